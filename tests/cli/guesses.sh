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
    "$LANECAST" import --append one.h5 "$other" >error.txt 2>&1 || fail "$file is not as $other: $(cat error.txt)"
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
printf 'date,x\n2020-01,100\n2020-02,110\n2020-03,121\n' >plain.csv
equal month.csv plain.csv --time-format '%Y %m'
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
