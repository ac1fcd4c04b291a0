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

# a log that cannot be written is said, the sweep goes on, and its status says so
expect 6 'full: cannot write the log: ' sweep.ini -o logged.db --log /dev/full
grep -F 'goes on without a log' err.txt >/dev/null || fail "a full log is not said at once: $(cat err.txt)"
"$LANECAST" sweep show logged.db --json >shown.json
[ "$(python3 -c 'import json; print(sum(t["state"] == "COMPLETE" for t in json.load(open("shown.json"))["trials"]))')" -eq 6 ] ||
    fail 'trials are lost with their log'
expect 2 weather.h5 sweep.ini -o new.db --log weather.h5

# the options of a sweep are explained and listed as all others
"$LANECAST" config explain sweep.sampler >explained.txt
grep '^median.startup' explained.txt >/dev/null && fail 'the pruner is not the sampler'
"$LANECAST" config explain --section sweep >explained.txt
grep '^median.startup' explained.txt >/dev/null || fail 'config explain does not have the options of a pruner'
"$LANECAST" list samplers | grep '^  sobol' >/dev/null || fail 'list samplers'
