# Newer data have the channels of a run by name: another order, columns beside them, and none that the run does not read.
source "$(dirname "$0")/cli.bash"

(echo 'date,open,close,volume' && for ((i = 0; i < 120; i++)); do
    printf '2020-%02d-%02d,%d,%d,%d\n' $((i / 28 + 1)) $((i % 28 + 1)) $((i * i % 17 + 20)) $((i * i % 13 + 20)) $((i % 7 * 100))
done) >days.csv
printf '[data]\nfile = days.csv\ntarget = close\ninput = close open\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\nridge = no\n[train]\nepochs = 1\n' >small.ini
"$LANECAST" train small.ini -o run.h5 >/dev/null 2>&1
mkdir other && cd other
awk -F, '{ print $1 "," $3 "," $4 "," $2 }' ../days.csv >order.csv
awk -F, '{ print $1 "," (NR == 1 ? "extra" : NR % 5) "," $2 "," $3 "," $4 }' ../days.csv >more.csv
cut -d, -f1-3 ../days.csv >less.csv
awk -F, '{ print $1 "," $3 "," (NR == 1 ? "Open" : $2) }' ../days.csv >near.csv
cut -d, -f1,2 ../days.csv >without.csv
cd ..
for name in order more less; do mv other/$name.csv . && mkdir -p $name && mv $name.csv $name/days.csv; done

# The same numbers, whatever the order is and what else there is.
"$LANECAST" forecast run.h5 -o - 2>/dev/null >plain.txt
"$LANECAST" evaluate run.h5 --json 2>/dev/null >plain.json
for name in order more less; do
    "$LANECAST" forecast run.h5 $name/days.csv -o - 2>$name.err >$name.txt || fail "$name: $(cat $name.err)"
    cmp plain.txt $name.txt
    "$LANECAST" evaluate run.h5 --data $name/days.csv --json 2>/dev/null >$name.json
    diff <(grep -o '"mse": [0-9.e-]*' plain.json) <(grep -o '"mse": [0-9.e-]*' $name.json) || fail "$name has other errors"
done
# What is left out, and what is missing, is said; the same values in another order are the same data.
grep -F "run.h5 was trained without 'extra': left out" more.err >/dev/null || fail "$(cat more.err)"
grep -F "the data has no 'volume', which run.h5 does not read" less.err >/dev/null || fail "$(cat less.err)"
! grep -F 'is not the data' order.err more.err || fail 'data of another order are said to be others'
# What the run reads or forecasts is asked for.
refused 4 "run.h5 reads or forecasts channel 'open' (data.input = close open, data.target = close), and the data has none of that name; the nearest is Open" \
    forecast run.h5 other/near.csv -o -
refused 4 "reads or forecasts channel 'close'" evaluate run.h5 --data other/without.csv
# Training goes on over the same values in another order.
cp run.h5 again.h5
"$LANECAST" resume run.h5 --epochs 2 >/dev/null 2>&1
"$LANECAST" resume again.h5 --epochs 2 --data order/days.csv >/dev/null 2>error.txt || fail "resume: $(cat error.txt)"
[ "$("$LANECAST" inspect run.h5 | grep '^weights')" = "$("$LANECAST" inspect again.h5 | grep '^weights')" ] || fail 'resume: other weights'
# So does a training that begins with its weights.
for name in order more; do
    "$LANECAST" train --from run.h5 --data $name/days.csv -o $name.h5 --epochs 1 >/dev/null 2>error.txt || fail "train --from: $(cat error.txt)"
done
"$LANECAST" train --from run.h5 -o same.h5 --epochs 1 >/dev/null 2>&1
for name in order more; do
    [ "$("$LANECAST" inspect same.h5 | grep '^weights')" = "$("$LANECAST" inspect $name.h5 | grep '^weights')" ] || fail "train --from, $name: other weights"
done
