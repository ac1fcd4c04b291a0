#!/usr/bin/env python3
"""Writes tests/golden/train/dropped.txt: losses, gradient norms and the last weights of a two-layer recurrent network that PyTorch
trains in double with dropped recurrent weights (Merity et al. 2018): each step other ones, what is kept divided by its probability.
Which ones is a formula, the same as in tests/golden/dropped.c.

    python3 scripts/golden/dropped.py
"""
import math
import os

import torch

torch.set_default_dtype(torch.float64)
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROWS, CONTEXT, HIDDEN, BATCH, STEPS, RATE, CHANCE = 42, 5, 4, 2, 4, 0.1, 0.5


def value(stream, count, scale):
    return torch.tensor([scale * math.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * math.sin(0.13 * i)) for i in range(count)])


def kept(step, stream, weight):
    return torch.where(value(60 + 20 * step + stream, weight.numel(), 1) < 0, 0.0, 1 / (1 - CHANCE)).reshape(weight.shape)


def train(cell):
    net = getattr(torch.nn, cell.upper())(2, HIDDEN, num_layers=2)
    head = torch.nn.Linear(HIDDEN, 2)
    parameters = [*net.parameters(), *head.parameters()]
    for stream, p in enumerate(parameters):
        p.data = value(stream, p.numel(), 1.5 / math.sqrt(HIDDEN)).reshape(p.shape)
    series = value(50, 2 * ROWS, 1).reshape(ROWS, 2)
    optimizer = torch.optim.SGD(parameters, lr=RATE)
    for step in range(STEPS):
        first = [CONTEXT * (BATCH * step + window) for window in range(BATCH)]
        x = torch.stack([series[row : row + CONTEXT] for row in first], 1)
        heard = {
            name: w * kept(step, stream, w) if "weight_hh" in name else w
            for stream, (name, w) in enumerate(net.named_parameters())
        }
        out, _ = torch.func.functional_call(net, heard, (x,))
        loss = ((head(out[-1]) - torch.stack([series[row + CONTEXT] for row in first])) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        norm = math.sqrt(sum(float((p.grad**2).sum()) for p in parameters))
        optimizer.step()
        yield f"step {cell} {loss.item():.17g} {norm:.17g}"
    flat = torch.cat([p.data.reshape(-1) for p in parameters])
    yield f"weights {cell} " + " ".join(f"{w:.17g}" for w in flat.tolist())


with open(f"{TOP}/tests/golden/train/dropped.txt", "w") as out:
    out.write(f"# made by scripts/golden/dropped.py with PyTorch {torch.__version__.split('+')[0]} in double precision\n")
    for cell in ("rnn", "lstm", "gru"):
        out.writelines(line + "\n" for line in train(cell))
