# Numbers that may have either decimal sign, between files: the sign that another file of the command proves, and the size of the rows
# before, decide; what they do not decide is refused. A thousandth in silence is worse than a question.
source "$(dirname "$0")/cli.bash"
needs_h5py

fail() {
    echo "signs: $*"
    exit 1
}

# days FIRST CELL...: a table of a day a cell, between commas
days() {
    local day=$1 cell
    shift
    echo date,y
    for cell; do
        printf '%s,"%s"\n' "$day" "$cell"
        day=$(date -u -d "$day + 1 day" +%F)
    done
}

refused() { # PHRASE ARGUMENT...
    local phrase=$1 code=0
    shift
    "$LANECAST" import "$@" -o out.h5 --force 2>error.txt || code=$?
    [ "$code" = 4 ] || fail "$* exits with $code: $(cat error.txt)"
    grep -F -- "$phrase" error.txt >/dev/null || fail "$* does not say '$phrase': $(cat error.txt)"
}

# values NUMBERS ARGUMENT...: the values of y, of all series
values() {
    local wanted=$1 got
    shift
    "$LANECAST" import "$@" -o out.h5 --force 2>notes.txt || fail "$*: $(cat notes.txt)"
    got=$("$python" -c 'import h5py
d = h5py.File("out.h5")
print(*(f"{x:g}" for s in ([d] if "y" in d else d.values()) for x in s["y"][()]))')
    [ "$got" = "$wanted" ] || fail "$*: $got, not $wanted: $(cat notes.txt)"
}

# --- the files of a command ---
mkdir pieces mixed
days 2021-01-29 10,43 11,18 12,9 >pieces/2021-01.csv
days 2021-02-01 12,926 12,357 >pieces/2021-02.csv
refused "2021-02.csv:2: '12,926' may have a decimal ',' or ',' between thousands, and '10,43' (pieces/2021-01.csv:2) has a decimal ','" pieces
values '10.43 11.18 12.9 12.926 12.357' pieces --decimal ,
for order in 'pieces/2021-01.csv pieces/2021-02.csv' 'pieces/2021-02.csv pieces/2021-01.csv'; do
    # shellcheck disable=SC2086
    refused "'12,926' may have a decimal ','" $order
done
days 2021-01-29 13.930 12.887 >mixed/2021-01.csv
cp pieces/2021-02.csv mixed
refused "and '13.930' (mixed/2021-01.csv:2) has either too, of '.'" mixed
values '13930 12887 12.926 12.357' mixed/*.csv --decimal , # one sign, whatever it makes of them
days 2021-01-29 1,043.5 11,180 >mixed/2021-01.csv
values '1043.5 11180 12926 12357' mixed # what proves the sign agrees with the guess
days 2021-01-29 10.00K 11.37K >mixed/2021-01.csv
days 2021-01-31 10.00 11.37 >mixed/2021-02.csv
refused "column 'y' is in other sizes than in the files before it, about thousands of them (K, M, or a decimal sign?)" mixed

# --- rows that continue others ---
# continues BEFORE AFTER VALUES: rows of BEFORE, then those of AFTER
continues() {
    local wanted=$3
    # shellcheck disable=SC2086
    days 2021-01-01 $1 >before.csv
    # shellcheck disable=SC2086
    days 2021-01-04 $2 >after.csv
    "$LANECAST" import before.csv -o before.h5 --force 2>/dev/null || fail "$1"
    values "$wanted" after.csv --append before.h5
}
continues '10.856 12.368 11.5' '13,742 10,909' '10.856 12.368 11.5 13.742 10.909'
continues '10856 12368 11500' '13,742 10,909' '10856 12368 11500 13742 10909'
continues '10856 12368 11500' '13.742 10.909' '10856 12368 11500 13742 10909'
continues '10,856 12,368 11,500' '13.742 10.909' '10856 12368 11500 13742 10909'
grep -F "'.' in numbers groups thousands, as in '13.742' (line 2, column 'y'): so they are about as large as in the rows before" notes.txt >/dev/null ||
    fail "does not say why: $(cat notes.txt)"
continues '10.856 12.368 11.500' '13.742 10.909' '10.856 12.368 11.5 13.742 10.909'
continues '10.00K 12.00K 11.50K' '10.00 12.00' '10000 12000 11500 10 12'
grep -F "column 'y' is about 1000 times as large in the dataset as in it: in thousands?" notes.txt >/dev/null || fail "thousands: $(cat notes.txt)"
days 2021-01-01 10.00 12.00 11.50 >before.csv
days 2021-01-04 10.00K 12.00K >after.csv
"$LANECAST" import before.csv -o before.h5 --force 2>/dev/null
refused "after.csv:2: column 'y': '10.00K' has a letter for thousands or more, and without it numbers are about as large as in the rows before" \
    after.csv --append before.h5

days 2021-01-01 10.00K 12.00K 11.50K >before.csv
days 2021-01-04 10.00M 12.00M >after.csv # is 1000 times as much, and says so
"$LANECAST" import before.csv -o before.h5 --force 2>/dev/null
values '10000 12000 11500 1e+07 1.2e+07' after.csv --append before.h5

# --- a newer file for a run ---
days 2021-01-01 $(seq 10856 13 11300) >before.csv
days 2021-02-05 11.313 11.326 11.339 >after.csv
printf '[window]\ncontext = 2\nhorizon = 1\n[model]\nkind = repeat_last\n' >t.ini
"$LANECAST" train t.ini --data before.csv -o run.h5 2>/dev/null >/dev/null
"$LANECAST" forecast run.h5 after.csv -o - 2>notes.txt >forecast.txt || fail "forecast: $(cat notes.txt)"
grep 11339 forecast.txt >/dev/null || fail "the forecast is not 11339: $(cat forecast.txt notes.txt)"
