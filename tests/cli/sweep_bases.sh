#!/usr/bin/env bash
# What a sweep varies: a configuration that need not be one itself, since each trial's own is what is checked; a run's; none, but data.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"

"$LANECAST" simulate weather --rows 500 --seed 1 -o weather.h5 --quiet >/dev/null
printf '%s\n' '[data]' 'file = weather.h5' 'target = temperature' '[window]' 'context = 6' 'horizon = 1' '[model]' 'hidden = 6' \
    '[train]' 'epochs = 2' >base.ini
classes=(--set classes.of=change --set classes.limits=0 --objective accuracy)

states() { # LEDGER: its states, as "COMPLETE 4 FAIL 2"
    "$LANECAST" sweep show "$1" --json | python3 -c '
import collections, json, sys
print(*(f"{s} {n}" for s, n in sorted(collections.Counter(t["state"] for t in json.load(sys.stdin)["trials"]).items())))'
}

# --- each trial's configuration is checked, and the base's is not -----------------------------------------------------------

# losses of classes over a base of numbers: every trial can be, and best and train make them again
"$LANECAST" sweep base.ini -o classes.db --try model.loss=softmax,hinge --trials 6 "${classes[@]}" --quiet >/dev/null
[ "$(states classes.db)" = 'COMPLETE 6' ] || fail "losses of classes: $(states classes.db)"
"$LANECAST" sweep best classes.db -o best.h5 --seeds 1 --quiet >/dev/null
"$LANECAST" sweep train classes.db --trial 1 -o one.h5 --quiet >/dev/null
"$LANECAST" inspect one.h5 | grep -E 'loss (softmax|hinge)' >/dev/null || fail 'a trial of classes is trained as another'

# where some can be, the others are rows that say why
"$LANECAST" sweep base.ini -o some.db --try model.loss=mse,softmax --trials 8 "${classes[@]}" --quiet >out.txt
[[ $(states some.db) =~ ^COMPLETE\ [1-7]\ FAIL\ [1-7]$ ]] || fail "some losses: $(states some.db)"
tr '\n' ' ' <out.txt | grep 'model.loss = mse is of numbers, and classes.of = change asks for classes' >/dev/null || fail "$(cat out.txt)"
"$LANECAST" sweep base.ini -o scores.db --try model.loss=softmax,hinge --trials 6 "${classes[@]:0:4}" --objective log_loss --quiet >out.txt
tr '\n' ' ' <out.txt | grep 'log_loss: a measure of probabilities, and model.loss = hinge says scores' >/dev/null || fail "$(cat out.txt)"

# where none can be, nothing begins
expect 3 'no trial can be: model.loss = ' base.ini -o new.db --try model.loss=softmax,hinge
expect 3 "no trial can be: model.loss = mse is of numbers" base.ini -o new.db --try model.hidden=4..8 "${classes[@]}"
expect 3 'no trial can be: window.shortest = 10 is more than window.context = 6' base.ini -o new.db --try model.hidden=4..8 \
    --set window.shortest=10
expect 3 'no trial can be: run.seeds = 3: a sweep trains one network a trial' base.ini -o new.db --try model.hidden=4..8 --set run.seeds=3
expect 3 'no trial can be: sweep.objective = crps: not known with model.loss = mse' base.ini -o new.db --try model.hidden=4..8 \
    --objective crps
for sampler in grid random sobol halton cmaes gp; do
    expect 3 'no trial can be: window.shortest' base.ini -o new.db --try model.hidden=4..8 --set window.shortest=10 --sampler $sampler \
        --trials 5
done
"$LANECAST" sweep base.ini -o longer.db --set window.shortest=10 --try window.context=6,12 --trials 4 --quiet >/dev/null
[[ $(states longer.db) =~ COMPLETE ]] || fail 'a base that one of its trials mends'

# a knob of what is only tried is the base's, its trials have it, and the plan keeps it
"$LANECAST" sweep base.ini -o knob.db --set model.huber.delta=2 --try model.loss=mse,huber --trials 6 --sampler grid --quiet >/dev/null
for trial in 0 1; do
    "$LANECAST" sweep train knob.db --trial $trial -o knob.h5 --quiet >/dev/null
    "$LANECAST" inspect knob.h5 >>knobs.txt
done
grep 'model.huber.delta = 2' knobs.txt >/dev/null || fail "a tried variant's knob is not the base's: $(cat knobs.txt)"
expect 7 "it has 'huber.delta = 2' where this one has 'huber.delta = 3'" base.ini -o knob.db --set model.huber.delta=3 \
    --try model.loss=mse,huber --trials 6 --sampler grid
