#!/usr/bin/env python3
"""Writes tests/golden/nn/every.txt: loss and gradients of recurrent networks that forecast after every step, by PyTorch, in double.

The forecast after step t is of the rows t+1 .. t+horizon of one sequence of targets, some of which are not known. Weights, inputs and
results are as recurrent.py has them; windows have different lengths, and each is run by itself.

    python3 scripts/golden/every.py
"""
import math
import os
import sys

import torch

torch.set_default_dtype(torch.float64)
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SIZES = [(3, 5, 7, 2, 3), (2, 13, 19, 4, 5)]  # inputs, hidden, context, horizon, batch


def value(stream, count, scale):
    return torch.tensor([scale * math.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * math.sin(0.13 * i)) for i in range(count)])


def line(name, numbers):
    print(name, *(f"{v:.17g}" for v in numbers))


def case(cell, size, layers):
    inputs, hidden, context, horizon, batch = size
    body = (torch.nn.LSTM if cell == "lstm" else torch.nn.GRU)(inputs, hidden, num_layers=layers)
    head = torch.nn.Linear(hidden, horizon)
    named = list(body.named_parameters()) + [("head." + n, p) for n, p in head.named_parameters()]
    for stream, (_, p) in enumerate(named):
        p.data = value(stream, p.numel(), 1.5 / math.sqrt(hidden)).reshape(p.shape)
    x = value(50, context * batch * inputs, 1.0).reshape(context, batch, inputs)
    rows = context - 1 + horizon
    target = value(60, rows * batch, 1.0).reshape(rows, batch)
    target = torch.where(torch.arange(rows * batch).reshape(rows, batch) % 7 == 3, torch.nan, target)
    loss, known = 0, 0
    for b in range(batch):
        late = (2 * b) % context  # the window's first step
        out, _ = body(x[late:, b:b + 1])
        for t in range(late, context):
            error = head(out[t - late, 0]) - target[t:t + horizon, b]
            seen = ~torch.isnan(error)
            loss = loss + (error[seen] ** 2).sum()
            known += int(seen.sum())
    (loss / known).backward()
    print("case", cell, inputs, hidden, context, horizon, batch, layers)
    line("loss", [loss.item() / known, known])
    for stream, (name, p) in enumerate(named):
        line(name, [(p.grad.flatten() * value(100 + 10 * stream + k, p.numel(), 1.0)).sum().item() for k in range(4)])


with open(os.path.join(TOP, "tests/golden/nn/every.txt"), "w") as sys.stdout:
    print("# made by scripts/golden/every.py with PyTorch", torch.__version__.split("+")[0], "in double precision")
    for c in ("lstm", "gru"):
        for depth in (1, 2):
            for s in SIZES:
                case(c, s, depth)
