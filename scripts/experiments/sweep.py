"""What `scripts/experiments/sweep` measures: `sweep.py LANECAST PYTHON ETTh1.csv RESULTS`. Runs alternate, so that what else the machine does
falls on both; each has its wall time and its CPU time.
"""
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from datetime import datetime

lanecast, python, csv, results = sys.argv[1:]
peer = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sweep_peer.py")
env = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")

TINY = """
[data]
file = {csv}
split = 1400 200 400
target = OT
input = OT
[window]
context = 24
horizon = 1
[model]
hidden = 16
[train]
epochs = 2
patience = 0
[sweep]
train.rate = 1e-4..1e-2:log
train.clip = 0.5..2
"""

GRU = """
[data]
file = {csv}
split = 8640 2880 2880
target = OT
[window]
horizon = 24
[model]
cell = gru
[train]
epochs = 3
patience = 0
[sweep]
sampler = sobol
model.hidden = 16..64
window.context = 48..192:24
train.rate = 1e-4..1e-2:log
"""

EMPTY = """
[data]
file = {csv}
split = 300 20 20
target = OT
input = OT
[window]
context = 8
horizon = 1
[model]
kind = repeat_last
[sweep]
sampler = {sampler}
train.rate = 1e-4..1e-2:log
train.clip = 0.5..2
model.dropout = 0..0.5
model.hidden = 4..256:log
train.epochs = 1..10
model.cell = lstm, gru, rnn
"""


