#!/usr/bin/env python3
"""Writes the numbers of baselines and metrics: a small dataset (tests/golden/eval/data.txt), every baseline's forecasts of its test
windows, and every metric of every contender over these, from the definitions and without a library. Sums are exact fractions; a root is
the only rounding.

    python3 scripts/golden/evaluation.py

Two series of five channels: c, a, d and e are forecast. There are a gap, missing values and a truth of 0; d is constant over the test
windows, where it has no R2, and e over training, where it has no MASE.
"""
import math
import os
from fractions import Fraction as Q

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HEADER = "# made by scripts/golden/evaluation.py in exact fractions"
NAMES = "abcde"
TARGETS = [2, 0, 3, 4]
ROWS, GAP = [50, 140], {1: 112}  # a step of more than a row before that row
CONTEXT, HORIZON, SEASON, MOVING = 6, 4, 5, 6
SAMPLES = {"moving", "nrmse"}


def write(folder, name, lines):
    path = os.path.join(TOP, "tests/extend/golden" if name in SAMPLES else "tests/golden", folder, name + ".txt")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        for line in [[HEADER], *lines]:
            print(*(w if isinstance(w, str) else "nan" if w is None else f"{float(w):.17g}" for w in line), file=file)


# --- data: values[series][row][channel], None where missing

def number(stream, i, scale):
    return round(scale * math.sin(0.7 + 1.3 * stream + 0.37 * i + 0.011 * i * math.sin(0.13 * i)), 2)


def make(series):
    rows = [[Q(str(round(number(7 * series + c, r, 3) + 5 * series + c + 0.1 * r, 2))) for c in range(5)] for r in range(ROWS[series])]
    train = parts(ROWS[series])[0]
    for r, row in enumerate(rows):
        row[3] = row[3] if r < train + 5 else Q(7, 2)
        row[4] = row[4] if r >= train else Q(-2)
    return rows


def parts(rows):
    """Ends of training and validation, for 0.5 0.2 0.3."""
    return rows // 2, rows - rows * 3 // 10


values = [make(0), make(1)]
values[0][3][1] = values[0][8][2] = values[0][41][0] = values[0][46][2] = values[1][100][4] = None
values[0][44][0] = values[1][120][2] = Q(0)
for r in range(102, 106):
    for c in TARGETS:
        values[1][r][c] = None
ideal = [[[[Q(round(4 * number(9, r + k + c, 5)), 4) for c in range(5)] for k in range(HORIZON)] for r in range(n)] for n in ROWS]


def filled(rows):
    out = [list(row) for row in rows]
    for before, row in zip(out, out[1:]):
        for c in range(5):
            row[c] = before[c] if row[c] is None else row[c]
    return out


known = [filled(rows) for rows in values]


def windows():
    for s, n in enumerate(ROWS):
        pieces = [(0, GAP.get(s, n)), (GAP.get(s, n), n)]
        for origin in range(parts(n)[1], n - HORIZON + 1):
            whole = any(a <= origin - CONTEXT and origin + HORIZON <= b for a, b in pieces)
            truth = [[values[s][origin + k][c] for c in TARGETS] for k in range(HORIZON)]
            if whole and any(v is not None for row in truth for v in row):
                yield s, origin, truth


WINDOWS = list(windows())

# --- baselines: forecasts of one channel of series s from its rows before the origin; x: its context, missing values filled


def drift(x, *_):
    return [x[-1] + (x[-1] - x[0]) / (len(x) - 1) * (k + 1) for k in range(HORIZON)]


def seasonal_naive(x, s, c, origin):
    """Known values of the same phase, the latest first; the series is hourly, so that rows after a gap are a day older."""
    hour = lambda row: row + (24 if s in GAP and row >= GAP[s] else 0)
    at = {hour(row): values[s][row][c] for row in range(origin)}
    said = []
    for k in range(HORIZON):
        before = range(hour(origin - 1) + 1 + k % SEASON - SEASON, -1, -SEASON)
        said.append(next((at[h] for h in before if at.get(h) is not None), x[-1]))
    return said


BASELINES = {
    "repeat_last": lambda x, *_: [x[-1]] * HORIZON,
    "seasonal_naive": seasonal_naive,
    "drift": drift,
    "mean": lambda x, *_: [sum(x) / len(x)] * HORIZON,
    "training_mean": lambda x, s, c, origin: [mean([v for v in training(s, c) if v is not None])] * HORIZON,
    "zero": lambda *_: [Q(0)] * HORIZON,
    "moving": lambda x, *_: [sum(x[-MOVING:]) / MOVING] * HORIZON,
}
UNLISTED = {"zero"}  # of an evaluation: the targets are not near 0 on average


