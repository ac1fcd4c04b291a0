# The command that a dataset keeps reads the file again to the same bytes; what is odd in the file is said once.
source "$(dirname "$0")/cli.bash"

# again PHRASE FILE ARGUMENT...: the file is read, which says PHRASE, and its own command makes the same dataset.
again() {
    local phrase=$1
    shift
    "$LANECAST" import "$@" -o one.h5 --force 2>notes.txt || fail "$*: $(cat notes.txt)"
    grep -F -- "$phrase" notes.txt >/dev/null || fail "$* does not say '$phrase': $(cat notes.txt)"
    eval "\"\$LANECAST\" $("$LANECAST" inspect one.h5 | whole_commands | sed -n 's/^made by *lanecast //p') -o two.h5 --force" 2>error.txt ||
        fail "$*: its command: $(cat error.txt)"
    cmp -s one.h5 two.h5 || fail "$*: its command reads it otherwise: $("$LANECAST" inspect one.h5 | grep 'made by')"
}

# A header that is a name short, given by number too: its names are above their columns.
printf 'a b\n2021-01-01 1 2\n2021-01-02 2 3\n2021-01-03 4 5\n' >short.csv
again 'line 1 has 2 names for 3 columns: the first, the time, has none' short.csv
"$LANECAST" inspect two.h5 | grep -E '^b +0 +3\.333' >/dev/null || fail 'b is not its column'
again 'line 1 has 2 names for 3 columns: the first, the time, has none' short.csv --header 1

# Files are named as they were: two folders of one name are two.
mkdir -p a/year b/year
cp short.csv a/year/2021.csv
printf 'a b\n2022-01-01 1 2\n2022-01-02 2 3\n2022-01-03 4 5\n' >b/year/2022.csv
for folder in a/year b/year ./a/year "$PWD/b/year"; do
    again '1 series, 2 channels, 3 rows' $folder
    "$LANECAST" inspect one.h5 | whole_commands | grep -F "lanecast import $folder --header 1" >/dev/null || fail "$folder is not named"
done

# A mark of byte order before another one.
printf '\357\273\277\357\273\277time,v\n2021-01-01,1\n2021-01-02,2\n2021-01-03,4\n' >marks.csv
again "3 rows; 'marks' from 2021-01-01" marks.csv

# A clock with a point, whose minutes are no parts of an hour; 0.50 is half an hour.
half_hours() { for hour in 0 1 2 3; do echo "2021-03-01,$hour.00,1$hour"; echo "2021-03-01,$hour.$1,2$hour"; done; }
(echo 'date,time,v' && half_hours 30) >clock.csv
again "column 'time' is read as hours and minutes: 0.30 is half past midnight" clock.csv
"$LANECAST" inspect two.h5 | grep '(30 minutes), regular' >/dev/null || fail '0.30 is not half an hour'
(echo 'date,time,v' && half_hours 50) >hours.csv
again "column 'time' is read as hours of the day" hours.csv
"$LANECAST" inspect two.h5 | grep '(30 minutes), regular' >/dev/null || fail '0.50 is not half an hour'

# A panel over the night in which clocks are set back: the hour that each series has twice is no reason to refuse its column.
{
    echo 'time,place,v'
    for hour in 00 01 02 02 03 04 05 06 07 08 09 10; do
        echo "2021-10-31 $hour:00,North,1$hour"
        echo "2021-10-31 $hour:00,South,2$hour"
    done
} >night.csv
again "column 'place' names the series of each row: 2 series" night.csv
again "'North' from 2021-10-31 00:00:00+02:00 to 2021-10-31 10:00:00+01:00" night.csv --zone Europe/Berlin
"$LANECAST" inspect two.h5 | grep '(1 hour), regular' >/dev/null || fail 'the night is not of even hours'

# A long table of years, quarters and months: each series has its own steps.
{
    echo 'COUNTRY,FREQUENCY,TIME,Value'
    for year in 2016 2017 2018 2019 2020; do echo "DEU,A,$year,$year.5"; done
    for year in 2018 2019 2020; do for quarter in 1 2 3 4; do echo "DEU,Q,$year-Q$quarter,1.$quarter"; done; done
    for month in 07 08 09 10 11 12; do echo "DEU,M,2020-$month,2.$month"; done
} >oecd.csv
again "column 'FREQUENCY' names the series of each row: 3 series" oecd.csv
grep -F "column 'TIME' has periods of several lengths: each series has its own" notes.txt >/dev/null || fail 'lengths are not said'
refused 4 'is a period of another length than the first one of its series; --series-column names' import oecd.csv \
    --series-column COUNTRY -o no.h5

# A number with a 0 in front, the same in all rows, is measured by nobody.
printf 'post,date,v\n066062,2021-01-01,1\n066062,2021-01-02,2\n066062,2021-01-03,4\n' >padded.csv
again "column 'post' left out: an id, the same in all rows (keep it: --columns)" padded.csv
# Nor is one of a dozen digits.
printf 'EAN,date,v\n541448820000000000,2021-01-01,1\n541448820000000000,2021-01-02,2\n541448820000000000,2021-01-03,4\n' >ean.csv
again "column 'EAN' left out: an id, the same in all rows (keep it: --columns)" ean.csv

