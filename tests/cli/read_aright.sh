# Numbers and words that could be a time or no time, and lines that are counted: what is read is right in any order of rows, or refused.
source "$(dirname "$0")/cli.bash"

# reads SAID ARGUMENT...: an import that says so.
reads() {
    local said=$1
    shift
    "$LANECAST" import "$@" -o out.h5 --force >out.txt 2>&1 || fail "$*: $(cat out.txt)"
    grep -F -- "$said" out.txt >/dev/null || fail "$*: does not say '$said': $(cat out.txt)"
}

# Years with the month's number after the point, of quarters too.
{ echo 'Period,v' && for y in 2000 2001 2002; do for m in 03 06 09 12; do echo "$y.$m,$m.5"; done; done; } >quarters.csv
reads "from 2000-03-01 00:00:00 to 2002-12-01 00:00:00" quarters.csv
{ head -n 1 quarters.csv && tail -n +2 quarters.csv | tac; } >newest.csv
reads "from 2000-03-01 00:00:00 to 2002-12-01 00:00:00" newest.csv

# KW is a week in German, and a quarter in Dutch.
{ echo 'Perioden;v' && for y in 2000 2001 2002; do for q in 1 2 3 4; do echo "${y}KW0$q;$q,5"; done; done; } >kw.csv
refused 4 'is a week (Kalenderwoche) or a quarter (kwartaal)' import kw.csv -o no.h5
reads 'from 2000-01-01 00:00:00 to 2002-10-01 00:00:00' kw.csv --time-format '%YKW0%q'
reads 'from 2000-01-03 00:00:00 to 2002-01-21 00:00:00' kw.csv --time-format '%YKW%V'
{ echo 'Woche;v' && for w in $(seq -w 1 52); do echo "2020KW$w;$w,5"; done; } >weeks.csv
reads 'from 2019-12-30 00:00:00 to 2020-12-21 00:00:00' weeks.csv

# A year and its days, in any order.
awk 'BEGIN { print "year,day,v"; for (i = 1; i <= 120; i++) print "2021," i "," i * 7 % 13 }' >days.csv
{ head -n 1 days.csv && tail -n +2 days.csv | tac; } >down.csv
{ head -n 1 days.csv && tail -n +2 days.csv | shuf --random-source=<(yes); } >mixed.csv
for file in days down mixed; do
    reads 'from 2021-01-01 00:00:00 to 2021-04-30 00:00:00' $file.csv
done

# Year, day of the year and the hour, without names: no minutes after midnight.
awk 'BEGIN { for (i = 0; i < 96; i++) print 2023, 72 + int(i / 24), i % 24, 50 + i % 9, i * 7 % 13 / 2 }' >hours.dat
reads 'columns 1 to 3 are read as year, day of the year, hour (change' hours.dat
reads 'from 2023-03-13 00:00:00 to 2023-03-16 23:00:00' hours.dat

# Durations are channels, packed dates say what the date says; two columns of one date are one time.
awk 'BEGIN { print "date,Total Sleep Time,packed,Date2"
             for (i = 0; i < 60; i++) { t = 1672617600 + 86400 * i
                 print strftime("%Y-%m-%d", t, 1) "," 20000 + i * 7919 % 9000 "," strftime("%y%m%d", t, 1) "," strftime("%d/%m/%Y", t, 1) } }' >sleep.csv
reads "'packed' left out: it counts time" sleep.csv
reads '1 series, 1 channel, 60 rows' sleep.csv
"$LANECAST" inspect out.h5 | grep -F 'Total Sleep Time' >/dev/null || fail 'a duration is lost'
awk 'BEGIN { print "Date,x,Date2,y"; for (i = 0; i < 60; i++) { t = 1672617600 + 86400 * i; print strftime("%Y-%m-%d", t, 1) "," i % 7 "," strftime("%d/%m/%Y", t, 1) "," i % 5 } }' >twice.csv
reads '1 series, 2 channels, 60 rows' twice.csv
sed '3s#,[^,]*/2023#,09/01/2023#' twice.csv >apart.csv
refused 4 'are dates that differ: tables side by side' import apart.csv -o no.h5

# Lines after the table are lines, blank ones too.
{ echo 'date,x'; for i in 1 2 3 4 5 6 7 8 9; do echo "2020-01-0$i,$((i * i))"; done; printf '\nSource: X\n\nCopyright Y\n'; } >foot.csv
reads '1 series, 1 channel, 9 rows' foot.csv --footer 4
reads '1 series, 1 channel, 9 rows' foot.csv
"$LANECAST" inspect out.h5 | grep -F -- '--footer 3' >/dev/null || fail "made by: $("$LANECAST" inspect out.h5)"
reads '1 series, 1 channel, 7 rows' foot.csv --footer 6

