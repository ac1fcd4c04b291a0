#!/usr/bin/env python3
"""Writes tests/golden/lane/cell: outputs, loss, gradients and Adam trajectories of recurrent networks by PyTorch, in double, a file
per cell.

Weights and inputs come from a formula that the C test repeats (value()), so only results are stored: the outputs, and for each
parameter's gradient its dot products with four vectors of the same formula. Cells that torch.nn has not, and the sample cell of
tests/extend, are written out here and differentiated by autograd.

    python3 scripts/golden/recurrent.py [CELL...]
"""
import math
import os
import sys

import torch

torch.set_default_dtype(torch.float64)
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CELLS = {cell: "tests/golden" for cell in ("rnn", "rnn_relu", "lstm", "gru", "gru_before", "lstm_peephole", "slstm", "mingru",
                                               "minlstm", "lstm_norm")} | {"cascade": "tests/extend/golden"}
SIZES = [(1, 1, 1, 1, 1), (3, 5, 7, 2, 3), (7, 13, 4, 3, 17), (33, 26, 3, 1, 5)]  # inputs, hidden, context, outputs, batch


def value(stream, count, scale):
    return torch.tensor([scale * math.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * math.sin(0.13 * i)) for i in range(count)])


class Written(torch.nn.Module):
    """A cell over parameters like those of a layer of torch.nn: `gates` rows per unit, and what the cell has of its own."""

    states = 0
    recurrent = True
    own = {}  # name: vectors of units

    def __init__(self, inputs, hidden, num_layers, bidirectional):
        super().__init__()
        self.hidden, self.num_layers, self.bidirectional = hidden, num_layers, bidirectional
        for layer in range(num_layers):
            for suffix in ("", "_reverse")[:1 + bidirectional]:
                rows, columns = self.gates * hidden, inputs if layer == 0 else hidden * (1 + bidirectional)
                shapes = {"weight_ih": (rows, columns), "weight_hh": (rows, hidden), "bias_ih": (rows,), "bias_hh": (rows,)}
                shapes = {n: s for n, s in shapes.items() if self.recurrent or n.endswith("ih")}
                for name, shape in (shapes | {n: (v * hidden,) for n, v in self.own.items()}).items():
                    self.register_parameter(f"{name}_l{layer}{suffix}", torch.nn.Parameter(torch.zeros(shape)))

    def direction(self, x, layer, suffix):
        end = f"_l{layer}{suffix}"
        weights = [p for n, p in self.named_parameters() if n.endswith(end)]
        order, out = range(x.shape[0]), [None] * x.shape[0]
        h = torch.zeros(x.shape[1], self.hidden)
        states = [h] * self.states
        for t in (reversed(order) if suffix else order):
            h, states = self.step(x[t], h, states, *weights)
            out[t] = h
        return torch.stack(out)

    def forward(self, x):
        for layer in range(self.num_layers):
            out = [self.direction(x, layer, "")]
            if self.bidirectional:
                out.append(self.direction(x, layer, "_reverse"))
            x = torch.cat(out, 2)
        return x, None


class GruBefore(Written):
    """torch.nn.GRU's parameters with the reset gate before the recurrent product."""

    gates = 3

    def step(self, x, h, states, w, u, b, c):
        size, a = u.shape[1], x @ w.T + b + c
        r = torch.sigmoid(a[:, :size] + h @ u[:size].T)
        z = torch.sigmoid(a[:, size:2 * size] + h @ u[size:2 * size].T)
        n = torch.tanh(a[:, 2 * size:] + (r * h) @ u[2 * size:].T)
        return (1 - z) * n + z * h, states


class Cascade(Written):
    """tests/extend/lane/cell/cascade.c: torch.nn.LSTM's parameters, and two slower states after its cell."""

    gates, states = 4, 3

    def step(self, x, h, states, w, u, b, c):
        i, f, a, o = (x @ w.T + b + c + h @ u.T).chunk(4, 1)
        c0 = torch.sigmoid(f) * states[0] + torch.sigmoid(i) * torch.tanh(a)
        c1 = 0.9 * states[1] + 0.1 * c0
        c2 = 0.9 * states[2] + 0.1 * c1
        return torch.sigmoid(o) * torch.tanh(c0 + c1 + c2), [c0, c1, c2]


class LstmPeephole(Written):
    """Gers & Schmidhuber 2000."""

    gates, states, own = 4, 1, {"weight_ch": 3}

    def step(self, x, h, states, w, u, b, c, peephole):
        i, f, a, o = (x @ w.T + b + c + h @ u.T).chunk(4, 1)
        p_i, p_f, p_o = peephole.chunk(3)
        i, f = torch.sigmoid(i + p_i * states[0]), torch.sigmoid(f + p_f * states[0])
        cell = f * states[0] + i * torch.tanh(a)
        return torch.sigmoid(o + p_o * cell) * torch.tanh(cell), [cell]


