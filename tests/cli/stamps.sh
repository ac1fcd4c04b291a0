# Rows without a stamp are refused with the way out, and left out and counted where a marker names them; each series' own order
# says which of two equal hours is meant; clocks that change are a hint at --zone.
. "$LANECAST_SOURCE/tests/cli/cli.bash"

fail() {
    echo "stamps: $*"
    exit 1
}

refused() { # PHRASE ARGUMENT...
    local phrase=$1 code=0
    shift
    "$LANECAST" import "$@" -o out.h5 2>error.txt || code=$?
    [ "$code" = 4 ] || fail "$* exits with $code: $(cat error.txt)"
    grep -F -- "$phrase" error.txt >/dev/null || fail "$* does not say '$phrase': $(cat error.txt)"
}

reads() { # PHRASE ARGUMENT...
    local phrase=$1
    shift
    "$LANECAST" import "$@" -o out.h5 2>notes.txt || fail "$*: $(cat notes.txt)"
    grep -F -- "$phrase" notes.txt >/dev/null || fail "$* does not say '$phrase': $(cat notes.txt)"
}

for word in '' NaT 00.00.0000 2020-02-30 'not yet'; do
    printf 'Date,a,b\n2020-01-01,1,-9\n2020-01-02,2,3\n%s,5,6\n2020-01-04,4,5\n2020-01-05,6,7\n2020-01-06,8,9\n' "$word" >rows.csv
    refused "(to leave such rows out: --na 'Date=$word')" rows.csv
    refused 'rows.csv:4:' rows.csv
    reads '1 row left out: --na marks the time, the first on line 4' rows.csv --na "Date=$word"
    reads "5 rows; 'rows' from 2020-01-01 00:00:00 to 2020-01-06 00:00:00" rows.csv --na "Date=$word"
    reads '1 row left out' rows.csv --na "$word" --na b=-9
done

# A marker of values takes no row.
printf 'Date,a,b\n2020-01-01,1,-9\n2020-01-02,2,3\n2020-01-03,5,6\n' >rows.csv
reads "3 rows; 'rows'" rows.csv --na -9
[ "$(wc -l <notes.txt)" = 1 ] || fail "$(cat notes.txt)"

# Two series, their rows in turn: what clocks show twice is twice in each.
(echo 'time,v,id' && for hour in 01:00 02:00 02:00 03:00; do
    printf '2020-10-25 %s,1,A\n2020-10-25 %s,2,B\n' "$hour" "$hour"
done) >panel.csv
reads "2 series, 1 channel, 8 rows; 'A' from 2020-10-25 01:00:00+02:00 to 2020-10-25 03:00:00+01:00" panel.csv --series-column id \
    --zone Europe/Berlin
grep -F 'show twice' notes.txt && fail 'both hours are there'

# Out of order, nothing says which hour is meant.
(echo 'time,v' && for hour in 9 2 16 5 2 23 11 7 13 3 20 8 14 18 6 12 22 10 19 17 15 21 4 1 0; do
    printf '2020-10-25 %02d:00,1\n' "$hour"
done) >mixed.csv
refused 'give stamps with offsets (+01:00), or, if clocks were not set back, --zone as a fixed offset or UTC' mixed.csv --zone Europe/Berlin
reads "25 rows; 'mixed' from 2020-10-25 00:00:00+01:00 to 2020-10-25 23:00:00+01:00" mixed.csv --zone +01:00

