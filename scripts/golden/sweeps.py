#!/usr/bin/env python3
"""Writes tests/golden/sweep/tpe.txt: what Optuna's TPESampler suggests, trial after trial.

Needs Optuna 5 (pip install optuna==5.0.0). Its random numbers are RandomState(seed).random_sample, one after the other, which is
MT19937: the test draws the same ones. Two things of Optuna depend on the processor, and are fixed here: the order in which numpy
sorts equal points (here: as they came), and which of two candidates is better that differ by rounding only (here: the first).

    scripts/golden/sweeps.py tests/golden/sweep
"""

import math
import random
import sys

import numpy
import optuna
from optuna.samplers._tpe import parzen_estimator

optuna.logging.set_verbosity(optuna.logging.ERROR)


class Stable:
    def __getattr__(self, name):
        return getattr(numpy, name)

    @staticmethod
    def argsort(x):
        return numpy.argsort(x, kind="stable")


def first_best(cls, samples, scores):
    best = 0
    for i, score in enumerate(scores):
        if score > scores[best] + 1e-12:
            best = i
    return {k: v[best].item() for k, v in samples.items()}


parzen_estimator.np = Stable()
optuna.samplers.TPESampler._compare = classmethod(first_best)

# name: the dimension as Lanecast writes it, and as Optuna asks for it
SPACE = {
    "train.rate": ("1e-4..1e-2:log", lambda t, n: t.suggest_float(n, 1e-4, 1e-2, log=True)),
    "model.cell": ("lstm,gru,rnn", lambda t, n: t.suggest_categorical(n, ["lstm", "gru", "rnn"])),
    "model.hidden": ("16..256:log", lambda t, n: t.suggest_int(n, 16, 256, log=True)),
    "window.context": ("24..96:24", lambda t, n: t.suggest_int(n, 24, 96, step=24)),
    "model.layers": ("1..3", lambda t, n: t.suggest_int(n, 1, 3)),
    "model.loss": ("mse", lambda t, n: t.suggest_categorical(n, ["mse"])),
    "train.clip": ("0.25..2:0.25", lambda t, n: t.suggest_float(n, 0.25, 2, step=0.25)),
    "model.dropout": ("0..0.5", lambda t, n: t.suggest_float(n, 0, 0.5)),
}
CONDITION = " if model.layers=2,3"


def number(x):
    return "nan" if x is None or x != x else repr(float(x))


def study(out, name, seed, trials, lag, directions, condition, shape):
    sampler = optuna.samplers.TPESampler(seed=seed)
    s = optuna.create_study(sampler=sampler, directions=directions)
    noise = random.Random(seed)
    out.write(f"study {name} {seed} {' '.join(directions)}\n")
    for key, (text, _) in SPACE.items():
        out.write(f"dimension {key}={text}{CONDITION if condition and key == 'model.dropout' else ''}\n")
    open_trials, done = [], 0
    for k in range(trials):
        while done < k - lag:
            finish(s, open_trials[done], noise, shape)
            done += 1
        t = s.ask()
        for key, (_, ask) in SPACE.items():
            if key == "model.dropout" and condition and t.params["model.layers"] == 1:
                continue
            ask(t, key)
        open_trials.append((t, done))
    for t, _ in open_trials[done:]:
        finish(s, (t, 0), noise, shape)
    for (t, known), frozen in zip(open_trials, s.trials):
        internal = [frozen.distributions[k].to_internal_repr(frozen.params[k]) if k in frozen.params else math.nan for k in SPACE]
        values = frozen.values or [math.nan] * len(directions)
        reports = [v for _, v in sorted(frozen.intermediate_values.items())]
        words = [frozen.state.name, str(known), str(len(reports))]
        out.write(" ".join(["trial"] + words + [number(x) for x in internal + list(values) + reports]) + "\n")
    out.write("end\n")


def finish(s, opened, noise, shape):
    t, _ = opened
    p = t.params
    base = (math.log10(p["train.rate"]) + 2.7) ** 2 + 0.02 * abs(p["model.hidden"] - 60) ** 0.5 + 0.1 * (p["model.cell"] == "rnn")
    base += 0.003 * p["window.context"] + 0.2 * p.get("model.dropout", 0.3) + 0.05 * (p["train.clip"] - 1) ** 2
    base += 0.05 * noise.random()
    kind = noise.random()
    if shape == "mixed" and kind < 0.1:
        s.tell(t, state=optuna.trial.TrialState.FAIL)
    elif shape == "mixed" and kind < 0.35:
        for step in range(1, 2 + int(kind * 10)):
            t.report(math.nan if kind < 0.13 else base + 1 / step, step)
        s.tell(t, state=optuna.trial.TrialState.PRUNED)
    elif shape == "mixed" or shape == "plain":
        s.tell(t, -base if s.directions[0].name == "MAXIMIZE" else base)
    else:
        others = [0.001 * p["model.hidden"] * p["model.layers"], p["window.context"] / 24 + p["train.clip"]]
        sign = [-1 if d.name == "MAXIMIZE" else 1 for d in s.directions]
        s.tell(t, [a * b for a, b in zip(sign, ([round(base, 2)] + others)[: len(sign)])])


def main(folder):
    with open(folder + "/tpe.txt", "w") as out:
        out.write(f"# scripts/golden/sweeps.py: optuna {optuna.__version__}, numpy {numpy.__version__}\n")
        out.write("# trial STATE known reports, its point, its objectives, its reports\n")
        study(out, "mixed", 11, 60, 0, ["minimize"], False, "mixed")
        study(out, "lagging", 12, 60, 4, ["minimize"], True, "mixed")
        study(out, "maximized", 13, 40, 0, ["maximize"], True, "plain")
        study(out, "long", 14, 330, 0, ["minimize"], False, "plain")
        study(out, "two", 15, 80, 0, ["minimize", "maximize"], True, "several")
        study(out, "three", 16, 60, 2, ["minimize", "minimize", "maximize"], False, "several")


main(sys.argv[1])
