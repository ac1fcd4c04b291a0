# Rows that are added are read as those before them, however few they are: what many rows showed, few do not.
source "$LANECAST_SOURCE/tests/cli/cli.bash"

run() { "$LANECAST" "$@" >out.txt 2>error.txt || fail "$*: $(cat error.txt)"; }
says() { grep -qF -- "$1" out.txt error.txt || fail "no '$1' in $(cat out.txt error.txt)"; }

# appended NAME 'HEADER' 'OLD ROWS' 'NEW ROWS' 'SPAN': the span of the dataset with the new rows.
appended() {
    printf '%s\n%s\n' "$2" "$3" >"$1.csv"
    printf '%s\n%s\n' "$2" "$4" >"$1.new.csv"
    run import "$1.csv" -o "$1.h5"
    run import "$1.new.csv" --append "$1.h5"
    says 'as the dataset was made: --time-parts'
    run inspect "$1.h5"
    says "span        $5"
    # What inspect shows reads the first rows so again.
    line=$(whole_commands <out.txt | sed -n 's/^made by  *lanecast import //p')
    eval "run import $line -o again.h5 --force"
}
rows() { # DAY FIRST LAST SEPARATOR: a row a number
    seq "$2" "$3" | while read -r number; do echo "$1$4$number,$((number * 3 % 7))"; done
}

appended hour1 Date,Hour,v "$(rows 2021-03-01 1 24 ,; rows 2021-03-02 1 24 ,)" "$(rows 2021-03-03 1 5 ,)" \
    '2021-03-01 00:00:00 to 2021-03-03 04:00:00'
appended hour0 Date,Hour,v "$(rows 2021-03-01 0 23 ,; rows 2021-03-02 0 23 ,)" "$(rows 2021-03-03 0 5 ,)" \
    '2021-03-01 00:00:00 to 2021-03-03 05:00:00'
appended columns Year,Month,Day,Hour,v "$(rows 2021,3,1 1 24 ,; rows 2021,3,2 1 24 ,)" "$(rows 2021,3,3 1 5 ,)" \
    '2021-03-01 00:00:00 to 2021-03-03 04:00:00'
appended period Date,Period,v "$(rows 2021-03-01 1 48 ,; rows 2021-03-02 1 48 ,)" "$(rows 2021-03-03 1 24 ,)" \
    '2021-03-01 00:00:00 to 2021-03-03 11:30:00'
appended years Year,v "$(seq 2000 2010 | while read -r y; do printf '%d-%02d,1\n' "$y" $(((y + 1) % 100)); done)" 2011-12,1 \
    '2000-01-01 00:00:00 to 2011-01-01 00:00:00'
appended months Month,v "$(for y in 2018 2019; do seq -f "$y.%02g,1" 1 12; done)" "$(printf '2020.01,1\n2020.02,2')" \
    '2018-01-01 00:00:00 to 2020-02-01 00:00:00'
appended spans Time,v "$(seq 0 23 | while read -r h; do printf '2021-03-01 %02d:00-%02d:00,1\n' "$h" $(((h + 1) % 24)); done)" \
    '2021-03-02 00:00-01:00,1' '2021-03-01 00:00:00 to 2021-03-02 00:00:00'
appended digits Date,Clock,v "$(for h in 0 1 2 3; do seq -f "2021-03-01,%g,1" $((h * 100)) 5 $((h * 100 + 55)); done)" \
    "$(seq -f '2021-03-02,%g,1' 0 5 20)" '2021-03-01 00:00:00 to 2021-03-02 00:20:00'

