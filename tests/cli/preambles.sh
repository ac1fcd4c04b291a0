# A few newer rows below lines that are no table, as many services send them each day: read below the lines that the file of the rows
# before had; lines that may be rows are never passed over for that.
source "$(dirname "$0")/cli.bash"

fail() {
    echo "preambles: $*"
    exit 1
}

rows() { # FIRST LAST
    for day in $(seq "$1" "$2"); do printf '2020-03-%02d,%s.5,%s\n' "$day" $((day * 37 % 11)) $((day * 7 % 40 + 20)); done
}
service() { printf 'latitude,longitude,elevation,utc_offset_seconds,timezone,abbreviation\n52.52,13.42,38.0,0,GMT,GMT\n\ntime,t (°C),h (%%)\n'; }
bank() { printf '"",KEY.A,KEY.B\n"",Euro rate,\nUnit,USD,\nDimension,one,\nAs of,"05.01.2024 15:00",\n'; }
for form in service bank; do
    ($form && rows 1 20) >old.csv
    "$LANECAST" import old.csv -o $form.h5 --force -q
    cp $form.h5 before.h5
    ($form && rows 20 21) >newer.csv
    "$LANECAST" import newer.csv --append $form.h5 2>notes || fail "$form: $(cat notes)"
    ($form && rows 22 22) >newest.csv
    "$LANECAST" import newest.csv --append $form.h5 2>notes || fail "$form: $(cat notes)"
    grep -F '1 row added, 0 known already and equal' notes >/dev/null || fail "$form: $(cat notes)"
    ($form && rows 1 22) >whole.csv
    "$LANECAST" import --append $form.h5 whole.csv 2>notes || fail "$form: $(cat notes)"
    grep -F '0 rows added, 22 known already and equal' notes >/dev/null || fail "$form: $(cat notes)"

    # a run is asked about one row in such a file
    "$LANECAST" train before.h5 --kind repeat_last --context 1 --horizon 1 --set data.split='12 4 4' -o run.h5 --force -q 2>/dev/null
    "$LANECAST" forecast run.h5 newest.csv -o - 2>notes | tail -1 | grep '2020-03-23' >/dev/null || fail "$form: $(cat notes)"

    # what has no such lines, and cannot be read, is refused: its rows are not passed over
    (printf 'time,t (°C),h (%%)\n' && rows 21 28 && echo '2020-03-29,1,2,3,4') >ragged.csv
    cp before.h5 kept.h5
    ! "$LANECAST" import ragged.csv --append kept.h5 2>notes || fail "$form: $(cat notes)"
    cmp before.h5 kept.h5 || fail "$form: a refused file changed the dataset"
done
