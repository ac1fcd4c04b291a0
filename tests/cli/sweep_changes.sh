#!/usr/bin/env bash
# A ledger that continues with another plan (--continue): its trials stay what they were, and what would make them something else is
# refused.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"

"$LANECAST" simulate weather --rows 400 --seed 1 -o weather.h5 --quiet >/dev/null
printf '%s\n' '[data]' 'file = weather.h5' '[window]' 'context = 6' 'horizon = 1' '[train]' 'epochs = 1' >base.ini
space=(--sampler random --try model.cell=lstm,gru --try model.hidden=4..8)
"$LANECAST" sweep base.ini -o one.db "${space[@]}" --trials 3 --quiet >/dev/null
content one.db >one.txt

# what other programs, and damage, may leave: a complete trial without a value is not the best; a number twice or none are said
damage() { # NAME STATEMENT
    cp one.db "$1.db"
    python3 -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    db.execute("DELETE FROM trial_system_attributes")  # other programs write no digests
    db.execute(sys.argv[2])' "$1.db" "$2"
}
damage valueless 'DELETE FROM trial_values WHERE trial_id = 1'
"$LANECAST" sweep base.ini -o valueless.db "${space[@]}" --trials 3 --quiet --json >out.json
python3 -c 'import json; assert json.load(open("out.json"))["best"]["trial"] > 0' ||
    fail "the best trial has no value: $(cat out.json)"
damage twice 'UPDATE trials SET number = 1 WHERE number = 2'
expect 4 'trials with 2 numbers from 0 to 1, which should be 0 to 2' show twice.db
damage gap 'UPDATE trials SET number = 4000000000000 WHERE number = 2'
expect 4 'which should be 0 to 2' show gap.db
damage empty "UPDATE trial_params SET param_value = NULL WHERE param_name = 'model.hidden'"
expect 4 'trial 0: model.hidden has no number' show empty.db

# choice 0 of another list is another value; a number of another scale is not of one study for Optuna
further=(base.ini -o one.db --sampler random --trials 4 --continue)
expect 7 '"choices": ["lstm", "gru"]}}, and this sweep has rnn,gru' "${further[@]}" --try model.cell=rnn,gru --try model.hidden=4..8
expect 7 'trial 0 has model.hidden of' "${further[@]}" --try model.cell=lstm,gru --try model.hidden=4..8:log
expect 7 'trial 0 has model.hidden of' "${further[@]}" --try model.cell=lstm,gru --try model.hidden=4,6

# a score of another measure, of other data, of other truths, in another unit; another part
expect 7 '--continue cannot change sweep.objective' base.ini -o one.db "${space[@]}" --trials 4 --continue --objective mae
expect 7 '--continue cannot change sweep.objective' base.ini -o one.db "${space[@]}" --trials 4 --continue --objective r2
expect 7 '--continue cannot change window.horizon' base.ini -o one.db "${space[@]}" --trials 4 --continue --horizon 2
expect 7 '--continue cannot change data.scale' base.ini -o one.db "${space[@]}" --trials 4 --continue --set data.scale=minmax
expect 7 '--continue cannot change sweep.shard' base.ini -o one.db "${space[@]}" --trials 4 --continue --shard 2/2
"$LANECAST" simulate weather --rows 400 --seed 2 -o other.h5 --quiet >/dev/null
expect 7 '--continue cannot change sweep.data' base.ini -o one.db "${space[@]}" --trials 4 --continue --set data.file=other.h5
content one.db | cmp one.txt - || fail 'a ledger was changed by a sweep that was refused'

# what may change: the configuration that is varied, ranges, samplers, further dimensions
wider=(--sampler tpe --try model.cell=lstm,gru --try model.hidden=16..20 --try train.rate=1e-3..1e-2:log --trials 24 --quiet)
"$LANECAST" sweep base.ini -o one.db "${wider[@]}" --context 9 --continue >/dev/null
"$LANECAST" sweep base.ini -o one.db "${wider[@]}" --context 9 >/dev/null || fail 'the same command does not go on'
expect 7 "it has 'context = 9' where this one has 'context = 6'" base.ini -o one.db "${space[@]}"
expect 7 'has all of its trials' base.ini -o one.db "${wider[@]}" --context 9 --check

# each trial is trained again with the plan that it was of
"$LANECAST" sweep show one.db --json >shown.json
for trial in 1 20; do
    "$LANECAST" sweep train one.db --trial $trial -o $trial.h5 --quiet >/dev/null
    "$LANECAST" evaluate $trial.h5 --split valid --json >$trial.json
    "$LANECAST" inspect $trial.h5 --config >$trial.ini
done
grep -x 'context = 6' 1.ini >/dev/null || fail "trial 1: $(cat 1.ini)"
grep -x 'context = 9' 20.ini >/dev/null || fail "trial 20: $(cat 20.ini)"
python3 - <<'END'
import json
shown = json.load(open("shown.json"))
for trial in 1, 20:
    score = json.load(open(f"{trial}.json"))["mean_over_series"]["scaled"]["mse"]
    expected = shown["trials"][trial]["objective"]["mse"]
    assert abs(score - expected) <= 1e-12 * expected, (trial, score, expected)
# 3 trials of the first plan had 4 to 8 units, and are in no part of 16 to 20
slices = shown["dimensions"]["model.hidden"]["slices"]
assert sum(s["trials"] for s in slices) == 21, slices
END
