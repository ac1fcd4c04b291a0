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
grep -F ': rows are missing, and leave out more of them. ' notes.txt >/dev/null || fail "$(cat notes.txt)"

# Where no row is missing, a series that begins late leaves out more of them, and a context that no trial can have says nothing.
{
    echo time,id,y
    for hour in $(seq 0 299); do
        printf -v stamp '2021-01-%02d %02d:00' $((1 + hour / 24)) $((hour % 24))
        echo "$stamp,a,$((hour * 7 % 24))"
        [ "$hour" -lt 190 ] || echo "$stamp,b,$((hour * 5 % 24))"
    done
} >late.csv
"$LANECAST" import late.csv -o late.h5 --series-column id -q
late=("$LANECAST" sweep late.h5 --target y --sampler grid --epochs 1 --horizon 3 --set model.ridge=no --hidden 4 --trials 2)
"${late[@]}" --set data.split='2021-01-10 2021-01-12' --try window.context=4,40 -o late.db >out.txt 2>notes.txt
grep -F 'with 40: some series begin too late for the longer context. Their scores are of other windows' notes.txt >/dev/null ||
    fail "$(cat notes.txt)"
! grep 'missing' notes.txt || fail 'no row is missing'
"${late[@]}" --set data.split='20 200 60' --try window.context=4,40 -o none.db >out.txt 2>notes.txt
! grep 'validation windows' notes.txt || fail 'there is no trial with 40'

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
