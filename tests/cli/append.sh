# Newer rows day by day: the covariates of days to come, without the targets, and later the targets of those days.
# shellcheck source=tests/cli/cli.bash
source "$LANECAST_SOURCE/tests/cli/cli.bash"

# The words on standard output or error, which are those of one command each.
run() {
  "$LANECAST" "$@" > out.txt 2> error.txt || fail "$*: $(cat error.txt)"
}

says() {
  for words; do
    grep -qF -- "$words" out.txt error.txt || fail "no '$words' in $(cat out.txt error.txt)"
  done
}

printf 'shop,date,sales,promo\n' > past.csv
for shop in A B; do
  for day in $(seq -w 1 31); do echo "$shop,2022-01-$day,$((50 + 10#$day % 7 * 3)),$((10#$day % 5 == 0))"; done
done >> past.csv
printf 'shop,date,promo\nA,2022-02-01,0\nA,2022-02-02,1\nA,2022-02-03,0\nB,2022-02-01,0\nB,2022-02-02,1\nB,2022-02-03,1\n' > plan.csv
printf 'date,shop,promo,sales\n2022-02-01,A,0,71\n2022-02-01,B,0,72\n' > day.csv

run import past.csv -o shops.h5
run import --append shops.h5 plan.csv
says "plan.csv: 6 rows added, 0 known already and equal, 0 new series; column 'sales' not in it: missing in its rows"
run train shops.h5 --target sales --context 5 --horizon 2 --hidden 2 --epochs 1 --set data.known=promo -o run.h5
says "6 rows after the last target with values of data.known: the future"
run forecast run.h5 -o before.csv
[ "$(cut -d, -f1,2 before.csv | tr '\n' ' ')" = "series,time A,2022-02-01 00:00:00 A,2022-02-02 00:00:00 B,2022-02-01 00:00:00 \
B,2022-02-02 00:00:00 " ] || fail "the forecast does not begin after the last target: $(cat before.csv)"

# What was the future is known now: rows are no others, and the forecast goes on a day later.
run import --append shops.h5 day.csv
says "day.csv: 0 rows added, 2 known already and equal, 0 new series; 2 values missing in them are known now"
run forecast run.h5 -o after.csv
[ "$(cut -d, -f1,2 after.csv | tr '\n' ' ')" = "series,time A,2022-02-02 00:00:00 A,2022-02-03 00:00:00 B,2022-02-02 00:00:00 \
B,2022-02-03 00:00:00 " ] || fail "the forecast does not go on: $(cat after.csv)"
run import --append shops.h5 day.csv
says "2 known already and equal, 0 new series"

# All at once is the same dataset, but for the commands that made it.
cat > rest.csv << 'END'
shop,date,sales,promo
A,2022-02-01,71,0
A,2022-02-02,,1
A,2022-02-03,,0
B,2022-02-01,72,0
B,2022-02-02,,1
B,2022-02-03,,1
END
run import past.csv -o whole.h5
run import --append whole.h5 rest.csv
run forecast run.h5 whole.h5 -o whole.csv
cmp whole.csv after.csv || fail "rows in parts forecast otherwise than rows at once"

# Known values that differ, and columns that the dataset does not have, are refused, and nothing is written.
cp shops.h5 kept.h5
printf 'date,shop,promo,sales\n2022-02-02,A,0,70\n' > other.csv
refused 4 "row 2022-02-02 00:00:00, channel 'promo': 1 in the dataset, 0 in the new file" import --append shops.h5 other.csv
printf 'date,shop,promo,sale\n2022-02-02,A,1,70\n' > misspelt.csv
refused 4 "column 'sale' is not in the dataset, whose other columns are 'sales' (leave it out: --drop)" import --append shops.h5 misspelt.csv
cmp shops.h5 kept.h5 || fail "a refused append changed the dataset"

# Rows of which none is in both files are no join, and series that two files have no panel: both say what is.
refused 4 "(2022-01-01 00:00:00 to 2022-01-31 00:00:00): nothing to join; import the first file, and add these rows" \
  import --join past.csv plan.csv -o no.h5
