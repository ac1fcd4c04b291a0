#!/usr/bin/env python3
"""Writes tests/golden/lane/cell: outputs, loss, gradients and Adam trajectories of recurrent networks by PyTorch, in double, a file
per cell.

Weights and inputs come from a formula that the C test repeats (value()), so only results are stored: the outputs, and for each
parameter's gradient its dot products with four vectors of the same formula. gru_before and the sample cell of tests/extend, which
torch.nn has not, are written out here and differentiated by autograd.

    python3 scripts/golden/recurrent.py [CELL...]
"""
import math
import os
import sys

import torch

torch.set_default_dtype(torch.float64)
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CELLS = {cell: "tests/golden" for cell in ("rnn", "rnn_relu", "lstm", "gru", "gru_before")} | {"cascade": "tests/extend/golden"}
SIZES = [(1, 1, 1, 1, 1), (3, 5, 7, 2, 3), (7, 13, 4, 3, 17), (33, 26, 3, 1, 5)]  # inputs, hidden, context, outputs, batch


def value(stream, count, scale):
    return torch.tensor([scale * math.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * math.sin(0.13 * i)) for i in range(count)])


class Written(torch.nn.Module):
    """A cell over the parameters of a layer of torch.nn that has as many gates."""

    def __init__(self, like):
        super().__init__()
        self.like = like

    def direction(self, x, layer, suffix):
        weights = [getattr(self.like, f"{n}_l{layer}{suffix}") for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
        order, out = range(x.shape[0]), [None] * x.shape[0]
        h = torch.zeros(x.shape[1], weights[1].shape[1])
        states = [h] * self.states
        for t in (reversed(order) if suffix else order):
            h, states = self.step(x[t], h, states, *weights)
            out[t] = h
        return torch.stack(out)

    def forward(self, x):
        for layer in range(self.like.num_layers):
            out = [self.direction(x, layer, "")]
            if self.like.bidirectional:
                out.append(self.direction(x, layer, "_reverse"))
            x = torch.cat(out, 2)
        return x, None


class GruBefore(Written):
    """torch.nn.GRU's parameters with the reset gate before the recurrent product."""

    states = 0

    def step(self, x, h, states, w, u, b, c):
        size, a = u.shape[1], x @ w.T + b + c
        r = torch.sigmoid(a[:, :size] + h @ u[:size].T)
        z = torch.sigmoid(a[:, size:2 * size] + h @ u[size:2 * size].T)
        n = torch.tanh(a[:, 2 * size:] + (r * h) @ u[2 * size:].T)
        return (1 - z) * n + z * h, states


class Cascade(Written):
    """tests/extend/lane/cell/cascade.c: torch.nn.LSTM's parameters, and two slower states behind its cell."""

    states = 3

    def step(self, x, h, states, w, u, b, c):
        i, f, a, o = (x @ w.T + b + c + h @ u.T).chunk(4, 1)
        c0 = torch.sigmoid(f) * states[0] + torch.sigmoid(i) * torch.tanh(a)
        c1 = 0.9 * states[1] + 0.1 * c0
        c2 = 0.9 * states[2] + 0.1 * c1
        return torch.sigmoid(o) * torch.tanh(c0 + c1 + c2), [c0, c1, c2]


WRITTEN = {"gru_before": GruBefore, "cascade": Cascade}


def network(cell, inputs, hidden, layers, bidirectional):
    options = dict(num_layers=layers, bidirectional=bidirectional)
    if cell in ("lstm", "cascade"):
        return torch.nn.LSTM(inputs, hidden, **options)
    if cell.startswith("gru"):
        return torch.nn.GRU(inputs, hidden, **options)
    return torch.nn.RNN(inputs, hidden, nonlinearity="relu" if cell == "rnn_relu" else "tanh", **options)


def build(cell, inputs, hidden, layers, bidirectional, outputs):
    body = network(cell, inputs, hidden, layers, bidirectional)
    head = torch.nn.Linear(hidden * (2 if bidirectional else 1), outputs)
    named = [(n, p) for n, p in body.named_parameters()] + [("head." + n, p) for n, p in head.named_parameters()]
    for stream, (_, p) in enumerate(named):
        p.data = value(stream, p.numel(), 1.5 / math.sqrt(hidden)).reshape(p.shape)
    return WRITTEN.get(cell, lambda like: like)(body), head, named


def predict(run, head, bidirectional, hidden, x):
    out, _ = run(x)
    if not bidirectional:
        return head(out[-1])
    return head(torch.cat([out[-1][:, :hidden], out[0][:, hidden:]], 1))


def line(name, numbers):
    print(name, *(f"{v:.17g}" for v in numbers))


def case(cell, size, layers, bidirectional):
    inputs, hidden, context, outputs, batch = size
    run, head, named = build(cell, inputs, hidden, layers, bidirectional, outputs)
    x = value(50, context * batch * inputs, 1.0).reshape(context, batch, inputs)
    target = value(60, batch * outputs, 1.0).reshape(batch, outputs)
    print("case", cell, inputs, hidden, context, outputs, batch, layers, int(bidirectional))
    y = predict(run, head, bidirectional, hidden, x)
    loss = ((y - target) ** 2).mean()
    loss.backward()
    line("y", y.detach().flatten())
    line("loss", [loss.item()])
    for stream, (name, p) in enumerate(named):
        line(name, [(p.grad.flatten() * value(100 + 10 * stream + k, p.numel(), 1.0)).sum().item() for k in range(4)])


def trajectory(cell, bidirectional):
    """100 Adam steps (rate 0.01) on one batch with the global norm clipped at 0.1; ends with the weights' dot products."""
    inputs, hidden, context, outputs, batch = SIZES[1]
    run, head, named = build(cell, inputs, hidden, 1, bidirectional, outputs)
    parameters = [p for _, p in named]
    adam = torch.optim.Adam(parameters, lr=0.01)
    x = value(50, context * batch * inputs, 1.0).reshape(context, batch, inputs)
    target = value(60, batch * outputs, 1.0).reshape(batch, outputs)
    print("adam", cell, inputs, hidden, context, outputs, batch, 1, int(bidirectional))
    for _ in range(100):
        adam.zero_grad()
        loss = ((predict(run, head, bidirectional, hidden, x) - target) ** 2).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 0.1)
        adam.step()
    line("loss", [loss.item()])
    for name, p in named:
        line(name, p.detach().flatten())


for c in sys.argv[1:] or CELLS:
    with open(os.path.join(TOP, CELLS[c], "lane/cell", c + ".txt"), "w") as sys.stdout:
        print("# made by scripts/golden/recurrent.py with PyTorch", torch.__version__.split("+")[0], "in double precision")
        for both in (False, True):
            for depth in (1, 2, 3):
                for s in SIZES:
                    case(c, s, depth, both)
            trajectory(c, both)
