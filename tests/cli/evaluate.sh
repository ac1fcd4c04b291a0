# evaluate: what its table and its verdict say where the data are odd.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fail() {
    echo "$*"
    exit 1
}
baseline() { # KIND DATA RUN
    printf '[data]\nfile = %s\n[window]\ncontext = 8\nhorizon = 4\n[model]\nkind = %s\n' "$2" "$1" >t.ini
    "$LANECAST" train t.ini -o "$3" --quiet >/dev/null
}

# Where nothing moves, no forecaster errs, and no ratio is made of it.
awk 'BEGIN { print "date,a"; for (i = 0; i < 300; i++) printf "%d-%02d-%02d,7\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28 }' >still.csv
baseline mean still.csv still.h5
"$LANECAST" evaluate still.h5 >still.txt
grep -qx 'Neither the model nor repeat_last makes an error here.' still.txt || fail "$(cat still.txt)"
grep -q 'nan' still.txt && fail "nan: $(cat still.txt)"

# 80 columns, however long a channel's name is, with every verdict.
awk -v name="$(printf '%0100d' 0)" 'BEGIN { print "date,b," name
    for (i = 0; i < 300; i++) printf "%d-%02d-%02d,%d,%d\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28, i * i % 97, 9000 * (i % 24) }' >wide.csv
baseline drift wide.csv wide.h5
"$LANECAST" evaluate wide.h5 --set data.season=6 >wide.txt
grep -q '^A baseline beats the model: ' wide.txt || fail "$(cat wide.txt)"
awk 'length > 80 { print "wider than 80 columns: " $0; wide = 1 } END { exit wide }' wide.txt still.txt
