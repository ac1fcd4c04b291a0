# Totals among their parts: rows whose intervals begin with the first of them and end with the last would be second rows of that one.
source "$(dirname "$0")/cli.bash"

refused() { # PHRASE ARGUMENT...
    local phrase=$1 code=0
    shift
    "$LANECAST" import "$@" -o out.h5 --force 2>error.txt || code=$?
    [ "$code" = 4 ] || { echo "totals: $* exits with $code: $(cat error.txt)"; exit 1; }
    grep -F -- "$phrase" error.txt >/dev/null || { echo "totals: $* does not say '$phrase': $(cat error.txt)"; exit 1; }
}

reads() { # ROWS ARGUMENT...
    local rows=$1
    shift
    "$LANECAST" import "$@" -o out.h5 --force 2>notes.txt || { echo "totals: $*: $(cat notes.txt)"; exit 1; }
    grep -F " $rows rows; " notes.txt >/dev/null || { echo "totals: $*: not $rows rows: $(cat notes.txt)"; exit 1; }
}

awk 'BEGIN { print "date,a"; for (d = 4; d < 6; d++) { for (h = 0; h < 23; h++) printf "2021-01-%02d %02d:00 - 2021-01-%02d %02d:00,%d\n", d, h, d, h + 1, h
    printf "2021-01-%02d 23:00 - 2021-01-%02d 00:00,23\n2021-01-%02d 00:00 - 2021-01-%02d 00:00,276\n", d, d + 1, d, d + 1 } }' >hours.csv
refused "hours.csv:26: column 'date': '2021-01-04 00:00 - 2021-01-05 00:00' ends at another time than '2021-01-04 00:00 - 2021-01-04 01:00' (line 2)" \
    hours.csv
reads 48 hours.csv --na 'date=2021-01-04 00:00 - 2021-01-05 00:00' --na 'date=2021-01-05 00:00 - 2021-01-06 00:00'
awk 'BEGIN { print "date,hour,a"; for (d = 4; d < 6; d++) { for (h = 0; h < 24; h++) printf "2021-01-%02d,%02d:00-%02d:00,%d\n", d, h, h + 1, h
    printf "2021-01-%02d,00:00-24:00,276\n", d } }' >clocks.csv
refused "To leave such rows out: --na 'hour=00:00-24:00'" clocks.csv
reads 48 clocks.csv --na hour=00:00-24:00
awk 'BEGIN { print "date,a"; for (d = 4; d < 32; d++) printf "2021-01-%02d,%d\n", d, d % 7; print "2021-01-04 - 2021-01-31,84" }' >days.csv
refused "days.csv:30: column 'date': '2021-01-04 - 2021-01-31' ends at another time than '2021-01-04' (line 2)" days.csv
reads 28 days.csv --na 'date=2021-01-04 - 2021-01-31'
awk 'BEGIN { print "start,end,a"; for (d = 4; d < 31; d++) printf "2021-01-%02d,2021-01-%02d,%d\n", d, d + 1, d % 7; print "2021-01-04,2021-01-31,78" }' >ends.csv
refused "ends.csv:29: column 'end': '2021-01-31' ends at another time than '2021-01-05' (line 2)" ends.csv
reads 27 ends.csv --footer 1

# A row that is there twice is no total.
awk 'BEGIN { print "date,a"; for (d = 4; d < 31; d++) printf "2021-01-%02d - 2021-01-%02d,%d\n", d, d + 1, d % 7; print "2021-01-30 - 2021-01-31,3" }' >twice.csv
reads 28 twice.csv