# Nor without a zone, where rows anywhere are out of order: sorted, quarters of both hours would alternate. An hour that is there twice in
# rows that rise is plain.
refused 'is in two rows, as on the night on which clocks are set back, and rows are not in order of time' mixed.csv
quarters() { # DAY..: newest first or not, their rows rise
    for day in "$@"; do
        for hour in 0 1 2 $([[ $day = 25 ]] && echo 2) 3 4; do printf "2020-10-$day 0$hour:%s\n" 00 15 30 45; done
    done
}
(echo time,v && quarters 27 26 25 24 | awk '{ print $0 "," NR }') >newest.csv
refused "'2020-10-25 02:00' is in two rows, as on the night on which clocks are set back" newest.csv
reads "84 rows; 'newest' from 2020-10-24 00:00:00+02:00 to 2020-10-27 04:45:00+01:00" newest.csv --zone Europe/Berlin
(echo time,v && quarters 23 24 25 26 | awk 'NR == 2 { late = $0; next } { print $0 "," NR } NR == 9 { print late ",2" }') >late.csv
refused '--zone says where (Europe/Berlin; UTC: nowhere)' late.csv
reads "84 rows; 'late' from 2020-10-23 00:00:00+02:00 to 2020-10-26 04:45:00+01:00" late.csv --zone Europe/Berlin
(echo time,v && quarters 27 26 25 24 | grep :00 | awk '{ print $0 "," NR }') >hours.csv
reads '1 row has the time of the row before, with other values' hours.csv

# Half hours of several series: the hour that clocks show twice stays in order without a zone, and nothing calls that UTC.
(echo 'time,v,id' && for id in A B; do
    for half in 01:00 01:30 02:00 02:30 02:00 02:30 03:00 03:30; do printf '2020-10-25 %s,%d.5,%s\n' "$half" $((RANDOM % 90)) $id; done
done) >halves.csv
reads "line 6: '2020-10-25 02:00' goes back by an hour, as clocks do on that night" halves.csv --series-column id
reads "2 series, 1 channel, 16 rows; 'A' from 2020-10-25 01:00:00 to 2020-10-25 03:30:00" halves.csv --series-column id
mv out.h5 local.h5
"$LANECAST" inspect local.h5 >shown.txt
grep -x 'step        1800 s (30 minutes), regular' shown.txt >/dev/null || fail "not even: $(cat shown.txt)"
grep -F 'zone        local' shown.txt >/dev/null || fail "no zone: $(cat shown.txt)"
"$LANECAST" import halves.csv --series-column id --zone Europe/Berlin -o out.h5 2>notes.txt
code=0
"$LANECAST" import local.h5 out.h5 --join -o both.h5 2>error.txt || code=$?
[ "$code" = 4 ] && grep -F 'import each with its zone (--zone)' error.txt >/dev/null || fail "joined: $(cat error.txt)"

# An axis that is made up: parts of a second, of an hour, and calendar steps, whose month's day is kept.
made() { # LAST STEP [FIRST]
    reads "'made' from ${3:-2020-01-31 00:00:00} to $1" made.csv --start "${3:-2020-01-31}" --step "$2"
}
printf 'a\n3\n1\n4\n1\n' >made.csv
made '2020-01-31 00:04:30' 90
made '2020-01-31 04:30:00' 1.5h
made '2020-04-30 00:00:00' 1month
made '2023-01-31 00:00:00' 1year
reads "'made' from 2020-01-31 00:00:00.250 to 2020-01-31 00:00:01.750" made.csv --start '2020-01-31 00:00:00.25' --step 0.5
reads "2020-01-31 00:00:00.000000 to 2020-01-31 00:00:00.000375" made.csv --start 2020-01-31 --step 0.000125s
"$LANECAST" inspect out.h5 | whole_commands | grep -F -- '--step 0.000125s' >/dev/null || fail 'the step is not kept'
for step in 0 -1 0.5month 0.0000000001 101year 1fortnight .; do
    "$LANECAST" import made.csv --start 2020-01-31 --step "$step" -o out.h5 2>error.txt && fail "--step $step"
    grep -F -- "--step $step: expected a number above 0" error.txt >/dev/null || fail "$(cat error.txt)"
done
printf 'time,a\n2020-01-01 00:00:00.0,1\n2020-01-01 00:00:00.5,2\n2020-01-01 00:00:01.5,3\n' >half.csv
reads 'on a grid of 0.5s: 1 row added' half.csv --grid 0.5s
printf 'time,a\n2020-01-01 00:00:00,1\n2020-01-01 00:00:01,2\n' >whole.csv
"$LANECAST" import whole.csv --grid 0.5s -o out.h5 2>error.txt && fail 'a grid finer than its stamps'
grep -F 'not a whole number of ticks' error.txt >/dev/null || fail "$(cat error.txt)"

