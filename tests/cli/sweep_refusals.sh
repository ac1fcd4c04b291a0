#!/usr/bin/env bash
# What a sweep cannot do is refused with what to do, and nothing that was there is lost.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"

"$LANECAST" simulate weather --rows 400 --seed 1 -o weather.h5 --quiet >/dev/null
cat >sweep.ini <<'END_OF_FILE'
[data]
file = weather.h5
[window]
context = 6
horizon = 1
[train]
epochs = 1
[sweep]
trials = 6
sampler = sobol
train.rate = 1e-4..1e-2:log
model.hidden = 4..24:4
END_OF_FILE

# a study of another name is found by it
"$LANECAST" sweep sweep.ini -o named.db --study mine --quiet >out.txt
tr '\n' ' ' <out.txt | grep 'lanecast sweep show named.db --study mine has the others' >/dev/null || fail "$(cat out.txt)"
expect 4 "no study 'sweep'; --study names one that it has: mine" show named.db
"$LANECAST" sweep show named.db --study mine >/dev/null

# keys of [sweep] are of sweeps
status=0
"$LANECAST" train sweep.ini -o run.h5 --set sweep.trials=3 >out.txt 2>err.txt || status=$?
[ $status -eq 3 ] && grep 'of a whole sweep, and of nothing else' err.txt >/dev/null || fail "--set sweep.trials: status $status: $(cat err.txt)"

# a log that cannot be written is said, the sweep goes on, and its status says so
expect 6 'full: cannot write the log: ' sweep.ini -o logged.db --log /dev/full
grep -F 'continues without a log' err.txt >/dev/null || fail "a full log is not said at once: $(cat err.txt)"
"$LANECAST" sweep show logged.db --json >shown.json
[ "$(python3 -c 'import json; print(sum(t["state"] == "COMPLETE" for t in json.load(open("shown.json"))["trials"]))')" -eq 6 ] ||
    fail 'trials are lost with their log'
expect 2 weather.h5 sweep.ini -o new.db --log weather.h5

# a ledger that has what is asked for, and one that does not exist
"$LANECAST" sweep sweep.ini -o logged.db --trials 4 >/dev/null 2>err.txt
grep 'nothing is left to do: a larger --trials continues' err.txt >/dev/null || fail "a sweep that is done: $(cat err.txt)"
expect 6 'nowhere.db: No such file or directory; lanecast sweep CONFIG.ini' show nowhere.db

# the options of a sweep are explained and listed as all others
"$LANECAST" config explain sweep.sampler >explained.txt
grep '^median.startup' explained.txt >/dev/null && fail 'the pruner is not the sampler'
"$LANECAST" config explain sweep >explained.txt
grep '^median.startup' explained.txt >/dev/null || fail 'config explain does not have the options of a pruner'
"$LANECAST" list samplers | grep '^  sobol' >/dev/null || fail 'list samplers'

# what varies: an unknown key, a range that is empty or not the option's, no logarithm
expect 3 "the nearest is 'hidden' in [model]" sweep.ini -o new.db --try model.hiden=1..2
expect 3 'model.layers: the range is empty' sweep.ini -o new.db --try model.layers=2..2
expect 3 "'0' is not between 1 and" sweep.ini -o new.db --try window.context=0..16
expect 3 'has no logarithm' sweep.ini -o new.db --try model.dropout=0..0.1:log
expect 3 'model.hidden: there is no value before a comma' sweep.ini -o new.db --try model.hidden=4,,8
expect 3 'model.hidden: there is no value before a comma' sweep.ini -o new.db --try 'model.hidden=4, ,8'
expect 3 "model.hidden: ':' is neither :log nor a step" sweep.ini -o new.db --try model.hidden=4..8:
expect 3 'model.hidden is varied twice' sweep.ini -o new.db --try model.hidden=1..8
for varied in data.file=stock.h5,nowhere.h5 run.threads=1..2 run.checkpoint=0,60; do
    expect 3 "${varied%%=*} is the same for all trials" sweep.ini -o new.db --try "$varied"
