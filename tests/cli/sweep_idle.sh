#!/usr/bin/env bash
# What a sweep varies without effect is said before it starts, and so is that its workers are more than its threads.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"
"$LANECAST" simulate weather --rows 400 --seed 1 -o weather.h5 --quiet >/dev/null
sweep_ini 'trials = 3' 'lag = 3' >sweep.ini
flags=(sweep.ini --pruner none)

# networks that are none, in some trials or all
expect 0 "model.kind = 'ridge', 'repeat_last': no network, where 'model.cell', 'train.rate', 'model.hidden' have no effect" \
    "${flags[@]}" -o kinds.db --try model.kind=ridge,recurrent,repeat_last
grep "' if model.kind=' and the kinds of networks" err.txt >/dev/null || fail "it does not say what to do: $(cat err.txt)"
expect 0 "model.kind = 'ridge': no network" "${flags[@]}" -o ridge.db --set model.kind=ridge
! grep ' if model.kind=' err.txt >/dev/null || fail "what does not vary cannot be a condition: $(cat err.txt)"

# what counts where it has an effect, and what has one on any kind, is not named
sed -e '/^train.rate/d' -e '/^model.cell/d' -e '/^model.hidden/d' sweep.ini >few.ini
"$LANECAST" sweep few.ini -o few.db --pruner none --try model.kind=ridge,recurrent --try model.normalize=none,last \
    --try 'model.layers=1..2 if model.kind=recurrent' --try 'model.dropout=0..0.4 if model.layers=2' >out.txt 2>err.txt
! grep 'no network' err.txt >/dev/null || fail "$(cat err.txt)"
"$LANECAST" sweep "${flags[@]}" -o networks.db --try model.kind=recurrent,seq2seq >out.txt 2>err.txt
! grep 'no network' err.txt >/dev/null || fail "$(cat err.txt)"

expect 0 '3 workers, more than the 1 thread of --threads: each has one of its own' "${flags[@]}" -o crew.db --workers 3 --threads 1
"$LANECAST" sweep "${flags[@]}" -o one.db --threads 1 >out.txt 2>err.txt
! grep 'more than' err.txt >/dev/null || fail "$(cat err.txt)"
