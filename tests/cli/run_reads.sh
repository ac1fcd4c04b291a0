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
says "read as the data of hours.run.h5 was: --time 'Date,Hour' --time-parts 'date,hour1'"
run import hours.csv --na -999 -o marked.h5
run train marked.h5 "${small[@]}" -o marked.run.h5
sed 's/^\(2021-03-07,6,\).*/\1-999/' hours.new.csv >marked.new.csv
refused 4 "channel 'v' is missing" forecast marked.run.h5 marked.new.csv -o -
# What does not fit is read by itself, which is said.
printf 'Time,v\n%s,50\n%s,51\n%s,52\n%s,53\n' 2021-03-07T0{0,1,2,3}:00 >other.csv
run forecast hours.run.h5 other.csv -o -
says 'not read as the data of hours.run.h5 was: '

# What would lose a flag that decided values is refused.
printf 'Time,v\n%s,50\n%s,51\n%s,52\n%s,-999\n' 2021-03-07T0{0,1,2,3}:00 >lost.csv
refused 2 "no column 'Date', which --time names; so it is not read as the data of marked.run.h5 was, which had --na: import it" \
    forecast marked.run.h5 lost.csv -o -

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

# The decimal sign of the run's data is no flag for cells that say another, or may.
printf 'date,v\n%s,50.123\n%s,51.223\n%s,52.323\n%s,53.423\n' 2021-10-2{0,1,2,3} >point.csv
sed 's/,/;/; s/\./,/' point.csv >comma.csv
{ echo date,v; days 60 1234567 2021-01-04; } >daily.csv
sed 's/,/;/; s/\./,/; s/.$//' daily.csv | sed '1s/.*/date;v/' >german.csv
for name in daily german; do run train $name.csv "${small[@]}" -o $name.run.h5; done
run forecast daily.run.h5 point.csv -o -
cp out.txt point.txt
run forecast daily.run.h5 comma.csv -o -
says "',' in numbers is decimal, as in '50,123' (line 2, column 'v'): so they are about as large as in the rows before"
[ "$(cut -d, -f2- out.txt)" = "$(cut -d, -f2- point.txt)" ] || fail "$(cat out.txt)"
sed 's/;5/;95/' comma.csv >larger.csv # neither reading is as large
refused 4 "'950,123' may have a decimal ',' or ',' between thousands" forecast daily.run.h5 larger.csv -o -
run forecast german.run.h5 point.csv -o -
[ "$(cut -d, -f2 out.txt)" = "$(cut -d, -f2 point.txt)" ] || fail "$(cat out.txt)"
awk -F, 'NR > 1 && $3 > 100 { exit 1 }' out.txt || fail "thousands of $(cat out.txt)"
run forecast german.run.h5 comma.csv -o -
says "',' in numbers is decimal, as in '50,123'"
awk -F, 'NR > 1 && $3 > 100 { exit 1 }' out.txt || fail "thousands of $(cat out.txt)"

# Hours from 1 to 24 are none from 0 to 23.
awk -F, -v OFS=, 'NR > 1 { $2 -= 1 } 1' hours.csv >clock.csv
{ echo Date,Hour,v; for hour in 22 23 24; do echo "2021-03-07,$hour,$(value "$hour")"; done; echo "2021-03-08,1,50.000"; } >clock.new.csv
run train clock.csv "${small[@]}" -o clock.run.h5
asked clock '2021-03-08 01:00:00 2021-03-08 02:00:00 2021-03-08 03:00:00 2021-03-08 04:00:00'
says 'hour is from 0 to 23, and column '

# A column that was left out may be missing; what is on a grid continues in its cells.
paste -d, daily.csv <(sed '1s/.*/x/; 1!s/.*/7/' daily.csv) >wide.csv
run import wide.csv --drop x --na -999 -o drop.h5
run train drop.h5 "${small[@]}" -o drop.run.h5
printf 'date,v\n2021-03-05,50\n2021-03-06,51\n2021-03-07,52\n2021-03-08,-999\n' >drop.new.csv
refused 4 "channel 'v' is missing" forecast drop.run.h5 drop.new.csv -o -
# A column of words was left out, and is in the newer rows, which have numbers and a word.
paste -d, daily.csv <(sed '1s/.*/note/; 1!s/.*/fine/' daily.csv) >note.csv
run train note.csv "${small[@]}" -o note.run.h5
printf 'date,v,note\n2021-03-05,50,5\n2021-03-06,51,6\n2021-03-07,52,7\n2021-03-08,53,8x9\n' >note.new.csv
run forecast note.run.h5 note.new.csv -o -
says "note.new.csv: column 'note' left out: as of the rows before"
{ echo time,v; for hour in $(seq 0 99); do date -u -d "2021-01-04 $hour hours" "+%Y-%m-%d %H:%M,$(value "$hour")"; done; } >grid.csv
run import grid.csv --grid 1h -o grid.h5
run train grid.h5 "${small[@]}" -o grid.run.h5
printf 'time,v\n2021-01-08 %s,50\n2021-01-08 %s,51\n2021-01-08 %s,52\n2021-01-08 %s,53\n' 04:20 05:20 06:20 07:20 >grid.new.csv
asked grid '2021-01-08 08:00:00 2021-01-08 09:00:00 2021-01-08 10:00:00 2021-01-08 11:00:00'
says 'the stamps of 4 moved to the grid'

