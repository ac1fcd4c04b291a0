# A folder of months, years or days: what is one series is one, what is two is two, and values are those of the files.
# shellcheck source=tests/cli/cli.bash
source "$LANECAST_SOURCE/tests/cli/cli.bash"

# days FIRST COUNT VALUE [WORD]: a row a day from FIRST on, with a value that grows by 1.5, and a word behind the date.
days() {
    awk -v begin="$(date -ud "$1" +%s)" -v count="$2" -v value="$3" -v word="${4:+,$4}" 'BEGIN {
        for (i = 0; i < count; i++) print strftime("%Y-%m-%d", begin + 86400 * i, 1) word "," value + 1.5 * i
    }'
}
reads() { # PHRASE ARGUMENT...
    local phrase=$1
    shift
    "$LANECAST" import "$@" -o out.h5 --force >out.txt 2>notes.txt || fail "$*: $(cat notes.txt)"
    grep -F -- "$phrase" notes.txt >/dev/null || fail "$* does not say '$phrase': $(cat notes.txt)"
}
mean_is() { # CHANNEL MEAN
    "$LANECAST" inspect out.h5 | grep -E "^$1 +[0-9]+ +$2 " >/dev/null || fail "the mean of $1 is not $2: $("$LANECAST" inspect out.h5)"
}

# A column that names one station in all of them.
mkdir -p oslo years/2021 both mixed
for month in 01 02 03; do
    (echo date,station,v && days 2021-$month-01 28 1"$month" Oslo) >oslo/2021-$month.csv
    cp oslo/2021-$month.csv years/2021/$month.csv
    (cat oslo/2021-$month.csv && days 2021-$month-01 28 2"$month" Bergen) >both/2021-$month.csv
    cp oslo/2021-$month.csv mixed/2021-$month.csv
done
for folder in oslo years; do
    reads "out.h5: 1 series, 1 channel, 84 rows; 'Oslo' from 2021-01-01 00:00:00 to 2021-03-28 00:00:00" $folder
    reads "$folder: 3 files, each of them after another in time, are one series (a series of each: name the files, with --series-column none)" $folder
done
mean_is v 122.2
reads "3 series, 1 channel, 84 rows; '2021-01'" oslo/*.csv --series-column none
reads "both: 3 files, each of them after another in time, are 2 series by their names" both
reads "2 series, 1 channel, 168 rows; 'Oslo' from 2021-01-01 00:00:00 to 2021-03-28" both
"$LANECAST" import both/2021-01.csv -o grown.h5 --quiet
"$LANECAST" import --append grown.h5 both 2>notes.txt
grep -F '112 rows added, 56 known already and equal, 0 new series' notes.txt >/dev/null || fail "$(cat notes.txt)"
(echo date,v && days 2021-03-01 28 1) >mixed/2021-03.csv
refused 4 'mixed/2021-01.csv: a column says the name of its series, and none does in mixed/2021-03.csv' import mixed -o no.h5
reads "1 series, 1 channel, 84 rows; 'mixed'" mixed --series-column none

# Months that end with the next one's first midnight: equal rows are one, others are refused unless one of them is chosen.
mkdir -p mid/2021
for month in 1 2 3; do
    length=$(date -ud "2021-0$month-01 + 1 month - 1 day" +%d)
    (echo date,v && days 2021-0$month-01 $((length + 1)) $((month * 100)) | awk -F, -v OFS=, -v next_one=$((month * 100 + 100)) \
        -v last=$((length + 1)) 'NR == last { $2 = next_one } { print }') >mid/2021/0$month.csv
done
for folder in mid mid/2021; do
    reads "1 series, 1 channel, 91 rows" $folder
    reads "are one series (a series of each: name the files); 2 rows are in two of them, and equal" $folder
done
sed -i 's/2021-03-01,.*/2021-03-01,7/' mid/2021/03.csv
for folder in mid mid/2021; do
    refused 4 "row 2021-03-01 00:00:00, channel 'v': 300 in the files before it, 7 in the new file" import $folder -o no.h5
    reads "1 value differs in two of them: the later file's one stays (--duplicates last)" $folder --duplicates last
done

