#!/usr/bin/env bash
# A sweep killed at random moments, LANECAST_KILLS times (20): its ledger can be read at any time, no trial is there twice, and the same
# command goes on to the ledger of a sweep that nobody killed.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"
wanted=${LANECAST_KILLS:-20}

"$LANECAST" simulate weather --rows 1000 --seed 1 -o weather.h5 --quiet >/dev/null
cat >sweep.ini <<'END_OF_FILE'
[data]
file = weather.h5
[window]
context = 12
horizon = 1
[train]
epochs = 2
[sweep]
trials = 40
lag = 4
pruner = median
model.cell = lstm, gru
train.rate = 1e-4..1e-2:log
model.hidden = 4..24:4
END_OF_FILE
options=(sweep.ini --workers 2 --threads 2 --keep 2 --quiet)
began=$(date +%s%N)
"$LANECAST" sweep "${options[@]}" -o whole.db >/dev/null
took=$((($(date +%s%N) - began) / 1000000)) # milliseconds, of all trials
content whole.db >whole.txt

# A ledger that a killed sweep left is whole: numbers without gaps, no more trials running than there are workers, values where they
# must be. Prints how many trials it has; not there yet, or without a study yet: 0.
look() {
    python3 - <<'END_OF_PYTHON'
import os, sqlite3
if not os.path.exists("killed.db"):
    print(0)
    raise SystemExit
db = sqlite3.connect("killed.db")  # rolls back what a kill left half done, which a reader that may not write cannot
assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'trials'").fetchall():
    print(0)
    raise SystemExit
trials = db.execute("SELECT trial_id, number, state FROM trials ORDER BY trial_id").fetchall()
assert [t[1] for t in trials] == list(range(len(trials))), trials
assert sum(t[2] == "RUNNING" for t in trials) <= 2, trials
values = {t for (t,) in db.execute("SELECT trial_id FROM trial_values")}
assert values == {t[0] for t in trials if t[2] in ("COMPLETE", "PRUNED")}, trials
print(len(trials))
END_OF_PYTHON
}

kills=0
rounds=0
while [ "$kills" -lt "$wanted" ]; do
    "$LANECAST" sweep "${options[@]}" -o killed.db >/dev/null 2>&1 &
    moment=$((RANDOM * took / 32768 / 3 + 1))
    sleep "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
    if kill -9 $! 2>/dev/null; then
        kills=$((kills + 1))
    fi
    wait $! 2>/dev/null || true
    trials=$(look) || fail "after $kills kills the ledger is not whole"
    if [ "$trials" -lt 40 ]; then
        continue
    fi
    "$LANECAST" sweep "${options[@]}" -o killed.db >/dev/null
    content killed.db >killed.txt
    cmp whole.txt killed.txt || fail "after $kills kills: another ledger"
    diff <(ls whole.d) <(ls killed.d) || fail "after $kills kills: other runs are kept"
    rounds=$((rounds + 1))
    rm -rf killed.db* killed.d
done
if [ -e killed.db ]; then
    "$LANECAST" sweep "${options[@]}" -o killed.db >/dev/null
    content killed.db >killed.txt
    cmp whole.txt killed.txt || fail "after $kills kills: another ledger"
fi
[ "$kills" -ge "$wanted" ] || fail "only $kills kills"
echo "$kills kills, $((rounds + 1)) sweeps"
