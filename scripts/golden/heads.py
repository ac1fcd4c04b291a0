#!/usr/bin/env python3
"""Writes the numbers of heads that say more than a point, and of losses that PyTorch has no name for, into tests/golden/nn/head: losses by
torch.distributions or the definition, slopes by automatic differentiation, all in double; quantiles, shares and CRPS by scipy.

    python3 scripts/golden/heads.py
"""
import math
import os

import scipy
import torch

torch.set_default_dtype(torch.float64)
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEADER = f"# made by scripts/golden/heads.py with PyTorch {torch.__version__.split('+')[0]} and scipy {scipy.__version__} in double precision"
NAN = math.nan
TARGET = [0.5, -1.0, NAN, 2.0, 0.0, 0.125, 0.0, 0.25, -3.0]
SHIFT, SCALE = 10.0, 4.0


def write(name, lines):
    with open(os.path.join(TOP, "tests/golden/nn/head", name + ".txt"), "w") as file:
        for line in [[HEADER], *lines]:
            print(*(w if isinstance(w, str) else f"{float(w):.17g}" for w in line), file=file)


def outputs(count, scale=1.0):
    """(outputs, lanes), exact in float too, none of them where a loss bends."""
    value = [[(round(128 * scale * math.sin(1.0 + 2.1 * k + 0.7 * lane)) + 0.5) / 64 for lane in range(len(TARGET))] for k in range(count)]
    return torch.tensor(value, requires_grad=True)


def case(loss, y, target=TARGET, **knobs):
    """Losses and slopes of every lane."""
    target = torch.tensor(target)
    known = ~torch.isnan(target)
    each = torch.where(known, loss(y, torch.where(known, target, torch.zeros(()) + 1), **knobs), torch.zeros(()))
    (grad,) = torch.autograd.grad(each.sum(), y)
    yield ["case"]
    for key, value in knobs.items():
        yield ["knob", key, *(value if isinstance(value, list) else [value])]
    yield ["target", *target]
    yield ["scale", 0.25]
    yield ["y", *y.detach().flatten()]
    yield ["loss", *each.detach()]
    yield ["dy", *(0.25 * torch.where(known, grad, torch.zeros(()))).flatten()]


def quantile():
    def loss(y, t, levels=[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]):
        level = torch.tensor(levels)[:, None]
        return torch.maximum(level * (t - y), (level - 1) * (t - y)).mean(0)

    for levels, point in [(None, 4), ([0.05, 0.5, 0.95], 1), ([0.25], 0)]:
        y = outputs(len(levels or range(9)))
        yield from case(loss, y, **({"levels": levels} if levels else {}))
        read = sorted(y.detach()[:, 0] * SCALE + SHIFT)
        yield ["read", SHIFT, SCALE, *read]
        yield ["point", point]
        for i, level in enumerate(levels or []):
            yield ["quantile", level, read[i]]


write("quantile", quantile())