# RFC 3339: -00:00 is UTC where nobody knows the local time, which is said; behind an hour alone -00 may be its minutes.
utc() { echo time,v && for hour in 00 06 12 18; do echo "2024-03-01T$hour$1,1$hour"; done; }
for offset in :00:00-00:00 :30-00 -00:00 00-0000; do
    utc "$offset" >utc.csv
    reads "'-${offset##*-}' behind a time is UTC of a place that is not known: --zone says local time" utc.csv
    "$LANECAST" inspect out.h5 | grep -E '^zone +UTC$' >/dev/null || fail "$offset is not UTC"
done
utc +00:00 >utc.csv
reads '4 rows' utc.csv
grep -F 'behind a time' notes.txt && fail '+00:00 is a doubt'
utc -00 >hours.csv
refused '--time-format says it (%Y-%m-%dT%H-%M, %Y-%m-%dT%H%z)' hours.csv
reads "from 2024-03-01 00:00:00+00:00 to 2024-03-01 18:00:00+00:00" hours.csv --time-format %Y-%m-%dT%H%z
reads "from 2024-03-01 00:00:00 to 2024-03-01 18:00:00" hours.csv --time-format %Y-%m-%dT%H-%M

# Two rows a day under one date, the later one first: the 00:00 may end the day, so that nothing is sorted without a word.
pairs() { echo date,time,v && for day in $1; do for time in $2; do echo "2024-03-0$day,$time,$day.$((10#${time%:*} % 7))"; done; done; }
pairs '1 2 3 4' '12:00 00:00' >noon.csv
refused 'rows go on if a day is added' noon.csv
reads 'from 2024-03-01 00:00:00 to 2024-03-04 12:00:00' noon.csv --time date,time --time-parts date,clock
pairs '4 3 2 1' '00:00 12:00' >newest.csv
refused 'rows go on if a day is added' newest.csv
pairs '4 3 2 1' '12:00 00:00' >down.csv
reads 'rows are newest first; reversed' down.csv
pairs '4 3 2 1' '06:00 18:00' >blocks.csv
reads 'rows are not in order of time; sorted' blocks.csv
pairs '1 2 3 4' '00:00 12:00' >even.csv
reads '8 rows' even.csv

# One year that goes into the next, or one month: what the column is called.
lone() { printf '%s,v\n%s,5\n' "$1" "$2" >lone.csv; }
lone season 2010/11
reads "column 'season' is read as years from one into the next, not as months: '2010/11'" lone.csv
grep -F 'at 2010-01-01' notes.txt >/dev/null || fail "$(cat notes.txt)"
lone date 2010-11
reads "column 'date' is read as months, not as years from one into the next: '2010-11'" lone.csv
grep -F 'at 2010-11-01' notes.txt >/dev/null || fail "$(cat notes.txt)"

# Of two exports that overlap, each newest first, the last rows are those of the newer one, wherever it is.
export_rows() { for ((day = $1; day >= $2; day--)); do printf '2021-01-%02d,%d\n' "$day" $((day + $3)); done; }
(echo date,v && export_rows 20 5 200 && export_rows 10 1 100) >top.csv
reads 'of those of one time the last is the one further up in the file' top.csv --duplicates last
"$LANECAST" inspect out.h5 | grep -E '^v +0 +190\.5 ' >/dev/null || fail 'the older export stays'
(echo date,v && export_rows 10 1 100 && export_rows 20 5 200) >below.csv
reads 'of those of one time the last is the one further down in the file' below.csv --duplicates last
"$LANECAST" inspect out.h5 | grep -E '^v +0 +190\.5 ' >/dev/null || fail 'the older export stays'
(echo date,v && export_rows 20 5 200) >single.csv
reads 'rows are newest first; reversed' single.csv --duplicates last
! grep -F 'of those of one time' notes.txt || fail 'no time is twice'

