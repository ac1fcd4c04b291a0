# What flags, names and earlier rows say beside each other: taken, said or refused; never one of them in silence.
source "$(dirname "$0")/cli.bash"

# days NAMES CELLS...: a row for each day from FIRST on, which is 1 unless it is set.
days() {
    local day=${FIRST:-1}
    echo "date,$1"
    shift
    for cells in "$@"; do
        printf '2021-01-%02d,%s\n' "$day" "$cells"
        day=$((day + 1))
    done
}

# A word means one thing.
days v 1.5 T 2.5 0.5 >trace.csv
refused 2 "--value T=2: and --value T=1 says something else of 'T'" import trace.csv --value T=1 --value T=2 -o no.h5
refused 2 "--value T=1: and --na T says something else of 'T'" import trace.csv --value T=1 --na T -o no.h5
"$LANECAST" import trace.csv --value T=1 --value T=1.0 -o trace.h5 --quiet
FIRST=5 days v T 1.5 >more.csv
"$LANECAST" import more.csv --na T --append trace.h5 2>out.txt || fail "$(cat out.txt)"
"$LANECAST" inspect trace.h5 | grep -E '^v +1 ' >/dev/null || fail "T is not missing: $("$LANECAST" inspect trace.h5)"

# The time is no channel that can be left out.
days settle,v 2021-03-01,1.5 2021-03-02,2.5 2021-03-03,0.5 >two.csv
refused 4 "--drop date: column 'date' is the time" import two.csv --drop date -o no.h5
"$LANECAST" import two.csv --drop date --time settle -o two.h5 2>out.txt || fail "$(cat out.txt)"
grep -F 'from 2021-03-01' out.txt >/dev/null || fail "$(cat out.txt)"

# Files that are called alike but for case.
mkdir twins
days v 1.5 2.5 0.5 >twins/AAA.csv
days v 3.5 1.5 4.5 >twins/aaa.csv
"$LANECAST" import twins -o twins.h5 2>out.txt || fail "$(cat out.txt)"
grep -F "names of series that differ in case or blanks only: 'AAA' beside 'aaa'" out.txt >/dev/null || fail "$(cat out.txt)"

# A channel of the dataset that is called as ids are names no series, however few its newer rows are.
for name in station id; do
    days v,$name 1.5,4.2 2.5,0.7 0.5,9.1 3.5,2.2 1.5,7.7 4.5,5.3 >$name.csv
    "$LANECAST" import $name.csv -o $name.h5 --quiet
    FIRST=7 days v,$name 1.5,0 2.5,0 >more.csv
    "$LANECAST" import more.csv --append $name.h5 2>out.txt || fail "$(cat out.txt)"
    grep -F "2 rows added, 0 known already and equal, 0 new series; its series 'more' continues" out.txt >/dev/null || fail "$(cat out.txt)"
done
