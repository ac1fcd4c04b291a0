#!/usr/bin/env python3
"""Golden numbers of the ridge regression, by the closed form over windows written out: tests/golden/model/ridge.txt.

Needs NumPy. Usage: scripts/golden/ridge.py"""
import math
import os

import numpy as np

ROWS, TRAIN, CONTEXT, HORIZON = 160, 120, 12, 5


def value(stream, k):
    return math.sin(0.7 + 1.3 * stream + 0.37 * k + 0.011 * k * math.sin(0.13 * k)) + 0.01 * k


def windows(series, lookback, level):
    """Look-backs and horizons of the training windows, without the mean of the last `level` rows."""
    x, y = [], []
    for origin in range(CONTEXT, TRAIN - HORIZON + 1):
        mean = series[origin - level:origin].mean()
        x.append(series[origin - lookback:origin] - mean)
        y.append(series[origin:origin + HORIZON] - mean)
    return np.array(x), np.array(y)


def coefficients(x, y, penalty, level):
    """What multiplies the values of a context, levels left on them: (context, horizon)."""
    lookback = x.shape[1]
    w = np.linalg.solve(x.T @ x + penalty * np.eye(lookback), x.T @ y)
    w[lookback - level:] += (1 - w.sum(axis=0)) / level
    return np.vstack([np.zeros((CONTEXT - lookback, HORIZON)), w])


def lines():
    channel = [np.array([value(c, k) for k in range(ROWS)]) for c in range(2)]
    for lookback, trailing, penalty in ((12, 0, 1.0), (12, 1, 0.5), (8, 0.25, 3.0), (5, 0, 100.0)):
        level = max(1, int(trailing * lookback + 0.5))
        pairs = [windows(c, lookback, level) for c in channel]
        for number, (x, y) in enumerate(pairs):
            yield "channel", lookback, trailing, penalty, number, coefficients(x, y, penalty, level)
        x, y = (np.vstack(part) for part in zip(*pairs))
        yield "shared", lookback, trailing, penalty, 0, coefficients(x, y, penalty, level)


if __name__ == "__main__":
    place = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests/golden/model/ridge.txt")
    with open(place, "w") as file:
        file.write("# made by scripts/golden/ridge.py: maps, look-back, trailing share, penalty, channel, (context, horizon) numbers\n")
        for maps, *facts, weight in lines():
            file.write(" ".join([maps] + ["%.17g" % v for v in list(facts) + list(weight.ravel())]) + "\n")
