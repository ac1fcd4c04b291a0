#!/usr/bin/env python3
"""Writes tests/golden/nn/arch: outputs, loss and gradients of encoders, decoders and attention by PyTorch, in double, a file per
architecture. Weights and data come from value() of recurrent.py, a stream per parameter; so do the numbers that are stored of a
gradient. The decoder, its feeding and both attentions are written out here and differentiated by autograd.

    python3 scripts/golden/archs.py
"""
import math
import os
import re
import sys

import torch

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NONE, ADDITIVE, DOT = range(3)


def value(stream, count, scale):
    return torch.tensor([scale * math.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * math.sin(0.13 * i)) for i in range(count)],
                        dtype=torch.float64)


class Attention(torch.nn.Module):
    def __init__(self, kind, query, memory):
        super().__init__()
        self.kind, self.memory = kind, memory
        if kind != NONE:
            self.query = torch.nn.Linear(query, memory, dtype=torch.float64)
        if kind == ADDITIVE:
            self.key = torch.nn.Linear(memory, memory, bias=False, dtype=torch.float64)
            self.score = torch.nn.Linear(memory, 1, bias=False, dtype=torch.float64)

    def forward(self, q, m):
        """q (batch, query), m (steps, batch, memory): the context (batch, memory)."""
        asked = self.query(q)
        if self.kind == ADDITIVE:
            s = self.score(torch.tanh(asked + self.key(m))).squeeze(2)
        else:
            s = torch.einsum("tbf,bf->tb", m, asked) / math.sqrt(self.memory)
        return torch.einsum("tb,tbf->bf", torch.softmax(s, 0), m)


class Residual(torch.nn.Module):
    """Layers that add what they read to what they say, all but the first."""

    def __init__(self, cell, inputs, hidden, layers, both):
        super().__init__()
        self.layer = torch.nn.ModuleList(stack(cell, hidden * (1 + both) if i else inputs, hidden, 1, both) for i in range(layers))

    def forward(self, x):
        for i, layer in enumerate(self.layer):
            said = layer(x)[0]
            x = x + said if i else said
        return x, None


def stack(cell, inputs, hidden, layers, both):
    return getattr(torch.nn, cell.upper())(inputs, hidden, layers, bidirectional=bool(both), dtype=torch.float64)


class Net(torch.nn.Module):
    """A stack over the context, attention and a head."""

    def __init__(self, c):
        super().__init__()
        self.c, self.width = c, c.hidden * (2 if c.both else 1)
        self.encoder = (Residual if c.residual else stack)(c.cell, c.inputs, c.hidden, c.layers, c.both)


class Recurrent(Net):
    def __init__(self, c):
        super().__init__(c)
        self.attention = Attention(c.attention, self.width, self.width)
        self.head = torch.nn.Linear(self.width * (1 if c.attention == NONE else 2), c.horizon * c.targets, dtype=torch.float64)

    def forward(self, x, last, known, target):
        out, _ = self.encoder(x)
        h = out[-1][:, :self.c.hidden]
        if self.c.both:
            h = torch.cat([h, out[0][:, self.c.hidden:]], 1)
        if self.c.attention != NONE:
            h = torch.cat([h, self.attention(h, out)], 1)
        return self.head(h)


class Seq2seq(Net):
    def __init__(self, c):
        super().__init__(c)
        self.decoder = stack(c.cell, c.targets + c.known + 1, c.hidden, c.layers, False)
        self.attention = Attention(c.attention, c.hidden, self.width)
        self.head = torch.nn.Linear(c.hidden + (0 if c.attention == NONE else self.width), c.targets, dtype=torch.float64)

    def bridge(self, state):
        """(layers * directions, batch, hidden): the mean of both directions."""
        return state.reshape(self.c.layers, -1, *state.shape[1:]).mean(1)

    def forward(self, x, last, known, target):
        out, states = self.encoder(x)
        states = tuple(self.bridge(s) for s in states) if isinstance(states, tuple) else self.bridge(states)
        said, fed = [], last
        for k in range(self.c.horizon):
            position = torch.full((x.shape[1], 1), k / (k + 10), dtype=torch.float64)
            h, states = self.decoder(torch.cat([fed, known[k], position], 1).unsqueeze(0), states)
            h = h[0]
            if self.c.attention != NONE:
                h = torch.cat([h, self.attention(h, out)], 1)
            said.append(self.head(h))
            fed = target[:, k] if self.c.forced else said[-1]
        return torch.cat(said, 1)


class Case:
    NAMES = "inputs hidden context horizon targets known batch layers both attention forced residual".split()

    def __init__(self, cell, *numbers):
        self.cell, self.numbers = cell, numbers
        for name, number in zip(self.NAMES, numbers, strict=True):
            setattr(self, name, number)


def line(name, numbers):
    print(name, *(f"{v:.17g}" for v in numbers))


def run(make, c):
    net = make(c)
    named = [(n.removeprefix("encoder.") if make is Recurrent else n, p) for n, p in net.named_parameters()]
    named = [(re.sub(r"layer\.(\d+)\.(\w+)_l0", r"\2_l\1", n), p) for n, p in named]
    for stream, (_, p) in enumerate(named):
        p.data = value(stream, p.numel(), 1.5 / math.sqrt(c.hidden)).reshape(p.shape)
    x = value(50, c.context * c.batch * c.inputs, 1.0).reshape(c.context, c.batch, c.inputs)
    target = value(60, c.batch * c.horizon * c.targets, 1.0).reshape(c.batch, c.horizon, c.targets)
    last = value(70, c.batch * c.targets, 1.0).reshape(c.batch, c.targets)
    known = value(80, c.horizon * c.batch * c.known, 1.0).reshape(c.horizon, c.batch, c.known)
    print("case", c.cell, *c.numbers)
    y = net(x, last, known, target)
    loss = ((y - target.flatten(1)) ** 2).mean()
    loss.backward()
    line("y", y.detach().flatten())
    line("loss", [loss.item()])
    for stream, (name, p) in enumerate(named):
        line(name, [(p.grad.flatten() * value(100 + 10 * stream + k, p.numel(), 1.0)).sum().item() for k in range(4)])


def write(arch, make, cases):
    with open(os.path.join(TOP, "tests/golden/nn/arch", arch + ".txt"), "w") as sys.stdout:
        print("# made by scripts/golden/archs.py with PyTorch", torch.__version__.split("+")[0], "in double precision")
        for c in cases:
            run(make, c)


write("recurrent", Recurrent, [Case(cell, 3, 5, 7, 4, 2, 0, 3, layers, both, attention, 0, 0)
                               for cell in ("lstm", "gru") for layers in (1, 2) for both in (0, 1) for attention in (ADDITIVE, DOT)] +
      [Case(cell, 3, 5, 7, 4, 2, 0, 3, layers, both, attention, 0, 1)
       for cell in ("lstm", "gru") for layers in (2, 3) for both in (0, 1) for attention in (NONE, DOT)])
write("seq2seq", Seq2seq, [Case(cell, 3, 5, 7, horizon, 2, known, 3, layers, both, attention, forced, 0)
                           for cell, layers, horizon in (("lstm", 1, 4), ("gru", 2, 21)) for both, known in ((0, 0), (1, 2))
                           for attention in (NONE, ADDITIVE, DOT) for forced in (0, 1)])
