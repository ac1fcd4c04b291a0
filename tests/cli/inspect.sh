# inspect: native files and text files, one series and panels, as text and as JSON; train warns of the same before it begins.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "inspect: $*"
    exit 1
}

# refused STATUS WORDS ARGUMENTS...
refused() {
    expected=$1 words=$2
    shift 2
    set +e
    "$LANECAST" "$@" >out 2>err
    status=$?
    set -e
    [ "$status" -eq "$expected" ] || fail "'$*' exits with $status, not $expected"
    [ ! -s out ] || fail "'$*' prints '$(cat out)'"
    grep -qF -- "$words" err || fail "'$*' says '$(cat err)', not '$words'"
}

# A day of hours with a gap, a doubled stamp, a sentinel, a hole, a constant and a text.
{
    echo 'date,T (degC),wind,flat,sky'
    for i in $(seq 0 399); do
        hour=$((i < 200 ? i : i == 200 ? 199 : i + 5))
        printf '2020-01-%02d %02d:00:00,%s,%s,7,clear\n' $((1 + hour / 24)) $((hour % 24)) "$((i % 24)).5" \
            "$([ "$i" -eq 50 ] && echo -9999 || { [ "$i" -eq 60 ] || echo $((i % 7)); })"
    done
} >hours.csv

told="lanecast: hours.csv: column 'sky' left out: text, not numbers"
"$LANECAST" inspect hours.csv >text 2>notes
grep -qxF "$told" notes || fail "$(cat notes)"
cat >expected <<'LINES'
file        hours.csv
made by     lanecast import hours.csv --header 1 --time date --decimal . \
              --drop sky
series      1
channels    3
rows        400
span        2020-01-01 00:00:00 to 2020-01-17 20:00:00
step        3600 s (1 hour), regular
gaps        1, the longest 7 hours
duplicates  1

channel   units  missing    mean       sd      min   max
T (degC)  degC         0   11.84    6.889      0.5  23.5
wind                   1  -22.07  500.102  -9999.0   6.0
flat                   0    7.00    0.000      7.0   7.0

Please check:
'wind': 1 value of -9999 far outside the rest: missing? (lanecast import
--na=-9999)
'wind': 1 of 400 values missing
1 row with the time stamp of the row before
1 gap in time (a step is 1 hour, the longest gap 7 hours)
'flat' is constant (7)
LINES
diff expected text || fail "the text of hours.csv"

"$LANECAST" inspect hours.csv --json --quiet >json 2>notes
[ ! -s notes ] || fail "--quiet: $(cat notes)"
for words in '"schema":"lanecast-inspect-1"' '"file":"hours.csv"' '{"name":"T(degC)","units":"degC"}' '"rows":400' '"step":3600' \
    '"first":"2020-01-0100:00:00"' '"regular":true' '"gaps":1,"longest_gap":25200,"duplicates":1' \
    '"missing":1,"constant":false,"sentinels":1,"sentinel":-9999.0,"outliers":0' '"sentinels":0,"sentinel":null,"outliers":0,"outlier":null,"mean":7.0,"sd":0.0'; do
    tr -d ' \n' <json | grep -qF "$words" || fail "no $words in $(cat json)"
done

# The same of the native file.
"$LANECAST" import hours.csv -o hours.h5 --quiet
"$LANECAST" inspect hours.h5 | sed '/^file/s/hours.h5/hours.csv/' | cmp - text || fail "the native file is described otherwise"

# A panel: a line per series, everything with -v.
"$LANECAST" simulate stock -o stock.h5 --rows 60 --series 3 --horizon 0 >/dev/null
"$LANECAST" inspect stock.h5 >text
grep -qx 'step        86400 s (1 day), Mon-Fri' text || fail "$(cat text)"
[ "$(grep -c '^T0' text)" -eq 3 ] && ! grep -q '^close' text || fail "panel: $(cat text)"
[ "$("$LANECAST" inspect stock.h5 -v | grep -c '^close')" -eq 3 ] || fail "-v does not show the channels of all series"