expect 3 'huber.delta = 2: no trial uses it, since model.loss = mse,mae' base.ini -o new.db --set model.huber.delta=2 --try model.loss=mse,mae
expect 3 'huber.delta = 2: no trial uses it, since model.loss = mse;' base.ini -o new.db --set model.huber.delta=2 --try model.hidden=4..8

# what the largest trial takes is planned: it is not made, nor is one that a constraint forbids
peak() { # FILE ARGUMENT...: what sweep writes to standard error, into FILE; prints the most memory that it took, in MB
    python3 - "$@" <<'END_OF_PYTHON'
import os, resource, subprocess, sys
with open(sys.argv[1], "w") as notes:
    subprocess.run([os.environ["LANECAST"], "sweep", *sys.argv[2:]], stdout=subprocess.DEVNULL, stderr=notes, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
END_OF_PYTHON
}
small=$(peak small.txt base.ini -o small.db --try model.hidden=4,8 --sampler grid --trials 1)
large=$(peak large.txt base.ini -o large.db --try model.hidden=1500,4 --sampler grid --trials 1)
grep -E 'up to [0-9]{3,}\.[0-9] MB each' large.txt >/dev/null || fail "the largest trial: $(cat large.txt)"
[ "$("$LANECAST" sweep show large.db --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["trials"][0]["point"]["model.hidden"])')" = 4 ] ||
    fail 'the large trial itself is trained: the test sees nothing'
[ "$large" -lt $((small + 60)) ] || fail "to know what the largest trial takes took $large MB, $small without it"
forbidden=$(peak forbidden.txt base.ini -o forbidden.db --try model.hidden=1500,4 --sampler grid --trials 2 --set sweep.parameters=1000)
[ "$(states forbidden.db)" = 'COMPLETE 1 FAIL 1' ] || fail "a constraint: $(states forbidden.db)"
[ "$forbidden" -lt $((small + 60)) ] || fail "a trial that is not wanted took $forbidden MB"
grep '1 of 2 workers would be idle' <(
    "$LANECAST" sweep base.ini -o idle.db --try model.hidden=4..8 --trials 1 --workers 2 --threads 2 2>&1 >/dev/null) | grep 'no more trials' >/dev/null ||
    fail 'a worker without a trial'

# --- a run, data, standard input ----------------------------------------------------------------------------------------------

# of a run the configuration, with flags over it, and what it has chosen for itself: the same trials
"$LANECAST" train base.ini --set model.loss=huber --set model.huber.delta=2 -o run.h5 --quiet >/dev/null
try=(--try train.rate=1e-3..1e-2:log --trials 5 --quiet)
"$LANECAST" sweep base.ini -o plain.db --set model.loss=huber --set model.huber.delta=2 --hidden 5 "${try[@]}" >/dev/null
"$LANECAST" sweep run.h5 -o run.db --hidden 5 "${try[@]}" >/dev/null
cmp <(content plain.db | grep '^trial') <(content run.db | grep '^trial') || fail "a run's configuration: other trials"
"$LANECAST" sweep run.h5 -o left.db --try model.loss=mse,mae --trials 2 >out.txt 2>err.txt
grep -F 'run.h5: model.huber.delta = 2 is left out: model.loss = mse,mae' err.txt >/dev/null || fail "a knob of a run: $(cat err.txt)"
"$LANECAST" sweep run.h5 -o used.db --try model.loss=mse,huber --trials 4 --sampler grid --quiet >/dev/null
content used.db | grep -F 'huber.delta = 2' >/dev/null || fail "a knob of a run is lost"
expect 3 'huber.delta = 3: no trial uses it' run.h5 -o new.db --set model.huber.delta=3 --try model.loss=mse,mae
"$LANECAST" train --from run.h5 --data weather.h5 -o tuned.h5 --quiet >/dev/null
expect 3 'train.from = run.h5: trials of a sweep begin with random weights' tuned.h5 -o new.db --try model.hidden=4..8
"$LANECAST" sweep tuned.h5 -o tuned.db --set train.from= --try model.hidden=4..8 --trials 2 --quiet >/dev/null

# data with flags for what is common, as train takes it; a text that is imported, the same by --data
python3 - >prices.csv <<'END_OF_PYTHON'
import datetime, math
print("Date,Close,Volume")
for i in range(400):
    print(f"{datetime.date(2020, 1, 1) + datetime.timedelta(i)},{100 + 10 * math.sin(i / 9) + i * 7919 % 13 / 10:.2f},{i * 31 % 17}")
END_OF_PYTHON
asks=(--target Close --context 12 --horizon 2 --hidden 6 --epochs 2 --try train.rate=1e-3..1e-2:log --trials 4)
"$LANECAST" sweep prices.csv -o csv.db "${asks[@]}" >out.txt 2>err.txt
grep 'prices.csv: no configuration: what does not vary is as flags and defaults have it' err.txt >/dev/null || fail "data: $(cat err.txt)"
"$LANECAST" sweep --data prices.csv -o data.db "${asks[@]}" --quiet >/dev/null
printf '%s\n' '[data]' 'file = prices.csv' 'target = Close' '[window]' 'context = 12' 'horizon = 2' '[model]' 'hidden = 6' '[train]' \
    'epochs = 2' '[sweep]' 'trials = 4' 'train.rate = 1e-3..1e-2:log' >prices.ini
"$LANECAST" sweep prices.ini -o ini.db --quiet >/dev/null
"$LANECAST" sweep - -o stdin.db --quiet >/dev/null <prices.ini
for name in csv data stdin; do
    cmp <(content ini.db) <(content $name.db) || fail "$name: another ledger than that of a configuration"
done
expect 2 'prices.csv is data, and so is --data weather.h5' prices.csv --data weather.h5 -o new.db "${asks[@]}"

# the best one is trained for the epochs of its best validation, also where patience ended it within its first one
"$LANECAST" sweep base.ini -o early.db --set train.validate_every=1 --set train.patience=3 --set train.epochs=40 --set train.rate=0.3 \
    --try model.hidden=6,7 --trials 2 --quiet >/dev/null
"$LANECAST" sweep train early.db --trial 0 -o early.h5 --quiet >/dev/null
"$LANECAST" sweep best early.db --trial 0 -o best.h5 --seeds 1 --quiet >/dev/null
python3 - "$("$LANECAST" inspect early.h5 --json)" "$("$LANECAST" inspect best.h5 --json)" <<'END_OF_PYTHON'
import json, sys
early, best = map(json.loads, sys.argv[1:])
assert early["epochs"] <= 2 and best["epochs"] == early["best_epoch"], (early["epochs"], early["best_epoch"], best["epochs"])
END_OF_PYTHON

# --- what is asked for twice, or of nobody -----------------------------------------------------------------------------------

expect 2 '--seed 3: the sweep varies run.seed = 1..5' base.ini -o new.db --seed 3 --try run.seed=1..5
expect 2 '--hidden 5: the sweep varies model.hidden = 4..8' base.ini -o new.db --hidden 5 --try model.hidden=4..8
expect 2 '--trials 4 and --set sweep.trials=5: both say what sweep.trials is' base.ini -o new.db --trials 4 --set sweep.trials=5 \
    --try model.hidden=4..8
printf '%s\n' '[sweep]' 'trials = 3' 'lag = 1' 'trials = 4' >>base.ini
expect 3 'base.ini:14: [sweep] trials: already set on line 12' base.ini -o new.db --try model.hidden=4..8
sed -i '/^.sweep/,$d' base.ini
for flag in '--rows 3' '--trial 1' '--csv x.csv' '--export journal'; do
    read -r -a words <<<"$flag"
    expect 2 "${words[0]} is of sweep " base.ini -o new.db --try model.hidden=4..8 "${words[@]}"
done
expect 3 'tpe.startup = 3: not used, since sampler = random' base.ini -o new.db --try model.hidden=4..8 --sampler random --set sweep.tpe.startup=3
expect 3 'median.startup = 3: not used, since pruner = none' base.ini -o new.db --try model.hidden=4..8 --set sweep.median.startup=3
expect 3 "--lag: [sweep] lag: '-1' is not between 0 and" base.ini -o new.db --try model.hidden=4..8 --lag -1
expect 3 "[model] hidden: '-4' is not between 1 and" base.ini -o new.db --try model.hidden=-4..8
expect 2 'sweep needs a configuration, or data: lanecast sweep prices.csv' -o new.db --try model.hidden=4..8
expect 2 'ini.db is a ledger: sweep show ini.db' ini.db -o new.db --try model.hidden=4..8
[ ! -e new.db ] || fail 'a sweep that is refused leaves a ledger'
