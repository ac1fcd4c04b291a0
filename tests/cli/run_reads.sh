# A run is asked about a few newer rows: they are read as its own data were, and continue in its calendar.
source "$(dirname "$0")/cli.bash"

run() { "$LANECAST" "$@" >out.txt 2>notes.txt || fail "$* fails: $(cat notes.txt)"; }
says() { grep -F -- "$1" notes.txt >/dev/null || fail "no '$1' in $(cat notes.txt)"; }
small=(--context 4 --horizon 4 --epochs 1 --hidden 4 --set model.ridge=no -q)
times() { cut -d, -f2 out.txt | tail -n +2 | paste -sd' '; }
# asked NAME 'STAMPS': the forecast of NAME.new.csv by the run of NAME
asked() {
    run forecast "$1.run.h5" "$1.new.csv" -o -
    [ "$(times)" = "$2" ] || fail "$1: $(times)"
}
value() { awk -v n="$1" 'BEGIN { printf "%.3f", 50 + 5 * sin(n / 3) + n % 5 }'; }
days() { # COUNT WEEKDAYS FIRST: rows of days whose weekday, 1 to 7, is among those
    for ((day = 0, found = 0; found < $1; day++)); do
        weekday=$(date -u -d "$3 +$day day" +%u)
        [[ $2 == *$weekday* ]] || continue
        date -u -d "$3 +$day day" "+%Y-%m-%d,$(value $found)"
        found=$((found + 1))
    done
}

# Weekdays, which a week's rows do not show; closed days, which no rows show.
{ echo date,v; days 260 12345 2021-01-04; } >week.csv
{ echo date,v; days 5 12345 2022-06-20; } >week.new.csv
run train week.csv "${small[@]}" -o week.run.h5
asked week '2022-06-27 00:00:00 2022-06-28 00:00:00 2022-06-29 00:00:00 2022-06-30 00:00:00'
printf '2022-06-27\n' >closed.txt
run import week.csv --holidays closed.txt -o closed.h5
run train closed.h5 "${small[@]}" -o closed.run.h5
cp week.new.csv closed.new.csv
asked closed '2022-06-28 00:00:00 2022-06-29 00:00:00 2022-06-30 00:00:00 2022-07-01 00:00:00'
# Without such a run the weekdays are a guess.
run train week.new.csv --kind repeat_last --context 1 --horizon 1 --set data.split='3 1 1' -q -o few.run.h5
run forecast few.run.h5 -o -
says 'it is shorter than a week, so that its weekdays are not known'

# Sessions.
{
    echo time,v
    n=0
    for day in $(days 40 12345 2021-03-01 | cut -d, -f1); do
        for clock in 09:30 10:00 10:30 11:00 11:30; do echo "$day $clock,$(value $((n++)))"; done
    done
} >session.csv
printf 'time,v\n2021-06-04 %s,50\n2021-06-04 %s,51\n2021-06-04 %s,52\n2021-06-04 %s,53\n2021-06-04 %s,52\n' 09:30 10:00 10:30 11:00 11:30 |
    sed 's/\(2021-06-04 [0-9:]*\),/\1,/' >session.new.csv
run train session.csv "${small[@]}" -o session.run.h5
asked session '2021-06-07 09:30:00 2021-06-07 10:00:00 2021-06-07 10:30:00 2021-06-07 11:00:00'

# Hours from 1 to 24, and words that mean missing.
{
    echo Date,Hour,v
    for day in 1 2 3 4 5 6; do for hour in $(seq 24); do echo "2021-03-0$day,$hour,$(value $((24 * day + hour)))"; done; done
} >hours.csv
{ echo Date,Hour,v; for hour in $(seq 6); do echo "2021-03-07,$hour,$(value "$hour")"; done; } >hours.new.csv
run train hours.csv "${small[@]}" -o hours.run.h5
asked hours '2021-03-07 06:00:00 2021-03-07 07:00:00 2021-03-07 08:00:00 2021-03-07 09:00:00'
says "read as the data of hours.run.h5 was: --time 'Date,Hour' --decimal '.' --time-parts 'date,hour1'"
run import hours.csv --na -999 -o marked.h5
run train marked.h5 "${small[@]}" -o marked.run.h5
sed 's/^\(2021-03-07,6,\).*/\1-999/' hours.new.csv >marked.new.csv
refused 4 "channel 'v' is missing" forecast marked.run.h5 marked.new.csv -o -
# What does not fit is read by itself, which is said.
printf 'Time,v\n%s,50\n%s,51\n%s,52\n%s,53\n' 2021-03-07T0{0,1,2,3}:00 >other.csv
run forecast hours.run.h5 other.csv -o -
says 'not read as the data of hours.run.h5 was: '

# A zone, whatever way newer stamps are written.
{ echo time,v; for hour in $(seq 0 239); do date -u -d "2020-10-10 $hour hours" "+%Y-%m-%d %H:%M,$(value "$hour")"; done; } >zone.csv
run import zone.csv --zone Europe/Berlin -o zone.h5
run train zone.h5 "${small[@]}" -o zone.run.h5
printf 'time,v\n2020-10-24 %s,50\n2020-10-24 %s,51\n2020-10-24 %s,52\n2020-10-24 %s,53\n' 20:00 21:00 22:00 23:00 >zone.new.csv
berlin='2020-10-25 00:00:00+02:00 2020-10-25 01:00:00+02:00 2020-10-25 02:00:00+02:00 2020-10-25 02:00:00+01:00'
asked zone "$berlin"
printf 'time,v\n2020-10-24 %s,50\n2020-10-24 %s,51\n2020-10-24 %s,52\n2020-10-24 %s,53\n' 18:00Z 19:00Z 20:00Z 21:00Z >zone.new.csv
asked zone "$berlin"

# One of the series of a panel, which a column names.
{ echo date,ticker,v; for name in AAA BBB; do days 60 12345 2021-01-04 | sed "s/,/,$name,/"; done; } >panel.csv
{ echo date,ticker,v; days 5 12345 2021-04-05 | sed 's/,/,BBB,/'; } >panel.new.csv
run train panel.csv "${small[@]}" -o panel.run.h5
asked panel '2021-04-12 00:00:00 2021-04-13 00:00:00 2021-04-14 00:00:00 2021-04-15 00:00:00'
cut -d, -f1 out.txt | tail -1 | grep -x BBB >/dev/null || fail "$(cat out.txt)"
