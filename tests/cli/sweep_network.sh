#!/usr/bin/env bash
# On a disk that may be another machine's, here one of FUSE, a ledger does without a write-ahead log, says so, and is the same, also after
# a kill; one that was on a disk of this machine before gives its log up.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"
mkdir behind network
if ! command -v bindfs >/dev/null || ! bindfs behind network 2>/dev/null; then
    echo 'skipped: no bindfs that can mount here'
    exit 77
fi
trap 'umount "$work/network"; rm -rf "$work"' EXIT

"$LANECAST" simulate weather --rows 1200 --seed 1 -o weather.h5 --quiet >/dev/null
sweep_ini 'trials = 12' 'lag = 3' >sweep.ini
"$LANECAST" sweep sweep.ini -o here.db --quiet >/dev/null
expect 0 'network/one.db is on a network disk' sweep.ini -o network/one.db
[ "$(ls behind)" = one.db ] || fail "a write-ahead log on a network disk: $(ls behind)"
content here.db >here.txt
content network/one.db | cmp here.txt - || fail 'on a network disk: another ledger'
[ "$("$LANECAST" sweep show network/one.db)" = "$("$LANECAST" sweep show here.db)" ] || fail 'show on a network disk'

# a ledger that comes from a disk of this machine
"$LANECAST" sweep sweep.ini -o moved.db --trials 5 --quiet >/dev/null
cp moved.db network
"$LANECAST" sweep sweep.ini -o network/moved.db --quiet >/dev/null
mode=$(python3 -c 'import sqlite3; print(sqlite3.connect("network/moved.db").execute("PRAGMA journal_mode").fetchone()[0])')
[ "$mode" = delete ] || fail "a ledger that was moved to a network disk has journal_mode $mode"
content network/moved.db | cmp here.txt - || fail 'moved to a network disk: another ledger'

# killed while it writes
"$LANECAST" sweep sweep.ini -o network/killed.db --quiet >/dev/null &
until [ -s behind/killed.db ] || ! kill -0 $! 2>/dev/null; do sleep 0.05; done
kill -9 $! 2>/dev/null || true
wait $! || true
"$LANECAST" sweep sweep.ini -o network/killed.db --quiet >/dev/null
content network/killed.db | cmp here.txt - || fail 'killed on a network disk: another ledger'
