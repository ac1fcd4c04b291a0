#!/usr/bin/env bash
# What a sweep finds does not depend on rows of the test part: two data sets that differ only there give the same ledger but for
# the digest of the data in its plan, and of that. On rows of the validation part it does.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"

# 400 rows of two channels, in two series: 280 train, 40 validate, 80 test. FROM: the first row that is another.
rows() { # FROM
    python3 - "$1" <<'END_OF_PYTHON'
import datetime, math, sys
begin = datetime.datetime(2024, 1, 1)
start = int(sys.argv[1])
print("series,time,load,heat")
for name, shift in ("a", 0), ("b", 3):
    for i in range(400):
        wave, noise = math.sin(i / 5 + shift), ((i * 7919 + shift * 104729) % 1000) / 1000
        load, heat = (wave + noise, 2 * noise) if i < start else (40 - 30 * noise, -9 * wave)
        print(f"{name},{begin + datetime.timedelta(hours=i)},{load:.6f},{heat:.6f}")
END_OF_PYTHON
}

# The ledger's content of a sweep over the rows, and the scores of its runs.
sweep() { # FROM NAME ARGUMENT...
    local from=$1 name=$2
    shift 2
    rows "$from" >data.csv
    "$LANECAST" import data.csv -o data.h5 --series-column series --time time --force --quiet >/dev/null
    "$LANECAST" sweep data.h5 -o "$name.db" --context 12 --horizon 2 --epochs 2 --trials 24 --quiet --try model.hidden=4..12 \
        --try train.rate=1e-3..1e-2:log --try model.cell=lstm,gru --try data.transform=none,difference "$@" >/dev/null
    content "$name.db" | sed -e 's/data = [0-9a-f]*/data =/' -e '/lanecast:digest:/d' >"$name.txt"
}

cases=("--objective mse,mae" "--pruner median --objective mase --set data.season=24"
    "--set classes.of=change --set classes.limits=0.1 --set model.loss=softmax --objective accuracy,log_loss"
    "--set data.missing=interpolate --sampler cmaes --set data.scale=minmax" "--set model.loss=gaussian --objective crps")
for i in "${!cases[@]}"; do
    read -r -a flags <<<"${cases[i]}"
    sweep 400 whole "${flags[@]}"
    sweep 320 other "${flags[@]}"
    grep -c COMPLETE whole.txt >/dev/null || fail "${cases[i]}: no trial is complete: the test sees nothing"
    cmp whole.txt other.txt || fail "${cases[i]}: rows of the test part change the ledger"
    rm -f whole.db* other.db*
done
sweep 300 seen "${flags[@]}"
! cmp -s whole.txt seen.txt || fail 'rows of the validation part change nothing: the test sees nothing'
