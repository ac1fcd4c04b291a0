# simulate: the same seed gives the same bytes; failures say what is wrong, exit as they should and leave nothing behind.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
    echo "simulate: $1"
    exit 1
}

# refused STATUS WORDS ARGUMENTS...
refused() {
    expected=$1 words=$2
    shift 2
    set +e
    "$LANECAST" simulate "$@" >out 2>err
    status=$?
    set -e
    [ "$status" -eq "$expected" ] || fail "'$*' exits with $status, not $expected"
    [ "$(wc -l <err)" -eq 1 ] || fail "'$*' says more than one line"
    grep -qF -- "$words" err || fail "'$*' says '$(cat err)', not '$words'"
}

for kind in stock weather; do
    "$LANECAST" simulate $kind -o a.h5 --rows 300 --series 2 --horizon 5 --seed 3 >a.txt
    "$LANECAST" simulate $kind -o b.h5 --rows 300 --series 2 --horizon 5 --seed 3 >b.txt
    "$LANECAST" simulate $kind -o c.h5 --rows 300 --series 2 --horizon 5 --seed 4 >c.txt
    cmp a.h5 b.h5
    cmp -s a.h5 c.h5 && fail "$kind: two seeds, one file"
    grep -q '^a.h5: 2 series of 300 rows' a.txt || fail "$kind: $(cat a.txt)"
done
"$LANECAST" simulate weather -o a.h5 --rows 50 --json | grep '"schema": "lanecast.simulate.1"' >/dev/null

rm -f ./*
refused 2 "'tides' is not one of recall, stock, weather" tides -o x.h5
refused 2 "--rows many: expected a whole number" stock -o x.h5 --rows many
refused 2 "simulate needs --output" stock
refused 6 "/nowhere/x.h5: cannot be written" stock -o /nowhere/x.h5
refused 6 "is a folder" stock -o "$folder"
rm -f out err
[ -z "$(ls -A)" ] || fail "left behind: $(ls -A)"
