# The recipe of docs/examples/cron.sh: days of new rows, a week, and a day on which no rows came.
source "$(dirname "$0")/cli.bash"
mkdir bin
ln -s "$LANECAST" bin/lanecast
export PATH=$work/bin:$PATH

prices() { # FIRST COUNT: a CSV of so many days
    echo Date,Close
    for ((day = $1; day < $1 + $2; day++)); do
        printf '%s,%d.%d\n' "$(date -u -d "2020-01-01 +$day days" +%F)" $((100 + day % 11)) $((day * 7 % 10))
    done
}
cron() {
    sh "$LANECAST_SOURCE/docs/examples/cron.sh" "$@"
}
export LANECAST_HORIZON=2
prices 0 500 >prices.csv
lanecast import prices.csv -o prices.h5 -q

# The first day makes a model; the forecast begins after the newest row.
prices 500 3 >new.csv
cron daily
[ "$(sed -n 2p forecast.csv | cut -d, -f2)" = '2021-05-18 00:00:00' ] || { cat forecast.csv; exit 1; }
grep -q 'Errors over all' weekly.txt
cp live.h5 first.h5
[ ! -e scores.csv ]
cp forecast.csv said.csv
prices 502 2 >new.csv # a row that is there already, and one that is new
cron daily
cmp first.h5 live.h5
[ "$(sed -n 2p forecast.csv | cut -d, -f2)" = '2021-05-19 00:00:00' ]

# What was said yesterday of the row that came today, and nothing of the row that has not come.
scored() { # TIME: the row of scores.csv that said.csv, new.csv and their difference make
    awk -F, -v time="$1" 'NR == FNR { if ($2 == time) said = $3; next } $1 " 00:00:00" == time { print said, $2, said - $2 }' said.csv new.csv
}
wanted='2021-05-18 00:00:00'
read -r said truth error <<<"$(scored "$wanted")"
printf '%s\n' series,time,step,truth,forecast,error "prices,$wanted,1,$truth,$said,$error" | diff - scores.csv
cron daily # no row came
[ "$(wc -l <scores.csv)" -eq 2 ]

# The week has another model, which has seen the new rows.
cron weekly
cmp -s first.h5 live.h5 && { echo 'weekly trains nothing'; exit 1; }
lanecast replay live.h5 -q >/dev/null

# Two rows came since; the forecast was the other model's, and is scored as it was.
cp forecast.csv said.csv
prices 504 2 >new.csv
cron daily
for day in 19 20; do
    wanted="2021-05-$day 00:00:00"
    read -r said truth error <<<"$(scored "$wanted")"
    grep -qx "prices,$wanted,$((day - 18)),$truth,$said,$error" scores.csv || { echo "$wanted: $said $truth"; cat scores.csv; exit 1; }
done
[ "$(wc -l <scores.csv)" -eq 4 ]

# Rows that contradict those that are there: the job fails, and nothing is changed.
cp prices.h5 before.h5
cp forecast.csv before.csv
sed 's/,1[0-9]*/,9/' new.csv >wrong.csv
status=0
LANECAST_NEW=wrong.csv cron daily 2>err || status=$?
[ $status -eq 4 ] && [ -s err ] || { echo "rows that differ: $status $(cat err)"; exit 1; }
cmp before.h5 prices.h5
cmp before.csv forecast.csv
cp weekly.txt before.txt
status=0
LANECAST_TARGET=Open cron weekly 2>err || status=$?
[ $status -eq 4 ] && grep -q "no channel 'Open'" err || { echo "a target that is not there: $status $(cat err)"; exit 1; }
cmp before.txt weekly.txt
status=0
LANECAST_NEW=none.csv cron daily 2>err || status=$?
[ $status -eq 6 ]
status=0
cron monthly 2>err || status=$?
[ $status -eq 2 ]