# Names with something before, behind or around the period; two tickers in one folder are two series.
pieces() { # FOLDER NAME...
    mkdir -p "$1"
    local month=1 name
    for name in "${@:2}"; do
        (echo date,v && days 2021-0$month-01 28 $month) >"$1/$name.csv"
        month=$((month + 1))
    done
}
pieces sales 2021-01_sales 2021-02_sales 2021-03_sales
pieces quarters sales_2021_Q1 sales_2021_Q2
pieces compact 202101_oslo 202102_oslo
pieces copies 'oslo 2021-01 (1)' 'oslo 2021-02 (1)'
pieces stations USW00094728_2021
pieces binance BTCUSDT-1h-2021-01 BTCUSDT-1h-2021-02
pieces binance ETHUSDT-1h-2021-01 ETHUSDT-1h-2021-02
for folder in sales quarters compact copies; do reads "out.h5: 1 series, 1 channel, " "$folder"; done
reads "'oslo' from 2021-01-01 00:00:00 to 2021-02-28 00:00:00" compact
cp 'copies/oslo 2021-01 (1).csv' 'copies/oslo 2021-01.csv'
reads '28 rows are in two of them, and equal' copies
reads "binance: 4 files, each of them after another in time, are 2 series by their names (a series of each: name the files): 'BTCUSDT-1h', 'ETHUSDT-1h'" \
    binance
