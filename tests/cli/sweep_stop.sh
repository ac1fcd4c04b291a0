#!/usr/bin/env bash
# Ctrl-C and SIGTERM end a sweep in an orderly way: status 75, no trial half done, and the same command continues to the same ledger.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"

"$LANECAST" simulate weather --rows 1500 --seed 1 -o weather.h5 --quiet >/dev/null
cat >sweep.ini <<'END_OF_FILE'
[data]
file = weather.h5
[window]
context = 24
horizon = 1
[train]
epochs = 3
[sweep]
trials = 16
lag = 3
pruner = median
train.rate = 1e-4..1e-2:log
model.hidden = 8..32:8
END_OF_FILE
"$LANECAST" sweep sweep.ini -o whole.db --workers 1 --quiet >/dev/null
content whole.db >whole.txt

# ended LEDGER [LEAST PROCESS]: how many trials of it have ended, 0 while it is not there; waits until there are so many, or the process
# is gone. One program that looks again and again: one that begins anew for each look comes too late on a busy machine.
ended() {
    python3 - "$@" <<'END_OF_PYTHON'
import os, sqlite3, sys, time

def count(path):
    try:
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
        return db.execute("SELECT count(*) FROM trials WHERE state IN ('COMPLETE', 'PRUNED', 'FAIL')").fetchone()[0]
    except sqlite3.OperationalError:
        return 0

def is_there(process):
    try:
        os.kill(process, 0)
        return True
    except ProcessLookupError:
        return False

path, least, process = sys.argv[1], *(int(word) for word in sys.argv[2:] or (0, 0))
while count(path) < least and is_there(process):
    time.sleep(0.01)
print(count(path))
END_OF_PYTHON
}

for signal in INT TERM; do
    # a program that bash runs in the background ignores SIGINT, unless it is told not to
    python3 -c 'import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])' \
        "$LANECAST" sweep sweep.ini -o stopped.db --workers 2 --threads 2 --log log.txt --json --progress off >out.txt 2>err.txt &
    ended stopped.db 2 $! >/dev/null
    kill -$signal $! || fail "SIG$signal came too late: the test sees nothing"
    status=0
    wait $! || status=$?
    [ $status -eq 75 ] || fail "SIG$signal: status $status: $(cat err.txt)"
    done=$(ended stopped.db)
    [ "$done" -lt 16 ] || fail "SIG$signal came too late: the test sees nothing"
    if grep ' running, ' err.txt; then fail "--progress off: $(cat err.txt)"; fi
    grep "stopped after $done of 16 trials; the same command continues" err.txt >/dev/null || fail "SIG$signal: $(cat err.txt)"
    python3 - "$done" <<'END_OF_PYTHON'
import json, sys
found = json.load(open("out.txt"))
assert found["stopped"] and not found["time_over"], found
assert found["complete"] + found["pruned"] + found["failed"] == int(sys.argv[1]) and found["trials"] == 16, found
END_OF_PYTHON
    "$LANECAST" sweep sweep.ini -o stopped.db --workers 1 --log log.txt --quiet --json >out.txt
    grep '"stopped": false' out.txt >/dev/null || fail "SIG$signal: $(cat out.txt)"
    content stopped.db >stopped.txt
    cmp whole.txt stopped.txt || fail "SIG$signal: another ledger"
    # each trial was heard of once
    [ "$(grep -c '"trial":' log.txt)" -eq 16 ] || fail "SIG$signal: $(grep -c '"trial":' log.txt) lines of the log"
    rm -f stopped.db* log.txt
done
