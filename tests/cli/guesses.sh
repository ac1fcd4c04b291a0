# What would be wrong in silence: a comma taken for a decimal sign, a header of times taken for values, a time made up over rows
# that have names.
source "$(dirname "$0")/cli.bash"

fail() {
    echo "guesses: $*"
    exit 1
}

# equal FILE OTHER ARGUMENT...: FILE reads as OTHER does, stamps and values.
equal() {
    local file=$1 other=$2
    shift 2
    "$LANECAST" import "$other" -o other.h5 --force 2>/dev/null
    "$LANECAST" import "$file" "$@" -o one.h5 --force 2>error.txt || fail "$file: $(cat error.txt)"
    "$LANECAST" import --append one.h5 "$other" --time date >error.txt 2>&1 || fail "$file is not as $other: $(cat error.txt)"
    grep -F ': 0 rows added, ' error.txt >/dev/null || fail "$file is not as $other: $(cat error.txt)"
}

refused() { # PHRASE ARGUMENT...
    local phrase=$1 code=0
    shift
    "$LANECAST" import "$@" -o out.h5 --force 2>error.txt || code=$?
    [ "$code" = 4 ] || fail "$* exits with $code: $(cat error.txt)"
    grep -F -- "$phrase" error.txt >/dev/null || fail "$* does not say '$phrase': $(cat error.txt)"
}

reads() { # PHRASE ARGUMENT...
    local phrase=$1
    shift
    "$LANECAST" import "$@" -o out.h5 --force 2>notes.txt || fail "$*: $(cat notes.txt)"
    grep -F -- "$phrase" notes.txt >/dev/null || fail "$* does not say '$phrase': $(cat notes.txt)"
}

# A first column that is called a time names no series of a row each, beside numbered columns: it is one that is not read.
for name in Date Period 'Trade date' Monat; do
    printf '%s,T1,T2\nFY2001,1.5,2.5\nFY2002,3,4\nFY2003,4.5,5.5\n' "$name" >year.csv
    refused "column '$name': 'FY2001' is not a time that is known" year.csv
    reads "2 channels, 3 rows; 'year' from 2001-01-01 00:00:00 to 2003-01-01" year.csv --time-format FY%Y
done
sed '1s/Monat/name/' year.csv >named.csv
reads '3 series, 1 channel' named.csv
sed '1s/Monat/Time series/' year.csv >named.csv
reads '3 series, 1 channel' named.csv

# Rows that count on beside a few numbered columns are of a time that is not known, and no series of two values each.
for name in '' when label; do
    { echo "$name,ds0,ds1"; for i in $(seq 1 24); do echo "t$((1609718400 + 3600 * i)),$((i % 7)),5.$i"; done; } >logger.csv
    refused "has another word in each row: --wide makes a series of each row" logger.csv
done
{ printf '%18s%16s\n\n' ds0 ds1; for i in $(seq 1 24); do echo "$((1609718400 + 3600 * i)): 5.0e+01 $i.1e+00"; done; } >rrd.txt
refused "column 'column_1' has another word in each row" rrd.txt

printf 'Land,v1,v2\nBerlin,1,2\nBonn,2,3\nKoeln,3,4\n' >land.csv
reads '3 series, 1 channel' land.csv
{ echo 'Country Name,v1,v2'; for i in $(seq 1 9); do echo "S $i,$i,5.$i"; done; } >country.csv
reads '9 series, 1 channel' country.csv

# A clock whose date is not read.
for i in $(seq 10 23); do echo "Jan  4 $i:00:00 host sensor: 5$i"; done >syslog.txt
refused "no column is the time, and column 'column_3' has times ('10:00:00') that are not read" syslog.txt
reads "14 rows; 'syslog' from 2021-01-04 10:00:00 to 2021-01-04 23:00:00" syslog.txt --start '2021-01-04 10:00' --step 1h

