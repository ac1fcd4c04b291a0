"""Tables of scripts/experiments/defaults: what has run so far, from its folder, into results/defaults."""

import collections
import csv
import json
import pathlib
import statistics
import sys

work, results = map(pathlib.Path, sys.argv[1:3])
SETS = ["etth1", "ettm1", "weather", "sp500", "saugeen", "etth2", "ettm2", "exchange", "seattle", "m4_hourly"]


USUAL = {factor: usual for factor, usual, _ in (line.split() for line in sys.stdin)}


def losses(file):
    """{value: validation MSE} of a sweep over one key"""
    with file.open() as lines:
        rows = list(csv.DictReader(lines))
    factor = file.stem.split("-")[-1].split("+")[0]
    name = "cell" if factor == "base" else factor
    key = next(column for column in rows[0] if column.split(".")[-1] == name)
    return {row[key]: float(row["mse"]) if row["mse"] else float("nan") for row in rows}


def scores():
    """{factor: {(set, horizon): {value: validation MSE}}}; what is usual was trained once for all factors, and for a pair,
    "rate+cell=gru", once for the other factor."""
    base, found = {}, collections.defaultdict(dict)
    for file in sorted(work.glob("choose-*.csv")):
        _, name, horizon, factor = file.stem.split("-")
        if factor == "base":
            base[name, int(horizon)], = losses(file).values()
        else:
            found[factor][name, int(horizon)] = losses(file)
    for factor, cells in sorted(found.items(), key=lambda item: "+" in item[0]):
        key, other, value = (factor.replace("=", "+") + "++").split("+")[:3]
        usual = {cell: found[other].get(cell, {}).get(value) for cell in cells} if other else base
        found[factor] = {cell: {USUAL[key]: usual[cell], **values} for cell, values in cells.items() if usual.get(cell)}
    return {factor: cells for factor, cells in found.items() if cells}


def choice_table(factor, cells):
    """Validation MSE of each value over the best of its row; the geometric mean of these says which value is least bad."""
    values = list(next(iter(cells.values())))
    order = sorted(cells, key=lambda cell: (SETS.index(cell[0]), cell[1]))
    lines = [f"| {factor.replace('+', ', with ')} | " + " | ".join(values) + " |", "|---" * (1 + len(values)) + "|"]
    for cell in order:
        best = min(cells[cell].values())
        lines.append(f"| {cell[0]} {cell[1]} | " + " | ".join(bold(cells[cell][v], best) for v in values) + " |")
    over = [statistics.geometric_mean([cells[c][v] / min(cells[c].values()) for c in order]) for v in values]
    lines.append("| over the best of a row, geometric mean | " + " | ".join(f"{x:.3f}" for x in over) + " |")
    return "\n".join(lines)


def bold(value, best):
    return f"**{value:.4g}**" if value == best else f"{value:.4g}"


def test_table():
    """The mean of the seeds beside every naive baseline."""
    runs = collections.defaultdict(list)
    for file in sorted(work.glob("look-*.json")):
        _, name, horizon, _ = file.stem.split("-")
        runs[name, int(horizon)].append(json.loads(file.read_text()))
    if not runs:
        return ""
    order = sorted(runs, key=lambda cell: (SETS.index(cell[0]), cell[1]))
    names = sorted({b for cell in order for b in runs[cell][0]["baselines"]} - {"ridge"})
    head = ["set, horizon", "model", "seeds, least and most", "ridge", *names, "beats all"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    won = 0
    for cell in order:
        model = [run["scaled"]["mse"] for run in runs[cell]]
        naive = {b: v["scaled"]["mse"] for b, v in runs[cell][0]["baselines"].items()}
        ridge = naive.pop("ridge", None)
        beside = f"{ridge:.4g}" if ridge else ""
        beats = statistics.mean(model) < min(naive.values())
        won += beats
        seeds = f"{len(model)}: {min(model):.4g} to {max(model):.4g}"
        cells = " | ".join(bold(naive[b], min(naive.values())) if b in naive else "" for b in names)
        verdict = "yes" if beats else "no"
        lines.append(f"| {cell[0]} {cell[1]} | {statistics.mean(model):.4g} | {seeds} | {beside} | {cells} | {verdict} |")
    return "\n".join(lines) + f"\n\nThe model beats every naive baseline in {won} of {len(order)}.\n"


parts = [choice_table(factor, cells) for factor, cells in scores().items()]
(results / "choice.md").write_text("\n\n".join(parts) + "\n")
(results / "test.md").write_text(test_table())
print((results / "choice.md").read_text())
print((results / "test.md").read_text())
