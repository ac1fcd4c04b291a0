#!/usr/bin/env python3
"""Writes the numbers of heads that say more than a point, and of losses that PyTorch has no name for, into tests/golden/nn/head: losses by
torch.distributions or the definition, slopes by automatic differentiation, all in double; quantiles and CRPS by scipy and properscoring.

    python3 scripts/golden/heads.py
"""
import math
import os

import properscoring
import scipy.integrate
import scipy.optimize
import scipy.stats
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


SP = torch.nn.functional.softplus
LEVELS = [1e-6, 0.01, 0.1, 0.4, 0.5, 0.75, 0.9, 0.999]


def said(read, ppf, crps, truths=(-7.5, 3.25, 9.0, 11.0, 40.0)):
    """A read cell, its quantiles, and the scores of some truths."""
    yield ["read", SHIFT, SCALE, *read]
    for level in LEVELS:
        yield ["quantile", level, ppf(level)]
    for truth in truths if crps else []:
        yield ["crps", truth, crps(truth)]


def gaussian():
    def loss(y, t, floor=0.001):
        return -torch.distributions.Normal(y[0], SP(y[1]) + floor).log_prob(t)

    for knobs, scale in [({}, 1), ({"floor": 0.25}, 8)]:
        y = outputs(2, scale)
        yield from case(loss, y, **knobs)
        m, s = float(y.detach()[0, 0]) * SCALE + SHIFT, (float(SP(y.detach()[1, 0])) + knobs.get("floor", 0.001)) * SCALE
        yield from said([m, s], scipy.stats.norm(m, s).ppf, lambda x: properscoring.crps_gaussian(x, m, s))


def integral(cdf, x):
    """The CRPS from its definition."""
    below = scipy.integrate.quad(lambda v: cdf(v) ** 2, -math.inf, x, epsabs=1e-13, epsrel=1e-12, limit=500)[0]
    above = scipy.integrate.quad(lambda v: (1 - cdf(v)) ** 2, x, math.inf, epsabs=1e-13, epsrel=1e-12, limit=500)[0]
    return below + above


def student_t():
    def loss(y, t, floor=0.001):
        return -torch.distributions.StudentT(2 + SP(y[2]), y[0], SP(y[1]) + floor).log_prob(t)

    for knobs, scale in [({}, 1), ({"floor": 0.25}, 8)]:
        y = outputs(3, scale)
        yield from case(loss, y, **knobs)
        m, s, v = float(y.detach()[0, 0]) * SCALE + SHIFT, (float(SP(y.detach()[1, 0])) + knobs.get("floor", 0.001)) * SCALE, 2 + float(SP(y.detach()[2, 0]))
        of = scipy.stats.t(v, m, s)
        yield from said([m, s, v], of.ppf, lambda x: integral(of.cdf, x))


def mixture():
    def loss(y, t, parts=3, floor=0.01):
        k = int(parts)
        each = torch.distributions.Normal(y[k : 2 * k], SP(y[2 * k :]) + floor).log_prob(t)
        return -torch.logsumexp(torch.log_softmax(y[:k], 0) + each, 0)

    for knobs, scale in [({}, 1), ({"parts": 1}, 1), ({"parts": 5, "floor": 0.25}, 8)]:
        k = knobs.get("parts", 3)
        y = outputs(3 * k, scale)
        yield from case(loss, y, **knobs)
        w = torch.softmax(y[:k, 0], 0).detach().numpy()
        m = y[k : 2 * k, 0].detach().numpy() * SCALE + SHIFT
        s = (SP(y.detach()[2 * k :, 0]).detach().numpy() + knobs.get("floor", 0.01)) * SCALE
        cdf = lambda x: float((w * scipy.stats.norm.cdf(x, m, s)).sum())
        ppf = lambda p: scipy.optimize.brentq(lambda x: cdf(x) - p, -1e3, 1e3, xtol=1e-13, rtol=1e-15)
        yield from said([*w, *m, *s], ppf, lambda x: integral(cdf, x))
        yield ["mean", (w * m).sum()]


def negative_binomial():
    def loss(y, t, floor=0.001):
        m, r = SP(y[0]) + 1e-6, 1 / (SP(y[1]) + floor)
        return -torch.distributions.NegativeBinomial(r, logits=torch.log(m / r)).log_prob(t)

    for knobs, scale in [({}, 1), ({"floor": 0.25}, 8)]:
        y = outputs(2, scale)
        yield from case(loss, y, target=[0.0, 3.0, NAN, 1.0, 20.0, 2.0, 0.0, 7.0, 150.0], **knobs)
        m, r = (float(SP(y.detach()[0, 0])) + 1e-6) * SCALE, 1 / (float(SP(y.detach()[1, 0])) + knobs.get("floor", 0.001))
        yield from said([m, 1 / r], scipy.stats.nbinom(r, r / (r + m)).ppf, None)


def logcosh():
    yield from case(lambda y, t: torch.log(torch.cosh(y[0] - t)), outputs(1))
    yield from case(lambda y, t: torch.log(torch.cosh(y[0] - t)), outputs(1, 64))


def mape():
    def loss(y, t, floor=0.1):
        return (y[0] - t).abs() / torch.clamp(t.abs(), min=floor)

    yield from case(loss, outputs(1))
    yield from case(loss, outputs(1), floor=0.375)


for make in (quantile, gaussian, student_t, mixture, negative_binomial, logcosh, mape):
    write(make.__name__, make())
