#!/bin/sh
# cron - a forecast every day, a new model every week. Run it in the folder that has prices.h5 (lanecast import prices.csv -o prices.h5).
#
#     cron.sh daily    appends the rows of $LANECAST_NEW (default: new.csv), writes forecast.csv
#     cron.sh weekly   trains again and judges it (weekly.txt), then trains on all rows: live.h5, which daily uses
#
# $LANECAST_TARGET (default: Close) and $LANECAST_HORIZON (5) are what is forecast. A step that fails ends the job with a message, which
# cron mails; rows that were appended before stay, and every other file is as it was: files are replaced whole.
set -eu
target=${LANECAST_TARGET:-Close} horizon=${LANECAST_HORIZON:-5}

daily() {
    lanecast import "${LANECAST_NEW:-new.csv}" --append prices.h5 -q
    [ -e live.h5 ] || weekly
    lanecast forecast live.h5 -o forecast.csv -q
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
