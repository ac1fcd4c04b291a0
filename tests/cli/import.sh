# What only the command shows: files put together, rows added, flags without sense, what inspect says of an import.
source "$(dirname "$0")/cli.bash"

failures=0
fail() {
  echo "$*"
  failures=$((failures + 1))
}

# refused CODE WORDS COMMAND...
refused() {
  local code=$1 words=$2 got=0
  shift 2
  "$LANECAST" "$@" > out.txt 2> err.txt || got=$?
  [ "$got" = "$code" ] || fail "$*: exit $got, not $code: $(cat err.txt)"
  grep -qF -- "$words" err.txt || fail "$*: $(cat err.txt)"
}

# said WORDS COMMAND...
said() {
  local words=$1
  shift
  "$LANECAST" "$@" > out.txt 2> err.txt || fail "$*: $(cat err.txt)"
  grep -qF -- "$words" out.txt err.txt || fail "$*: no '$words' in $(cat out.txt err.txt)"
}

printf 'date,a\n2020-01-01,1\n2020-01-02,2\n' > first.csv
printf 'date,a\n2020-01-02,2\n2020-01-03,3\n' > second.csv
printf 'date,a\n2020-01-02,7\n2020-01-03,3\n' > other.csv
printf 'date,t,a\n2020-01-02,20,5\n2020-01-05,3,5\n' > weather.csv

# Rows are added after the last one; those that both have must be equal, or nothing is written.
said "2 rows" import first.csv -o data.h5
said "1 row added, 1 known already and equal" import --append data.h5 second.csv
said "rows        3" inspect data.h5
cp data.h5 before.h5
refused 4 "row 2020-01-02 00:00:00, channel 'a': 2 in the dataset, 7 in the new file" import --append data.h5 other.csv
cmp data.h5 before.h5 || fail "a refused append changed the dataset"
refused 4 "column 't' is not in the dataset" import --append data.h5 weather.csv
said "rows        3" inspect before.h5

# Columns of a second file, on the stamps of the first.
said "joined to 1 of 2 rows" import --join first.csv weather.csv -o joined.h5
said "'weather a'" import --join first.csv weather.csv -o joined.h5 --force
said "channels    3" inspect joined.h5
refused 2 "there is only one file" import --join first.csv -o one.h5

# A folder passes over what is no table, and says so.
mkdir folder
cp first.csv folder/a.csv
cp second.csv folder/b.csv
: > folder/empty.csv
echo 'date,a' > folder/head.csv
echo 'Words about these files.' > folder/README.txt
echo '<!DOCTYPE html><html><body>404</body></html>' > folder/lost.csv
said "2 series" import folder -o folder.h5
for words in "empty.csv: passed over: the file is empty" "head.csv: passed over: a header but no data" "README.txt: passed over: no rows" \
  "lost.csv: passed over: a web page"; do
  grep -qF -- "$words" err.txt || fail "folder: no '$words' in $(cat err.txt)"
done
refused 4 "empty.csv: the file is empty" import folder/empty.csv -o empty.h5
refused 4 "lost.csv: a web page, not a table" import folder/lost.csv -o lost.h5

# Files that are months or years of one series are one, also in folders of years; what is hidden is not read.
days() { echo date,v; for day in 01 02 03 04; do echo "$1-$day,1${day#0}"; done; }
mkdir -p years/2021 years/2022 years/.git months alike
for month in 01 02 03; do
  days "2021-$month" > "years/2021/$month.csv"
  days "2022-$month" > "years/2022/$month.csv"
  days "2021-$month" > "months/load_2021-$month.csv"
  days 2021-01 > "alike/2021-$month.csv"
done
days 2020-01 > years/.git/old.csv
days 2020-01 > months/.hidden.csv
days 2020-01 > 'months/~$load_2021-01.csv'
said "years: 6 files, each of them after another in time, are one series" import years -o years.h5
said "1 series, 1 channel, 24 rows; 'years' from 2021-01-01 00:00:00 to 2022-03-04 00:00:00" import years -o years.h5
said "1 series, 1 channel, 12 rows; '2022' from" import years/2022/ -o year.h5
said "made by     lanecast import years --header 1 --time date" inspect years.h5
said "1 series, 1 channel, 12 rows; 'load' from 2021-01-01 00:00:00 to 2021-03-04 00:00:00" import months -o months.h5
said "months: not read, since they are hidden: '.hidden.csv', '~" import months -o months.h5
said "3 series, 1 channel, 12 rows" import alike -o alike.h5
mkdir -p parted/2021 parted/2022 turned
days 2021-01 > parted/2021/north.csv
days 2022-01 > parted/2022/south.csv
refused 4 "are called as different series are" import parted -o no.h5
for year in 2021 2022 2023; do (days $year-01 && days 2023-02 | sed 1d) > turned/$((4044 - year)).csv; done
"$LANECAST" import turned -o turned.h5 --quiet
for name in 2021_ 2021. '2021 ' load_2021_; do
  mkdir "of $name"
  for month in 01 02 03; do days "2021-$month" > "of $name/$name$month.csv"; done
  said "1 series, 1 channel, 12 rows" import "of $name" -o named.h5