# Blanks of a merged cell are no rows to leave out; a word for a zone in some rows names its flags.
printf 'Year,Month,Day,v\n2023,Jan,02,1.5\n,,03,2\n,,04,2.5\n,,05,3\n2023,Feb,01,4\n' >merged.csv
refused 4 'where a blank means what is above it, fill it in' import merged.csv -o no.h5
printf 'Time,v\n30/10/2022 01:00:00,1\n30/10/2022 02:00:00 (CEST) x,2\n30/10/2022 03:00:00,3\n' >night.csv
refused 4 'where such a word marks an hour that clocks show twice: --zone' import night.csv -o no.h5

# A date in columns, and its clock by whatever name a column beside a date has.
awk 'BEGIN { for (i = 0; i < 96; i++) print i % 24 }' >clock.txt
for name in 'Hour (UTC)' HE Uhrzeit hour_LST 'Time (UTC)'; do
    first=$([ "$name" = HE ] && echo 1 || echo 0)
    awk -v name="$name" -v first="$first" 'BEGIN { print "Year,Month,Day," name ",v"
        for (i = 0; i < 96; i++) { t = 1672531200 + 3600 * i; h = i % 24 + first
            print strftime("%Y,%m,%d", t, 1) "," (name ~ /Time|Uhr/ ? sprintf("%02d00", h) : h) "," i % 7 } }' >parts.csv
    reads '1 series, 1 channel, 96 rows' parts.csv
    grep -F 'from 2023-01-01 00:00:00' out.txt >/dev/null && grep -F 'to 2023-01-04 23:00:00' out.txt >/dev/null || fail "$name: $(cat out.txt)"
done
awk 'BEGIN { for (i = 0; i < 600; i++) print "2023," 72 + int(i / 288) "," int(i / 12) % 24 "," i % 12 * 5 "," i % 7 + 0.5 }' >logged.csv
reads 'columns 1 to 4 are read as year, day of the year, hour, minute' logged.csv
reads 'from 2023-03-13 00:00:00 to 2023-03-15 01:55:00' logged.csv

# Parts of years without a name, in any order; months of 1390 are as likely those of another calendar.
awk 'BEGIN { for (i = 0; i < 120; i++) printf "%.4f;%d\n", 1950 + (i + 0.5) / 12, i * 7 % 13 }' >tide.txt
for file in tide.txt down.txt mixed.txt; do
    [ $file = tide.txt ] || if [ $file = down.txt ]; then tac tide.txt; else shuf --random-source=<(yes) tide.txt; fi >$file
    reads 'from 1950-01-01 00:00:00 to 1959-12-01 00:00:00' $file
done
printf 'date,v\n1390-01,1.5\n1390-02,2\n1390-03,4\n' >jalali.csv
refused 4 'may be of the Persian or the Islamic calendar' import jalali.csv -o no.h5
reads 'from 1390-01-01' jalali.csv --calendar standard

# Words above names that are written anew for each column are of these alone; lines that --skip passes over may be anything.
printf '\t\tOut\tHi\tWind\tWind\t\tRain\nDate\tTime\tTemp\tTemp\tSpeed\tRun\tBar\tRate\n' >station.txt
for i in 1 2 3 4; do printf '3/13/23\t1%s:00p\t10.%s\t11.%s\t2.%s\t1.%s\t1008.%s\t0.%s\n' $((i % 3)) $i $i $i $i $i $i; done >>station.txt
sed -i '6d' station.txt
reads '1 series, 6 channels, 3 rows' station.txt
"$LANECAST" inspect out.h5 >shown
grep -q '^Bar ' shown && grep -q '^Wind Run ' shown || fail "$(cat shown)"
printf '[data]\ndate,a\n2020-01-01,1.5\n2020-01-02,2\n2020-01-03,4\n' >section.csv
refused 4 'a configuration, not data' import section.csv -o no.h5
reads '3 rows' section.csv --skip 1

# Rows without any value are said.
printf 'time,a,b\n2020-01-01,1,2\n2020-01-02,2,1.5\n2020-01-03,3.5,4\n2020-01-03 12:05,,\n' >events.csv
reads '1 row has no value in any of the 2 channels, the first in line 5' events.csv