class Slstm(Written):
    """Beck et al. 2024, without the stabilizer: in double, and with gates of this size, it is not needed."""

    gates, states = 4, 2

    def step(self, x, h, states, w, u, b, c):
        i, f, z, o = (x @ w.T + b + c + h @ u.T).chunk(4, 1)
        cell = torch.sigmoid(f) * states[0] + torch.exp(i) * torch.tanh(z)
        norm = torch.sigmoid(f) * states[1] + torch.exp(i)
        return torch.sigmoid(o) * cell / norm, [cell, norm]


class MinGru(Written):
    """Feng et al. 2024, algorithm 1 step by step."""

    gates, recurrent = 2, False

    def step(self, x, h, states, w, b):
        z, a = (x @ w.T + b).chunk(2, 1)
        z = torch.sigmoid(z)
        return (1 - z) * h + z * a, states


class MinLstm(Written):
    """Feng et al. 2024, algorithm 3 step by step."""

    gates, recurrent = 3, False

    def step(self, x, h, states, w, b):
        i, f, a = (x @ w.T + b).chunk(3, 1)
        i, f = torch.sigmoid(i), torch.sigmoid(f)
        return f / (f + i) * h + i / (f + i) * a, states


class LstmNorm(Written):
    """tf.contrib.rnn.LayerNormBasicLSTMCell: each gate and the new state are normalized over the units."""

    gates, states, own = 4, 1, {"norm_weight": 5, "norm_bias": 5}

    def step(self, x, h, states, w, u, b, c, gain, shift):
        norm = [lambda v, g=g, s=s: torch.nn.functional.layer_norm(v, v.shape[1:], g, s, 1e-5)
                for g, s in zip(gain.chunk(5), shift.chunk(5))]
        i, f, a, o = (n(v) for n, v in zip(norm, (x @ w.T + b + c + h @ u.T).chunk(4, 1)))
        cell = norm[4](torch.sigmoid(f) * states[0] + torch.sigmoid(i) * torch.tanh(a))
        return torch.sigmoid(o) * torch.tanh(cell), [cell]


WRITTEN = {"gru_before": GruBefore, "cascade": Cascade, "lstm_peephole": LstmPeephole, "slstm": Slstm, "mingru": MinGru,
           "minlstm": MinLstm, "lstm_norm": LstmNorm}


def network(cell, inputs, hidden, layers, bidirectional):
    options = dict(num_layers=layers, bidirectional=bidirectional)
    if cell in WRITTEN:
        return WRITTEN[cell](inputs, hidden, **options)
    if cell == "lstm":
        return torch.nn.LSTM(inputs, hidden, **options)
    if cell == "gru":
        return torch.nn.GRU(inputs, hidden, **options)
    return torch.nn.RNN(inputs, hidden, nonlinearity="relu" if cell == "rnn_relu" else "tanh", **options)


def build(cell, inputs, hidden, layers, bidirectional, outputs):
    body = network(cell, inputs, hidden, layers, bidirectional)
    head = torch.nn.Linear(hidden * (2 if bidirectional else 1), outputs)
    named = [(n, p) for n, p in body.named_parameters()] + [("head." + n, p) for n, p in head.named_parameters()]
    for stream, (_, p) in enumerate(named):
        p.data = value(stream, p.numel(), 1.5 / math.sqrt(hidden)).reshape(p.shape)
    return body, head, named


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
    """100 Adam steps (rate 0.01) on one batch with the global norm clipped at 0.1; ends with the weights, nan where the loss has no
    slope (the input biases of slstm, on which h does not depend): Adam moves these by what rounding leaves."""
    inputs, hidden, context, outputs, batch = SIZES[1]
    run, head, named = build(cell, inputs, hidden, 1, bidirectional, outputs)
    parameters = [p for _, p in named]
    adam = torch.optim.Adam(parameters, lr=0.01)
    x = value(50, context * batch * inputs, 1.0).reshape(context, batch, inputs)
    target = value(60, batch * outputs, 1.0).reshape(batch, outputs)
    moved = [torch.zeros_like(p) for p in parameters]
    print("adam", cell, inputs, hidden, context, outputs, batch, 1, int(bidirectional))
    for _ in range(100):
        adam.zero_grad()
        loss = ((predict(run, head, bidirectional, hidden, x) - target) ** 2).mean()
        loss.backward()
        for most, p in zip(moved, parameters):
            torch.maximum(most, p.grad.abs(), out=most)
        torch.nn.utils.clip_grad_norm_(parameters, 0.1)
        adam.step()
    line("loss", [loss.item()])
    for (name, p), most in zip(named, moved):
        line(name, torch.where(most < 1e-14, math.nan, p.detach()).flatten())


for c in sys.argv[1:] or CELLS:
    with open(os.path.join(TOP, CELLS[c], "lane/cell", c + ".txt"), "w") as sys.stdout:
        print("# made by scripts/golden/recurrent.py with PyTorch", torch.__version__.split("+")[0], "in double precision")
        for both in (False, True):
            for depth in (1, 2, 3):
                for s in SIZES:
                    case(c, s, depth, both)
            trajectory(c, both)