# A column that names a series, whose rows a file lacks, or whose name nothing but a file's said.
printf 'date,ticker,v\n2021-01-04,AAA,1\n2021-01-05,AAA,2\n2021-01-06,AAA,3\n' > 2021.csv
printf 'date,v\n2021-01-07,4\n2021-01-08,5\n' > bare.csv
run import 2021.csv -o ticker.h5
run import --append ticker.h5 bare.csv
says "bare.csv: 2 rows added, 0 known already and equal, 0 new series; its series 'bare' continues 'AAA'"
sed 's/2021-01-0/2021-02-0/' 2021.csv > 2022.csv
run import --append ticker.h5 2022.csv
says "3 rows added, 0 known already and equal, 0 new series"
run import bare.csv -o bare.h5
refused 4 "a column names its series 'AAA', and 'bare' of bare.h5 was called after its file: --series-column none" \
  import --append bare.h5 2022.csv
run import --append bare.h5 2022.csv --series-column none
says "its series '2022' continues 'bare'"
refused 4 "2022.csv: a second series 'AAA': rows that continue it are added, once the file before is imported alone" \
  import 2021.csv 2022.csv bare.csv -o no.h5
run import 2021.csv 2022.csv --series-column none -o two.h5
says "two.h5: 2 series"
refused 4 "a second series 'A': rows that continue it are added, once the file before is imported alone, by --append DATASET.h5 FILE..." \
  import past.csv plan.csv -o no.h5

# A dataset on a grid stays on it: rows are moved to its cells, also those that both have, and holes are missing values.
{
  echo time,load
  for hour in 00 01 02 04 05 06 07; do echo "2022-01-01 $hour:00,1$hour"; done
} > first.csv
{
  echo time,load
  for hour in 06 07 09 10 12; do echo "2022-01-01 $hour:07,1$hour"; done
} > second.csv
run import first.csv --grid 1h -o grid.h5
run import --append grid.h5 second.csv
says "as the dataset was made: --grid 1h" "on a grid of 1h: 2 rows added with missing values, the stamps of 5 moved" \
  "second.csv: 5 rows added, 2 known already and equal, 0 new series"
printf 'time,load\n2022-01-01 14:58,114\n2022-01-01 15:59,115\n' > third.csv
run import --append grid.h5 third.csv
says "on a grid of 1h: 0 rows added with missing values, the stamps of 2 moved" "third.csv: 2 rows added, 0 known already" \
  "on a grid of 1h: 2 rows added with missing values, the stamps of 0 moved"
run inspect grid.h5
says "span        2022-01-01 00:00:00 to 2022-01-01 16:00:00" "rows        17" "'load': 5 of 17 values missing" "gaps        0"

# A file of another kind: the flag that does not fit it is the dataset's own.
printf 'a;b\n1;2\n3;4\n' > other.csv
refused 2 "other.csv: cannot be read as the rows of grid.h5 were; if it is the right file, give the flag that differs: other.csv: no column" \
  import --append grid.h5 other.csv
refused 2 "other.csv: no column 'c', which --time names" import --append grid.h5 other.csv --time c
! grep -q 'cannot be read as' error.txt || fail "a flag of this command is taken for the dataset's: $(cat error.txt)"

# Whole seconds go on in fractions, and fractions in whole seconds.
printf 'date,x\n2020-01-01 00:00:00,1\n2020-01-01 00:00:01,2\n' > whole.csv
printf 'date,x\n2020-01-01 00:00:01.000,2\n2020-01-01 00:00:01.500,4\n2020-01-01 00:00:02.000,5\n' > fine.csv
run import whole.csv -o seconds.h5
run import --append seconds.h5 fine.csv
says "2 rows added, 1 known already and equal" "4 rows; 'whole' from 2020-01-01 00:00:00.000 to 2020-01-01 00:00:02.000"
printf 'date,x\n2020-01-01 00:00:03,6\n' > later.csv
run import --append seconds.h5 later.csv
says "5 rows; 'whole' from 2020-01-01 00:00:00.000 to 2020-01-01 00:00:03.000"
run verify seconds.h5