done
[ ! -e new.db ] || fail 'a sweep that cannot be leaves a ledger'

expect 3 'model.dropout counts only if model.layers is 7, which it never is' sweep.ini -o new.db --try model.layers=1..3 \
    --try 'model.dropout=0..0.5 if model.layers=2,7'
expect 3 'numbers between others are never met' sweep.ini -o new.db --try 'model.layers=1..3 if train.rate=0.001'
expect 3 'huber.delta = 0.5: not used, since loss = mse' sweep.ini -o new.db --try model.huber.delta=0.5..1
expect 3 'model.huber.delta counts only if model.loss is huber, which it never is' sweep.ini -o new.db --try model.loss=mse,mae \
    --try model.huber.delta=0.5..1
expect 3 "'mse' is there twice" sweep.ini -o new.db --objective mse,mae,mse
expect 3 'as model.cell=...' sweep.ini -o new.db --try cell=lstm,gru
expect 3 'the nearest is model' sweep.ini -o new.db --try modle.cell=lstm,gru
sed 's/^.sweep.$/[sweeps]/' sweep.ini >typo.ini
expect 3 'the nearest is sweep' typo.ini -o new.db
expect 3 "the nearest is parameters" sweep.ini -o new.db --set sweep.parameter=100
expect 2 'only sweep CONFIG.ini takes keys of [sweep]' best logged.db -o best.h5 --set sweep.trials=3
expect 2 '--set does not apply' show logged.db --set sweep.trials=3
expect 6 'there is no folder nowhere/' sweep.ini -o nowhere/new.db
expect 6 'a folder; name a file in it' sweep.ini -o .
[ ! -e new.db ] || fail 'a sweep that cannot be leaves a ledger'

# trials that a constraint forbids are rows, and the summary and show say why; nothing is important to no complete trial
"$LANECAST" sweep sweep.ini -o small.db --set sweep.parameters=2 >out.txt 2>err.txt || true
grep '6 trials failed, the first, trial 0: .* parameters, at most 2 are wanted' out.txt >/dev/null || fail "$(cat out.txt)"
"$LANECAST" sweep show small.db >out.txt
grep '6 trials failed' out.txt >/dev/null || fail "show: $(cat out.txt)"
"$LANECAST" sweep show small.db --json >shown.json
python3 -c 'import json; print({d["importance"] for d in json.load(open("shown.json"))["dimensions"].values()})' | grep -x '{None}' >/dev/null ||
    fail 'a dimension is important to trials that failed'

# a trial that Optuna's queue has with parameters of its own would be run with others
"$LANECAST" sweep sweep.ini -o queued.db --trials 2 --quiet >/dev/null
python3 - <<'END'
import sqlite3
db = sqlite3.connect("queued.db")
study = db.execute("SELECT study_id FROM studies").fetchone()[0]
trial = db.execute("INSERT INTO trials (number, study_id, state) VALUES (2, ?, 'WAITING')", (study,)).lastrowid
db.execute("INSERT INTO trial_system_attributes (trial_id, \"key\", value_json) VALUES (?, 'fixed_params', '{\"model.hidden\": 7}')", (trial,))
db.commit()
END
expect 4 'queued.db: trial 2 waits with parameters that enqueue_trial of Optuna gave it' sweep.ini -o queued.db --trials 4
"$LANECAST" sweep show queued.db >/dev/null

# multiply-adds: weights and biases of 3 units in 10 steps, 10 * (4 * 3 * (3 + inputs) + 2 * 4 * 3), and of the head once
sed -e 's/^model.hidden = .*/model.hidden = 3/' -e 's/^horizon = 1/horizon = 2/' -e 's/^context = 6/context = 10/' sweep.ini >work.ini
"$LANECAST" sweep work.ini -o work.db --set sweep.arithmetic=5 --set model.cell=lstm >out.txt 2>err.txt || true
tr '\n' ' ' <out.txt | grep 'about 1112 multiply-adds a forecast, at most 5 are wanted' >/dev/null || fail "$(cat out.txt)"