# A number that no column of the kind has is refused, and what holds may be said by hand.
printf 'Date,Hour,v\n2021-03-04,0,1\n2021-03-04,1,2\n' >zero.csv
refused 4 "column 'Hour': '0' does not fit the rest of its column" import zero.csv --append hour1.h5
run import zero.csv --append hour1.h5 --time Date,Hour --time-parts date,hour -o by_hand.h5
says '2 rows added'
# Years of two digits in files of two centuries.
for year in $(seq 60 99) $(seq -w 0 10); do echo "31.12.$year,$((10#$year))"; done | sed '1i date,v' >p60.csv
{ echo date,v; for year in $(seq 70 99); do echo "31.12.$year,$year"; done; } >p70.csv
run import p60.csv p70.csv -o century.h5
# In any order; what no time is is refused.
printf 'Hour,Day,Month,Year,v\n1,3,2,2021,10\n2,4,2,2021,11\n3,5,2,2021,12\n' >german.csv
run import german.csv --time Hour,Day,Month,Year --time-parts hour,day,month,year -o parts.h5
run inspect parts.h5
says 'span        2021-02-03 01:00:00 to 2021-02-05 03:00:00'
refused 2 'no column holds the year, or a date' import german.csv --time Day,Month --time-parts day,month -o no.h5
refused 2 'two columns hold the same' import german.csv --time Year,Day,Month --time-parts year,day,day -o no.h5
refused 2 "since what moment the name of column 'Hour' does not say" import german.csv --time Hour --time-parts since -o no.h5
printf 'Date,Hour,v\n2021-02-03,23,10\n2021-02-03,24,11\n' >late.csv
refused 4 "column 'Hour' has 24 and never 0: hour1" import late.csv --time Date,Hour --time-parts date,hour -o no.h5
refused 2 "--time-parts: 'stunde' is not what a column holds" import zero.csv --time Date,Hour --time-parts date,stunde -o no.h5
refused 2 '3 parts, and --time names 2 columns' import zero.csv --time Date,Hour --time-parts date,hour,minute -o no.h5
refused 2 '--time names the columns' import zero.csv --time-parts date,hour -o no.h5
refused 2 "'period' is not what a column holds" import zero.csv --time Date,Hour --time-parts date,period -o no.h5

# Flags of a command that appends are of its rows alone, and names of files are no flags.
printf 'date,x,y\n2021-01-01,1,2\n2021-01-02,3,4\n' >'a --drop y.csv'
printf 'date,x,z\n2021-01-03,1,2\n' >b.csv
printf 'date,x,y\n2021-01-04,1,2\n' >c.csv
run import 'a --drop y.csv' -o a.h5
run import b.csv --drop z --append a.h5
run import c.csv --append a.h5
says '1 row added'
run inspect a.h5
says "'y': 1 of 4 values missing"

# Columns that were left out stay so, by name: that they count, are ids or texts one row does not show.
{
    printf '"TOA5","station","CR1000","12","OS","prog","7","Table"\n"TIMESTAMP","RECORD","T"\n"TS","RN","degC"\n"","","Avg"\n'
    for hour in 0 1 2 3 4 5 6 7 8 9; do echo "\"2024-01-01 0$hour:00:00\",$((100 + hour)),$((hour * hour % 7))"; done
} >toa.dat
{ head -4 toa.dat; echo '"2024-01-01 10:00:00",110,7'; } >toa.new.dat
printf 'date,v,trade_id,note,one_id\n2024-01-01,1,77,a,4\n2024-01-02,2,33,b,4\n2024-01-03,3,99,a,4\n2024-01-04,3,9,c,4\n' >ids.csv
printf 'date,v,trade_id,note,one_id\n2024-01-05,1,7,5,6\n' >ids.new.csv
run import toa.dat -o toa.h5
run import toa.new.dat --append toa.h5
says "toa.new.dat: column 'RECORD' left out: as of the rows before"
says '1 row added'
run import ids.csv --series-column none -o ids.h5
run import ids.new.csv --append ids.h5
says "ids.new.csv: columns 'trade_id', 'note', 'one_id' left out: as of the rows before"
says '1 row added'
refused 4 "column 'note' is not in the dataset" import ids.new.csv --drop trade_id,one_id --append ids.h5
sed 's/,note/,x/; s/,[abc],/,5,/' ids.csv >ids.x.csv
run import ids.x.csv --series-column none --drop x -o x.h5
eval "run import $(run inspect x.h5; whole_commands <out.txt | sed -n 's/^made by  *lanecast import //p') -o y.h5"
cmp x.h5 y.h5 || fail 'the command of a dataset with columns left out reads it otherwise'

# So do those that say what the date says, which one row does not show.
{ echo date,weekday,v; for day in 1 2 3 4 5 6 7 8 9; do echo "2024-01-0$day,$(((day - 1) % 7)),$((day * day % 5))"; done; } >weekdays.csv
printf 'date,weekday,v\n2024-01-10,2,4\n' >weekday.csv
run import weekdays.csv -o weekdays.h5
run import weekday.csv --append weekdays.h5
says "weekday.csv: column 'weekday' left out: as of the rows before"
sed 's/-10,2/-11,3/' weekday.csv >next.csv
printf '2024-01-12,4,4\n2024-01-13,5,1\n' >>next.csv
run import next.csv --append weekdays.h5
[ "$(grep -c "column 'weekday' left out" error.txt)" = 1 ] || fail "said twice: $(cat error.txt)"

