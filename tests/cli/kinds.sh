# Files that are no tables of cells are called what they are, and the way to a table is named.
source "$(dirname "$0")/cli.bash"

# is WORDS BYTES...: a file of those bytes (printf), and bytes of value 0 behind them where NAME ends so.
is() {
    local words=$1
    printf -- "$2" >file
    [ "${3:-}" != binary ] || head -c 300 /dev/zero >>file
    refused 4 "file: $words" import file -o out.h5
    [ ! -e out.h5 ] || fail "$words: was read"
}

is 'an SPSS file (.sav), not text; save it as CSV: pandas.read_spss' '$FL2@(#) SPSS DATA FILE' binary
is 'a Stata file (.dta)' '<stata_dta><header><release>118</release>' binary
is 'a Stata file (.dta)' '\x72\x02\x01' binary
is 'a SAS file (.sas7bdat)' '\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60\xb3\x14\x11\xcf' binary
is 'a file of R (.RData)' 'RDX3\nX\n' binary
is 'a dBase file (.dbf)' '\x03\x78\x01\x01\x28\0\0\0\x61\0\x14\0' binary
is 'an ORC file' 'ORC' binary
is 'an array of NumPy (.npy)' '\x93NUMPY\x01\0v\0' binary
is 'a PDF document' '%%PDF-1.4\n1 0 obj <<>>\n2 0 obj <<>>\n'
is 'a document (RTF)' '{\\rtf1\n2020-01-01, 3\n}'
is 'an archive (7z); unpack it first: 7z x file' '7z\xbc\xaf\x27\x1c' binary
is 'a table in the signs of a wiki' '{| class="wikitable"\n|-\n! Date !! Close\n|-\n| 2020-01-01 || 3.4\n|}\n'
is 'a web page' '<!-- saved -->\n<table><tr><th>Date</th><th>a</th></tr><tr><td>2020-01-01</td><td>3</td></tr></table>\n'
is 'SQL, not a table' "-- dump\nDROP TABLE IF EXISTS p;\nINSERT INTO p VALUES ('2020-01-01', 3.4), ('2020-01-02', 5);\n"
is 'YAML, not a table' '---\nname: x\nrows:\n  - 1.5\n'
is 'YAML, not a table' '---\nmy key: 5\nother: 6\nthird key: 7\n'
is 'XML, not a table' '<data><table id="1"><r t="2020-01-01" v="3"/></table></data>\n'
is 'a database (SQLite), not data; sqlite3 -header -csv file' 'SQLite format 3\0' binary
is 'a dBase file (.dbf)' '\x30\x78\x01\x01\x28\0\0\0\x68\x01\x14\0' binary
is 'a Parquet file' 'PAR1' binary
is 'YAML, not a table' '- date: 2020-01-01\n  close: 3.4\n- date: 2020-01-02\n  close: 3.5\n'

# The command that is named makes a table of LaTeX.
{
    printf '\\begin{tabular}{lr}\nDate & Close price \\\\ \\hline\n'
    for i in 1 2 3 4 5; do printf '2020-01-0%d & %d.5 \\\\\n' $i $((i * i)); done
    printf '\\end{tabular}\n'
} >t.tex
refused 4 't.tex: LaTeX' import t.tex -o out.h5
eval "$(sed 's/.*cells: //; s/ makes one$//' error.txt)"
"$LANECAST" import x.csv -o out.h5 >out.txt 2>&1 && grep -F '5 rows' out.txt >/dev/null || fail "x.csv: $(cat out.txt x.csv)"

# Letters of a ticker are no mark: a byte of value 0 must be there.
for name in ORC GRIB RIFF DUCK PAR1 ARROW1 BZh; do
    printf '%s,b\n2020-01-01,1\n2020-01-02,2.5\n2020-01-03,4\n' "$name" >letters.csv
    "$LANECAST" import letters.csv --time "$name" -o out.h5 --force >/dev/null 2>error.txt || fail "$name: $(cat error.txt)"
done

# A comment of ARFF is before its head.
printf '%% comment\n@relation x\n@attribute year numeric\n@attribute a numeric\n@data\n2001,3\n2002,4\n2003,4.5\n' >t.arff
refused 4 'in an ARFF file (Weka) a table begins here' import t.arff -o out.h5

# Below a line of dashes, or below a head of YAML, a table is a table.
rows='time,a\n2021-01-01 00:00,0\n2021-01-01 01:00,1.5\n2021-01-01 02:00,2\n'
for head in '---\n' '---\ntitle: x\n---\n'; do
    printf -- "$head$rows" >front.csv
    "$LANECAST" import front.csv -o out.h5 --force >out.txt 2>&1 && grep -F '1 channel, 3 rows' out.txt >/dev/null || fail "front: $(cat out.txt)"
done

# A folder passes over what is no table of cells, by name.
mkdir folder
printf "$rows" >folder/a.csv
printf -- '---\nname: x\n' >folder/b.csv
printf 'CREATE TABLE a (x int);\nINSERT INTO a VALUES (1);\n' >folder/c.csv
printf '\\begin{tabular}{l}\n1 \\\\\n' >folder/d.csv
"$LANECAST" import folder -o out.h5 --force >out.txt 2>&1 || fail "folder: $(cat out.txt)"
for said in 'b.csv: passed over: YAML' 'c.csv: passed over: SQL' 'd.csv: passed over: LaTeX' '1 series, 1 channel'; do
    grep -F "$said" out.txt >/dev/null || fail "folder: no '$said': $(cat out.txt)"
done
