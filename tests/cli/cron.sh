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
# the second step of the first forecast, and both of the second, still wait
cut -d, -f2,3 waiting.csv | diff - <(printf '%s\n' '2021-05-19 00:00:00,2' '2021-05-19 00:00:00,1' '2021-05-20 00:00:00,2')
cron daily # no row came: nothing is scored twice, and nothing waits twice
[ "$(wc -l <scores.csv)" -eq 2 ] && [ "$(wc -l <waiting.csv)" -eq 3 ] || { cat scores.csv waiting.csv; exit 1; }

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
# and so is what the first forecast said of the first of them, two days before
grep -q 'prices,2021-05-19 00:00:00,2,' scores.csv && [ "$(wc -l <scores.csv)" -eq 5 ] || { cat scores.csv; exit 1; }

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

# A panel in a file of another name: a series that ends before the first one is scored as the others, every step that has come, and a
# day on which no row is (a weekend) does not wait for ever.
mkdir panel
cd panel
panel() { # FIRST COUNT SERIES...: workdays of series
    echo Date,Name,Close
    for name in "${@:3}"; do
        prices "$1" "$2" | tail -n +2 | while IFS=, read -r date close; do
            [ "$(date -d "$date" +%u)" -gt 5 ] || echo "$date,$name,$close"
        done
    done
}
export LANECAST_FILE=panel.h5
{ panel 0 400 A && panel 0 398 B | tail -n +2; } >all.csv # A to 2021-02-03, B to 02-01
lanecast import all.csv -o panel.h5 -q
panel 400 1 A >new.csv # 02-04: B is two days late
cron daily 2>mail.txt
if grep -q 'beats the model' weekly.txt; then grep -q 'live.h5 is that model all the same' mail.txt; else [ ! -s mail.txt ]; fi
cut -d, -f1,2 waiting.csv | diff - <(printf '%s 00:00:00\n' A,2021-02-05 A,2021-02-08 B,2021-02-02 B,2021-02-03)
{ panel 401 1 A && panel 398 2 B | tail -n +2; } >new.csv
cron daily
cut -d, -f1-3 scores.csv | diff - <(printf '%s\n' series,time,step 'A,2021-02-05 00:00:00,1' 'B,2021-02-02 00:00:00,1' 'B,2021-02-03 00:00:00,2')
panel 404 2 A >new.csv
cron daily
grep -q '^A,2021-02-08 00:00:00,2,' scores.csv && grep -q '^A,2021-02-08 00:00:00,1,' scores.csv
grep -q '^A,2021-02-09 00:00:00,2,' scores.csv || { cat scores.csv; exit 1; }
! grep -E '^A,2021-02-0[1-9]' waiting.csv || { echo 'what has come waits'; exit 1; }