# A column that is empty so far is left out, or kept for the values that come.
printf 'date,v,later\n2024-01-01,1,\n2024-01-02,2,\n2024-01-03,4,\n' >empty.csv
printf 'date,v,later\n2024-01-04,1,7\n' >later.csv
run import empty.csv -o empty.h5
says "column 'later' left out: empty (if values come later: --columns)"
refused 4 "column 'later' is not in the dataset (leave it out: --drop)" import later.csv --append empty.h5
run import later.csv --append empty.h5 --drop later
run import empty.csv --columns v,later -o kept.h5
run import later.csv --append kept.h5
run inspect kept.h5
says "'later': 3 of 4 values missing"

mkdir -p old new
for ticker in AAPL MSFT; do
    { echo id,Date,v; for i in 1 2 3 4 5 6 7 8; do echo "$i,2024-01-0$i,$((i * i % 5))"; done; } >old/$ticker.csv
    printf 'id,Date,v\n9,2024-01-09,2\n' >new/$ticker.csv
done
run import old -o tickers.h5
run import new --append tickers.h5
says '2 rows added'

# A channel whose name is that of a column left out but for case stays one, also in files that lack that column.
{ echo index,Date,Index,Volume; for i in 1 2 3 4 5 6 7 8; do echo "$i,2024-01-0$i,10$i.5,$((i * i % 5))"; done; } >two.csv
printf 'Date,Index,Volume\n2024-01-09,109.5,2\n' >two.new.csv
run import two.csv -o two.h5
run import two.new.csv --append two.h5
says '1 row added'
run inspect two.h5
says 'Index                 0  105.5'

printf 'Date,INDEX,VOLUME\n2024-01-10,110.5,3\n' >capitals.csv
run import capitals.csv --append two.h5
says "column 'INDEX' continues 'Index'"

# Rows of another place, which a column of one value says, continue no series.
station() { echo time,lat,lon,v; for day in 1 2 3 4; do echo "2024-0$1-0$day,$2,$3,$day"; done; }
station 1 50.1 10.1 >fixed.csv
station 2 50.1 10.1001 >same.csv
station 3 51.2 11.2 >elsewhere.csv
run import fixed.csv -o fixed.h5
run import same.csv --append fixed.h5
says '4 rows added'
refused 4 "column 'lat' is 51.2 in all rows, and 50.1 in all of the dataset: rows of another place" import elsewhere.csv --append fixed.h5

# A name in other capitals is that of the same series, or of another: neither is taken for granted.
printf 'date,region,v\n2024-01-01,NORTH,1\n2024-01-02,NORTH,2\n2024-01-03,NORTH,3\n' >region.csv
printf 'date,region,v\n2024-01-04,north,4\n2024-01-05,north,5\n' >region.new.csv
run import region.csv -o region.h5
refused 4 "its series 'north' is 'NORTH' in the dataset, but for case or blanks" import region.new.csv --append region.h5
sed 's/north/South/' region.new.csv >south.csv
run import south.csv --append region.h5
says '1 new series'

# Series on a grid keep their own places in it.
panel() { # FIRST LAST
    echo time,id,v
    seq "$1" "$2" | while read -r hour; do printf '2021-01-01 %02d:00,A,%d\n2021-01-01 %02d:30,B,%d\n' "$hour" "$hour" "$hour" "$hour"; done
}
panel 0 9 >grid1.csv
panel 10 12 >grid2.csv
run import grid1.csv --series-column id --grid 1h -o grid.h5
run import grid2.csv --append grid.h5
says 'the stamps of 0 moved'
cat grid1.csv <(tail -n +2 grid2.csv) >all.csv
run import all.csv --series-column id -o all.h5
for file in grid all; do
    "$LANECAST" inspect $file.h5 --json | grep -E '"(first|last)":' >$file.txt
done
diff grid.txt all.txt || fail 'a grid moved rows'

# What columns held before they do not hold where rows show something else.
periods() { # COUNT DAY...
    local count=$1 day
    shift
    echo date,period,v
    for day; do for ((i = 1; i <= count; i++)); do echo "2021-03-$day,$i,$((day + i))"; done; done
}
periods 48 01 02 03 >half.csv
periods 24 04 05 06 >whole.csv
run import half.csv -o half.h5
refused 4 "days of column 'period' end with number 24: period:3600; it is read as the rows before. --time 'date,period' finds its own form; with --time-parts 'date,period:1800' as well, it keeps theirs" \
    import --append half.h5 whole.csv
run import --append half.h5 whole.csv --time date,period
says '72 rows added'
periods 24 07 >day.csv
run import half.csv -o half.h5 --force
run import --append half.h5 day.csv
says "the last day of column 'period' ends with number 24: it is a part of a day of periods of 1800 s"
awk -F, -v OFS=, 'NR > 1 { $2 -= 1 } 1' whole.csv >zero.csv
refused 4 'where they are numbered from 0, --time-parts calls them period0:1800' import --append half.h5 zero.csv
refused 4 "numbers periods of a day: --time 'date,period' --time-parts date,period0:3600" import zero.csv -o zero.h5