reads "2 series, 1 channel, 112 rows; 'BTCUSDT-1h' from 2021-01-01 00:00:00 to 2021-02-28 00:00:00" binance
pieces later BTCUSDT-1h-2021-01 BTCUSDT-1h-2021-02 BTCUSDT-1h-2021-03
rm later/*-0[12].csv
cp out.h5 binance.h5
"$LANECAST" train binance.h5 --target v --kind repeat_last --context 2 --horizon 1 -o run.h5 --quiet 2>/dev/null
"$LANECAST" forecast run.h5 later/BTCUSDT-1h-2021-03.csv -o - >next.csv 2>notes.txt || fail "$(cat notes.txt)"
grep -F "later/BTCUSDT-1h-2021-03.csv: its series 'BTCUSDT-1h-2021-03' continues 'BTCUSDT-1h' of run.h5" notes.txt >/dev/null ||
    fail "$(cat notes.txt)"
grep '^BTCUSDT-1h,2021-03-29' next.csv >/dev/null || fail "$(cat next.csv)"
"$LANECAST" import --append binance.h5 later/BTCUSDT-1h-2021-03.csv 2>notes.txt
grep -F "28 rows added, 0 known already and equal, 0 new series; its series 'BTCUSDT-1h-2021-03' continues 'BTCUSDT-1h'" notes.txt >/dev/null ||
    fail "$(cat notes.txt)"
"$LANECAST" import --append binance.h5 binance 2>notes.txt
grep -F '0 rows added, 112 known already and equal, 0 new series' notes.txt >/dev/null || fail "$(cat notes.txt)"
mkdir only && cp binance/BTC* only
"$LANECAST" import only -o only.h5 --quiet
"$LANECAST" import --append only.h5 binance 2>notes.txt
grep -F '56 rows added, 56 known already and equal, 1 new series' notes.txt >/dev/null || fail "$(cat notes.txt)"
pieces nested/2021 north south
pieces nested/2022 north south
sed -i 's/2021-/2022-/' nested/2022/*.csv
reads "2 series, 1 channel, 112 rows; 'north' from 2021-01-01 00:00:00 to 2022-01-28 00:00:00" nested
mkdir -p deep/2021/01 deep/2021/02 deep/2022
for day in 1 2 3; do for month in 1 2; do echo "date,v
2021-0$month-0$day,$month$day" >deep/2021/0$month/0$day.csv; done; done
reads "deep/2022: no .csv or .txt file in this folder" deep
reads "1 series, 1 channel, 6 rows; 'deep' from 2021-01-01 00:00:00 to 2021-02-03 00:00:00" deep

# A column that some months lack is missing there, and named; in other units it is refused with its name.
mkdir lacking units
(echo date,v,rain && days 2021-01-01 28 1 | sed 's/$/,2.5/') >lacking/2021-01.csv
(echo date,v && days 2021-02-01 28 2) >lacking/2021-02.csv
reads "lacking: column 'rain' is not in 1 file, and missing in the rows of that: 'lacking/2021-02.csv'" lacking
"$LANECAST" inspect out.h5 | grep -E '^rain +28 ' >/dev/null || fail "28 values of rain are not missing: $("$LANECAST" inspect out.h5)"
reads '1 series, 1 channel, 56 rows' lacking --drop rain
refused 4 "--drop: no file has a column 'snow'" import lacking --drop snow -o no.h5
(echo date,P && echo ,kW && days 2021-01-01 28 1) >units/2021-01.csv
(echo date,P && echo ,W && days 2021-02-01 28 1000) >units/2021-02.csv
refused 4 "units/2021-02.csv: column 'P' is in W, and in kW in the files before it" import units -o no.h5

# The command that a dataset keeps reads the folder again, also where it has files that lack the columns that the command names.
printf 'id,lat,lon\nA,52.1,13.2\nB,48.1,11.5\n' >oslo/2020.csv
reads 'oslo/2020.csv: passed over: no time' oslo
eval "\"\$LANECAST\" $("$LANECAST" inspect out.h5 | whole_commands | sed -n 's/^made by *lanecast //p') -o again.h5" 2>notes.txt || fail "$(cat notes.txt)"
cmp -s out.h5 again.h5 || fail "its command makes another dataset: $(cat notes.txt)"

# Files that are no pieces keep their own names beside others that are; so does one that would be called as another file is.
mkdir apart
for file in a_2021 a_2022 c c_2021; do
    (echo date,P && days "$(sed 's/.*_//; s/^c$/2020/' <<<$file)-01-01" 360 1) >apart/$file.csv
done
(echo date,P && days 2021-01-01 700 1) >apart/b_2021.csv
(echo date,P && days 2022-01-01 100 1) >apart/b_2022.csv # begins and ends within it
reads 'a series of each file, though they are called as pieces of one' apart
for name in a b_2021 b_2022 c c_2021; do
    "$LANECAST" inspect out.h5 | grep -E "^$name +[0-9]" >/dev/null || fail "no series $name: $("$LANECAST" inspect out.h5)"
done

# A folder is called by its own name where it is the working one; a letter and a number behind a year may number anything.
mkdir -p here/2021 && (echo date,P && days 2021-01-01 31 1) >here/2021/01.csv && (echo date,P && days 2021-02-01 28 1) >here/2021/02.csv
(cd here/2021 && "$LANECAST" import . -o ../../out.h5 --force 2>../../notes.txt) || fail "$(cat notes.txt)"
grep -qF "1 series, 1 channel, 59 rows; '2021'" notes.txt || fail "$(cat notes.txt)"
mkdir trials && (echo date,P && days 2021-07-01 31 1) >trials/log_2021_M1.csv && (echo date,P && days 2022-07-01 31 1) >trials/log_2022_M2.csv
reads "2 series, 1 channel, 62 rows; 'log_2021_M1'" trials

# One name in two units: both columns and files are named, and no piece is half missing.
mkdir two_units
days() { for i in 01 02 03 04 05; do echo "$1-01-$i,$2$((${i#0} * ${i#0})).5,$((${i#0} * 7 % 5))"; done; }
{ echo 'date,t (C),h'; days 2020 1; } >two_units/a_2020.csv
{ echo 'date,t (F),h'; days 2021 5; } >two_units/a_2021.csv
refused 4 "two_units/a_2021.csv: column 't (F)' is 't (C)' in two_units/a_2020.csv: one name in two units" import two_units -o no.h5
"$LANECAST" import two_units --drop 't (C),t (F)' -o units.h5 2>error.txt || fail "$(cat error.txt)"
grep -F '1 series, 1 channel, 10 rows' error.txt >/dev/null || fail "$(cat error.txt)"

# Names that say from when to when their rows are.
for names in '20200101_20200131 20200201_20200229' '20200101-20200131 20200201-20200229' '2020-01-01_to_2020-01-31 2020-02-01_to_2020-02-29'; do
    read -r first second <<<"$names"
    rm -rf ranges && mkdir ranges
    for month in 01 02; do
        name=$([ $month = 01 ] && echo "$first" || echo "$second")
        { echo date,v; for day in $(seq -w 1 29); do echo "2020-$month-$day,$((10#$day % 7))"; done; } >"ranges/oslo_$name.csv"
    done
    "$LANECAST" import ranges -o ranges.h5 --force >out.txt 2>&1 && grep -F "1 series, 1 channel, 58 rows; 'oslo' from" out.txt >/dev/null ||
        fail "$names: $(cat out.txt)"
done
