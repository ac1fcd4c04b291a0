#!/bin/sh
# backtest - a rolling origin with refitting: a model is trained again for each fold, on all rows before it, and judged on the fold only.
#
#     backtest.sh prices.h5 --target Close --horizon 5 --epochs 5
#
# The last FOLDS * ROWS rows (4 * 60, by the environment) are the folds, the VALID rows before each (60) say when to stop. folds.csv
# has every forecast beside what came, errors.csv the errors of each fold. All flags of train can be added. Series have as many rows
# each, so that a fold is the same days of all.
set -eu
data=$1 folds=${FOLDS:-4} rows=${ROWS:-60} valid=${VALID:-60}
shift
all=$(lanecast inspect "$data" --json | sed -n 's/^ *"rows": \([0-9]*\),*$/\1/p' | sort -u)
case $all in *[!0-9]*) echo "backtest.sh: $data has series of different lengths" >&2 && exit 2 ;; esac
rm -f folds.csv errors.csv
fold=0
while [ "$fold" -lt "$folds" ]; do
    first=$((all - (folds - fold) * rows - valid))
    lanecast train "$data" "$@" --set "data.split=$first $valid $rows" -o fold.h5 -q --force >/dev/null
    lanecast evaluate fold.h5 -q --forecasts part.csv --force --format csv >scores.csv
    tail -n "+$((1 + (fold > 0)))" part.csv >>folds.csv
    sed "1s/^/fold,/; 2,\$s/^/$fold,/" scores.csv | tail -n "+$((1 + (fold > 0)))" | grep -E '^(fold|[0-9]+,[^,]*,[^,]*,all),' >>errors.csv
    fold=$((fold + 1))
done
rm -f part.csv scores.csv
