"""Optuna driving PyTorch, and the suggestions of Optuna and Rustuna alone: what `sweep.py` measures beside `lanecast sweep`.

    sweep_peer.py trials '{"csv": ..., ...}'     trains trials; a JSON line: seconds and CPU seconds of the loop alone, best loss
    sweep_peer.py suggest optuna|rustuna         milliseconds of a suggestion, from trial 1000 to 1200 of a study in memory

A trial is what one is in Lanecast: the same rows, scaling, windows, network, batches, Adam, clipping by norm, a validation after every
epoch and a copy of the best weights. Its windows are made once for each context. One thread.
"""
import copy
import json
import sys
import time

import numpy as np


def windows(spec, context, cache={}):
    """Training and validation windows, scaled by the training rows."""
    import torch

    if context not in cache:
        with open(spec["csv"]) as file:
            header = file.readline().strip().split(",")
            rows = np.array([[float(x) for x in line.split(",")[1:]] for line in file])
        rows = rows[: sum(spec["rows"])]
        train, valid = spec["rows"][:2]
        rows = (rows - rows[:train].mean(0)) / rows[:train].std(0)
        inputs = torch.tensor(rows[:, [header[1:].index(c) for c in spec["input"]]], dtype=torch.float32)
        target = torch.tensor(rows[:, [header[1:].index(c) for c in spec["target"]]], dtype=torch.float32)
        horizon = spec["horizon"]
        x = inputs.unfold(0, context, 1).transpose(1, 2)[:-horizon]
        y = target[context:].unfold(0, horizon, 1).transpose(1, 2)
        last = train - context - horizon + 1  # windows of the training rows alone
        first = train - context  # whose targets begin with the validation rows
        cache[context] = (x[:last], y[:last], x[first : first + valid - horizon + 1], y[first : first + valid - horizon + 1])
    return cache[context]


def train(spec, point):
    import torch

    torch.manual_seed(1)
    kind = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[spec["cell"]]
    x, y, valid_x, valid_y = windows(spec, point["context"])
    body = kind(x.shape[2], point["hidden"], batch_first=True)
    head = torch.nn.Linear(point["hidden"], y.shape[1] * y.shape[2])
    weights = list(body.parameters()) + list(head.parameters())
    adam = torch.optim.Adam(weights, lr=point["rate"])
    forward = lambda batch: head(body(batch)[0][:, -1]).view(-1, y.shape[1], y.shape[2])
    best, kept = float("inf"), None
    for _ in range(spec["epochs"]):
        order = torch.randperm(len(x))
        for at in range(0, len(x), spec["batch"]):
            batch = order[at : at + spec["batch"]]
            adam.zero_grad()
            torch.nn.functional.mse_loss(forward(x[batch]), y[batch]).backward()
            torch.nn.utils.clip_grad_norm_(weights, point["clip"])
            adam.step()
        with torch.inference_mode():
            losses = [((forward(valid_x[i : i + 256]) - valid_y[i : i + 256]) ** 2).sum() for i in range(0, len(valid_x), 256)]
        loss = float(sum(losses)) / valid_y.numel()
        if loss < best:
            best, kept = loss, copy.deepcopy([body.state_dict(), head.state_dict()])
    return best


def suggest(trial, spec):
    point = dict(spec["point"])
    for name, (kind, low, high, form) in spec["space"].items():
        if kind == "int":
            point[name] = trial.suggest_int(name, low, high, log=form == "log", step=1 if form == "log" else form)
        else:
            point[name] = trial.suggest_float(name, low, high, log=form == "log")
    return point


def trials(spec):
    import optuna
    import torch

    torch.set_num_threads(1)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.create_study(study_name="sweep", storage=spec["storage"], sampler=optuna.samplers.TPESampler(seed=1))
    for point in spec.get("given", []):
        study.enqueue_trial(point)
    warm = optuna.create_study().ask()
    train(spec, suggest(warm, spec)) if spec["warm"] else windows(spec, suggest(warm, spec)["context"])
    wall, cpu = time.perf_counter(), time.process_time()
    study.optimize(lambda trial: train(spec, suggest(trial, spec)), n_trials=spec["trials"])
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    values = [t.value for t in study.trials]
    print(json.dumps({"seconds": wall, "cpu": cpu, "best": study.best_value, "values": values}))


# --- suggestions -------------------------------------------------------------------------------------------------------


def six(trial):
    """The space of sweep.py's tpe.ini; a loss that takes no time."""
    rate = trial.suggest_float("train.rate", 1e-4, 1e-2, log=True)
    clip = trial.suggest_float("train.clip", 0.5, 2)
    trial.suggest_float("model.dropout", 0, 0.5)
    hidden = trial.suggest_int("model.hidden", 4, 256, log=True)
    trial.suggest_int("train.epochs", 1, 10)
    cell = trial.suggest_categorical("model.cell", ["lstm", "gru", "rnn"])
    return (np.log10(rate) + 3) ** 2 + (clip - 1) ** 2 + (hidden / 64 - 1) ** 2 + (cell == "rnn")


def suggestions(program):
    if program == "optuna":
        import optuna as library
    else:
        import rustuna as library
    if hasattr(library, "logging"):
        library.logging.set_verbosity(library.logging.ERROR)
    study = library.create_study(sampler=library.samplers.TPESampler(seed=1))
    wall, cpu = [], time.process_time()
    for number in range(1200):
        if number == 1000:
            cpu = time.process_time()
        began = time.perf_counter()
        trial = study.ask()
        loss = six(trial)
        wall.append(time.perf_counter() - began)
        study.tell(trial.number, float(loss))
    print(json.dumps({"wall": 1e3 * float(np.median(wall[1000:])), "cpu": 1e3 * (time.process_time() - cpu) / 200}))


trials(json.loads(sys.argv[2])) if sys.argv[1] == "trials" else suggestions(sys.argv[2])