def run(command):
    """Wall seconds, CPU seconds, peak kB and the JSON of a program."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=env)
    text = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: status {child.returncode}")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss, json.loads(text)


def sweep(text, *flags, workers=1, **words):
    """A sweep from nothing in sweep.db."""
    for ending in ("", "-wal", "-shm"):
        if os.path.exists("sweep.db" + ending):
            os.remove("sweep.db" + ending)
    with open("sweep.ini", "w") as file:
        file.write(text.format(csv=csv, **words))
    many = ["--workers", str(workers), "--threads", str(workers)]
    return run([lanecast, "sweep", "sweep.ini", "-o", "sweep.db", "-q", "--json", *many, *flags])


def optuna(spec):
    if os.path.exists("optuna.db"):
        os.remove("optuna.db")
    return run([python, peer, "trials", json.dumps(spec)])[3]


def starts():
    """When each trial of sweep.db began, in seconds."""
    rows = sqlite3.connect("sweep.db").execute("SELECT datetime_start FROM trials ORDER BY number").fetchall()
    return [datetime.fromisoformat(row[0]).timestamp() for row in rows]


def mean(values):
    values = list(values)
    return sum(values) / len(values)


rows, plot = [], []


def compare(name, label, ours, theirs, wanted):
    """Lists of wall and CPU seconds per trial, alternating; label: in the plot."""
    wall = [mean(x[0] for x in side) for side in (ours, theirs)]
    cpu = [mean(x[1] for x in side) for side in (ours, theirs)]
    ratios = sorted(t[0] / o[0] for o, t in zip(ours, theirs))
    rows.append(f"| {name} | {wall[0] * 1e3:.4g} | {wall[1] * 1e3:.4g} | {wall[1] / wall[0]:.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f}) | "
                f"{cpu[0] * 1e3:.4g} | {cpu[1] * 1e3:.4g} | {cpu[1] / cpu[0]:.1f} | {wanted} |")
    plot.append(f"\"{label}\" {wall[1] / wall[0]:.3f} {cpu[1] / cpu[0]:.3f}")
    print(rows[-1], flush=True)


def tiny():
    spec = dict(csv=csv, rows=[1400, 200], input=["OT"], target=["OT"], horizon=1, cell="lstm", epochs=2, batch=32, warm=True,
                point={"context": 24, "hidden": 16}, space={"rate": ["float", 1e-4, 1e-2, "log"], "clip": ["float", 0.5, 2, None]})
    ours, sqlite, memory, best = [], [], [], []
    for _ in range(4):
        wall, cpu, _, found = sweep(TINY, "--trials", "200")
        ours.append((wall / 200, cpu / 200))
        for side, storage in ((sqlite, "sqlite:///optuna.db"), (memory, None)):
            theirs = optuna(dict(spec, trials=30, storage=storage))
            side.append((theirs["seconds"] / 30, theirs["cpu"] / 30))
        best.append(f"{found['best']['objective']['mse']:.4f} and {theirs['best']:.4f}")
    compare("LSTM 16, context 24, 2000 rows, 2 epochs; Optuna on SQLite", "LSTM 16\\nSQLite", ours, sqlite, "10")
    compare("the same; Optuna in memory", "LSTM 16\\nin memory", ours, memory, "")
    return f"Best validation MSE of the tiny trials, ours (of 200) and PyTorch's (of 30): {'; '.join(best)}.", ours


def gru():
    spec = dict(csv=csv, rows=[8640, 2880], input=["HUFL", "HULL", "MUFL", "MULL", "LUFL", "LULL", "OT"], target=["OT"], horizon=24,
                cell="gru", epochs=3, batch=32, warm=False, point={"clip": 1}, storage="sqlite:///optuna.db",
                space={"rate": ["float", 1e-4, 1e-2, "log"], "hidden": ["int", 16, 64, 1], "context": ["int", 48, 192, 24]})
    ours, theirs, losses = [], [], []
    for part in range(1, 4):
        wall, cpu, _, _ = sweep(GRU, "--trials", "6", "--shard", f"{part}/3")
        shown = run([lanecast, "sweep", "show", "sweep.db", "--json"])[3]["trials"]
        given = [{k.split(".")[1]: v for k, v in t["point"].items()} for t in shown]
        found = optuna(dict(spec, given=given, trials=len(given)))
        ours.append((wall / len(given), cpu / len(given)))
        theirs.append((found["seconds"] / len(given), found["cpu"] / len(given)))
        losses += [f"{min(t['reports']):.3f} and {v:.3f}" for t, v in zip(shown, found["values"])]
    compare("GRU 16-64, context 48-192, ETTh1, 3 epochs", "GRU 16-64\\nETTh1", ours, theirs, "5")
    return f"Best validation MSE of each GRU point, ours and PyTorch's: {'; '.join(losses)}."


def two_workers():
    took = {1: [], 2: []}
    for _ in range(5):
        for workers in took:
            wall, cpu, _, _ = sweep(TINY, "--trials", "400", workers=workers)
            took[workers].append((wall, cpu))
    wall, cpu = (sorted(two[i] / one[i] for one, two in zip(took[1], took[2])) for i in (0, 1))
    busy = mean(two[1] / two[0] for two in took[2])
    return (f"Two workers beside one, 400 tiny trials, five pairs: CPU per trial {100 * (statistics.median(cpu) - 1):+.1f} % "
            f"({100 * (cpu[0] - 1):+.1f} to {100 * (cpu[-1] - 1):+.1f}; wanted: +5 at most); wall {1 / statistics.median(wall):.2f} times "
            f"as fast ({1 / wall[-1]:.2f} to {1 / wall[0]:.2f}; wanted: 1.8), with {busy:.2f} cores to be had.")


def flat():
    peak = {}
    for trials in (1000, 10000):
        _, cpu, peak[trials], _ = sweep(EMPTY, "--trials", str(trials), sampler="random")
    began = starts()
    blocks = [1e3 * statistics.median(b - a for a, b in zip(began[i : i + 999], began[i + 1 :])) for i in range(0, 10000, 1000)]
    with open(f"{results}/flat.dat", "w") as out:
        out.writelines(f"{1000 * (i + 1)} {ms:.4f}\n" for i, ms in enumerate(blocks))
    return (f"A trial that costs nothing, six dimensions, of 10,000: {mean(blocks):.2f} ms wall (medians of thousands: {min(blocks):.2f} to "
            f"{max(blocks):.2f}, the last one {blocks[-1]:.2f}), {1e3 * cpu / 10000:.2f} ms CPU in the mean; wanted: below 1 ms. Memory: "
            f"{peak[1000] / 1024:.1f} MB with 1,000 trials, {peak[10000] / 1024:.1f} MB with 10,000.")


def our_suggestion(sampler):
    """Median wall and mean CPU milliseconds of a trial that costs nothing, from trial 1000 to 1200."""
    sweep(EMPTY, "--trials", "1000", "--lag", "1", sampler=sampler)
    _, cpu, _, _ = run([lanecast, "sweep", "sweep.ini", "-o", "sweep.db", "-q", "--json", "--workers", "1", "--threads", "1",
                        "--trials", "1200", "--lag", "1"])
    began = starts()
    return 1e3 * statistics.median(b - a for a, b in zip(began[1000:], began[1001:])), 1e3 * cpu / 200


def suggestions():
    took = {"Lanecast": [], "optuna": [], "rustuna": []}
    for _ in range(2):
        with_tpe, without = our_suggestion("tpe"), our_suggestion("random")
        took["Lanecast"].append([a - b for a, b in zip(with_tpe, without)])
        for library in ("optuna", "rustuna"):
            found = run([python, peer, "suggest", library])[3]
            took[library].append((found["wall"], found["cpu"]))
    least = {name: [min(x) for x in zip(*values)] for name, values in took.items()}
    return ("A suggestion of TPE from trial 1,000 to 1,200, six dimensions, the less of two runs: "
            + "; ".join(f"{name.capitalize()} {wall:.2f} ms wall, {cpu:.2f} ms CPU" for name, (wall, cpu) in least.items()) + ".")


began = time.perf_counter()
load = os.getloadavg()[0]
lines = [tiny()[0], gru(), two_workers(), flat(), suggestions()]
with open(f"{results}/table.md", "w") as out:
    out.write("| trials | ms, ours | ms, PyTorch | times as fast (least, most) | CPU ms, ours | CPU ms, PyTorch | times | wanted |\n")
    out.write("|---" * 8 + "|\n" + "\n".join(rows) + "\n\n" + "\n".join(f"- {line}" for line in lines) + "\n\n")
    out.write(f"Load of the machine at first {load:.1f}, at last {os.getloadavg()[0]:.1f}, on {os.cpu_count()} cores; "
              f"{time.perf_counter() - began:.0f} s.\n")
with open(f"{results}/plot.dat", "w") as out:
    out.write("\n".join(plot) + "\n")