# A blank before the offset: the comma that the header has too parts the cells; and without a header the offset says so.
(echo 'date,x' && for hour in 01 02 03 04; do echo "2020-01-01T$hour:00:00Z,25$hour"; done) >plain.csv
sed 's/T\(..\):00:00Z/ \1:00:00 +0000/' plain.csv >offset.csv
equal offset.csv plain.csv
sed 's/2020-01-01T\(..\):00:00Z/01\/Jan\/2020:\1:00:00 +0000/' plain.csv >log.csv
equal log.csv plain.csv
sed 's/^/\n/' offset.csv >lines.csv
equal lines.csv plain.csv
tail -n +2 offset.csv >bare.csv
reads "'bare' from 2020-01-01 01:00:00+00:00 to 2020-01-01 04:00:00+00:00" bare.csv
printf 'date,x\n2020 1,100\n2020 2,110\n2020 3,121\n' >month.csv
refused "column 'date': '2020 1' is not a time that is known" month.csv
reads "3 rows; 'month' from 2020-01-01 00:00:00 to 2020-03-01 00:00:00" month.csv --time-format '%Y %m'
# A file of blanks and decimal commas stays one, under a title with a comma too.
printf 'date;x\n2020-01-01 01:00;1,05\n2020-01-01 02:00;2,15\n2020-01-01 03:00;1,25\n' >plain.csv
sed 's/;/ /; s/^date/date time/' plain.csv >blanks.csv
equal blanks.csv plain.csv
(echo 'Temperature, Berlin' && sed 's/;/ /; s/^date/date time/' plain.csv) >title.csv
equal title.csv plain.csv

# A header of numbers that are times.
wide() { printf 'Country,%s\naa,1.5,2.5,3,4\nbb,1,2,3,7\n' "$1" >wide.csv; }
wide 944506800,944510400,944514000,944517600
for flags in '' --wide '--header 1'; do
    # shellcheck disable=SC2086
    reads "2 series, 1 channel, 8 rows; 'aa' from 1999-12-06 19:00:00+00:00 to 1999-12-06 22:00:00+00:00" wide.csv $flags
done
wide 944506800000,944510400000,944514000000,944517600000
reads "'aa' from 1999-12-06 19:00:00+00:00 to 1999-12-06 22:00:00+00:00" wide.csv
wide 199501171300,199501171400,199501171500,199501171600
reads "'aa' from 1995-01-17 13:00:00 to 1995-01-17 16:00:00" wide.csv
# Names that may be times, and no axis made up over them; numbers that may be a header, and no series of them.
wide '17-01-1995 13.00,17-01-1995 14.00,17-01-1995 15.00,17-01-1995 16.00'
refused "column 'Country' has another word in each row: --wide" wide.csv
refused "names of columns such as '17-01-1995 13.00' are not times that are known: --time-format" wide.csv --wide
reads "'aa' from 1995-01-17 13:00:00 to 1995-01-17 16:00:00" wide.csv --wide --time-format '%d-%m-%Y %H.%M'
reads "'aa' from 2020-01-01 00:00:00 to 2020-01-04 00:00:00" wide.csv --wide --start 2020-01-01
wide 2450000.5,2450001.5,2450002.5,2450003.5
refused 'has another word in each row' wide.csv
refused 'may be a header of times, or a row of values: --header 1 or --header none' wide.csv --wide
refused "names of columns such as '2450000.5' are not times" wide.csv --wide --header 1
reads '3 series' wide.csv --wide --header none

# In a column of names NA is a name, which is said.
printf 'geo,item,2001,2002,2003\nDE,Food,1.5,2.5,3.5\nNA,Food,5.5,6.5,7.5\nDE,Toys,1.5,2,2\nNA,Toys,3,4,5\n' >wide.csv
reads "line 3: 'NA' in column 'geo' is a name as others are (none: --na 'geo=NA')" wide.csv
"$LANECAST" inspect out.h5 >shown.txt
grep -F 'NA Toys' shown.txt >/dev/null || fail "no series 'NA Toys': $(cat shown.txt)"
(echo 'country,year,x' && for key in DE NA FR; do for year in 2001 2002 2003 2004; do echo "$key,$year,${#key}.$year"; done; done) >long.csv
reads "column 'country' names the series of each row: 3 series" long.csv
reads "line 6: 'NA' in column 'country' is a name" long.csv --series-column country
sed 's/^NA//' long.csv >hole.csv
refused "hole.csv:6: column 'country' may name the series of the rows, but says nothing here: fill it in" hole.csv
refused "hole.csv:6: column 'country' may name" hole.csv --series-column country