# A star behind a date that is not final; a first row without values is below the names.
printf 'Quarter,v\n2019Q2,1\n2019Q3,1.5\n2019Q4*,2\n2020Q1*,3\n' >stars.csv
refused 4 "where '*' behind it is a mark: a --time-format that ends with %*" import stars.csv -o no.h5
reads '4 rows' stars.csv --time-format '%YQ%q%*'
printf 'id,V1,V2\nA,,\nB,1,2\n' >first.csv
refused 4 'where the line has the names of columns: --header 1' import first.csv -o no.h5

# A bid is no billion.
{ echo 'date,open,high,volume'; for i in 1 2 3 4 5 6 7 8; do echo "2023-01-0$i,10$i.5,10$i.75B,1.$i""M"; done; } >bids.csv
refused 4 "'101.75B' has a letter, and without it is a number of another column: a factor, or a mark (--value 'high=1B=NUMBER'" import bids.csv -o no.h5
reads '3 channels, 8 rows' bids.csv --value high=1B=1

# A blank line at a file's end is no line of its footer; names of merged cells are carried where those below come again.
{ echo 'date,x'; for i in 1 2 3 4 5; do echo "2020-01-0$i,$((i * i))"; done; printf 'Total,55\n\n\n'; } >total.csv
reads '1 channel, 5 rows' total.csv --footer 1
printf 'Date,Temp,,Press,Press,\n,min,max,min,max,mean\n2020-01-01,1,2,3,4,5\n2020-01-02,2,3,5,1,2\n2020-01-03,3,1,2,6,4\n' >merged_names.csv
reads '5 channels, 3 rows' merged_names.csv
"$LANECAST" inspect out.h5 >shown
grep -q '^Temp max ' shown && grep -q '^Press mean ' shown || fail "$(cat shown)"

# Texts right behind a day are its clock, whatever they are called; 101 is no day of 2000.
for name in 'Time of observation' UTC Peak; do
    awk -v name="$name" 'BEGIN { print "Year,Month,Day," name ",v"; for (i = 0; i < 48; i++) print "2021,3," 1 + int(i / 24) "," i % 24 ":00," i % 7 }' >observed.csv
    reads '1 channel, 48 rows' observed.csv
    grep -F 'from 2021-03-01 00:00:00' out.txt >/dev/null && grep -F 'to 2021-03-02 23:00:00' out.txt >/dev/null || fail "$name: $(cat out.txt)"
done
awk 'BEGIN { print "date,v,w"; for (i = 1; i <= 28; i++) printf "2000-01-%02d,%d,%d\n", i, 100 + i, i % 5 }' >small.csv
reads '2 channels, 28 rows' small.csv

# Months of a first day are no hours of one day: small numbers beside them are values.
for name in HE Time 'Flight hour'; do
    awk -v name="$name" 'BEGIN { print "Year,Month,Day,v," name; for (i = 0; i < 36; i++) print 2019 + int(i / 12) "," i % 12 + 1 ",1," i * 7 % 11 "," (i * 5 + 3) % 23 + 1 }' >flights.csv
    reads '2 channels, 36 rows' flights.csv
done

# A zone above the table is said, and that --zone is another one.
printf 'latitude,utc_offset_seconds,timezone\n52.5,7200,Europe/Berlin\n\ntime,t\n2023-06-14T22:00,8.5\n2023-06-14T23:00,8\n2023-06-15T00:00,7\n' >meteo.csv
reads "line 2, above the table, says the zone 'Europe/Berlin': --zone 'Europe/Berlin'" meteo.csv
reads "says the zone 'Europe/Berlin', and --zone is 'UTC'" meteo.csv --zone UTC
reads '1 channel, 3 rows' meteo.csv --zone Europe/Berlin
! grep 'says the zone' out.txt || fail "$(cat out.txt)"

# An id of one value is no date, nor are numbers of a bid in other letters.
awk 'BEGIN { print "time,batch,v"; for (i = 0; i < 24; i++) printf "2023-01-03 %02d:00,%d,%d\n", i, 230103, i * 7 % 5 }' >batch.csv
"$LANECAST" import batch.csv -o out.h5 --force >out.txt 2>&1
! grep 'it counts time' out.txt || fail "$(cat out.txt)"
{ echo 'date,likes,rank'; for i in 1 2 3 4 5 6 7 8; do echo "2021-03-0$i,0.${i}k,0.$i"; done; } >likes.csv
reads '2 channels, 8 rows' likes.csv