done
mkdir steps && days 2021-01 > steps/2021-01.csv
(echo date,v; for hour in 00 01 02 03 04; do echo "2021-02-01 $hour:00,1$hour"; done) > steps/2021-02.csv
said "with another step: a series of each file" import steps -o steps.h5
# A dataset of a series of each file stays one when the folder is read again.
"$LANECAST" import months/load_*.csv -o apart.h5 --quiet
said "0 rows added, 12 known already and equal" import --append apart.h5 months
mkdir percents && days 2021-01 > percents/2021-01.csv
sed '2,$s/$/%/' percents/2021-01.csv | sed 's/2021-01/2021-02/' > percents/2021-02.csv
sed -i '2,$s/,\(.*\)/,0.\1/' percents/2021-01.csv
refused 4 "percents/2021-02.csv: column 'v' has '%' behind its numbers here, and not in the files before it" import percents -o no.h5
mkdir tickers
days 2019-01 > tickers/2002.csv
days 2020-01 > tickers/1925.csv
said "2 series, 1 channel, 8 rows" import tickers -o tickers.h5
names=$("$LANECAST" inspect turned.h5 --json | grep -o '"name": "20[0-9]*' | tr -d '\n')
[ "$names" = '"name": "2021"name": "2022"name": "2023' ] || fail "turned: $names"
(days 2021-01 && echo 2021-02-01,11) > months/load_2021-01.csv
said "months: 3 files, each of them after another in time, are one series (a series of each: name the files); 1 row is in two of them, and equal" import months -o months.h5
(days 2021-01 && echo 2021-02-01,12) > months/load_2021-01.csv
refused 4 "months/load_2021-02.csv: series 'load', row 2021-02-01 00:00:00, channel 'v': 12 in the files before it, 11 in the new file" import months -o no.h5
days 2021-01 > months/load_2021-01.csv
echo 'Loads of three months, measured hourly' > months/README.txt
said "1 series, 1 channel, 12 rows; 'load'" import months -o months.h5
echo 'Loads of two years' > years/README.txt
rm years/2022/03.csv && days 2022-03 > years/2022/03.csv
said "1 series, 1 channel, 24 rows; 'years'" import years -o years.h5
said "3 series, 1 channel, 12 rows" import months/load_*.csv -o files.h5
cp years/2021/01.csv years/2022/03.csv
refused 4 "they are no pieces of one series; name the files of each series" import years -o no.h5
mkdir -p shops/north shops/south
refused 6 "shops: no .csv or .txt file in this folder, but in folders perhaps: name one of them, or files: 'north', 'south'" import shops -o no.h5

# What was decided is kept, and does the same again.
printf 'made up\nd;v\n2020-01-01;1,5\n2020-01-02;2.500,5\n' > german.csv
said "1 series" import german.csv -o german.h5
said "made by     lanecast import german.csv --skip 1 --header 1 --time d --decimal ," inspect german.h5
"$LANECAST" import german.csv --skip 1 --header 1 --time d --decimal , -o again.h5 --quiet
cmp german.h5 again.h5 || fail "the command that inspect shows makes another file"

# A panel grows as it was made: a ticker column stays one, and a run leaves out what it was not trained on.
awk 'BEGIN { print "date,ticker,y"; for (i = 0; i < 60; i++) for (k = 0; k < 2; k++)
  print strftime("%Y-%m-%d", 1577836800 + 86400 * i, 1) "," (k ? "B" : "A") "," i * (k + 1) + 0.5 }' > panel.csv
printf 'date,ticker,y\n2020-03-01,A,70\n2020-03-01,NEW,80\n' > more.csv
"$LANECAST" import panel.csv -o panel.h5 --quiet
printf '[data]\nfile = panel.h5\n[window]\ncontext = 5\nhorizon = 2\n[model]\nkind = drift\n' > panel.ini
"$LANECAST" train panel.ini -o run.h5 --quiet > out.txt
said "as the dataset was made: --series-column 'ticker'" import --append panel.h5 more.csv
said "series      3" inspect panel.h5
said "1 series left out, which run.h5 was not trained on: 'NEW'" forecast run.h5 -o next.csv
[ "$(grep -c '^[AB],' next.csv)" = 4 ] || fail "next.csv: $(cat next.csv)"

# What is written replaces a file of its own kind only.
printf 'hello\n' > note.csv
refused 2 "is a text, and would become a CSV of forecasts" forecast run.h5 -o note.csv
refused 2 "is a text, and would become a CSV of forecasts" evaluate run.h5 --csv note.csv
printf 'Christmas 2021-12-25\n' > days.txt
refused 4 "'Christmas' is not a date" import panel.csv -o x.h5 --holidays days.txt

# Memory is predicted before a text is read.
awk 'BEGIN { for (i = 0; i < 2000000; i++) print "2020-01-01 00:00:00,1.2345,2.3456" }' > large.csv
! limits_memory || (ulimit -v 250000; refused 1 "its content takes about 0.306 GB of memory" import large.csv -o x.h5; exit "$failures") || failures=$((failures + 1))
rm large.csv

# And before the values of a dataset are.
"$LANECAST" simulate weather --rows 100000 --seed 1 -o large.h5 --quiet >/dev/null
! limits_memory || (ulimit -v 70000; refused 1 "large.h5: its content takes about 0.0384 GB of memory" inspect large.h5; exit "$failures") || failures=$((failures + 1))
rm large.h5

refused 2 "--output FILE.h5 is missing" import first.csv
refused 2 "--header is a number of lines or none" import first.csv --header x -o x.h5
refused 2 "--value is WORD=NUMBER" import first.csv --value T -o x.h5
refused 2 "--decimal" import first.csv --decimal x -o x.h5
[ "$failures" -eq 0 ]
