# Scores are of the data and the windows that they were measured on: what is trained again on other data, or compared over other
# windows, says so.
source "$(dirname "$0")/cli.bash"

{
    echo time,y
    for hour in $(seq 0 299); do
        [ "$hour" -ge 215 ] && [ "$hour" -lt 220 ] || date -u -d "2021-01-01 $hour hours" "+%Y-%m-%d %H:%M,$((hour * 7 % 24))"
    done
} >gap.csv
sweep=("$LANECAST" sweep gap.csv --target y --sampler grid --epochs 1 --horizon 3 --set model.ridge=no)

# Of a gap a longer context leaves out more windows.
"${sweep[@]}" --hidden 4 --try window.context=12,30 --trials 2 -o context.db >out.txt 2>notes.txt
tr '\n' ' ' <notes.txt | grep -E 'trials are judged on [0-9]+ validation windows with window.context = 12, and on [0-9]+ with 30' >/dev/null ||
    fail "$(cat notes.txt)"
"${sweep[@]}" --context 12 --try model.hidden=2,4 --trials 2 -o hidden.db >out.txt 2>notes.txt
! grep 'validation windows' notes.txt || fail 'all trials have the same windows'

# Rows that came later.
date -u -d '2021-01-01 300 hours' '+%Y-%m-%d %H:%M,3' >>gap.csv
refused 7 'gap.csv has changed since trial 1 of hidden.db was scored on it: name the old data with --data' \
    sweep train hidden.db --trial 1 -o trial.h5
refused 7 'gap.csv has changed since' sweep best hidden.db -o best.h5
"$LANECAST" sweep train hidden.db --trial 1 -o trial.h5 --data gap.csv >out.txt 2>notes.txt || fail "$(cat notes.txt)"
grep 'gap.csv is not the data that trial 1 of hidden.db was scored on: its score is of other rows' notes.txt >/dev/null ||
    fail "$(cat notes.txt)"
sed -i '$d' gap.csv
"$LANECAST" sweep train hidden.db --trial 1 -o trial.h5 --force -q >/dev/null 2>&1 || fail 'the data are the old ones again'

# A CRPS in closed form is not one over levels.
refused 3 'changes how crps is made' sweep gap.csv --target y --context 12 --horizon 3 --objective crps \
    --try model.loss=gaussian,quantile --trials 2 -o crps.db
