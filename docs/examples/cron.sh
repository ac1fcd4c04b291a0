#!/bin/sh
# cron - a forecast every day, a new model every week. Run it in the folder that has the dataset (lanecast import prices.csv -o prices.h5).
#
#     cron.sh daily    appends the rows of $LANECAST_NEW (default: new.csv), writes forecast.csv, and adds to scores.csv what the
#                      forecasts before said of the rows that have come; what has not come is kept in waiting.csv
#     cron.sh weekly   trains again and judges it (weekly.txt), then trains on all rows: live.h5, which daily uses; where a baseline
#                      beats the model, it says so, which cron mails
#
# $LANECAST_FILE (default: prices.h5) is the dataset, $LANECAST_TARGET (Close) and $LANECAST_HORIZON (5) are what is forecast; names
# of series have no commas. A step that fails ends the job with a message, which cron mails; rows that were appended before stay, and
# every other file is as it was: files are replaced whole.
set -eu
data=${LANECAST_FILE:-prices.h5} target=${LANECAST_TARGET:-Close} horizon=${LANECAST_HORIZON:-5}

daily() {
    lanecast import "${LANECAST_NEW:-new.csv}" --append "$data" -q
    [ -e live.h5 ] || weekly
    lanecast forecast live.h5 -o forecast.csv 2>notes.txt || { cat notes.txt >&2; return 1; }
    grep 'no forecast' notes.txt >&2 || true # of a series that the others do without
    rm notes.txt
    [ ! -s waiting.csv ] || score
    wait_for
}

# The truth of every row since the first day that a forecast waits for, of whatever series: --origins has it beside forecasts of now,
# which are not used. A row that has not come when rows of a later day have (a holiday) will not come.
score() {
    lanecast forecast live.h5 --origins "$(cut -d, -f2 waiting.csv | cut -c1-10 | sort | head -n 1).." -o came.csv -q
    [ -e scores.csv ] || echo series,time,step,truth,forecast,error >scores.csv
    cp scores.csv scores.new
    awk -F, -v OFS=, '
        function day(time) { return substr(time, 1, 10) }
        NR == FNR { if ($6 != "") { came[$1 FS $4] = $6; if (day($4) > last[$1]) last[$1] = day($4) } next }
        ($1 FS $2) in came { truth = came[$1 FS $2]; print $1, $2, $3, truth, $4, $4 - truth >>"scores.new"; next }
        day($2) >= last[$1]
    ' came.csv waiting.csv >waiting.new
    mv scores.new scores.csv
    mv waiting.new waiting.csv
    rm came.csv
}

# Adds the forecast to those that wait; the same steps again, because no row came, take the place of those before.
wait_for() {
    [ -e waiting.csv ] || : >waiting.csv
    awk -F, -v OFS=, '
        FNR == 1 { file++ }
        file == 1 && FNR > 1 { step[$1]++; key = $1 FS $2 FS step[$1]; new[key]; line[++lines] = key FS $3 }
        file == 2 && !(($1 FS $2 FS $3) in new)
        END { for (i = 1; i <= lines; i++) print line[i] }
    ' forecast.csv waiting.csv >waiting.new
    mv waiting.new waiting.csv
}

# What the split keeps back says how good the configuration is now; the model in use has learnt from every row.
weekly() {
    lanecast train "$data" --target "$target" --horizon "$horizon" -o judged.h5 -q --force >next.txt
    lanecast evaluate judged.h5 -q >>next.txt
    lanecast train judged.h5 --on all -o next.h5 -q --force >>next.txt
    mv next.h5 live.h5
    mv next.txt weekly.txt
    ! grep '^A baseline beats the model' weekly.txt >&2 || echo "cron.sh: live.h5 is that model all the same; see weekly.txt" >&2
}

case ${1:-} in
daily | weekly) "$1" ;;
*)
    echo "usage: cron.sh daily|weekly" >&2
    exit 2
    ;;
esac
