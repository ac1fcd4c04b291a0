# The recipe of docs/examples/backtest.sh: every fold is judged by a model of the rows before it, as if trained and evaluated by hand.
source "$(dirname "$0")/cli.bash"
mkdir bin
ln -s "$LANECAST" bin/lanecast
export PATH=$work/bin:$PATH
backtest() {
    FOLDS=3 ROWS=20 VALID=30 sh "$LANECAST_SOURCE/docs/examples/backtest.sh" "$@"
}
lanecast simulate weather --rows 300 --series 2 -o w.h5 -q >/dev/null
model=(--target temperature --context 12 --horizon 4 --kind ridge)
backtest w.h5 "${model[@]}"

# Three folds of 20 rows, 17 windows of two series each; none knows a row of its fold.
[ "$(wc -l <folds.csv)" -eq $((1 + 3 * 17 * 2 * 4)) ] || { wc -l folds.csv; exit 1; }
[ "$(cut -d, -f1 errors.csv | sort -u | paste -sd' ')" = '0 1 2 fold' ]
lanecast train w.h5 "${model[@]}" --set "data.split=210 30 20" -o fold.h5 -q >/dev/null
season=$(lanecast config check fold.h5 2>/dev/null | sed -n 's/^season = //p')
for fold in 0 1 2; do
    lanecast train w.h5 "${model[@]}" --set "data.season=$season" --set "data.split=$((210 + 20 * fold)) 30 20" -o own.h5 -q --force >/dev/null
    lanecast evaluate own.h5 -q --format csv | grep '^ridge,run,all,' | sed "s/^/$fold,/" | cmp - <(grep "^$fold,ridge,run,all," errors.csv)
done
lanecast plot folds.csv --what errors -o folds.svg -q --script

# Series of other lengths would have folds of other days.
printf 'date,id,x\n' >odd.csv
for ((day = 1; day < 28; day++)); do
    printf '2020-01-%02d,a,%d\n' $day $day
    [ $day -lt 9 ] || printf '2020-01-%02d,b,%d\n' $day $day
done >>odd.csv
lanecast import odd.csv -o odd.h5 -q
status=0
backtest odd.h5 --target x 2>err || status=$?
[ $status -eq 2 ] && grep -q 'series of different lengths' err || { echo "$status: $(cat err)"; exit 1; }

# Returns near 0 in the rows before the first folds, and not before the last: the baseline zero is in some of them.
awk 'BEGIN { print "date,ret"; for (day = 0; day < 300; day++)
    printf "%s,%.4f\n", strftime("%Y-%m-%d", 1577836800 + 86400 * day, 1), 3 * sin(day * day) + (day < 215 ? 0 : 9) }' >ret.csv
backtest ret.csv --target ret --context 12 --horizon 4 --kind ridge
grep -q '^0,zero,' errors.csv && ! grep -q '^2,zero,' errors.csv || { cut -d, -f1,2 errors.csv | uniq; exit 1; }
[ "$(awk -F, '{ print NF }' folds.csv | sort -u)" = "$(head -n 1 folds.csv | awk -F, '{ print NF }')" ]
grep -q '^[^,]*,.*,zero' folds.csv && grep -q '[0-9],$' folds.csv && grep -q '[0-9],0$' folds.csv
lanecast plot folds.csv --what errors -o folds.svg -q --script --force