# no line of show is wider than a terminal, whatever varies
"$LANECAST" sweep sweep.ini -o wide.db --try model.loss=mse,huber --try model.huber.delta=0.1..10:log --try train.batch=8,16,32 \
    --try model.dropout=0..0.5 --try train.clip=0.1..10:log --quiet >/dev/null
"$LANECAST" sweep show wide.db >out.txt
[ "$(awk 'length($0) > 80' out.txt | wc -l)" -eq 0 ] || fail "wider than 80 columns: $(cat out.txt)"

# a grid says how many points it has, where that is not what is asked for
expect 0 'of 12 points; --trials 12 tries all of them' sweep.ini -o grid.db --sampler grid --set sweep.grid.points=2
sed -e '/^model.hidden = /d' -e 's/^train.rate = .*/model.hidden = 4,5/' -e 's/^sampler = .*/sampler = tpe/' sweep.ini >twice.ini
expect 0 '2 points are all that there are: 8 trials train some of them again, to the same bits; --sampler grid' twice.ini -o twice.db --trials 8
"$LANECAST" sweep best twice.db -o twice.h5 --json -q | grep -Eqx ' *"looks": 2,?' || fail 'one model twice is two looks'
expect 0 '12 points are all that there are, of 50 asked for' sweep.ini -o grid.db --sampler grid --set sweep.grid.points=2 --trials 50

# when its time is over, a sweep has the first trials of the whole one, and says so
"$LANECAST" sweep sweep.ini -o timed.db --trials 4000 --lag 4 --minutes 0.005 --quiet >out.txt
tr '\n' ' ' <out.txt | grep 'the time of sweep.minutes was over: the ledger has the first' >/dev/null || fail "$(cat out.txt)"
trials=$(content timed.db | grep -c '^trials (' || true)
[ "$trials" -gt 0 ] && [ "$trials" -lt 4000 ] || fail "in time: $trials trials: the test sees nothing"
"$LANECAST" sweep sweep.ini -o whole.db --trials "$trials" --lag 4 --quiet >/dev/null
content whole.db | cmp - <(content timed.db) || fail 'in time: no prefix of the whole sweep'

# a ledger of another sweep: what differs is shown; --continue goes on with it
"$LANECAST" sweep sweep.ini -o one.db --quiet >/dev/null
content one.db >one.txt
expect 7 "it has 'sampler = sobol' where this one has 'sampler = random'" sweep.ini -o one.db --sampler random --trials 8
expect 7 "it has nothing where this one has 'train.clip = 0.1..1'" sweep.ini -o one.db --try train.clip=0.1..1
expect 7 "it has 'epochs = 1' where this one has 'epochs = 2'" sweep.ini -o one.db --set train.epochs=2
"$LANECAST" simulate weather --rows 400 --seed 2 -o other.h5 --quiet >/dev/null
cp weather.h5 kept.h5
cp other.h5 weather.h5
expect 7 "it has 'data = " sweep.ini -o one.db
cp kept.h5 weather.h5
content one.db | cmp one.txt - || fail 'a ledger was changed by a sweep that was refused'
"$LANECAST" sweep sweep.ini -o one.db --sampler random --trials 8 --continue --quiet >/dev/null
[ "$(content one.db | grep -c '^trials (')" -eq 8 ] || fail 'sweep --continue does not go on'