# Rows in other units are not those of the dataset; what is only spelled otherwise is.
printf 'date;P;T\n2020-01-01;1 kW;5 °C\n2020-01-02;2 kW;6 °C\n' > kilo.csv
printf 'date;P;T\n2020-01-03;1000 W;7 degC\n2020-01-04;2000 W;8 degC\n' > watt.csv
run import kilo.csv -o power.h5
refused 4 "watt.csv: column 'P' is in W, and in kW in the dataset: make them equal, or leave it out: --drop 'P'" import --append power.h5 watt.csv
run import --append power.h5 watt.csv --drop P
says "2 rows added, 0 known already and equal, 0 new series; column 'P' not in it"

# What the new file does not know stays as it is; a new series may be in a zone that is not that of the first.
printf 'date,x,y\n2020-01-01,1,2\n2020-01-02,3,4\n' > both.csv
printf 'date,x,y\n2020-01-02,3,\n2020-01-03,5,6\n' > less.csv
run import both.csv -o both.h5
run import --append both.h5 less.csv
says "1 row added, 1 known already and equal" "1 value missing in the new file stays as the dataset has it"
run inspect both.h5
says "rows        3"
grep -qE '^y +0 ' out.txt || fail "y is missing: $(cat out.txt)"
printf 'time,id,zone,x\n2022-01-01 00:00,A,Europe/Berlin,1\n2022-01-01 01:00,A,Europe/Berlin,2\n2022-01-01 00:00,B,US/Eastern,3\n2022-01-01 01:00,B,US/Eastern,4\n' > zones.csv
printf 'time,id,zone,x\n2022-01-01 00:00,C,US/Eastern,5\n2022-01-01 01:00,C,US/Eastern,6\n' > third.csv
run import zones.csv -o zones.h5
run import --append zones.h5 third.csv
says "2 rows added, 0 known already and equal, 1 new series"
printf 'time,id,zone,x\n2022-01-01 02:00,A,US/Eastern,5\n' > moved.csv
refused 4 "the new rows are of another zone: --zone" import --append zones.h5 moved.csv

# One-hot: a word that no new row has is 0 there; where the new cell is empty no word is known.
printf 'date,dir,x\n2021-01-01,N,1\n2021-01-02,S,2\n2021-01-03,E,3\n' > words.csv
printf 'date,dir,x\n2021-01-04,N,1\n2021-01-05,,2\n' > less.csv
run import words.csv --one-hot dir -o words.h5
run import --append words.h5 less.csv
! grep -q 'not in it' error.txt || fail "$(cat error.txt)"
run inspect words.h5
for word in N S E; do grep -qE "^dir=$word +1 " out.txt || fail "dir=$word: $(cat out.txt)"; done
printf 'date,x=1,x=2\n2021-01-01,5,6\n2021-01-02,7,8\n' > named.csv
printf 'date,x=1\n2021-01-03,9\n' > one.csv
run import named.csv -o named.h5
run import --append named.h5 one.csv
says "column 'x=2' not in it: missing in its rows"

# What made a dataset stays with it when it is imported again, or something is joined to it; of a panel, where all were made so.
hours() { # FROM TO
  echo time,x
  for ((i = $1; i < $2; i++)); do
    [ $((i % 7)) -eq 5 ] || echo "2021-03-0$((1 + i / 24)) $(printf %02d $((i % 24))):00:00,$((i % 10 == 3 ? -9999 : i))"
  done
}
hours 0 48 > made.csv
hours 48 60 > more.csv
sed 's/x$/w/' made.csv > beside.csv
cp made.csv second.csv
for name in made second; do run import $name.csv --na -9999 --grid 1h -o $name.h5; done
run import made.csv --grid 1h -o plain.h5
run import made.h5 -o again.h5
run import made.h5 beside.csv --join -o both.h5
run import made.h5 second.h5 -o panel.h5
for file in made again both; do
  run import more.csv --append $file.h5
  run inspect $file.h5 --json
  grep -q '"rows": 60,' out.txt && grep -q '"min": 0.0,' out.txt || fail "$file: $(cat out.txt)"
done
run import more.csv second.csv --append panel.h5
says "as the dataset was made: --na '-9999'" 'on a grid of 1h'
mv plain.h5 third.h5
run import second.h5 third.h5 -o apart.h5
says 'the files were made by different flags, which the panel does not keep'

