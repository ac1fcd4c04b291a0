# Files of a series a line (.tsf): attributes by their type and name, words and flags as tables of cells have them, and nothing
# passed over.
source "$(dirname "$0")/cli.bash"

head='@relation x\n@attribute series_name string\n@attribute start_timestamp date\n@frequency daily\n@equallength true\n@data\n'

# reads SAID ARGUMENT...: an import that says so.
reads() {
    local said=$1
    shift
    "$LANECAST" import "$@" -o out.h5 --force >out.txt 2>&1 || fail "$*: $(cat out.txt)"
    grep -F -- "$said" out.txt >/dev/null || fail "$*: does not say '$said': $(cat out.txt)"
}

# The same text with another mark of its beginning, other ends of lines, another encoding, and a clock with colons.
printf "${head}T1:2020-01-31 00-00-00:1,2,3\nT2:2020-02-29 00-00-00:4,5,6\n" >lf.tsf
{ printf '\xef\xbb\xbf' && cat lf.tsf; } >mark.tsf
tr '\n' '\r' <lf.tsf >cr.tsf
sed 's/$/\r/' lf.tsf >crlf.tsf
{ printf '\xff\xfe' && iconv -f UTF-8 -t UTF-16LE lf.tsf; } >utf16.tsf
sed 's/00-00-00/00:00:00/' lf.tsf >clock.tsf
"$LANECAST" import lf.tsf -o lf.h5 >/dev/null 2>&1
for file in mark cr crlf utf16 clock; do
    cp lf.h5 copy.h5
    "$LANECAST" import --append copy.h5 $file.tsf >out.txt 2>&1 && grep -F '0 rows added, 6 known already and equal, 0 new series' out.txt >/dev/null ||
        fail "$file: $(cat out.txt)"
done

# The only date is where a series begins, texts are its name; what is left out is said.
printf '@relation x\n@attribute station string\n@attribute kind string\n@attribute number numeric\n@attribute begin date\n@frequency hourly\n@data\nA:rain:1:2020-01-31:1,2\nA:sun:2:2020-01-31:3,4\n' >named.tsf
reads "named.tsf: series begin at their 'begin'" named.tsf
reads "2 series, 1 channel, 4 rows; 'A rain' from 2020-01-31 00:00:00 to 2020-01-31 01:00:00" named.tsf
reads 'left out of the names of series: number' named.tsf
reads "'A rain 1' from" named.tsf --series-column station,kind,number
refused 4 "two series are called 'A': --series-column names what tells them apart" import named.tsf --series-column station -o no.h5
refused 2 "'foo' is not one of station, kind, number, begin" import named.tsf --series-column foo -o no.h5
sed 's/number numeric/end date/; s/:[12]:/:2020-02-01:/' named.tsf >dates.tsf
refused 4 "attributes 'end' and 'begin' are dates: call the one" import dates.tsf -o no.h5
reads "from 2021-01-01 00:00:00" dates.tsf --start 2021-01-01

# Words that are no numbers, as in a table of cells.
printf "${head}T1:2020-01-31:1,T,-9999,5\nT2:2020-01-31:1,2,3,4\n" >words.tsf
refused 4 "words.tsf:7: value 2: 'T' is not a number (missing: --na 'T'; a number: --value 'T=NUMBER')" import words.tsf -o no.h5
reads '2 series' words.tsf --value T=0 --na -9999
"$LANECAST" inspect out.h5 >out.txt
grep -F "T1: 'value': 1 of 4 values missing" out.txt >/dev/null || fail "--na: $(cat out.txt)"
reads '2 series' words.tsf --na T --na value=-9999
"$LANECAST" inspect out.h5 >out.txt
grep -F "T1: 'value': 2 of 4 values missing" out.txt >/dev/null || fail "--na: $(cat out.txt)"
reads "no cell is 'U' (--na)" words.tsf --value value=T=0 --na U

# A flag is obeyed or refused.
for flag in '--time date' '--skip 3' '--header 1' '--footer 1' '--one-hot x' --wide '--decimal ,' '--date-order dmy' '--zone UTC'; do
    refused 2 'is for tables of cells, and this is a .tsf file: leave it out' import lf.tsf $flag -o no.h5
done
refused 2 'is for HDF5 of others, and this is a .tsf file' import lf.tsf --group x -o no.h5
for flag in '--columns x' '--drop value' '--drop x'; do
    refused 2 "the only column of a .tsf file is 'value'" import lf.tsf $flag -o no.h5
done

sed '$s/,6//' lf.tsf >cut.tsf
reads "cut.tsf:8: series 'T2' has 2 values and 'T1' 3, though @equallength is true: is the file whole?" cut.tsf

# It may continue a table whose series are called so.
printf 'date,unique_id,value\n2020-01-29,T1,1\n2020-01-30,T1,2\n2020-01-29,T2,1\n2020-01-30,T2,2\n' >long.csv
"$LANECAST" import long.csv -o long.h5 -q
printf "${head}T1:2020-01-31 00-00-00:1,2,3\nT2:2020-01-31 00-00-00:4,5,6\n" >next.tsf
"$LANECAST" import --append long.h5 next.tsf >out.txt 2>&1 && grep -F '6 rows added, 0 known already and equal, 0 new series' out.txt >/dev/null ||
    fail "a table is not continued: $(cat out.txt)"