def forecast(contender, s, origin):
    """[step][target]"""
    if contender == "best_possible":
        return [[ideal[s][origin - 1][k][c] for c in TARGETS] for k in range(HORIZON)]
    columns = [BASELINES[contender]([row[c] for row in known[s][origin - CONTEXT:origin]], s, c, origin) for c in TARGETS]
    return [[column[k] for column in columns] for k in range(HORIZON)]


# --- metrics: over triples (series, truth, forecast) of one channel. `space` is (shift, scale) per series: (value - shift) / scale.


def training(s, c):
    return [row[c] for row in values[s][:parts(ROWS[s])[0]]]


def yardstick(s, c):
    x = training(s, c)
    steps = [abs(b - a) for a, b in zip(x, x[SEASON:]) if a is not None and b is not None]
    return sum(steps) / len(steps)


def reach(s, c):
    x = [v for v in training(s, c) if v is not None]
    return max(x) - min(x)


def mean(x):
    return sum(x) / len(x) if x else None


def root(x):
    return None if x is None else math.sqrt(x)


def pooled(each, finish=lambda x: x):
    """The mean over all cells of all channels that have it; each: of a truth, a forecast and the channel's own training numbers."""
    def metric(cells, unit):
        found = [each(y, f, s, c, unit[s][c]) for s, c, y, f in cells]
        return finish(mean([v for v in found if v is not None]))
    return metric


def scaled_by(size):
    return lambda y, f, s, c, unit: abs(f - y) / (size(s, c) / unit) if size(s, c) else None


def r2(cells, unit):
    """Around each series' mean; of several channels the mean of theirs."""
    found = []
    for channel in TARGETS:
        error = around = Q(0)
        for series in range(2):
            mine = [(y, f) for s, c, y, f in cells if s == series and c == channel]
            middle = mean([y for y, _ in mine])
            error += sum((f - y) ** 2 for y, f in mine)
            around += sum((y - middle) ** 2 for y, _ in mine)
        if around > 0:
            found.append(1 - error / around)
    return mean(found)


METRICS = {
    "mae": pooled(lambda y, f, *_: abs(f - y)),
    "mse": pooled(lambda y, f, *_: (f - y) ** 2),
    "rmse": pooled(lambda y, f, *_: (f - y) ** 2, root),
    "mape": pooled(lambda y, f, *_: 100 * abs((f - y) / y) if y else None),
    "smape": pooled(lambda y, f, *_: 200 * abs(f - y) / (abs(y) + abs(f)) if y or f else 0),
    "mase": pooled(scaled_by(yardstick)),
    "r2": r2,
    "nrmse": pooled(lambda *a: None if not reach(*a[2:4]) else scaled_by(reach)(*a) ** 2, root),
}


OF_OWN_VALUES = ("mape", "smape") # percentages: scaled values have their 0 elsewhere


def deviation(s, c):
    x = [v for v in training(s, c) if v is not None]
    return mean(x), Q(math.sqrt(mean([(v - mean(x)) ** 2 for v in x]))) or Q(1)


def scores(metric, contender, scale):
    """overall, per step, per channel"""
    measure = [[deviation(s, c) if scale else (Q(0), Q(1)) for c in range(5)] for s in range(2)]
    unit = [[m[1] for m in row] for row in measure]
    cells = []
    for s, origin, truth in WINDOWS:
        said = forecast(contender, s, origin)
        for k in range(HORIZON):
            for t, c in enumerate(TARGETS):
                if truth[k][t] is not None:
                    shift, size = measure[s][c]
                    cells.append((k, (s, c, (truth[k][t] - shift) / size, (said[k][t] - shift) / size)))
    yield metric([cell for _, cell in cells], unit)
    for step in range(HORIZON):
        yield metric([cell for k, cell in cells if k == step], unit)
    for channel in TARGETS:
        yield metric([cell for _, cell in cells if cell[1] == channel], unit)


data = [["windows", str(len(WINDOWS))]]
for s in range(2):
    data.append(["values", str(s), *(v for row in values[s] for v in row)])
    data.append(["ideal", str(s), *(v for row in ideal[s] for steps in row for v in steps)])
