#!/bin/sh
# cron - a forecast every day, a new model every week. Run it in the folder that has prices.h5 (lanecast import prices.csv -o prices.h5).
#
#     cron.sh daily    appends the rows of $LANECAST_NEW (default: new.csv), writes forecast.csv, and adds to scores.csv what the
#                      forecast before said of the rows that have come
#     cron.sh weekly   trains again and judges it (weekly.txt), then trains on all rows: live.h5, which daily uses
#
# $LANECAST_TARGET (default: Close) and $LANECAST_HORIZON (5) are what is forecast; names of series have no commas. A step that fails
# ends the job with a message, which cron mails; rows that were appended before stay, and every other file is as it was: files are
# replaced whole.
set -eu
target=${LANECAST_TARGET:-Close} horizon=${LANECAST_HORIZON:-5}

daily() {
    lanecast import "${LANECAST_NEW:-new.csv}" --append prices.h5 -q
    [ -e live.h5 ] || weekly
    [ ! -e forecast.csv ] || cp forecast.csv before.csv
    lanecast forecast live.h5 -o forecast.csv -q
    [ ! -e before.csv ] || score
}

# What came stands beside every forecast that begins in these rows; the forecast itself is the one that was made, by the model of then.
score() {
    lanecast forecast live.h5 --origins "$(sed -n 2p before.csv | cut -d, -f2).." -o came.csv -q
    [ -e scores.csv ] || echo series,time,step,truth,forecast,error >scores.csv
    awk -F, -v OFS=, '
        NR == FNR { if ($6 != "") came[$1 FS $4] = $6; next }
        FNR > 1 { step[$1]++ }
        FNR > 1 && ($1 FS $2) in came { truth = came[$1 FS $2]; print $1, $2, step[$1], truth, $3, $3 - truth }
    ' came.csv before.csv | cat scores.csv - >scores.new
    mv scores.new scores.csv
    rm before.csv came.csv
}

# What the split keeps back says how good the configuration is now; the model in use has learnt from every row.
weekly() {
    lanecast train prices.h5 --target "$target" --horizon "$horizon" -o judged.h5 -q --force >next.txt
    lanecast evaluate judged.h5 -q >>next.txt
    lanecast train judged.h5 --on all -o next.h5 -q --force >>next.txt
    mv next.h5 live.h5
    mv next.txt weekly.txt
}

case ${1:-} in
daily | weekly) "$1" ;;
*)
    echo "usage: cron.sh daily|weekly" >&2
    exit 2
    ;;
esac
