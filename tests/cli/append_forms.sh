# Files of several forms in one dataset: newer ones are read as the file of their form was, or refused; never guessed anew.
source "$(dirname "$0")/cli.bash"

# dates FORMAT NAMES FIRST COUNT: rows of days, written so.
dates() {
    echo "$2"
    awk -v format="$1" -v first="$3" -v count="$4" 'BEGIN { for (i = first; i < first + count; i++) print strftime(format, 1609459200 + 86400 * i, 1) "," i % 7 + 0.5 }'
}

# hours FIRST COUNT: rows of a date and an hour from 1 to 24.
hours() {
    echo date,hour,load
    awk -v first="$1" -v count="$2" 'BEGIN { for (i = 0; i < count; i++) print strftime("%Y-%m-%d", 1609459200 + 86400 * (first + int(i / 24)), 1) "," i % 24 + 1 "," (i * 7) % 11 + 0.5 }'
}

# appends DATASET SAID ARGUMENT...: newer files are added to a copy, new.h5, which says so.
appends() {
    local dataset=$1 said=$2
    shift 2
    "$LANECAST" import "$@" --append "$dataset" -o new.h5 --force >out.txt 2>&1 || fail "$*: $(cat out.txt)"
    grep -F -- "$said" out.txt >/dev/null || fail "$*: does not say '$said': $(cat out.txt)"
}

ends() {
    "$LANECAST" inspect new.h5 | grep -F "to $1" >/dev/null || fail "does not end at $1: $("$LANECAST" inspect new.h5)"
}

# Days and months: of the one file that needs it, beside one whose dates say their order themselves.
dates %m.%d.%Y date,close 0 31 >us.csv
dates %Y-%m-%d date,temp 0 31 >iso.csv
dates %m.%d.%Y date,close 31 3 >us2.csv
dates %Y-%m-%d date,temp 31 3 >iso2.csv
"$LANECAST" import us.csv iso.csv --join -o joined.h5 --quiet
appends joined.h5 'us2.csv: read as us.csv was: --date-order mdy' us2.csv
ends 2021-02-03
appends joined.h5 '3 rows added' iso2.csv
ends 2021-02-03
appends joined.h5 '3 rows added' us2.csv iso2.csv --join
ends 2021-02-03

# The command makes the same again; what it keeps of files stays with a dataset that is made of it.
eval "\"\$LANECAST\" $("$LANECAST" inspect joined.h5 | whole_commands | sed -n 's/^made by *lanecast //p') -o again.h5 --quiet"
cmp joined.h5 again.h5 || fail 'the command makes another dataset'
"$LANECAST" import joined.h5 -o copied.h5 --quiet
appends copied.h5 'us2.csv: read as us.csv was: --date-order mdy' us2.csv

# Files, and datasets, of either order under one name: who knows.
mkdir both
cp us.csv both/US.csv
dates %d.%m.%Y date,close 0 31 >both/EU.csv
dates %d.%m.%Y date,close 31 3 >eu2.csv
"$LANECAST" import both -o both.h5 --quiet
refused 4 'may be read as either of two files before it' import eu2.csv --append both.h5
"$LANECAST" import eu2.csv --date-order dmy --append both.h5 -o new.h5 --force --quiet
cp eu2.csv EU_2021-02.csv
appends both.h5 'EU_2021-02.csv: read as both/EU.csv was: --date-order dmy' EU_2021-02.csv
ends 2021-02-03
cp iso2.csv US.csv && sed -i s/temp/close/ US.csv
appends both.h5 '3 rows added' US.csv
for name in US EU; do "$LANECAST" import both/$name.csv -o $name.h5 --quiet; done
"$LANECAST" import US.h5 EU.h5 -o two.h5 --quiet
refused 4 'may be read as either of two files before it' import eu2.csv --append two.h5

# Hours from 1 to 24, of a few of which nothing says so.
mkdir hours newer
hours 0 240 >hours/AAA.csv
hours 10 18 >newer/AAA.csv
awk 'BEGIN { print "time,load"; for (i = 0; i < 240; i++) print strftime("%Y-%m-%d %H:%M", 1609459200 + 3600 * i, 1) "," i % 5 + 0.5 }' >hours/BBB.csv
sed s/load/temp/ hours/BBB.csv >temp.csv
"$LANECAST" import hours/AAA.csv temp.csv --join -o hourly.h5 --quiet
appends hourly.h5 'newer/AAA.csv: read as hours/AAA.csv was: --time date,hour --time-parts date,hour1' newer/AAA.csv
ends '2021-01-11 17:00:00'
"$LANECAST" import hours -o hours.h5 --quiet
appends hours.h5 'newer/AAA.csv: read as hours/AAA.csv was: --time date,hour --time-parts date,hour1' newer
ends '2021-01-11 17:00:00'
cat newer/AAA.csv | refused 4 'a pipe is read once' import - --append hours.h5
sed -i 's/,1,/,0,/' newer/AAA.csv
refused 4 "it is read as hours/AAA.csv was" import newer/AAA.csv --append hours.h5

# One form of hours, in columns of two names: the command makes the same again, and each is known.
sed 's/date/day/' hours/AAA.csv >hours/BBB.csv
hours 10 18 >newer/AAA.csv
sed 's/date/day/' newer/AAA.csv >newer/BBB.csv
"$LANECAST" import hours -o named.h5 --quiet
eval "\"\$LANECAST\" $("$LANECAST" inspect named.h5 | whole_commands | sed -n 's/^made by *lanecast //p') -o again.h5 --force --quiet"
cmp named.h5 again.h5 || fail 'the command makes another dataset'
appends named.h5 'newer/BBB.csv: read as hours/BBB.csv was: --time day,hour --time-parts date,hour1' newer
ends '2021-01-11 17:00:00'

# A decimal sign of each, where numbers may have either, and sizes are apart.
mkdir signs
{ echo 'date;v' && for day in 10 11 12 13 14 15; do echo "2021-01-$day;1$day$day,5"; done; } >signs/DE.csv
{ echo 'date;v' && for day in 10 11 12 13 14 15; do echo "2021-01-$day;1.$day"; done; } >signs/UK.csv
printf 'date;v\n2021-01-16;12,926\n' >DE.csv
printf 'date;v\n2021-01-16;2.926\n' >UK.csv
"$LANECAST" import signs -o signs.h5 --quiet
appends signs.h5 'DE.csv: read as signs/DE.csv was: --decimal ,' DE.csv
appends signs.h5 'UK.csv: read as signs/UK.csv was: --decimal .' UK.csv
appends signs.h5 "as in the rows before: '2.926'" UK.csv

# Newer data of a run.
"$LANECAST" train both.h5 --set train.epochs=1 --set window.context=4 --set window.horizon=1 --set model.hidden=2 -o run.h5 --quiet >error.txt 2>&1 ||
    fail "$(cat error.txt)"
"$LANECAST" forecast run.h5 --data eu2.csv -o f.csv >out.txt 2>&1 && fail "forecasts rows of unknown dates: $(cat out.txt)"
grep -F 'which had --date-order' out.txt >/dev/null || fail "$(cat out.txt)"
