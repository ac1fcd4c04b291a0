# Further files beside a first one, and newer ones behind it: what they lack is said, never made up.
source "$(dirname "$0")/cli.bash"

rows() { # NAME FIRST COUNT STEP: days from FIRST on, with a value
    awk -v name="$1" -v first="$2" -v count="$3" -v by="$4" 'BEGIN { print "date," name; for (i = 0; i < count; i++) print strftime("%Y-%m-%d", 1609459200 + 86400 * (first + i), 1) "," (first + i) * by + 0.5 }'
}

# reads SAID ARGUMENT...: an import that says so.
reads() {
    local said=$1
    shift
    "$LANECAST" import "$@" >out.txt 2>&1 || fail "$*: $(cat out.txt)"
    grep -F -- "$said" out.txt >/dev/null || fail "$*: does not say '$said': $(cat out.txt)"
}

# A series a row: newer columns of years are read as those before were, and never begin in 1970.
printf 'id,1960,1961,1962\nA,1,2,3\nB,4,5,6\n' >years.csv
printf 'id,1963\nA,7\nB,8\n' >newer.csv
reads '2 series' years.csv -o years.h5
reads '2 rows added, 0 known already and equal, 0 new series' newer.csv --append years.h5
tail -n +2 newer.csv >nameless.csv
refused 2 'the names of its columns say no time, and those of the rows before do' import nameless.csv --append years.h5
printf 'V1,V2,V3,V4\n1,5,6,7\n2,8,9,\n3,1,2,\n' >numbered.csv
reads '; where each row is a series: --wide' numbered.csv -o numbered.h5
reads '3 series, 1 channel, 7 rows' numbered.csv --wide -o wide.h5
"$LANECAST" inspect wide.h5 | grep -F -- '--wide --start 1970-01-01' >/dev/null || fail "the made-up time is not in its history"

# Files that lack the column of series are called as series are; a file without a line of names is told so.
{ echo 'date,ticker,v' && for t in A B; do rows v 0 9 1 | tail -n +2 | sed "s/,/,$t,/"; done; } >panel.csv
reads '2 series' panel.csv -o panel.h5
rows v 9 3 1 >B.csv
reads '3 rows added, 0 known already and equal, 0 new series' B.csv --append panel.h5
cp B.csv D.csv
refused 4 "no column 'ticker', which --series-column names" import D.csv --append panel.h5
rows v 0 9 1 >named.csv
reads '1 series' named.csv -o named.h5
rows v 9 3 1 | tail -n +2 >bare.csv
refused 2 'the file has no line of names: put one above its rows' import bare.csv --append named.h5

# Rows of a made-up time that are newer.
cut -d, -f2 named.csv >untimed.csv
reads 'rows begin at 1970-01-01' untimed.csv -o untimed.h5
rows v 9 3 1 | cut -d, -f2 >later.csv
refused 4 'its time is made up: --start says when its rows begin, if they are newer' import later.csv --append untimed.h5
reads '3 rows added' later.csv --append untimed.h5 --start 1970-01-10

# A panel of files: none begins in 1970 beside others; copies are said.
mkdir panel copies
rows v 0 9 1 >panel/a.csv
cut -d, -f2 named.csv >panel/b.csv
refused 4 'b.csv: no column of dates, and the first file has one' import panel -o no.h5
for name in a 'a (1)' b; do rows v 0 9 1 >"copies/$name.csv"; done
rows v 0 9 2 >copies/b.csv
reads "'a' is equal to another series in every row: a copy of its file?" copies -o copies.h5

# Columns beside others: of several series by the file's name; other columns of other days are no rows to append.
{ echo 'date,ticker,v' && for t in A B; do rows v 0 9 3 | tail -n +2 | sed "s/,/,$t,/"; done; } >second.csv
reads "second.csv: column 'v' is in both files; here it is 'second v'" panel.csv second.csv --join -o joined.h5
rows x 20 9 1 >other.csv
refused 4 'nothing to join; give the rows of both files the same stamps' import named.csv other.csv --join -o no.h5
rows v 20 9 1 >same.csv
refused 4 'nothing to join; import the first file, and add these rows after its own with --append' import named.csv same.csv --join -o no.h5
{ rows x 0 60 1; rows x 8 1 2 | tail -n 1; } >twice.csv
refused 4 'which to join is not known: --duplicates first or last takes one' import named.csv twice.csv --join -o no.h5
reads '2 channels' named.csv twice.csv --join --duplicates last -o twice.h5
printf '@relation x\n@attribute series_name string\n@attribute start_timestamp date\n@frequency daily\n@data\nT1:2021-01-01:1,2,3\n' >one.tsf
reads "joined to 3 of 9 rows of the first file" named.csv one.tsf --join -o tsf.h5

# A date is no unit of a column, a section is no JSON, a pointer is not its file.
printf 'date,v\nLast update,2023/07/03\n2020-01-01,1\n2020-01-02,2.5\n2020-01-03,4\n' >update.csv
reads "line 2 of the header passed over: 'Last update ...'" update.csv -o update.h5
"$LANECAST" inspect update.h5 | grep -F '2023/07/03' && fail 'a date is a unit'
printf '[notice]\nCopyright\n[$]\n' >notice.axf
refused 4 'notice.axf' import notice.axf -o no.h5
! grep JSON error.txt || fail "$(cat error.txt)"
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n' >pointer.csv
refused 4 'a pointer of Git LFS, not the file itself: git lfs pull loads it' import pointer.csv -o no.h5

# Years from 1970 on are a time as well.
printf 'id,1960,1961\nA,1,2\n' >sixties.csv
printf 'id,1970,1971\nB,3,4\n' >seventies.csv
reads '2 series, 1 channel, 4 rows' sixties.csv seventies.csv --wide -o decades.h5
