#!/usr/bin/env bash
# A lone sum of a batch is carried by a team of threads: whatever OpenMP's settings, the weights are those of one thread, and it ends.
set -euo pipefail
source "$(dirname "$0")/cli.bash"

fail() {
    echo "$*"
    exit 1
}

"$LANECAST" simulate weather --rows 250 --seed 1 -o weather.h5 --quiet >/dev/null
cat >run.ini <<'END'
[data]
file = weather.h5
[window]
context = 24
horizon = 6
[model]
hidden = 48
layers = 2
bidirectional = yes
[train]
batch = 16
epochs = 1
END

# digest_of THREADS [NAME=VALUE ...] [COMMAND ...]
digest_of() {
    local threads=$1
    shift
    env "$@" "$LANECAST" train run.ini --threads "$threads" --force -o run.h5 --quiet --json >trained.json
    python3 -c 'import json; print(json.load(open("trained.json"))["weights_digest"])'
}

one=$(digest_of 1)
for setting in OMP_DYNAMIC=true OMP_THREAD_LIMIT=1 OMP_PROC_BIND=close OMP_PROC_BIND=spread OMP_WAIT_POLICY=active \
    OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0 OMP_MAX_ACTIVE_LEVELS=0 OMP_SCHEDULE=static OMP_NUM_THREADS=1 OMP_STACKSIZE=1M; do
    [ "$(digest_of 2 "$setting")" = "$one" ] || fail "$setting: other weights than one thread's"
done
[ "$(digest_of 2 taskset -c "$(taskset -cp $$ | sed 's/.*: //; s/[-,].*//')")" = "$one" ] || fail "one core: other weights"

# what -v says of threads is what has work
"$LANECAST" train run.ini --threads 1 --force -o run.h5 -v --progress off >/dev/null 2>said.txt
grep -q '1 of 1 thread with work' said.txt || fail "-v does not say how many threads have work: $(cat said.txt)"
