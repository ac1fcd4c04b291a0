#!/usr/bin/env python3
"""Writes tests/golden/train/truncated.txt: losses, gradient norms and the last weights of a two-layer recurrent network that PyTorch
trains by truncated backpropagation, in double: h.detach() after every step, two stretches of a series side by side.

    python3 scripts/golden/truncated.py
"""
import math
import os

import torch

torch.set_default_dtype(torch.float64)
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROWS, K, HIDDEN, STRETCHES, STEPS, RATE = 42, 5, 4, 2, 4, 0.1


def value(stream, count, scale):
    return torch.tensor([scale * math.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * math.sin(0.13 * i)) for i in range(count)])


def train(cell):
    net = getattr(torch.nn, cell.upper())(2, HIDDEN, num_layers=2)
    head = torch.nn.Linear(HIDDEN, 2)
    parameters = [*net.parameters(), *head.parameters()]
    for stream, p in enumerate(parameters):
        p.data = value(stream, p.numel(), 1.5 / math.sqrt(HIDDEN)).reshape(p.shape)
    series = value(50, 2 * ROWS, 1).reshape(ROWS, 2)
    optimizer, state = torch.optim.SGD(parameters, lr=RATE), None
    for step in range(STEPS):
        first = [K * (stretch * STEPS + step) for stretch in range(STRETCHES)]
        x = torch.stack([series[row : row + K] for row in first], 1)
        out, state = net(x, state)
        state = tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()
        loss = ((head(out[-1]) - torch.stack([series[row + K] for row in first])) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        norm = math.sqrt(sum(float((p.grad**2).sum()) for p in parameters))
        optimizer.step()
        yield f"step {cell} {loss.item():.17g} {norm:.17g}"
    flat = torch.cat([p.data.reshape(-1) for p in parameters])
    yield f"weights {cell} " + " ".join(f"{w:.17g}" for w in flat.tolist())


with open(f"{TOP}/tests/golden/train/truncated.txt", "w") as out:
    out.write(f"# made by scripts/golden/truncated.py with PyTorch {torch.__version__.split('+')[0]} in double precision\n")
    for cell in ("rnn", "lstm", "gru"):
        out.writelines(line + "\n" for line in train(cell))