# Two columns that name series together; and no series of all rows where these share stamps.
(echo 'store,kind,date,x' && for key in DE,a DE,b FR,a FR,b; do for day in 1 2 3 4; do echo "$key,2020-01-0$day,$day.${#key}"; done; done) >two.csv
refused "columns 'store' and 'kind' together tell them apart: --series-column 'store,kind'" two.csv
reads "4 series" two.csv --series-column store,kind
# Names of columns that are numbers; a row that is there twice.
printf 'level,101,102\n2001,1.5,2.5\n2002,5.5,6.5\n2003,4,5\n' >numbers.csv
refused "numbers.csv:1: column 'column_1': 'level' is not a number; where the line has the names of columns: --header 1" numbers.csv
reads "3 rows" numbers.csv --header 1
sed -i 's/level/year/' numbers.csv
reads "1 series, 2 channels, 3 rows; 'numbers' from 2001-01-01" numbers.csv
(echo 'date,x' && for day in 1 2 3 4 5; do echo "2020-01-0$day,$day"; done && echo '2020-01-05,5') >again.csv
reads '1 row has the time of the row before, with the same values (line 7)' again.csv
sed '7s/,5$/,6/' again.csv >other.csv
refused '2 of 6 rows have the time of another row' other.csv

# Rows after the first of two equal hours; rows in UTC after others.
(echo 'date,x' && for hour in 00 01 02; do echo "2021-10-31 $hour:00,1$hour"; done) >night.csv
printf 'date,x\n2021-10-31 02:00,102\n2021-10-31 03:00,9\n' >rest.csv
"$LANECAST" import night.csv --zone Europe/Berlin -o night.h5 2>/dev/null
cp night.h5 before.h5
refused 'begins at 2021-10-31 02:00:00+02:00, in an hour that clocks show twice, and the dataset ends in it' --append night.h5 rest.csv
cmp night.h5 before.h5
sed 's/02:00/02:00+01:00/; s/03:00/03:00+01:00/' rest.csv >offset.csv
"$LANECAST" import --append night.h5 offset.csv 2>notes.txt
grep -F "5 rows; 'night' from 2021-10-31 00:00:00+02:00 to 2021-10-31 03:00:00+01:00" notes.txt >/dev/null || fail "$(cat notes.txt)"
printf 'date,x\n2020-01-01T00:00+01:00,1\n2020-01-01T01:00+01:00,3\n2020-01-01T02:00+01:00,2\n' >east.csv
printf 'date,x\n2020-01-01T02:00Z,1.5\n2020-01-01T03:00Z,2.5\n' >utc.csv
"$LANECAST" import east.csv -o east.h5 2>/dev/null
"$LANECAST" import --append east.h5 utc.csv 2>notes.txt
grep -F 'to 2020-01-01 04:00:00+01:00' notes.txt >/dev/null || fail "$(cat notes.txt)"

# A folder passes over what is no series.
mkdir folder
for name in AA BB; do printf 'date,close\n2020-01-01,1.5\n2020-01-02,2.5\n2020-01-03,2\n' >folder/$name.csv; done
printf 'date\n2020-01-01\n2020-12-25\n' >folder/closed.csv
printf 'date,name\n2020-01-01,New Year\n2020-12-25,Christmas\n' >folder/holidays.csv
printf 'id,lat,lon\nAA,52.1,13.2\nBB,48.1,11.5\n' >folder/stations.csv
printf 'id,lat,lon\n1,52.1,13.2\n2,48.1,11.5\n' >folder/sites.csv
reads '2 series, 1 channel, 6 rows' folder
for name in closed holidays stations sites; do
    grep -F "folder/$name.csv: passed over: " notes.txt >/dev/null || fail "$name: $(cat notes.txt)"
