#!/usr/bin/env bash
# Any measure of an evaluation is an objective: of errors, of quantiles, of classes. A trial's score is what evaluate says of its run.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"

"$LANECAST" simulate weather --rows 600 --seed 1 -o weather.h5 --quiet >/dev/null
printf '%s\n' '[data]' 'file = weather.h5' 'target = temperature' '[window]' 'context = 6' 'horizon = 1' '[train]' 'epochs = 2' >numbers.ini
{ cat numbers.ini; printf '%s\n' '[classes]' 'of = change' 'limits = 0' '[model]' 'loss = softmax'; } >classes.ini

# Each objective of a trial beside the line of evaluate. classes: whose measures are of lines that are called otherwise.
same() { # CONFIG OBJECTIVES
    rm -f one.db four.db
    "$LANECAST" sweep "$1" -o one.db --try model.hidden=4..12 --trials 5 --objective "$2" --lag 3 --workers 1 --quiet >/dev/null
    "$LANECAST" sweep "$1" -o four.db --try model.hidden=4..12 --trials 5 --objective "$2" --lag 3 --workers 4 --threads 4 --quiet >/dev/null
    content one.db >one.txt
    content four.db | cmp one.txt - || fail "$2: another ledger with 4 workers"
    "$LANECAST" sweep show one.db --json >shown.json
    "$LANECAST" sweep train one.db --trial 3 -o three.h5 --quiet >/dev/null
    "$LANECAST" evaluate three.h5 --split valid --json >evaluated.json
    python3 - <<'END_OF_PYTHON'
import json

evaluated = json.load(open("evaluated.json"))
found = {**evaluated, **evaluated.get("scaled", {}), **evaluated.get("quantiles", {}).get("scaled", {})}
trial = json.load(open("shown.json"))["trials"][3]
assert trial["state"] == "COMPLETE", trial
for name, value in trial["objective"].items():
    assert abs(found[name] - value) <= 1e-9 * abs(value), (name, value, found[name])
END_OF_PYTHON
}
same numbers.ini mse,mae,r2,smape
cp numbers.ini gaussian.ini
printf '%s\n' '[model]' 'loss = gaussian' >>gaussian.ini
same gaussian.ini crps,pinball,coverage,width
same classes.ini accuracy,f1,mcc,log_loss
same classes.ini brier,balanced_accuracy

# of classes the best is judged by its accuracy, and luck raises it
"$LANECAST" sweep classes.ini -o best.db --try model.hidden=4..12 --trials 6 --objective accuracy --pruner median --quiet --json >swept.json
"$LANECAST" sweep best best.db -o best.h5 --seeds 2 --quiet --json >best.json
"$LANECAST" sweep best best.db -o best.h5 --seeds 1 --quiet >best.txt
"$LANECAST" evaluate best.h5 --json >evaluated.json
python3 - <<'END_OF_PYTHON'
import json, re
best, swept = json.load(open("best.json")), json.load(open("swept.json"))["best"]["objective"]["accuracy"]
assert 0 < best["test_accuracy"] <= 1 and best["expected_luck"] > 0 and "test_mse" not in best, best
text = " ".join(open("best.txt").read().split())
assert abs(float(re.search(r"without that luck: ([0-9.]+)", text).group(1)) - (swept - best["expected_luck"])) < 1e-5, text
accuracy = float(re.search(r"test, accuracy: ([0-9.]+)", text).group(1))
assert f'"accuracy": {accuracy:.4g}'[:14] in open("evaluated.json").read(), accuracy
END_OF_PYTHON

# what cannot be measured is refused before it starts, or says so of its trial
expect 3 'the nearest is accuracy' numbers.ini -o new.db --try model.hidden=4..12 --objective accurcy
expect 3 "of classes (classes.of = change): 'mse' is not one of accuracy" classes.ini -o new.db --try model.hidden=4..12
expect 3 'sweep.objective = f1: a measure of classes' numbers.ini -o new.db --try model.hidden=4..12 --objective f1
"$LANECAST" sweep numbers.ini -o mixed.db --try model.loss=mse,gaussian --trials 4 --objective crps --quiet >out.txt || true
tr '\n' ' ' <out.txt | grep 'sweep.objective = crps: not known with model.loss = mse, model.interval = none' >/dev/null || fail "$(cat out.txt)"
[ ! -e new.db ] || fail 'a sweep that cannot be leaves a ledger'