# Parts of a year or day without the rest make no axis of days, and are no channels of an axis that is made up; values that are called
# so, and days that the axis has anyhow, are channels.
twice_a_day() { # HEADER: two columns of three days, day 60 first, and a value
    echo "$1"
    for day in 60 61 62; do for hour in 0 6 12 18; do echo "$day,$hour,$((day * hour))"; done; done
}
for names in doy,hour DOY,HR yday,hh; do
    twice_a_day "$names,v" >parts.csv
    refused "column '${names%,*}': '60' is a part of the time, and no column says the rest" parts.csv
    "$LANECAST" import parts.csv --start 2020-02-29 --step 6h -o out.h5 --force 2>notes.txt || fail "$(cat notes.txt)"
    grep -F '1 channel, 12 rows' notes.txt >/dev/null || fail "$(cat notes.txt)"
done
for cells in '0 1 2 3' 'H01 H02 H03 H04' '23 22 21 20'; do
    (echo hour,v && for cell in $cells; do echo "$cell,1"; done) >hours.csv
    refused "column 'hour': '${cells%% *}' is a part of the time" hours.csv
done
(echo mon,v && for month in Jan Feb Mar Apr; do echo "$month,1"; done) >months.csv
refused "column 'mon': 'Jan' is a part of the time" months.csv
printf 'hour,v\n8,1\n7,2\n8,1\n9,3\n7,5\n' >worked.csv
reads '2 channels, 5 rows' worked.csv
printf 'day,v\n1,1\n2,2\n3,1\n4,3\n' >days.csv
reads "4 rows; 'days' from 1970-01-01" days.csv

# A time that counts from a start that nobody knows: the way out keeps its holes and its order; --start says what it does to them.
printf 'unique_id,ds,y\nH1,1,4\nH1,2,3\nH1,3,1\nH1,4,8\nH2,1,5\nH2,2,5\nH2,5,6\nH2,6,7\n' >counted.csv
way="--time 'ds' --time-format 'days since 2000-01-01'"
refused "where it counts days: $way" counted.csv
reads "2 series, 1 channel, 8 rows" counted.csv --time ds --time-format 'days since 2000-01-01'
"$LANECAST" inspect out.h5 --json | grep -F '"2000-01-07' >/dev/null || fail 'the hole is closed'
reads "line 8: column 'ds' goes on from '2' to '5', but --start counts rows" counted.csv --start 2000-01-01
(head -n 1 counted.csv && grep H1 counted.csv | sort -r) >falling.csv
reads "column 'ds' is newest first, from '4' to '1', but --start counts on" falling.csv --start 2000-01-01
reads 'rows are newest first; reversed' falling.csv --time ds --time-format 'days since 2000-01-01'

# A column that counts down where no date says which way time goes.
(echo t,y && for count in $(seq 20 -1 1); do echo "$count,$((count * count))"; done) >down.csv
refused "column 't' counts down from '20', and no column of dates says whether rows are newest first" down.csv
reads 'rows are newest first; reversed' down.csv --time t --time-format 'days since 1970-01-01'
reads "column 't' counts down from '20', but --start counts on from the first row" down.csv --start 2000-01-01
printf ',y\n3,4\n2,6\n1,5\n0,9\n' >index.csv
refused "column 'column_1' counts down from '3'" index.csv
reads 'rows are newest first; reversed' index.csv --time column_1 --time-format 'days since 1970-01-01'
(echo unique_id,t,y && for id in a b; do for count in $(seq 12 -1 1); do echo "$id,$count,$count$count"; done; done) >panel.csv
refused "column 't' counts down from '12'" panel.csv
(head -n 1 down.csv && tail -n +2 down.csv | sort -n) >up.csv
reads "column 't' counts by one" up.csv