done

# What is no table is named, wherever it is; a file without a time that comes first does not say what the columns are.
echo '{"error":"rate limit"}' >folder/00.csv
echo '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>' >folder/xml.csv
printf 'PK\003\004[Content_Types].xml\000\000' >folder/book.csv
printf '\000\000\000\000' >folder/zeros.csv
printf 'MIT License\n\nCopyright (c) 2021 A, B\n\nTo any person, free\nof "AS IS", "B" and "C"\nto use, "copy" it, and\nto sell it\n' >folder/LICENSE.txt
printf 'id,lat,lon\n1,52.1,13.2\n2,48.1,11.5\n' >folder/01.csv
reads '2 series, 1 channel, 6 rows' folder -v
for name in 00.csv xml.csv book.csv zeros.csv LICENSE.txt 01.csv; do
    grep -F "folder/$name: passed over: " notes.txt >/dev/null || fail "$name: $(cat notes.txt)"
done
refused 'JSON, not a table of cells' folder/00.csv
mkdir untimed
printf 'x\n1\n2\n' >untimed/a.csv
printf 'x\n3\n5\n' >untimed/b.csv
reads "2 series, 1 channel, 4 rows; 'a' from" untimed

# A column of offsets is read, and named as it; one of words that are not known is named as what may be the zone.
printf 'date,tz,x\n2020-01-01 00:00,+01:00,1\n2020-01-01 01:00,+01:00,3\n2020-01-01 02:00,+01:00,2\n' >zone.csv
reads "column 'tz' ('+01:00') is read as the offset from UTC of the stamps" zone.csv
sed -i 's/+01:00/W. Europe Standard Time/' zone.csv
reads "column 'tz' ('W. Europe Standard Time') may be the zone of the stamps, which is not read from it: --zone gives it" zone.csv

# Letters: what is neither UTF-8 nor Western is refused until it is said.
(echo '日付,終値' && for day in 04 05 06; do echo "2021/01/$day,1$day.5"; done) >utf8.csv
iconv -f UTF-8 -t CP932 utf8.csv >japan.csv
refused '--encoding says what it is' japan.csv
reads "3 rows; 'japan' from 2021-01-04" japan.csv --encoding CP932
"$LANECAST" inspect out.h5 | whole_commands >shown.txt
grep -F "lanecast import japan.csv --header 1 --time '日付' --decimal . --encoding CP932" shown.txt >/dev/null || fail "$(cat shown.txt)"
grep -F '終値' shown.txt >/dev/null || fail "$(cat shown.txt)"
refused 'japan.csv:1: not written in --encoding UTF-8' japan.csv --encoding UTF-8
iconv -f UTF-8 -t GB18030 <<<$'时间,收盘\n2021-01-04,1\n2021-01-05,2.5' >china.csv
refused 'neither UTF-8' china.csv
iconv -f UTF-8 -t CP1252 <<<$'date,Größe\n2021-01-04,1\n2021-01-05,2.5' >west.csv
reads 'read as Windows-1252' west.csv
code=0
"$LANECAST" import japan.csv --encoding klingon -o out.h5 --force 2>error.txt || code=$?
[ "$code" = 2 ] || fail "an unknown encoding exits with $code"

# What a message offers can be typed.
printf "date,x\n2021-01-04,1\n2021-01-05,n'a\n2021-01-06,2\n" >quote.csv
refused "--na 'n'\\''a'" quote.csv
reads '3 rows' quote.csv --na 'n'\''a'
printf 'date,x\n2021-01-04,1\n2021-01-05,x=1\n2021-01-06,2\n' >equal.csv
refused "--na 'x=x=1'" equal.csv
reads '3 rows' equal.csv --na 'x=x=1'
printf 'date,x\n2021-01-04,1\n2021-01-05,2\n' >-x.csv
"$LANECAST" import ./-x.csv -o out.h5 --force 2>/dev/null
"$LANECAST" inspect out.h5 | grep -F 'lanecast import ./-x.csv' >/dev/null || fail 'a file whose name begins with -'