# Offsets are no zone: the clocks of newer rows may have changed. Clocks elsewhere are said.
{ echo time,v; for hour in $(seq 0 239); do date -u -d "2020-10-10 $hour hours" "+%Y-%m-%d %H:%M+02:00,$(value "$hour")"; done; } >east.csv
run train east.csv "${small[@]}" --set data.calendar=hour -o east.run.h5
clocks() { printf "time,v\n2020-10-26 %s$1,50\n2020-10-26 %s$1,51\n2020-10-26 %s$1,52\n2020-10-26 %s$1,53\n" 04:00 05:00 06:00 07:00; }
clocks +01:00 >east.new.csv
asked east '2020-10-26 08:00:00+01:00 2020-10-26 09:00:00+01:00 2020-10-26 10:00:00+01:00 2020-10-26 11:00:00+01:00'
for other in Z -05:00; do
    clocks $other >away.csv
    refused 4 "its times are not at +02:00 as those of east.run.h5 were" forecast east.run.h5 away.csv -o -
done
run import away.csv --zone Europe/Berlin -o away.h5
run forecast east.run.h5 away.h5 -o -
[ "$(times | cut -d' ' -f1,2)" = '2020-10-26 14:00:00+01:00' ] || fail "$(cat out.txt)"
run import away.csv --zone +02:00 -o fixed.h5
run forecast east.run.h5 fixed.h5 -o -
[ "$(times | cut -d' ' -f1,2)" = '2020-10-26 15:00:00+02:00' ] || fail "$(cat out.txt)"
# UTC is also what clocks of London show in winter: rows of both offsets are of London, and its place is known where it is named.
sed '1!s/\([0-9]\) \(..:..\)+02:00/\1 \2+00:00/' east.csv | sed 's/2020-10/2020-12/' >london.csv
run train london.csv "${small[@]}" --set data.calendar=hour -o london.run.h5
clocks +01:00 | sed 's/2020-10/2021-06/' >summer.csv
refused 4 "its times are not at UTC as those of london.run.h5 were" forecast london.run.h5 summer.csv -o -
run import summer.csv --zone Europe/London -o summer.h5
run forecast london.run.h5 summer.h5 -o -
[ "$(times | cut -d' ' -f1,2)" = '2021-06-26 08:00:00+01:00' ] || fail "$(cat out.txt)"
run import summer.csv --zone Europe/Berlin -o berlin.h5
run forecast london.run.h5 berlin.h5 -o -
says 'times of another zone are read as those of UTC'
printf 'time,v\n2021-10-31 %s,50\n2021-10-31 %s,51\n2021-10-31 %s,52\n2021-10-31 %s,53\n' 00:00+01:00 01:00+01:00 01:00+00:00 \
    02:00+00:00 >both.csv
run forecast london.run.h5 both.csv -o -
[ "$(times | cut -d' ' -f1,2)" = '2021-10-31 03:00:00+00:00' ] || fail "$(cat out.txt)"
clocks -05:00 >east.new.csv
run train grid.csv "${small[@]}" --set data.calendar=hour -o none.run.h5
run forecast none.run.h5 east.new.csv -o -
says 'was trained on times of no zone; hours and days are those that its own clocks show'

# A pipe, which is read once, whether it fits or not.
for name in hours.new other; do
    run forecast hours.run.h5 "$name.csv" -o -
    cut -d, -f2- out.txt >file.txt
    "$LANECAST" forecast hours.run.h5 - -o - <"$name.csv" >/dev/null 2>&1
    cat "$name.csv" | "$LANECAST" forecast hours.run.h5 - -o - 2>notes.txt | cut -d, -f2- | cmp - file.txt || fail "$(cat notes.txt)"
done

# A word that newer rows lack is 0; a channel that is no word of such a column is missing.
{
    echo time,dir,load=max,load=min,v
    for hour in $(seq 0 99); do
        word=$(cut -c $((hour % 3 + 1)) <<<NES)
        date -u -d "2021-01-04 $hour hours" "+%Y-%m-%d %H:%M,$word,$((hour % 5)),$((hour % 7)),$(value "$hour")"
    done
} >words.csv
run import words.csv --one-hot dir -o words.h5
run train words.h5 --target v "${small[@]}" -o words.run.h5
{ head -1 words.csv; sed -n '98,101p' words.csv | sed 's/,[NES],/,N,/'; } >words.new.csv
sed '$s/,N,/,S,/;3s/,N,/,E,/' words.new.csv >all.new.csv
run forecast words.run.h5 words.new.csv -o -
refused 4 "reads or forecasts channel 'load=min'" forecast words.run.h5 <(cut -d, -f1-3,5 words.new.csv) -o -

# A column that names the only series of a run and that of the data says that they are two series where the names differ.
ticker() { echo time,ticker,close && for i in $(seq 1 60); do date -u -d "2024-01-01 $i days" "+%F,$1,$((100 + i % 9))"; done; }
ticker AAPL >AAPL.csv
ticker MSFT >MSFT.csv
cut -d, -f1,3 MSFT.csv >plain.csv
other="aapl.run.h5 was trained on series 'AAPL' alone, and a column says that the data are of 'MSFT'"
run train AAPL.csv --target close "${small[@]}" -o aapl.run.h5
refused 4 "$other" forecast aapl.run.h5 MSFT.csv -o -
refused 4 "$other" evaluate aapl.run.h5 --data MSFT.csv
refused 4 'or have a scaler made anew' train --from aapl.run.h5 MSFT.csv -o msft.run.h5
refused 7 "$other" resume aapl.run.h5 --data MSFT.csv --epochs 2
run train --from aapl.run.h5 --scaler new MSFT.csv -o msft.run.h5
run import MSFT.csv --series-column none -o msft.h5
for data in msft.h5 plain.csv; do
    run forecast aapl.run.h5 $data -o -
    says "is taken as 'AAPL', the only series that aapl.run.h5 knows"
done
run forecast aapl.run.h5 <(cat AAPL.csv <(tail -n +2 MSFT.csv)) -o -
says "1 series left out, which aapl.run.h5 was not trained on: 'MSFT'"