data += [["gap", str(s), str(row)] for s, row in GAP.items()]
write("eval", "data", data)
for name in BASELINES:
    write("model/baseline", name, [["forecast", str(i), *(v for row in forecast(name, s, origin) for v in row)]
                                   for i, (s, origin, _) in enumerate(WINDOWS)])
for name, metric in METRICS.items():
    write("eval/metric", name, [[space, contender, *scores(metric, contender, space == "scaled" and name not in OF_OWN_VALUES)]
                                for contender in [*BASELINES, "best_possible"] for space in ("scaled", "units")
                                if contender not in UNLISTED and (contender not in SAMPLES or name in SAMPLES)])

# --- classes of the change over the horizon, of the first three targets: what the baselines say, and every measure, from its definition
# over pairs of what is and what is said

LIMITS, CLASSES, LABELLED = (Q(-1, 2), Q(1, 2)), 3, TARGETS[:3]
EPSILON = 2.0 ** -52


def class_of(s, row, c):
    piece = GAP[s] if s in GAP and row >= GAP[s] else 0
    if row - HORIZON < piece or values[s][row][c] is None:
        return None
    return sum(values[s][row][c] - known[s][row - HORIZON][c] > limit for limit in LIMITS)


def majority(s, origin, c):
    seen = [class_of(i, r, c) for i, n in enumerate(ROWS) for r in range(parts(n)[0])]
    return [Q(seen.count(k), len(seen) - seen.count(None)) for k in range(CLASSES)]


def last_class(s, origin, c):
    last = next((class_of(s, r, c) for r in range(origin - 1, -1, -1) if class_of(s, r, c) is not None), None)
    return majority(s, origin, c) if last is None else [Q(k == last) for k in range(CLASSES)]


def indicators(labels):
    return [[Q(label == k) for label in labels] for k in range(CLASSES)]


def covariance(x, y):
    return sum(mean([(a - mean(u)) * (b - mean(v)) for a, b in zip(u, v)]) for u, v in zip(x, y))


def mcc(pairs):
    """Gorodkin 2004: a correlation of indicators."""
    x, y = indicators([is_ for is_, _ in pairs]), indicators([said for _, said in pairs])
    spread = covariance(x, x) * covariance(y, y)
    return covariance(x, y) / math.sqrt(spread) if spread else 0


def recall(pairs, k):
    own = [said == k for is_, said in pairs if is_ == k]
    return mean([Q(v) for v in own])


def f1(pairs, k):
    own, said = recall(pairs, k), mean([Q(is_ == k) for is_, s in pairs if s == k])
    if own is None and said is None:
        return None
    return 2 * own * said / (own + said) if own and said else Q(0)


def mean_known(found):
    return mean([v for v in found if v is not None])


def said(p):
    return p.index(max(p))


def over_pairs(measure):
    return lambda told: measure([(is_, said(p)) for is_, p in told])


MEASURES = {
    "accuracy": over_pairs(lambda pairs: mean([Q(is_ == s) for is_, s in pairs])),
    "balanced_accuracy": over_pairs(lambda pairs: mean_known([recall(pairs, k) for k in range(CLASSES)])),
    "f1": over_pairs(lambda pairs: mean_known([f1(pairs, k) for k in range(CLASSES)])),
    "mcc": over_pairs(mcc),
    "brier": lambda told: mean([sum((v - (k == is_)) ** 2 for k, v in enumerate(p)) for is_, p in told]),
    "log_loss": lambda told: mean([-math.log(min(max(p[is_], EPSILON), 1 - EPSILON)) for is_, p in told]),
}


def told_by(contender, targets):
    pairs = ((class_of(s, origin + HORIZON - 1, c), contender(s, origin, c)) for s, origin, _ in WINDOWS for c in targets)
    return [(is_, p) for is_, p in pairs if is_ is not None]


for contender in (majority, last_class):
    write("model/baseline", contender.__name__, [["forecast", str(i), *(p for c in LABELLED for p in contender(s, origin, c))]
                                                 for i, (s, origin, _) in enumerate(WINDOWS)])
for name, measure in MEASURES.items():
    write("eval/class_metric", name, [["of", contender.__name__, *(measure(told_by(contender, targets)) for targets in
                                                                   (LABELLED, *([c] for c in LABELLED)))]
                                      for contender in (majority, last_class)])