# train says what it is given, and what reading a text file had to decide; so does replay, which trains. evaluate and forecast do not
# say it again.
printf '[data]\nfile = hours.csv\nmissing = forward\nsplit = 0.6 0.2 0.2\n[window]\ncontext = 4\nhorizon = 2\n[model]\nkind = repeat_last\n' >train.ini
"$LANECAST" train train.ini -o run.h5 >/dev/null 2>notes || fail "$(cat notes)"
grep -qx "lanecast: 'wind': 1 value of -9999 far outside the rest: missing? (lanecast import --na=-9999)" notes || fail "train: $(cat notes)"
"$LANECAST" train train.ini -o run.h5 --quiet >/dev/null 2>notes
[ ! -s notes ] || fail "train --quiet: $(cat notes)"
for command in 'train train.ini -o run.h5' 'replay run.h5'; do
    # shellcheck disable=SC2086 # words are wanted
    "$LANECAST" $command >/dev/null 2>notes || fail "$command: $(cat notes)"
    [ "$(grep -cF "${told%:*}" notes)" -eq 1 ] || fail "$command does not tell once what was left out: $(cat notes)"
done

# Every stamp twice: train says what comes of it, and nothing is forecast without a stamp; an origin within has stamps.
{
    echo date,a
    for day in $(seq 1 30); do printf '2020-06-%02d,%d\n2020-06-%02d,%d\n' "$day" "$day" "$day" $((day % 7)); done
} >twice.csv
"$LANECAST" import twice.csv --series-column none -o twice.h5 --quiet
"$LANECAST" train train.ini --data twice.h5 -o run.h5 >/dev/null 2>notes || fail "$(cat notes)"
grep -q 'the median step of time is 0 s: .* forecast has no stamps' notes || fail "train: $(cat notes)"
refused 4 "series 'twice': the usual step from row to row is 0 seconds" forecast run.h5 -o twice_next.csv
[ ! -e twice_next.csv ] || fail 'a forecast without stamps'
"$LANECAST" forecast run.h5 -o twice_next.csv --origin 2020-06-30 --quiet
[ "$(grep -c '^twice,2020-06-30 ' twice_next.csv)" -eq 2 ] || fail "$(cat twice_next.csv)"

printf 'date,a\n2020-01-01,1\n2020-01-02,x\n' >wrong.csv
refused 4 "wrong.csv:3: column 'a': 'x' is not a number" inspect wrong.csv
refused 6 "nowhere.h5" inspect nowhere.h5
refused 6 "is a folder" inspect .
refused 2 "inspect" inspect

# The names that users type have the room that numbers leave, on a wider terminal that of it; the sign of an ordinal is one of degrees.
long='Sky radiation at the southern wall of the barn, corrected'
printf 'time,Outdoor Temperature (degC) sensor,%s,Wind Direction(º)\n' "\"$long\"" >names.csv
for day in 01 02 03 04; do echo "2020-01-$day,1.5,2.$day,90" >>names.csv; done
"$LANECAST" import names.csv -o names.h5 -q >/dev/null
"$LANECAST" inspect names.h5 >text.txt
grep '^Wind Direction(º) *º ' text.txt >/dev/null || { cat text.txt; exit 1; }
sed 's/º/o/g' text.txt | awk '/^channel/ { at = 1 } at && length($0) > 80 { exit 1 }' || { echo 'a table is wider than 80'; cat text.txt; exit 1; }
"$LANECAST" inspect names.h5 -q | grep '^Outdoor Temperature (degC) sensor ' >/dev/null || { cat text.txt; exit 1; }
if command -v script >/dev/null; then
    TERM=dumb LC_ALL=C.UTF-8 script -qec "stty cols 160; $LANECAST inspect names.h5" typescript </dev/null >/dev/null
    grep "^$long  " typescript >/dev/null || { cat typescript; exit 1; }
fi

# What is wrong with data on standard input is said, as of a file.
printf 'time,a\n2020-01-01,1\n2020-01-02,x\n2020-01-03,2\n' >cell.csv
status=0
"$LANECAST" inspect - <cell.csv 2>file.txt || status=$?
[ "$status" -eq 4 ] || { echo "a cell that is no number: $status"; exit 1; }
status=0
cat cell.csv | "$LANECAST" inspect - 2>pipe.txt || status=$?
[ "$status" -eq 4 ] && grep "column 'a': 'x' is not a number" pipe.txt >/dev/null || { echo "through a pipe: $status"; cat pipe.txt; exit 1; }