# Letters that may be others, in a cell that is refused.
printf 'date;v\n2021-01-01;1,5 \244\n2021-01-02;2,5 \244\n' >euro.csv
refused 4 'the file is not UTF-8 and was read as Windows-1252: --encoding names another' import euro.csv -o no.h5
again '2 rows' euro.csv --encoding ISO-8859-15
printf 'date;v\n2021-01-01;1,5\n2021-01-02;x\n' >plain.csv
"$LANECAST" import plain.csv -o no.h5 2>&1 | grep -F -e --encoding && fail 'an encoding is named for letters of ASCII'

# InfluxDB: the column of moments is no time of day that was not read.
printf 'start,_time,v\n2021-03-01T00:00:00Z,2021-03-01T01:00:00Z,1\n2021-03-01T00:00:00Z,2021-03-01T02:00:00Z,2\n' >influx.csv
again "column '_time' is the time, not 'start'" influx.csv
grep -F 'named as a time of day' notes.txt && fail 'a moment is called a time of day'

# What counts time too is no channel, whether the time is found or named: a decimal year beside year, month and day.
{
    echo 'year,month,day,decimal,n'
    for day in 1 2 3 4 5 6 7 8; do echo "1818,1,$day,1818.00$((day * 27379 - 27379)),$((day * 7 % 5 + 30))"; done
} >sunspots.csv
again "column 'decimal' left out: it counts time, and column 'year' is the time" sunspots.csv
"$LANECAST" inspect two.h5 | grep -E '^channels +1$' >/dev/null || fail 'the decimal year is a channel'

# Days beside the moments, the newest day first, name no series; nor do dates beside a time that tells rows apart.
{
    echo 'Liefertag,Beginn,Preis'
    for day in 23 22 21; do for hour in 00 06 12 18; do echo "2023-05-$day,2023-05-$day $hour:00,$day.$hour"; done; done
} >newest.csv
again "column 'Beginn' is the time, not 'Liefertag'" newest.csv
again "column 'Liefertag' left out: dates, and column 'Beginn' is the time" newest.csv --time Beginn
"$LANECAST" inspect two.h5 | grep -E '^series +1$' >/dev/null || fail 'days are series'
{
    echo 'contract,date,settle'
    for day in 01 02 03 04 05; do echo "2021-03-19,2021-01-$day,1$day"; done
    for day in 06 07 08 09 10; do echo "2021-06-18,2021-01-$day,2$day"; done
} >rolled.csv
again "column 'date' is the time, not 'contract'" rolled.csv

# Intervals of an hour: the order of the columns in the command is the same again.
{
    echo 'DeliveryDate,DeliveryHour,DeliveryInterval,Price'
    for hour in 1 2 3 4; do for part in 1 2 3 4; do echo "2023-11-04,$hour,$part,$hour.$part"; done; done
} >ercot.csv
again '16 rows' ercot.csv

# A header that is given is the one that was found: pandas prints the name of the index below the others; lines end early.
printf '            A      B\nDate\n2021-03-01  100.35  48.77\n2021-03-02  101.17  48.09\n2021-03-03  101.5  48.02\n' >print.csv
again "2 channels, 3 rows; 'print' from 2021-03-01" print.csv
{
    echo 'Date,A,B'
    for day in 1 2 3 4 5 6; do echo "2021-03-0$day,$day,7.5"; done
    for day in 7 8 9; do echo "2021-03-0$day,$day"; done
} >late.csv
again '3 lines have fewer cells than the header (the first: line 8): what is behind them is missing' late.csv

# A table of a single year, month or day: its parts are rows, its name heads the only column.
single() { # NAME TIME PART...
    echo "$1,$2"
    for part in "${@:3}"; do echo "$part,$((RANDOM % 90)).5"; done
}
single Month 2021 Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec >year.csv
again "columns from '2021' on are read as years, and rows as their parts, 'Jan' to 'Dec'" year.csv
grep -F 'from 2021-01-01 00:00:00 to 2021-12-01 00:00:00' notes.txt >/dev/null || fail "$(cat notes.txt)"
# shellcheck disable=SC2046
single Day 2021-01 $(seq 1 31) >month.csv
again "'1' to '31'" month.csv
grep -F 'from 2021-01-01 00:00:00 to 2021-01-31 00:00:00' notes.txt >/dev/null || fail "$(cat notes.txt)"
# shellcheck disable=SC2046
single Hour 2021-01-05 $(seq 0 23) >day.csv
again "'0' to '23'" day.csv
"$LANECAST" inspect two.h5 | grep '(1 hour), regular' >/dev/null || fail 'hours are not hours'

# A command that is wider than a terminal goes on in the next line, as a shell reads it; a name with blanks stays whole.
cp short.csv 'a file whose name has blanks, so many that it is nearly a line by itself, or two.csv'
again 'line 1 has 2 names' 'a file whose name has blanks, so many that it is nearly a line by itself, or two.csv' --header 1
cp marks.csv "what 'they' measured in the year of the long summer.csv"
again "3 rows; 'what 'they' measured" "what 'they' measured in the year of the long summer.csv" --header 1 --time time --columns v
"$LANECAST" inspect one.h5 >wide.txt
grep -qE '^made by .* \\$' wide.txt && ! grep -E '.{81}' wide.txt || fail "$(cat wide.txt)"