# Years of two digits go on over the turn of the century.
for year in $(seq 60 99); do echo "31.12.$year,$year"; done | sed '1i date,v' >1900s.csv
printf 'date,v\n31.12.00,100\n31.12.01,101\n31.12.02,102\n' >2000s.csv
run import 1900s.csv -o century.h5
run import --append century.h5 2000s.csv
run inspect century.h5
says 'span        1960-12-31 00:00:00 to 2002-12-31 00:00:00'

# Days of another order that would be even in it, after the last one.
{ echo date,v; for ((i = 0; i < 200; i++)); do date -u -d "2020-08-15 $i days" "+%d/%m/%Y,$i"; done; } >british.csv
{ echo date,v; for ((i = 0; i < 9; i++)); do date -u -d "2021-03-03 $i days" "+%m/%d/%Y,$i"; done; } >american.csv
run import british.csv -o british.h5
refused 4 'american.csv: with --date-order dmy, as the rows before, its steps are others than theirs, and with mdy they are the same' \
    import --append british.h5 american.csv
run import --append british.h5 american.csv --date-order mdy
says '9 rows added'

# Local time whose zone is not known goes on by the offset of its last row, where clocks are not changed in between.
{ echo time,v; for ((i = 0; i < 300; i++)); do TZ=Europe/Berlin date -d "@$((1603490400 + 900 * i))" "+%Y-%m-%d %H:%M,$i"; done; } >night.csv
{ echo time,v; for ((i = 300; i < 320; i++)); do TZ=Europe/Berlin date -d "@$((1603490400 + 900 * i))" "+%Y-%m-%d %H:%M,$i"; done; } >after.csv
{ head -1 night.csv; cat <(tail -n +2 night.csv) <(tail -n +2 after.csv); } >nights.csv
run import night.csv -o night.h5
run import --append night.h5 after.csv
run import nights.csv -o nights.h5
for file in night nights; do "$LANECAST" inspect $file.h5 --json | grep -E '"(first|last|zone|rows|step)":' >$file.txt; done
diff night.txt nights.txt || fail 'rows of a local zone did not go on'
sed 's/2020-10/2021-04/' after.csv >spring.csv
refused 4 'clocks may have changed before 2021-04-2' import --append night.h5 spring.csv

# The same of prices on weekdays, of whole days of hours, of a single row, and of a pipe.
{ echo date,v; for ((i = 0; i < 280; i++)); do ((i % 7 > 4)) || date -u -d "2023-04-03 $i days" "+%d/%m/%Y,$i"; done; } >prices.csv
printf 'date,v\n01/08/2024,1\n01/09/2024,2\n01/10/2024,3\n01/11/2024,4\n' >week.csv
run import prices.csv -o prices.h5
refused 4 'with mdy they are the same: --date-order says which' import --append prices.h5 week.csv
head -2 week.csv >one.csv
refused 4 'with mdy they are the same: --date-order says which' import --append prices.h5 one.csv
"$LANECAST" import --append prices.h5 - <week.csv >out.txt 2>&1 && fail 'a pipe in another order was taken'
run import --append prices.h5 week.csv --date-order mdy
says '4 rows added'
{ echo time,v; for ((i = 0; i < 480; i++)); do date -u -d "@$((1703808000 + 3600 * i))" "+%d/%m/%Y %H:00,$i"; done; } >hours.csv
{ echo time,v; for ((i = 480; i < 528; i++)); do date -u -d "@$((1703808000 + 3600 * i))" "+%d/%m/%Y %H:00,$i"; done; } >on.csv
run import hours.csv -o hours.h5
run import --append hours.h5 on.csv
says '48 rows added'

# A century that was followed and in which newer rows leap over a hundred years.
for ((y = 60; y < 100; y++)); do echo "A,31.12.$y,$y"; done | sed '1i id,date,v' >from60.csv
{ echo id,date,v; echo A,31.12.00,100; echo A,31.12.01,101; for ((y = 55; y < 100; y++)); do echo "B,31.12.$y,$y"; done; } >from55.csv
run import from60.csv -o from60.h5
refused 4 'rows leap over a century, and from 1955 to 2054 they do not: --time-parts with pivot55' import --append from60.h5 from55.csv
run import --append from60.h5 from55.csv --time date --time-parts date,pivot55
says '47 rows added'