# a ledger that another sweep writes, and one that another program has locked
"$LANECAST" sweep sweep.ini -o busy.db --trials 2 --quiet >/dev/null
cat >hold.py <<'END_OF_FILE'
import fcntl, sqlite3, subprocess, sys
file = open("busy.db")
fcntl.flock(file, fcntl.LOCK_EX)
assert subprocess.run(sys.argv[1:]).returncode == 0
fcntl.flock(file, fcntl.LOCK_UN)
db = sqlite3.connect("busy.db", isolation_level=None)
db.execute("BEGIN IMMEDIATE")
assert subprocess.run(sys.argv[1:]).returncode == 0
END_OF_FILE
cat >try.sh <<'END_OF_FILE'
status=0
"$LANECAST" sweep sweep.ini -o busy.db --quiet 2>>err.txt || status=$?
[ $status -eq 6 ] && "$LANECAST" sweep show busy.db >/dev/null
END_OF_FILE
: >err.txt
python3 hold.py bash try.sh || fail "a ledger that is held: $(cat err.txt)"
grep 'busy.db: another sweep is writing it: wait' err.txt >/dev/null || fail "$(cat err.txt)"
grep 'busy.db: database is locked; another program holds it: wait' err.txt >/dev/null || fail "$(cat err.txt)"
"$LANECAST" sweep sweep.ini -o busy.db --quiet >/dev/null

