# Files that are joined, and files that come later: what goes together is right, what is not used is said with counts, what cannot be
# known is refused with what to do.
# shellcheck source=tests/cli/cli.bash
source "$LANECAST_SOURCE/tests/cli/cli.bash"

fail() {
  echo "$*" >&2
  exit 1
}

# The words on standard output or error, which are those of one command each.
run() {
  "$LANECAST" "$@" > out.txt 2> err.txt || fail "$*: $(cat err.txt)"
}

says() {
  for words; do
    grep -qF -- "$words" out.txt err.txt || fail "no '$words' in $(cat out.txt err.txt)"
  done
}

refused() {
  local code=$1 words=$2 status=0
  shift 2
  "$LANECAST" "$@" > out.txt 2> err.txt || status=$?
  [ $status -eq "$code" ] || fail "$*: $status, expected $code: $(cat err.txt)"
  says "$words"
}

printf 'date,ticker,close\n' > prices.csv
for day in 06 07 08 09; do
  printf '2020-01-%s,AAPL,%d\n2020-01-%s,MSFT,%d\n' $day $((10#$day)) $day $((10#$day + 10)) >> prices.csv
done
printf 'date,temp\n2020-01-05,15\n2020-01-06,16\n2020-01-07,17\n2020-01-08,18\n2020-01-09,19\n2020-01-10,20\n2020-01-11,21\n' > weather.csv

# The weather is beside every shop; what it has of the future is kept, what is before the first row is counted.
run import --join prices.csv weather.csv -o joined.h5
says "its columns go to each of the 2 series" "joined to 8 of 8 rows" "4 rows after the last of the first file are added" \
  "1 row left out" "1 before its first, 0 between its rows"
says "2 series, 2 channels, 12 rows"

# Rows of the future are the horizon's, where data.known names them; the other way is refused with what to do.
cat > known.ini << 'INI'
[data]
target = close
known = temp
split = 3 0 1
[window]
context = 1
horizon = 1
[model]
kind = repeat_last
INI
run train known.ini --data joined.h5 -o run.h5
run forecast run.h5 -o next.csv
[ "$(grep -c '2020-01-10' next.csv)" -eq 2 ] || fail "forecasts of another day: $(cat next.csv)"
refused 4 "put this file first" import --join weather.csv prices.csv -o other.h5

# Months beside days are no next days: what is at equal times is joined, and no row is added.
awk 'BEGIN { print "date,load"; for (i = 0; i < 59; i++) print strftime("%Y-%m-%d", 1577836800 + 86400 * i, 1) "," i + 0.5 }' > days.csv
printf 'date,index\n2020-01-01,1\n2020-02-01,2\n2020-03-01,4\n2020-04-01,8\n' > index.csv
run import --join days.csv index.csv -o sparse.h5
says "joined to 2 of 59 rows" "its rows are further apart than the first file's" "2 rows left out" "0 between its rows, 2 after its last" \
  "2 channels, 59 rows; 'days' from 2020-01-01 00:00:00 to 2020-02-28 00:00:00"

# Constants of series have no time: nothing is joined, and 1970 is not spoken of.
printf 'ticker,size\nAAPL,1\nMSFT,2\n' > sizes.csv
refused 4 "sizes.csv: no column of dates, and the first file has one" import --join prices.csv sizes.csv -o other.h5

# Names that differ by case or blanks are one; series of one file only are named, with their rows.
printf 'date,ticker,news\n2020-01-06,aapl ,1\n2020-01-06,IBM,5\n2020-01-07,aapl ,2\n2020-01-07,IBM,6\n' > news.csv
run import --join prices.csv news.csv -o news.h5
says "'aapl' as 'AAPL'" "1 series of the first file are not in it: its columns are missing there: 'MSFT'" \
  "1 of its series are not in the first file, and are left out with their 2 rows: 'IBM'" "joined to 2 of 8 rows"
grep -v aapl news.csv > ibm.csv
refused 4 "its series ('IBM') are none of the first file's ('AAPL', 'MSFT')" \
  import --join prices.csv ibm.csv --series-column ticker -o other.h5

# Where two names of the first file are one but for capitals, which is meant is not known: neither is.
sed 's/MSFT/aapl/' prices.csv > twice.csv
sed 's/aapl /Aapl/' news.csv > capital.csv
refused 4 "are none of the first file's" import --join twice.csv capital.csv -o other.h5

# A closed day is not a row of the future: the calendar of the first file decides. 2020-01-25 is a Saturday.
{
  echo 'date,close'
  for day in 06 07 08 09 10 13 14 15 16 17 20 21 22 23 24; do echo "2020-01-$day,$((10#$day))"; done
} > week.csv
{
  echo 'date,temp'
  for day in $(seq 6 31); do printf '2020-01-%02d,%d\n' "$day" "$day"; done
} > days.csv
run import --join week.csv days.csv -o week.h5
says "joined to 15 of 15 rows" "5 rows after the last of the first file are added" \
  "6 rows left out" "0 before its first, 4 between its rows, 2 after its last"
run inspect week.h5
says "span        2020-01-06 00:00:00 to 2020-01-31 00:00:00" "Mon-Fri"

# Rows of the future are shown as the clocks of the first file would: whatever the offset of the second one is.
{
  echo 'time,load'
  for hour in 00 01 02 03 04 05; do echo "2020-01-01 $hour:00:00+01:00,$((10#$hour))"; done
} > load.csv
{
  echo 'time,temp'
  for hour in 00 01 02 03 04 05 06 07; do echo "2020-01-01T$hour:00:00Z,$((10#$hour))"; done
} > utc.csv
run import --join load.csv utc.csv -o local.h5
says "joined to 5 of 6 rows"
run inspect local.h5
says "span        2020-01-01 00:00:00+01:00 to 2020-01-01 08:00:00+01:00"

# Newer files, in any order and more than once, are decided as the dataset was; rows that both have are counted.
printf 'date;a\n2020-01-01;1,5\n2020-01-02;-9999\n2020-01-03;T\n' > a.csv
printf 'date;a\n2020-01-03;T\n2020-01-04;4,5\n' > b.csv
printf 'date;a\n2020-01-05;-9999\n2020-01-06;5,5\n' > c.csv
run import a.csv --decimal , --na -9999 --value T=0 -o data.h5
run import --append data.h5 c.csv b.csv c.csv
says "as the dataset was made: --na '-9999'" "as the dataset was made: --value 'T=0'" \
  "b.csv: 1 row added, 1 known already and equal" "c.csv: 2 rows added, 0 known" "c.csv: 0 rows added, 2 known already and equal"
run inspect data.h5
says "rows        6" "a                     2  2.875"

# What says its own name is not another series.
sed '2,$s/^/MSFT,/;1s/^/ticker,/' weather.csv > named.csv
run import named.csv --series-column ticker -o one.h5
sed 's/MSFT/AAPL/;s/2020-01-/2020-02-/' named.csv > later.csv
run import --append one.h5 later.csv
says "7 rows added, 0 known already and equal, 1 new series"

# A column that names the series of the first file need not be in the others; the command that is kept has what was asked for.
printf 'day,shop,y\n01/02/2020,A,1\n01/02/2020,B,2\n01/03/2020,A,3\n01/03/2020,B,4\n' > shops.csv
printf 'day,temp\n2020-02-01,10\n2020-03-01,11\n' > temp.csv
run import --join shops.csv temp.csv --series-column shop --date-order dmy -o shops.h5
says "its columns go to each of the 2 series" "joined to 4 of 4 rows"
run inspect shops.h5 --json
says "lanecast import shops.csv temp.csv --header 1 --time day --date-order dmy --series-column shop --join"
run import --join shops.csv temp.csv --time day --date-order dmy --series-column shop -o again.h5
cmp shops.h5 again.h5 || fail "the command does not make the same dataset"
refused 4 "shops.csv: no column 'store'" import --join shops.csv temp.csv --date-order dmy --series-column store -o no.h5

# Names of columns are those of any of the files.
printf 'date,a,junk\n2020-01-01,1,2\n2020-01-02,3,4\n2020-01-03,5,6\n' > one.csv
printf 'date,b,trash\n2020-01-01,1,2\n2020-01-02,3,4\n2020-01-03,5,7\n' > two.csv
run import --join one.csv two.csv --drop junk,trash -o drop.h5
says "1 series, 2 channels, 3 rows"
run import --join one.csv two.csv --columns a,b -o columns.h5
run inspect columns.h5 --json
says "lanecast import one.csv two.csv --header 1 --time date --columns a,b --join"
refused 4 "--drop: no file has a column 'nope'" import --join one.csv two.csv --drop junk,nope -o no.h5
refused 4 "two.csv: no column of numbers among --columns" import --join one.csv two.csv --columns a -o no.h5

{ echo date,a; for hour in $(seq -w 0 23); do echo "2020-01-01 $hour:00,1$hour"; done; } > whole.csv
sed 's/:00,/:20,/;s/a$/b/' whole.csv > twenty.csv
refused 4 "nothing to join; give the rows of both files the same stamps" import --join whole.csv twenty.csv -o no.h5
