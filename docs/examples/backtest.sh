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
work=$(mktemp -d) # of other files than these two nothing is touched
trap 'rm -rf "$work"' EXIT
fold=0 season=auto # of all folds what the first one finds, so that one naive forecast is beside them all
while [ "$fold" -lt "$folds" ]; do
    first=$((all - (folds - fold) * rows - valid))
    lanecast train "$data" --set "data.season=$season" "$@" --set "data.split=$first $valid $rows" -o "$work/fold.h5" -q --force >/dev/null
    season=$(lanecast config check "$work/fold.h5" 2>/dev/null | sed -n 's/^season = //p')
    lanecast evaluate "$work/fold.h5" -q --forecasts "$work/part.$fold.csv" --force --format csv >"$work/scores.csv"
    sed "1s/^/fold,/; 2,\$s/^/$fold,/" "$work/scores.csv" | tail -n "+$((1 + (fold > 0)))" | grep -E '^(fold|[0-9]+,[^,]*,[^,]*,all),' >>errors.csv
    fold=$((fold + 1))
done
# The folds below one another. Which baselines there are may differ (zero, of returns): of one that a fold has not, cells are empty.
awk -F, '
    FNR == 1 {
        columns = split($0, head)
        if (pass == 1 && !alike) { for (alike = 1; alike <= columns; alike++) first[alike] = head[alike] }
        for (i = 1; pass == 1 && i < alike && head[i] == first[i]; i++);
        if (pass == 1) alike = i
        for (i = 1; pass == 1 && i <= columns; i++) if (!known[head[i]]++) name[++names] = head[i]
    }
    pass == 1 || (FNR == 1 && printed++) { next }
    {
        row = $0
        cells = split($0, cell)
        for (i = columns; i >= alike; i--) {
            value[head[i]] = cell[cells - columns + i]
            sub(/,[^,]*$/, "", row)
        }
        for (i = alike; i <= names; i++) {
            row = row "," value[name[i]]
            delete value[name[i]]
        }
        print row
    }' pass=1 "$work"/part.*.csv pass=2 "$work"/part.*.csv >folds.csv