# damaged ones: pages of noise, a part of the file, another file; they stay as they are
"$LANECAST" sweep sweep.ini -o damaged.db --quiet >/dev/null
python3 - <<'END_OF_FILE'
whole = open("damaged.db", "rb").read()
open("noise.db", "wb").write(whole[:4096] + b"\xa5" * (len(whole) - 4096))
open("cut.db", "wb").write(whole[: len(whole) // 2 // 4096 * 4096 + 100])
open("text.db", "w").write("no ledger\n" * 1000)
END_OF_FILE
for name in noise cut text; do
    cp $name.db $name.copy
    expect 4 'is damaged' sweep.ini -o $name.db
    cmp $name.db $name.copy || fail "$name.db was changed"
    expect 4 'is damaged' show $name.db
done

# reading leaves nothing behind
"$LANECAST" sweep show damaged.db >shown.txt
[ "$(echo damaged.db*)" = damaged.db ] || fail "show leaves $(echo damaged.db*)"

# a ledger, and a folder, that may not be written
if [ "$(id -u)" -ne 0 ]; then
    as=()
elif setpriv --reuid 65534 --regid 65534 --clear-groups true 2>/dev/null; then
    as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
fi
mkdir locked
cp damaged.db locked/one.db
chmod 755 . locked
chmod 444 locked/one.db
if [ -n "${as+set}" ] && [ "$(id -u)" -eq 0 ]; then
    for name in one new; do
        status=0
        "${as[@]}" "$LANECAST" sweep sweep.ini -o locked/$name.db >out.txt 2>err.txt || status=$?
        [ $status -eq 6 ] || fail "locked/$name.db: status $status: $(cat err.txt)"
        grep 'a ledger and its folder must be writable' err.txt >/dev/null || fail "locked/$name.db: $(cat err.txt)"
    done
    cmp damaged.db locked/one.db || fail 'a read-only ledger was changed'
    # reading needs no more than reading
    cp damaged.db 'locked/a%20?#b.db'
    "$LANECAST" sweep show damaged.db >shown.txt
    for name in one 'a%20?#b'; do
        "${as[@]}" "$LANECAST" sweep show "locked/$name.db" >out.txt 2>err.txt || fail "show of a read-only ledger: $(cat err.txt)"
        cmp out.txt shown.txt || fail 'show of a read-only ledger: something else'
    done
fi

# a disk that is full, or a limit that works like one: what was written stays, and with room the same command continues to the same ledger
"$LANECAST" sweep sweep.ini -o roomy.db --trials 40 --lag 1 --quiet >/dev/null
content roomy.db >roomy.txt
status=0
(ulimit -f 700 && exec "$LANECAST" sweep sweep.ini -o full.db --trials 40 --lag 1 --quiet) >out.txt 2>err.txt || status=$?
[ $status -eq 6 ] || fail "a full disk: status $status: $(cat err.txt)"
grep 'what was written before is kept: see that the disk has room' err.txt >/dev/null || fail "a full disk: $(cat err.txt)"
"$LANECAST" sweep show full.db --json >shown.json
[ "$(python3 -c 'import json; print(sum(t["state"] == "COMPLETE" for t in json.load(open("shown.json"))["trials"]))')" -gt 0 ] ||
    fail 'the disk was full before the first trial: the test sees nothing'
"$LANECAST" sweep sweep.ini -o full.db --trials 40 --lag 1 --quiet >/dev/null
content full.db | cmp roomy.txt - || fail 'after a full disk: another ledger'

# memory is predicted: a trial that may take more than there is is refused before anything is written
sed 's/^model.hidden = .*/model.hidden = 4..16384/' sweep.ini >large.ini
# what a regression tries is a range too; what it cannot be is refused before the first trial, and trials that all fail are no success
printf '[data]\nfile = weather.h5\n[window]\ncontext = 24\nhorizon = 2\n[model]\nkind = ridge\n' >ridge.ini
"$LANECAST" sweep ridge.ini -o range.db --try model.ridge.penalty=0.1..10:log --try model.ridge.lookback=6..24:6 --trials 5 --json -q >range.json
python3 - <<'END'
import json
found = json.load(open("range.json"))
assert found["complete"] == 5, found
point = found["best"]["point"]
assert 0.1 <= point["model.ridge.penalty"] <= 10 and point["model.ridge.lookback"] % 6 == 0, point
END
expect 3 "'-1' is not one of what is expected: auto, or numbers from 1e-12" ridge.ini -o new.db --try model.ridge.penalty=-1..10
expect 3 "'1..2' is not one of" ridge.ini -o new.db --try model.ridge.penalty=1..2,5
expect 3 "'6.5' is not one of what is expected: context, or auto, or whole numbers" ridge.ini -o new.db --try model.ridge.lookback=6.5,7
# data too short for every trial is said once, before the first one
expect 4 'no trial can be: no window fits' ridge.ini -o new.db --try window.context=5000,6000 --trials 2
expect 4 "no trial can be: no window in part 'valid'" ridge.ini -o new.db --try window.context=5,6 --set 'data.split=* 1 40'
[ ! -e new.db ] || fail 'a sweep that is refused leaves a ledger'
"$LANECAST" sweep ridge.ini -o some.db --try window.context=24,5000 --trials 2 --json -q >some.json
grep '"failed": 1' some.json >/dev/null || fail "one context fits: $(cat some.json)"
expect 4 'every trial failed, 2 of 2; trial 0: 700 parameters' sweep.ini -o failed.db --trials 2 --set sweep.parameters=10
expect 4 'every trial failed' sweep.ini -o failed.db --trials 2 --set sweep.parameters=10 # gone on with

limits_memory || exit 0
status=0
(ulimit -v 1500000 && exec "$LANECAST" sweep large.ini -o large.db) >out.txt 2>err.txt || status=$?
[ $status -eq 1 ] || fail "a trial larger than memory: status $status: $(cat err.txt)"
grep 'the largest trial does not fit into memory' err.txt >/dev/null || fail "a trial larger than memory: $(cat err.txt)"
[ ! -e large.db ] || fail 'a sweep that has no memory leaves a ledger'

# Scores in another unit, or of other truths, have no best.
for key in data.scale=standard,minmax window.horizon=1,2 window.stride=1,2 'data.split=0.6 0.2 0.2,0.7 0.2 0.1'; do
    expect 3 "${key%%=*} changes" sweep.ini -o apart.db --try "$key" --trials 2
done
expect 3 'data.season changes what the objective is measured by' sweep.ini -o apart.db --try data.season=1,4 --objective mase --trials 2
expect 3 'model.quantile.levels changes the levels' sweep.ini -o apart.db --set model.loss=quantile --objective crps --trials 2 \
    --try 'model.quantile.levels=0.1 0.9,0.1 0.5 0.9'
# A name that leaves no room for those of the files that SQLite puts beside it.
expect 6 'File name too long' sweep.ini -o "$(printf 'a%.0s' {1..245}).db" --trials 2