# Beside a column that counts up, or named as a channel, it is one: the life that remains; codes at random count nowhere.
(echo cycle,s1,RUL && for count in $(seq 20 -1 1); do echo "$((21 - count)),$((count * count % 7)),$count"; done) >rul.csv
reads 'channels, 20 rows' rul.csv
(echo s1,RUL && for count in $(seq 20 -1 1); do echo "$((count * count % 7)),$count"; done) >alone.csv
refused "column 'RUL' counts down from '20'" alone.csv
reads '2 channels, 20 rows' alone.csv --columns s1,RUL
(echo month,day,area && for i in $(seq 40); do echo "$((i * i * 5 % 12 + 1)),$((i * i * i % 7 + 1)),$((i * i % 13)).5"; done) >fires.csv
reads '40 rows' fires.csv --start 2000-01-01
! grep -q 'newest first' notes.txt || fail "$(cat notes.txt)"
# A channel of the rows before is one in newer rows that alone would be a clock.
(echo hour,load && for i in $(seq 60); do echo "$((i * i * 5 % 24)),$((i * i % 11))"; done) >codes.csv
reads '2 channels, 60 rows' codes.csv
(echo hour,load && for i in $(seq 0 30); do echo "$((i % 24)),$((i * i % 11))"; done) >newer.csv
"$LANECAST" train codes.csv --target load --context 4 --horizon 2 --epochs 1 --hidden 2 -o codes.run.h5 --quiet >/dev/null 2>&1
"$LANECAST" forecast codes.run.h5 newer.csv -o next.csv 2>notes.txt || fail "$(cat notes.txt)"

# Rows without any cell among rows of a time are passed over; of an axis that is made up they are missing values.
printf 'Date,Hour,T\n2021-03-01,0,1\n,1,2\n,2,3\n,,\n2021-03-02,0,4\n,1,5\n' >merged.csv
reads '1 row without a cell passed over, the first on line 5' merged.csv
reads "5 rows; 'merged' from 2021-03-01 00:00:00 to 2021-03-02 01:00:00" merged.csv
printf 'a,b\n1,2\n3,4\n,\n5,6\n' >missing.csv
reads '2 channels, 4 rows' missing.csv

# Sums: below days that are numbers beside a clock, by words that nobody knows, and of each year among its months.
clocked() { printf 'Date,Time,T\n20210301,00:00,1\n20210301,01:00,2\n20210301,02:00,6\n%s\n' "$1" >sums.csv; }
clocked Average,,3
reads "line 5 after the data passed over: 'Average'" sums.csv
clocked Durchschnitt,,3
refused "(to leave such rows out: --na 'Date=Durchschnitt')" sums.csv
reads '1 channel, 3 rows' sums.csv --na Date=Durchschnitt
(echo Month,T,U && for year in 2019 2020; do for month in $(seq -w 12); do echo "$year-$month,$((10#$month)).5,$year"; done; echo "$year,6.5,7"; done) >years.csv
refused "leave those of one length out: --na 'Month=2019' --na 'Month=2020'" years.csv
reads '2 channels, 24 rows' years.csv --na Month=2019 --na Month=2020

# A clock that is none, and another column that is one, beside a column that could name series.
(echo date,time,MW && for day in 01 02; do for hour in 00 01 12 13; do
    echo "2021-03-$day,$hour:00 $([ "$hour" -ge 12 ] && echo PM || echo AM),$day$hour"
done; done) >halves.csv
refused "'00:00 AM' is not a time of day that is known: --time 'date,time' and a --time-format" halves.csv
reads "8 rows; 'halves' from 2021-03-01 00:00:00 to 2021-03-02 13:00:00" halves.csv --time date,time --time-format '%Y-%m-%d %H:%M %*'
(echo Date,t,v && for day in 01 02; do echo "2021-03-$day,0.000000,0"; echo "2021-03-$day,0.250000,60"; echo "2021-03-$day,0.500000,120"; done) >parts.csv
refused "where column 't' is a part of the time: --time 'Date,t'" parts.csv
reads "6 rows; 'parts' from 2021-03-01 00:00:00 to 2021-03-02 12:00:00" parts.csv --time Date,t
