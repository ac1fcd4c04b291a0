#!/usr/bin/env python3
"""Writes the numbers of scalers and transforms that PyTorch does not have, of calendar covariates, and of the map of what is known of
the future, by NumPy and pandas: files of tests/golden.

    python3 scripts/golden/covariates.py
"""
import os

import numpy as np
import pandas as pd

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEADER = f"# made by scripts/golden/covariates.py with NumPy {np.__version__} and pandas {pd.__version__}"
NAN = float("nan")


def write(name, lines, sample=False):
    path = os.path.join(TOP, "tests/extend/golden" if sample else "tests/golden", name + ".txt")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        for line in [[HEADER], *lines]:
            print(*(w if isinstance(w, str) else f"{float(w):.17g}" for w in line), file=file)


# --- scalers: shift and scale of the known training values, and all values scaled; the last two are not training

VALUES = [[1, 2, 4, 5, 9, -1], [3, NAN, -7, 0.5, NAN, 2, 11, 100, NAN], [1e6 + 1, 1e6 + 3, 1e6 + 8, 0, 1e6], [4, 4, 4, 5, 3], [7, 1, 2],
          [NAN, -2, NAN, 6, 1, 2], [0, 0, 0, 0, 9, 1, 2]]


def robust(known):
    low, middle, high = np.percentile(known, [25, 50, 75])
    return middle, high - low


def mean_scale(known):
    return 0.0, np.abs(known).mean()


for fit in (robust, mean_scale):
    lines = []
    for values in VALUES:
        all_values = np.array(values, dtype=float)
        known = all_values[:-2][~np.isnan(all_values[:-2])]
        shift, scale = fit(known)
        scale = scale if scale > 1e-12 * np.abs(known).max() else 1.0
        lines += [["case"], ["value", *values], ["shift", shift], ["scale", scale], ["scaled", *((all_values - shift) / scale)]]
    write("data/scaler/" + fit.__name__, lines)

# --- transforms: the values of a column transformed, and steps that follow its last value taken back

COLUMN = np.array([3.0, 4.5, 4.5, 0.125, 7.0, 1e-3, 900.0, 2.0])
STEPS = np.array([0.25, -0.5, 0.0, 1.0])
before = COLUMN[-1]
first = [NAN]
TRANSFORMS = {
    "none": (COLUMN, STEPS),
    "log": (np.log(COLUMN), np.exp(STEPS)),
    "log1p": (np.log1p(COLUMN), np.expm1(STEPS)),
    "difference": (np.concatenate([first, np.diff(COLUMN)]), before + np.cumsum(STEPS)),
    "cube_root": (np.cbrt(COLUMN), STEPS**3),
    "log_return": (np.concatenate([first, np.diff(np.log(COLUMN))]), before * np.exp(np.cumsum(STEPS))),
}
for name, (transformed, undone) in TRANSFORMS.items():
    write("data/transform/" + name, [["value", *COLUMN], ["transformed", *transformed], ["step", *STEPS], ["undone", *undone]],
          name == "cube_root")

# --- the calendar: seconds since 1970, then sine and cosine of the fields of that time

FIELDS = {
    "minute": lambda t: (t.minute, 60),
    "hour": lambda t: (t.hour, 24),
    "weekday": lambda t: (t.weekday(), 7),
    "yearday": lambda t: (t.day_of_year - 1, 366 if t.is_leap_year else 365),
    "month": lambda t: (t.month - 1, 12),
}
TIMES = ["1970-01-01 00:00:00", "1969-12-31 23:59:59", "2000-02-29 12:30:00", "2023-12-31 06:45:10", "2024-12-31 18:15:00",
         "2026-07-05 00:00:00"]
lines = []
for time in map(pd.Timestamp, TIMES):
    pairs = [of(time) for of in FIELDS.values()]
    angles = [2 * np.pi * n / period for n, period in pairs]
    lines.append(["at", f"{time.value // 10**9}", *(f(a) for a in angles for f in (np.sin, np.cos))])
write("data/calendar", lines)

# --- the map of what is known: y[step, target] = W x[step], its mean square error, and dL/dW

HORIZON, TARGETS, KNOWN, LANES = 5, 2, 3, 4
k = np.arange(1.0, 1 + HORIZON * KNOWN * LANES)
x = np.round(np.sin(k), 3).reshape(HORIZON, KNOWN, LANES)
w = np.round(np.cos(np.arange(TARGETS * KNOWN)), 3).reshape(TARGETS, KNOWN)
target = np.round(np.sin(2 * np.arange(1.0, 1 + HORIZON * TARGETS * LANES)), 3).reshape(HORIZON, TARGETS, LANES)
y = np.einsum("tk,hkl->htl", w, x)
error = y - target
write("nn/known", [["shape", HORIZON, TARGETS, KNOWN, LANES], ["x", *x.flat], ["w", *w.flat], ["target", *target.flat], ["y", *y.flat],
                   ["loss", (error**2).mean()], ["dw", *(2 * np.einsum("htl,hkl->tk", error, x) / error.size).flat]])
