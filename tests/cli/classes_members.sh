# Classes of several targets by several networks: the mean and the spread of each by itself, rows per target, one forecast of all.
source "$(dirname "$0")/cli.bash"
"$LANECAST" simulate stock --rows 600 --series 2 --seed 1 -o stock.h5 --quiet >/dev/null
cat >classes.ini <<'END_INI'
[data]
file = stock.h5
target = close volume
[window]
context = 10
horizon = 5
[model]
hidden = 8
loss = softmax
[classes]
of = percent
limits = quantiles 3
names = down flat up
[train]
epochs = 2
[run]
seeds = 3
END_INI
"$LANECAST" train classes.ini -o run.h5 --quiet >/dev/null
"$LANECAST" evaluate run.h5 --quiet >text.txt
"$LANECAST" evaluate run.h5 --json --quiet >run.json
"$LANECAST" evaluate run.h5 --forecasts forecasts.csv --quiet >/dev/null
python3 - <<'END_PYTHON'
import csv
import json
import statistics

found = json.load(open("run.json"))
members, text = found["members"], open("text.txt").read()
assert [one["seed"] for one in members["each"]] == [1, 2, 3]
for measure in "accuracy", "balanced_accuracy", "brier", "f1", "log_loss", "mcc":
    values = [one[measure] for one in members["each"]]
    assert abs(members["mean"][measure] - statistics.mean(values)) < 1e-12, measure
    assert abs(members["spread"][measure] - statistics.stdev(values)) < 1e-12, measure
    for row in "mean", "spread":
        assert f"{members[row][measure]:.4f}" in text, (row, measure)
rows = list(csv.DictReader(open("forecasts.csv")))
assert len(rows) == found["windows"] * 2
right = [row["truth"] == row["forecast"] for row in rows]
assert abs(sum(right) / len(right) - found["accuracy"]) < 1e-12
for target in "close", "volume":
    own = [r for r, row in zip(right, rows) if row["channel"] == target]
    shown = next(line for line in text.splitlines() if line.split()[:1] == [target])
    assert shown.split()[1] == f"{sum(own) / len(own):.4f}", shown
for row in rows:
    p = [float(row[f"p_{name}"]) for name in ("down", "flat", "up")]
    assert abs(sum(p) - 1) < 1e-6 and ("down", "flat", "up")[p.index(max(p))] == row["forecast"], row
END_PYTHON
