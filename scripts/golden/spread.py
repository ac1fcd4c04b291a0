#!/usr/bin/env python3
"""Writes the numbers of measures of quantiles into tests/golden/eval/spread (of the sample in tests/extend
there): truths, each with quantiles of its own, and what the measure
makes of them, by numpy from the definitions; the CRPS in closed form by properscoring, that of quantiles by numpy's trapezoid rule.

    python3 scripts/golden/spread.py
"""
import os

import numpy as np
import properscoring
import scipy.stats

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEADER = f"# made by scripts/golden/spread.py with numpy {np.__version__}, scipy {scipy.__version__} and properscoring"
LEVELS = [np.arange(1, 10) / 10, np.array([0.05, 0.5, 0.95]), np.array([0.2, 0.7])]
RNG = np.random.default_rng(5)
TRUTHS = [-3.0, 0.5, 2.25, np.nan, 7.0, 1.0, -0.125]
CASES = [(level, [(y, np.sort(RNG.normal(1, 3, len(level)))) for y in TRUTHS]) for level in LEVELS]


def pinball(y, q, p):
    return np.maximum(p * (y - q), (p - 1) * (y - q))


def crps(y, q, p):
    return 2 * np.trapezoid([0, *pinball(y, q, p), 0], [0, *p, 1])


def interval(y, q, p):
    return q[-1] - q[0] + max(q[0] - y, 0) / p[0] + max(y - q[-1], 0) / (1 - p[-1])


MEASURES = {
    "pinball": lambda y, q, p: pinball(y, q, p).mean(),
    "crps": crps,
    "interval": interval,
    "coverage": lambda y, q, p: 100.0 * (q[0] <= y <= q[-1]),
    "width": lambda y, q, p: q[-1] - q[0],
    "sharpness": lambda y, q, p: np.diff(q).mean(),
}
SAMPLES = {"sharpness"}


def closed():
    """Normal distributions, whose scores properscoring has."""
    of = [(y, m, s, properscoring.crps_gaussian(y, m, s)) for y, m, s in [(0.5, 0.0, 1.0), (7.0, 2.0, 0.5), (-2.0, -2.5, 4.0)]]
    yield ["case"]
    yield ["level", 0.25, 0.75]
    for y, m, s, score in of:
        yield ["quantile", *scipy.stats.norm(m, s).ppf([0.25, 0.75])]
        yield ["crps", score]
        yield ["truth", y]
    yield ["score", np.mean([score for *_, score in of])]


def lines(name, measure):
    for level, cells in CASES:
        yield ["case"]
        yield ["level", *level]
        for y, q in cells:
            yield ["quantile", *q]
            yield ["truth", y]
        yield ["score", np.mean([measure(y, q, level) for y, q in cells if not np.isnan(y)])]
    if name == "crps":
        yield from closed()


for name, measure in MEASURES.items():
    with open(os.path.join(TOP, "tests/extend/golden" if name in SAMPLES else "tests/golden", "eval/spread", name + ".txt"), "w") as file:
        for line in [[HEADER], *lines(name, measure)]:
            print(*(w if isinstance(w, str) else f"{float(w):.17g}" for w in line), file=file)