# Names in a comment, behind which another says nothing; a unit that could be a factor.
printf '# made by hand\n# STN,YYYYMMDD,   T\n#\n260,20200101,11\n260,20200102,12\n260,20200103,10\n260,20200104,9\n260,20200105,12\n' >comment.csv
reads 'line 2, a comment, has the names of columns' comment.csv
printf 'date,x\n2021-01-04,1.2t\n2021-01-05,2t\n' >tons.csv
reads "'t' beside its numbers is taken as its unit" tons.csv
# What counts time beside the time that is named is no channel either.
printf 'from,to,x\n20200101,20200131,1\n20200201,20200229,2\n20200301,20200331,4\n' >both.csv
reads '1 channel' both.csv
reads '1 channel' both.csv --time from
reads '2 channels' both.csv --time from --columns to,x
# What rows are added to is a dataset: a text is not replaced by one.
printf 'date,x\n2021-01-04,1\n2021-01-05,2\n2021-01-06,2\n' >text.csv
printf 'date,x\n2021-01-07,1\n2021-01-08,2\n2021-01-09,2\n' >more.csv
cp text.csv before.csv
code=0
"$LANECAST" import more.csv --append text.csv --force 2>error.txt || code=$?
[ "$code" = 2 ] && grep -F 'text.csv: is a text, and would become a dataset: rows of NEW.csv' error.txt >/dev/null || fail "$(cat error.txt)"
[ "$(wc -l <error.txt)" -eq 1 ] || fail "before it is refused: $(cat error.txt)"
cmp text.csv before.csv
# Whether the file to write may be replaced is known before the data are read.
code=0
"$LANECAST" import nothing.csv -o more.csv 2>error.txt || code=$?
[ "$code" = 2 ] && grep -F -- '--output more.csv: is a text, and would become a dataset' error.txt >/dev/null || fail "$(cat error.txt)"
# What cannot be read whole, or has other columns, stops the import, and can be left out.
gzip -c folder/AA.csv | head -c 40 >folder/CC.csv.gz
refused 'folder/CC.csv.gz: its compression is damaged, or the file is cut off (if it is none of the data, call it .CC.csv.gz' folder
mv folder/CC.csv.gz folder/.CC.csv.gz
reads "folder: not read, since they are hidden: '.CC.csv.gz'" folder
printf 'date,volume\n2020-01-01,1\n2020-01-02,2\n' >folder/DD.csv
refused "folder/DD.csv: no column of numbers that the files before it have too: it has 'volume', they have 'close' (if it is none of the data" folder
mv folder/DD.csv folder/.DD.csv
reads '2 series, 1 channel, 6 rows' folder

# Files of one name are told apart by their folders.
mkdir one two && cp text.csv one/a.csv && cp more.csv two/a.csv
"$LANECAST" import one/a.csv two/a.csv -o both.h5 -q 2>/dev/null || true
if [ -e both.h5 ]; then "$LANECAST" inspect both.h5 | grep -F 'import one/a.csv two/a.csv' >/dev/null || fail 'two files of one name'; fi
# A table that is turned: months down, years across.
(echo 'Month,2018,2019,2020' && for month in Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec; do echo "$month,1,2,4"; done) >turned.csv
reads "36 rows; 'turned' from 2018-01-01" turned.csv
reads '12 series' turned.csv --wide --series-column Month
# A folder says what it does not read.
mkdir -p nested/sub && cp text.csv nested/a.csv
reads "nested: not read, since they are folders: 'sub'" nested
# A file of lines without a @frequency says what it takes.
printf '@relation x\n@attribute series_name string\n@attribute start_timestamp date\n@data\nT1:2010-07-01 00-30-00:1,2,3\n' > day.tsf
reads 'no @frequency: values are a day apart' day.tsf
# A pipe is read once.
reads '3 rows' <(cat japan.csv) --encoding CP932

