# Beside years or days, numbers that begin again with each of them may be parts of the time: the flags that the refusal names read them.
source "$(dirname "$0")/cli.bash"

# hinted COLUMN PARTS END: 3 years or days of that many parts; the flags named make a series that ends then.
hinted() {
    local column=$1 parts=$2 end=$3
    awk -v column="$column" -v parts="$parts" 'BEGIN {
        print column ",Period,v"
        for (i = 0; i < 3 * parts; i++) {
            k = int(i / parts)
            print (column == "Year" ? 2001 + k : "2020-01-0" 1 + k) "," i % parts + 1 "," i * i % 17 ".5"
        }
    }' >file.csv
    refused 4 "column 'Period' may name the series of the rows, or not" import file.csv -o no.h5
    eval "\"$LANECAST\" import file.csv -o out.h5 --force $(sed 's/.*: \(--time\|--series-column none\)/\1/; s/ make a time.*//; s/--start and --step/--start 2001-01-01 --step 4week/' error.txt)" \
        >out.txt 2>&1 || fail "$column $parts: $(cat error.txt out.txt)"
    grep -F "$((3 * parts)) rows; 'file' from" out.txt | grep -F " to $end" >/dev/null || fail "$column $parts: $(cat error.txt out.txt)"
}

hinted Year 2 2003-07-01
hinted Year 4 2003-10-01
hinted Year 12 2003-12-01
hinted Year 52 2003-12-22
hinted Year 13 2003-12-01
hinted Date 12 '2020-01-03 22:00'
hinted Date 8 '2020-01-03 21:00'
