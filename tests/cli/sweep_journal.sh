# sweep show --export: a ledger as Optuna's journal file has its studies, trials, points and reports (its lines, read without Optuna).
source "$(dirname "$0")/cli.bash"
"$LANECAST" simulate weather --rows 400 --seed 1 -o weather.h5 --quiet >/dev/null
cat >sweep.ini <<'END_INI'
[data]
file = weather.h5
[window]
context = 6
horizon = 1
[train]
epochs = 3
[sweep]
trials = 16
lag = 1
pruner = median
model.cell = lstm, gru
train.rate = 1e-4..1e-1:log
model.hidden = 4..24:4
model.layers = 1..2
model.dropout = 0..0.4 if model.layers=2
END_INI
"$LANECAST" sweep sweep.ini -o sweep.db --quiet >/dev/null
"$LANECAST" sweep show sweep.db --export journal -o journal.log --quiet
"$LANECAST" sweep show sweep.db --json --quiet >shown.json
python3 - <<'END_PYTHON'
import json

lines = [json.loads(line) for line in open("journal.log")]
shown = json.load(open("shown.json"))
create, trials = lines[0], [line for line in lines if line["op_code"] == 4]
assert create["op_code"] == 0 and create["directions"] == [1], create
names = [line["system_attr"] for line in lines if line["op_code"] == 3]
assert names == [{"study:metric_names": ["mse"]}], names
assert len(trials) == len(shown["trials"]) == 16
states = {"COMPLETE": 1, "PRUNED": 2, "FAIL": 3}
assert {t["state"] for t in shown["trials"]} >= {"COMPLETE", "PRUNED"}, "nothing was pruned"
for line, trial in zip(trials, shown["trials"]):
    assert line["state"] == states[trial["state"]] and line["datetime_start"] <= line["datetime_complete"], line
    reports = line["intermediate_values"]
    assert [reports[str(i + 1)] for i in range(len(reports))] == trial["reports"], line
    assert set(line["params"]) == set(line["distributions"]) == set(trial["point"]), line
    for key, value in trial["point"].items():
        space = json.loads(line["distributions"][key])
        choices = space["attributes"].get("choices")
        found = choices[int(line["params"][key])] if choices else line["params"][key]
        assert found == value, (key, found, value)
    if trial["state"] == "COMPLETE":
        assert line["values"] == [trial["objective"]["mse"]], line
END_PYTHON