# A letter behind a blank in every cell marks nothing: it may be millions. In some it is a mark.
for letter in M k B; do
    printf 'Date;v\n2021-03-01;1.2 %s\n2021-03-02;3.5 %s\n2021-03-03;0.9 %s\n' $letter $letter $letter >letters.csv
    refused "'1.2 $letter' has a letter behind a blank, as all others have" letters.csv
    sed "s/ $letter/$letter/" letters.csv >near.csv
    reads 'read as thousands to trillions' near.csv
done
printf 'Date;v\n2021-03-01;1.2 M\n2021-03-02;3.5\n2021-03-03;0.9 M\n' >letters.csv
reads "marks after 2 numbers passed over" letters.csv

# A plain 0 among numbers that are filled up with zeros: their point is of thousands more likely than not.
printf 'Date;v\n2021-03-01;1.234\n2021-03-02;0\n2021-03-03;12.500\n' >zero.csv
refused "'1.234' may have a decimal '.' or '.' between thousands" zero.csv
reads '3 rows' zero.csv --thousands .
sed 's/12.500/12.501/' zero.csv >other.csv
reads 'read as decimal' other.csv

# A decimal comma between commas without quotes: the way that is named reads it. A header that is there again below few rows.
printf 'Date,v\n2021-03-01,1,5\n2021-03-02,2,5\n2021-03-03,4,1\n' >torn.csv
refused 'where numbers have a decimal comma, put them in quotes, or semicolons between cells' torn.csv
sed 's/,\(.,.\)$/,"\1"/' torn.csv >quoted.csv
reads '1 channel, 3 rows' quoted.csv
printf ',Date,T\n0,1614556800,2.5\n,Date,T\n1,1614643200,3.5\n2,1614729600,4.5\n' >again.csv
reads 'line 3 repeats the header; passed over' again.csv
reads "3 rows; 'again' from 2021-03-01" again.csv

# Seconds since 1970 that have lost their last digits.
printf 'time,v\n1.614557e+09,0\n1.614560e+09,1\n1.614564e+09,2\n' >coarse.csv
reads "column 'time' is written to 1000 s only, as '1.614557e+09'" coarse.csv
printf 'time,v\n1.614556800e+09,0\n1.614560400e+09,1\n1.6145640e+09,2\n' >fine.csv
"$LANECAST" import fine.csv -o out.h5 --force 2>notes.txt
! grep 'written to' notes.txt || fail 'all digits are there'

# Of the two ends of a period the beginning is its stamp, wherever its column is.
for names in end,start valid_to,valid_from ende,beginn; do
    printf '%s,v\n2021-03-01 01:00,2021-03-01 00:00,1\n2021-03-01 02:00,2021-03-01 01:00,1\n' $names >ends.csv
    reads ", since the stamp of a period is its beginning" ends.csv
    reads "'ends' from 2021-03-01 00:00:00 to 2021-03-01 01:00:00" ends.csv
done

# Fortran without a point, where a sign and two digits say so; units with a micro sign of either kind.
printf 'Date,v\n2021-03-01,1D-05\n2021-03-02,1D+09\n2021-03-03,2.5D+01\n' >fortran.csv
reads '1 channel, 3 rows' fortran.csv
printf 'Date,v\n2021-03-01,1D5\n2021-03-02,1D9\n' >codes.csv
refused "'1D5' is not a number" codes.csv
for unit in '\302\265S/cm' '\316\274S/cm' '\342\204\203'; do
    printf "Date,v\\n2021-03-01,26.1 $unit\\n2021-03-02,25.1 $unit\\n" >micro.csv
    reads '1 channel, 2 rows' micro.csv
done
