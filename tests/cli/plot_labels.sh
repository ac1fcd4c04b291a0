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
