# Days down and months across are of one year, which the names of columns say, or that of the file.
source "$LANECAST_SOURCE/tests/cli/cli.bash"

run() { "$LANECAST" "$@" >out.txt 2>error.txt || fail "$*: $(cat error.txt)"; }
says() { grep -qF -- "$1" out.txt error.txt || fail "no '$1' in $(cat out.txt error.txt)"; }
refused() {
    local status=0
    "$LANECAST" import "$1" -o no.h5 2>error.txt || status=$?
    [ $status = 4 ] && [ ! -e no.h5 ] || fail "$1: status $status: $(cat error.txt)"
    says "$2"
}
# days YEAR MONTH...: a row a day, with the number of its month and day
days() {
    local year=$1 month day
    shift
    echo "Day$(for month; do date -d "2000-$month-01" +,%b; done | tr -d '\n')"
    for day in $(seq 31); do
        echo "$day$(for month; do date -d "$year-$month-$day" +,%-m%d 2>/dev/null || echo ,; done | tr -d '\n')"
    done
}
year="1 2 3 4 5 6 7 8 9 10 11 12"

days 2020 $year >rain_2020.csv
days 2021 $year >rain_2021.csv
run import rain_2020.csv -o rain.h5
says "columns from 'Jan' on are months of 2020, as the file's name says"
says "366 rows; 'rain_2020' from 2020-01-01 00:00:00 to 2020-12-31 00:00:00"
run import rain_2021.csv --append rain.h5
says '365 rows added'
run inspect rain.h5
says 'gaps        0'
# In their order: the same as a row for each day.
{ echo date,value; for ((i = 0; i < 366; i++)); do date -d "2020-01-01 $i days" +%F,%-m%d; done; } >long.csv
run import rain_2020.csv -o rain.h5 --force
run import long.csv -o long.h5
run import long.h5 --append rain.h5
says '0 rows added, 366 known already and equal'
mkdir years && cp rain_2020.csv years/2020.csv && cp rain_2021.csv years/2021.csv
run import years -o years.h5
says '1 series, 1 channel, 731 rows'

# No year, two, or that of a date; months of two years; a day that this year does not have.
cp rain_2021.csv rain.csv && cp rain_2021.csv rain_2020_2021.csv && cp rain_2021.csv 2021-03-05.csv
for file in rain.csv rain_2020_2021.csv 2021-03-05.csv; do
    refused $file "nothing says of which year: write it in the names of columns (2021-01 for 'Jan'), or in the name of the file (2021.csv)"
done
sed '1s/Jan/2021-01/; 1s/Feb/2021-02/' <(days 2021 1 2) >rain.csv
run import rain.csv -o columns.h5
says "59 rows; 'rain' from 2021-01-01 00:00:00 to 2021-02-28 00:00:00"
days 2021 4 5 6 7 8 9 10 11 12 1 2 3 >fiscal_2021.csv
refused fiscal_2021.csv 'they do not say which of them are of which year'
cp rain_2020.csv rain_2019.csv
refused rain_2019.csv "column '29': '229' is a value at a time that there is not"
days 2021 1 2 3 4 5 6 7 8 9 10 11 12 | sed 2d >first_2021.csv
refused first_2021.csv "columns are months of 2021, as the file's name says, and its rows are not the days from 1 to 28 or more of them"

# Months from October on: of which year each is, no row says. Days of months beside a year are none of a year.
water='10 11 12 1 2 3 4 5 6 7 8 9'
days 2021 $water >water_2021.csv
refused water_2021.csv "they do not say which of them are of which year: write it in the names of columns (2021-01 for 'Oct')"
for from in "$year" "$water"; do
    days 2021 $from | sed '1s/^/Year,/; 1!s/^/2021,/' >years.csv
    refused years.csv "rows are the days of column 'Day' and columns from '"
done
{ days 2021 $water | sed -n '1s/Day/Year/p'; for row in 2001 2002 2003 2004; do echo "$row,1,2,3,4,5,6,7,8,9,10,11,$row.5"; done; } >water.csv
run import water.csv -o water.h5
says "columns 'Oct' to 'Sep' are read as channels, though their names are months"
status=0
"$LANECAST" import water.csv --wide -o no.h5 >out.txt 2>error.txt || status=$?
[ $status = 4 ] || fail "--wide: status $status"
says "columns are months from 'Oct' to 'Sep', and rows do not say which of them are of which year"
