# Labels of pictures can be read: of a single row, of large numbers, of long names.
source "$(dirname "$0")/cli.bash"

# drawn FILE FLAG...: writes p.svg and p.gnuplot, the script also without gnuplot; notes are in notes.txt.
drawn() {
    local status=0
    "$LANECAST" plot "$@" -o p.svg --script --force 2>notes.txt || status=$?
    [ "$status" = 0 ] || { [ "$status" = 1 ] && ! command -v gnuplot >/dev/null; } || fail "$*: $(cat notes.txt)"
}
has() { grep -F -- "$1" p.gnuplot >/dev/null || fail "no $1: $(cat p.gnuplot)"; }

# What lanecast forecast writes of one row: one tick, at the row, within two days.
one() {
    printf 'series,time,x\na,%s,3\n' "$1" >one.csv
    drawn one.csv
    has "set xrange ['$2':'$3']"
    has "set xtics ('$4' '$5')"
}
one '2021-03-17 16:00:00' 2021-03-16T16:00:00 2021-03-18T16:00:00 '2021-03-17 16:00:00' 2021-03-17T16:00:00
one '2015-01-01 00:00:00' 2014-12-31T00:00:00 2015-01-02T00:00:00 2015-01-01 2015-01-01T00:00:00
if command -v gnuplot >/dev/null; then
    [ "$(wc -c <p.svg)" -lt 20000 ] || fail "$(wc -c <p.svg) bytes for one point"
fi

# Of classes the note names a picture that a run of classes has.
printf 'series,time,class,p_down,p_up\nsp,2018-09-07 00:00:00,up,0.1,0.9\n' >classes.csv
drawn classes.csv
grep -F 'lanecast plot RUN.h5 --what confusion draws' notes.txt >/dev/null || fail "$(cat notes.txt)"

# Large numbers have labels of one form, in a power that the title says; ordinary ones are as gnuplot writes them.
table() { # NAME FIRST STEP: 120 days
    echo "time,$1"
    for ((i = 0; i < 120; i++)); do echo "$(date -u -d "2021-01-01 + $i days" +%F),$(($2 + $3 * (i * i % 7)))"; done
}
table sales 998000 2000 >sales.csv
drawn sales.csv
has "set ylabel 'sales'.', in millions'"
grep -E "^set ytics \(.*'0\.998' 998000, .*'1\.00[0-9]' 100" p.gnuplot >/dev/null || fail "$(grep ytics p.gnuplot)"
table people 500 20 >people.csv
drawn people.csv
has "set ylabel 'people'"
table volume 2000000000 300000000 >volume.csv
"$LANECAST" train volume.csv --target volume --kind mean --context 5 --horizon 2 -q -o volume.h5 >/dev/null 2>&1
drawn volume.h5 --what scatter
has "set xlabel 'what came'.', in 1e9'"
grep -E "^set xtics \(.*'2(\.0)?' 2000000000" p.gnuplot >/dev/null || fail "$(grep xtics p.gnuplot)"
for what in forecast track horizon future; do
    drawn volume.h5 --what $what
    grep -E "^set ylabel .*', in (millions|1e9)'" p.gnuplot >/dev/null || fail "$what: $(grep ylabel p.gnuplot)"
done

# A long name is cut where its panel ends, and whole in the title of residuals.
table passengers_per_day_through_the_northern_gate 50 2 | sed 's/$/,1/; 1s/,1$/,b/' >long.csv
drawn long.csv
has "set ylabel 'passengers_pe..northern_gate'"
"$LANECAST" train long.csv --target passengers_per_day_through_the_northern_gate --kind mean --context 5 --horizon 2 -q -o long.h5 >/dev/null 2>&1
drawn long.h5 --what residuals
has "set ylabel 'truth - forecast'"
grep -F ', passengers_per_day_through_the_northern_gate, 1 row ahead' p.gnuplot >/dev/null || fail "$(grep title p.gnuplot)"