# Rows of another offset are the same moments in a dataset of UTC.
printf 'time,x\n2021-01-01T20:00Z,1\n2021-01-01T21:00Z,2\n2021-01-01T22:00Z,3\n' > utc.csv
printf 'time,x\n2021-01-02T00:00+01:00,4\n2021-01-02T01:00+01:00,5\n' > ahead.csv
run import utc.csv -o utc.h5
run import ahead.csv --append utc.h5
says "its stamps have the dataset's offset now" "to 2021-01-02 00:00:00+00:00"

# A header in other capitals is the same columns, and that is said; where two are called so, none is.
printf 'time,x,y\n2022-01-01,1,5\n2022-01-02,2,6\n2022-01-03,3,7\n' > low.csv
printf 'TIME,X,Y\n2022-01-04,4,8\n' > high.csv
printf 'time,x,y,Y\n2022-01-04,4,8,9\n' > two.csv
run import low.csv --time time -o low.h5
refused 4 "column 'Y' is not in the dataset" import --append low.h5 two.csv
run import --append low.h5 high.csv
says "1 row added, 0 known already and equal, 0 new series; column 'X' continues 'x'; column 'Y' continues 'y'"

# Rows of another step are taken, and that is said; days with a weekend between, and months, are no other step.
steps() { # FIRST UNIT STEP COUNT FILE
  { echo time,x; for ((i = 0; i < $4; i++)); do date -u -d "$1 +$((i * $3)) $2" '+%F %T,'$i; done; } > "$5"
}
steps 2024-01-01 minutes 60 60 hour.csv
steps '2024-01-04 UTC' minutes 30 9 half.csv
run import hour.csv -o hour.h5
run import --append hour.h5 half.csv
says "9 rows added, 0 known already and equal, 0 new series; its series 'half' continues 'hour'; a step of 'half' is 30 minutes in it, 1 hour in the dataset"
steps 2024-01-31 days 1 5 days.csv
steps 2024-02-05 days 1 4 more.csv
run import days.csv -o days.h5
run import --append days.h5 more.csv
! grep -q 'a step of' error.txt out.txt || fail "$(cat error.txt out.txt)"
steps 2023-01-01 month 1 13 months.csv
steps 2024-02-01 month 1 3 more.csv
run import months.csv -o months.h5
run import --append months.h5 more.csv
! grep -q 'a step of' error.txt out.txt || fail "$(cat error.txt out.txt)"

# Offsets of another place become those of the dataset's zone; where no zone is known they are refused.
{ echo time,v; for ((i = 0; i < 60; i++)); do echo "$(TZ=Europe/Berlin date -d "@$((1711238400 + 3600 * i))" '+%F %T') Europe/Berlin,$i"; done; } >berlin.csv
{ echo time,v; for ((i = 60; i < 100; i++)); do TZ=America/New_York date -d "@$((1711238400 + 3600 * i))" "+%FT%T%:z,$i"; done; } >york.csv
run import berlin.csv -o berlin.h5
run import --append berlin.h5 york.csv
says "its stamps have the dataset's offset now"
run inspect berlin.h5
says 'span        2024-03-24 01:00:00+01:00 to 2024-03-28 04:00:00+01:00'
sed 's/ Europe\/Berlin/+01:00/; s/ \(..:..:..\)/T\1/' berlin.csv >offsets.csv
run import offsets.csv -o offsets.h5
refused 4 "the new row 2024-03-26 08:00:00-04:00 has an offset of another place than the dataset's rows" import --append offsets.h5 york.csv
sed 's/ Europe\/Berlin//' berlin.csv >naive.csv
run import naive.csv -o naive.h5
refused 4 "the new rows say their offset from UTC, and those of the dataset do not" import --append naive.h5 york.csv

