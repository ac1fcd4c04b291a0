# Optuna opens a ledger, finds the same best trial and importances, and adds trials, after which Lanecast goes on; and a study begun
# in Optuna goes on here.
source "$(dirname "$0")/cli.bash"
needs_optuna

"$LANECAST" simulate weather --rows 600 --seed 1 -o weather.h5 --quiet >/dev/null
cat >sweep.ini <<'END'
[data]
file = weather.h5
[window]
context = 6
horizon = 1
[train]
epochs = 2
[sweep]
trials = 24
lag = 2
pruner = median
model.cell = lstm, gru
train.rate = 1e-4..1e-2:log
model.hidden = 4..24:4
model.layers = 1..2
model.dropout = 0..0.4 if model.layers=2
END
cat >study.py <<'END'
import json
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)


def suggest(trial):
    trial.suggest_categorical("model.cell", ["lstm", "gru"])
    trial.suggest_float("train.rate", 1e-4, 1e-2, log=True)
    trial.suggest_int("model.hidden", 4, 24, step=4)
    if trial.suggest_int("model.layers", 1, 2) == 2:
        trial.suggest_float("model.dropout", 0, 0.4)


def add(study, count):
    for _ in range(count):
        trial = study.ask()
        suggest(trial)
        study.tell(trial, 1.5 + trial.params["train.rate"])


def same(path):
    study = optuna.load_study(study_name="sweep", storage=f"sqlite:///{path}")
    shown = json.load(open("shown.json"))
    frame = study.trials_dataframe()
    assert len(frame) == len(shown["trials"]) and list(frame["number"]) == list(range(len(frame)))
    for trial, other in zip(study.trials, shown["trials"]):
        assert trial.state.name == other["state"]
        assert trial.params == other["point"], (trial.params, other["point"])
        assert [trial.intermediate_values[s] for s in sorted(trial.intermediate_values)] == other["reports"]
    complete = [t for t in shown["trials"] if t["state"] == "COMPLETE"]
    best = min(complete, key=lambda t: t["objective"]["mse"])
    assert (study.best_trial.number, study.best_value) == (best["trial"], best["objective"]["mse"])
    for key, value in optuna.importance.get_param_importances(study).items():
        found = shown["dimensions"][key]["importance"]
        assert abs(found - value) < 1e-12, (key, value, found)
    return study


if sys.argv[1] == "begin":
    add(optuna.create_study(study_name="sweep", storage=f"sqlite:///{sys.argv[2]}"), 12)
else:
    add(same(sys.argv[2]), int(sys.argv[3]))
END

# opened, compared, and three trials more
"$LANECAST" sweep sweep.ini -o ours.db --quiet >/dev/null
"$LANECAST" sweep show ours.db --json >shown.json
"$python" study.py compare ours.db 3

# the journal of a study is the same study, and goes on in Optuna
"$LANECAST" sweep sweep.ini -o mixed.db --try window.context=6,5000 --quiet >/dev/null
"$LANECAST" sweep show mixed.db --export journal -o mixed.journal
"$python" - <<'END'
import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend

a = optuna.load_study(study_name="sweep", storage="sqlite:///mixed.db")
b = optuna.load_study(study_name="sweep", storage=JournalStorage(JournalFileBackend("mixed.journal")))
assert len(a.trials) == len(b.trials) == 24
assert {t.state.name for t in a.trials} >= {"COMPLETE", "FAIL"}, {t.state.name for t in a.trials}
assert a.directions == b.directions and a.user_attrs == b.user_attrs and a.metric_names == b.metric_names
for s, t in zip(a.trials, b.trials):
    assert (s.number, s.state, s.params, s.distributions, s.values, s.user_attrs) == (
        t.number, t.state, t.params, t.distributions, t.values, t.user_attrs), (s, t)
    assert s.intermediate_values == t.intermediate_values
    # SQLite's julianday rounds both stamps to milliseconds
    assert abs(((s.datetime_complete - s.datetime_start) - (t.datetime_complete - t.datetime_start)).total_seconds()) < 2e-3
assert optuna.importance.get_param_importances(a) == optuna.importance.get_param_importances(b)
assert b.ask().number == 24
END

# where more is better, so are reports, which here are losses: Optuna's pruners and samplers compare them in the direction of the study
"$LANECAST" sweep sweep.ini -o upwards.db --objective r2 --quiet >/dev/null
"$LANECAST" sweep show upwards.db --json >upwards.json
"$LANECAST" sweep show upwards.db --export journal -o upwards.journal
"$python" - <<'END'
import json, optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend

shown = json.load(open("upwards.json"))["trials"]
assert any(t["state"] == "PRUNED" for t in shown), "nothing was pruned: the test sees nothing"
for storage in "sqlite:///upwards.db", JournalStorage(JournalFileBackend("upwards.journal")):
    study = optuna.load_study(study_name="sweep", storage=storage)
    assert study.direction == optuna.study.StudyDirection.MAXIMIZE
    for trial, ours in zip(study.trials, shown):
        reports = [trial.intermediate_values[s] for s in sorted(trial.intermediate_values)]
        assert reports == [-r for r in ours["reports"]], (reports, ours)
        assert trial.state.name == ours["state"] and trial.value == ours["objective"]["r2"], (trial, ours)
        if ours["state"] == "PRUNED":
            assert trial.value == reports[-1]
END

# the same command with more trials: Optuna's three are among them
"$LANECAST" sweep sweep.ini -o ours.db --trials 30 --quiet --json >counts.json
"$LANECAST" sweep show ours.db --json >shown.json
"$python" study.py compare ours.db 0
"$python" -c 'import json; c = json.load(open("counts.json")); assert c["complete"] + c["pruned"] == 30, c'

# a study begun in Optuna
"$python" study.py begin theirs.db
"$LANECAST" sweep sweep.ini -o theirs.db --trials 20 --quiet >/dev/null
"$LANECAST" sweep show theirs.db --json >shown.json
"$python" study.py compare theirs.db 1