# Percents beside parts of one: a sheet whose cells have lost their format.
{ echo time,share; for ((i = 1; i <= 20; i++)); do echo "2024-01-$((i + 9)),$((40 + i)).5%"; done; } >percents.csv
{ echo time,share; for ((i = 1; i <= 9; i++)); do echo "2024-02-0$i,0.5$i"; done; } >parts.csv
run import percents.csv -o percents.h5
refused 4 "column 'share' has '%' behind its numbers in the dataset, and not here, where they are about 0.01 times as large" import --append percents.h5 parts.csv
sed 's/,0\.5\(.\)/,5\1/' parts.csv >whole.csv
run import --append percents.h5 whole.csv
says '9 rows added'
run import parts.csv -o parts.h5
sed 's/,5/,4/; s/02-0/03-0/' whole.csv >march.csv
run import --append parts.h5 march.csv
says "column 'share' is from 0 to 100 in it, from 0 to 1 in the dataset: parts of one and percents?"

# The newest year of a wide table, alone.
printf 'Country,Code,2012,2013\nAruba,ARU,1,2\nAngola,ANG,3,4\n' >years.csv
printf 'Country,Code,2014\nAruba,ARU,5\nAngola,ANG,6\n' >year.csv
run import years.csv -o years.h5
run import --append years.h5 year.csv
says '2 rows added, 0 known already and equal, 0 new series'

# A newer forecast of the weather beside the one that the dataset has: refused, and taken where that is asked for; the flag is of that command
# alone.
{ echo date,y,t; for day in $(seq 1 28); do echo "2024-02-$day,$([ $day -lt 20 ] && echo $day),$((day % 5))"; done; } >renewed.csv
"$LANECAST" import renewed.csv -o renewed.h5 --quiet
{ echo date,t; for day in $(seq 21 29); do echo "2024-02-$day,$((day % 7))"; done; } >newer.csv
code=0
"$LANECAST" import newer.csv --append renewed.h5 2>notes.txt || code=$?
test $code = 4 || fail "another forecast: $code"
grep -qF -- '--duplicates last takes the new file' notes.txt || fail "$(cat notes.txt)"
"$LANECAST" import newer.csv --append renewed.h5 --duplicates last 2>notes.txt
grep -qE 'newer.csv: 1 row added, 8 known already, .* values differ in both: those of the new file are taken' notes.txt || fail "$(cat notes.txt)"
"$LANECAST" import newer.csv --append renewed.h5 2>notes.txt
grep -q '0 rows added, 9 known already and equal' notes.txt || fail "$(cat notes.txt)"
code=0
sed '2s/,.*/,6/' newer.csv >newest.csv
"$LANECAST" import newest.csv --append renewed.h5 2>notes.txt || code=$?
grep -q '0 in the dataset, 6 in the new file' notes.txt && test $code = 4 || fail "--duplicates of a command before is followed: $(cat notes.txt)"

# A channel of the dataset stays one where numbers of the newer rows count time: a trading hour beside the moment.
moments() { # FIRST LAST: rows, of which the fourth has a wrong hour
    echo start,day,hour,v
    for ((row = $1; row < $2; row++)); do
        printf '2021-10-%02dT%02d:00:00Z,2021-10-%02d,%d,%d.5\n' $((1 + row / 24)) $((row % 24)) $((1 + row / 24)) \
            $((row == 3 ? 90 : 1 + row % 24)) $((row * 7 % 13))
    done
}
moments 0 96 >first.csv
moments 96 192 >next.csv
run import first.csv --time start -o hours.h5
run import --append hours.h5 next.csv
says '96 rows added, 0 known already and equal, 0 new series'
! grep -F "column 'hour'" notes.txt || fail 'the hour is left out'
run train first.csv --context 8 --horizon 2 --epochs 1 --hidden 2 --set model.ridge=no -o hours.run.h5 -q
run forecast hours.run.h5 next.csv -o -

# A unit on one side alone is said: nothing says whether the other side's values are in it.
printf 'date,t\n2024-01-01,5.5\n2024-01-02,6\n2024-01-03,8\n' >bare.csv
printf 'date,t\n2024-01-04,55 °F\n2024-01-05,56 °F\n2024-01-06,58 °F\n' >unit.csv
"$LANECAST" import bare.csv -o bare.h5 --force 2>/dev/null
"$LANECAST" import --append bare.h5 unit.csv 2>error.txt || fail "$(cat error.txt)"
grep -F "column 't' has the unit °F in it, and none in the dataset" error.txt >/dev/null || fail "$(cat error.txt)"
