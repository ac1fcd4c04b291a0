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

# The note names a picture that a run of classes has, too.
printf 'series,time,class,p_down,p_up\nsp,2018-09-07 00:00:00,up,0.1,0.9\n' >classes.csv
drawn classes.csv
grep -F 'of classes --what confusion' notes.txt >/dev/null || fail "$(cat notes.txt)"
"$LANECAST" simulate weather -o w.h5 --rows 100 --seed 3 -q >log.txt 2>&1 || fail "$(cat log.txt)"
"$LANECAST" train w.h5 --target temperature --horizon 1 --context 6 --kind majority --set classes.of=change --set classes.limits=0 -q -o up.h5 \
    >log.txt 2>&1 || fail "$(cat log.txt)"
"$LANECAST" forecast up.h5 -o up.nc -q
drawn up.nc
grep -F 'of classes --what confusion' notes.txt >/dev/null || fail "$(cat notes.txt)"

# Names of many classes are turned, and each has a square with room for its numbers.
drawn up.h5 --what confusion
! grep -F rotate p.gnuplot >/dev/null || fail "$(grep rotate p.gnuplot)"
"$LANECAST" train w.h5 --target temperature --horizon 1 --context 6 --kind majority --set classes.of=change --set 'classes.limits=quantiles 9' \
    --set 'classes.names=very_cold cold cool mild even warm hot very_hot unbearable' -q -o nine.h5 >log.txt 2>&1 || fail "$(cat log.txt)"
drawn nine.h5 --what confusion
has 'set xtics scale 0 rotate by 25 right ('
has 'size 748,668'

# The first axis of a sweep leaves room for its name. What the colours mean is in one line, above what is drawn.
"$LANECAST" sweep w.h5 --target temperature --context 6 --horizon 1 --hidden 2 --epochs 1 --loss huber --try model.huber.delta=0.1..1 --trials 2 -q -o h.db \
    >log.txt 2>&1 || fail "$(cat log.txt)"
drawn h.db --what parallel
has 'set lmargin at screen 0.128'
printf 'series,time,x,x_q0.1,x_q0.9\na,2021-01-01,3,1,4\na,2021-01-02,3,1,4\n' >band.csv
drawn band.csv
has 'set key top right opaque horizontal'

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
"$LANECAST" train volume.csv --target volume --kind mean --context 5 --horizon 2 -q -o volume.h5 >log.txt 2>&1 || fail "$(cat log.txt)"
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
"$LANECAST" train long.csv --target passengers_per_day_through_the_northern_gate --kind mean --context 5 --horizon 2 -q -o long.h5 >log.txt 2>&1 || fail "$(cat log.txt)"
drawn long.h5 --what residuals
has "set ylabel 'truth - forecast'"
grep -F ', passengers_per_day_through_the_northern_gate, 1 row ahead' p.gnuplot >/dev/null || fail "$(grep title p.gnuplot)"

# Names of choices that have no room side by side are turned; a note says what is not drawn of a sweep.
"$LANECAST" sweep people.csv --target people --context 5 --horizon 2 --epochs 1 --trials 3 --workers 1 -q -o s.db \
    --try model.cell=lstm,gru,rnn,lstm_peephole --try train.rate=1e-3..1e-2:log --try model.hidden=2..4 --try model.normalize=none,last \
    --try train.clip=0.5..1 --try model.layers=1,2 --try model.dropout=0..0.2 >log.txt 2>&1 || fail "$(cat log.txt)"
drawn s.db --what slices
grep -E "^set xtics scale 0 rotate by 25 right \(.*lstm_peephole" p.gnuplot >/dev/null || fail "$(grep xtics p.gnuplot)"
grep -E "^set xtics scale 0 \(.*'last'" p.gnuplot >/dev/null || fail "$(grep xtics p.gnuplot)"
grep -F 's.db: 6 of 7 dimensions are drawn: --what parallel draws all' notes.txt >/dev/null || fail "$(cat notes.txt)"

# Where a PNG may be without letters of a name it says so; SVG leaves them to who looks at it.
printf 'time,%s,b\n2021-01-01,1,2\n2021-01-02,3,4\n2021-01-03,3,5\n' 東京 >tokyo.csv
if command -v gnuplot >/dev/null; then
    "$LANECAST" plot tokyo.csv -o p.png 2>notes.txt
    grep -F "letters such as '東' need a font" notes.txt >/dev/null || fail "$(cat notes.txt)"
    drawn tokyo.csv
    ! grep -F 'need a font' notes.txt || fail 'a note on fonts for SVG'
    printf 'time,Größe Ω → ж\n2021-01-01,1\n2021-01-02,3\n' >greek.csv
    "$LANECAST" plot greek.csv -o p.png --force 2>notes.txt
    ! grep -F 'need a font' notes.txt || fail "$(cat notes.txt)"
fi

# No entry of a legend without its line, and no line beside an interval without an entry.
"$LANECAST" train people.csv --target people --context 5 --horizon 3 --hidden 2 --epochs 2 --loss quantile -q -o q.h5 >log.txt 2>&1 || fail "$(cat log.txt)"
drawn q.h5 --what training
has "title 'validation'"
"$LANECAST" train people.csv --target people --context 5 --horizon 3 --hidden 2 --epochs 2 --set data.split='1 0 0' -q -o all.h5 >log.txt 2>&1 || fail "$(cat log.txt)"
drawn all.h5 --what training
! grep -F "title 'validation'" p.gnuplot || fail 'an entry without a line'
"$LANECAST" forecast q.h5 -o next.csv -q
drawn next.csv
has "title 'forecast'"

# The last window, of which nothing is known, has no panel, which is said.
"$LANECAST" forecast q.h5 --origins 2021-04-10.. -o origins.csv -q 2>/dev/null
drawn origins.csv
grep -E 'the last window has no panel: .* --window [0-9]+ draws it' notes.txt >/dev/null || fail "$(cat notes.txt)"
drawn origins.csv --window "$(sed -n 's/.*--window \([0-9]*\) draws it.*/\1/p' notes.txt)"

# What is written or marked lies on lines, not below them: marks of parallel, points of history; no box is on the bars of calibration.
drawn s.db --what parallel
grep -E "^set label 'lstm' .* front boxed" p.gnuplot >/dev/null && has 'set style textbox opaque'
drawn s.db --what history
[ "$(grep -o "title '[a-z ]*'" p.gnuplot | tail -1)" = "title 'complete'" ] || fail "$(cat p.gnuplot)"
drawn q.h5 --what calibration
[ "$(grep -c "title 'perfect'" p.gnuplot)" = 1 ] || fail "$(cat p.gnuplot)"

# Months have their ticks, few as they are.
printf 'series,time,x\na,2015-01-01,3\na,2015-02-01,4\na,2015-03-01,3\n' >months.csv
drawn months.csv
has "set xtics ('2015-01' '2015-01-01T00:00:00', '2015-02' '2015-02-01T00:00:00', '2015-03' '2015-03-01T00:00:00')"

# A title that is longer than the picture is cut in its middle.
name=a_shop_of_a_name_that_goes_on_and_on_and_is_not_at_its_end_when_a_whole_picture_is_full_of_it_from_side_to_side_and_more
sed "s/\$/,$name/; 1s/,[^,]*\$/,shop/" people.csv >shop.csv
"$LANECAST" import shop.csv --series-column shop -o shop.h5 -q >log.txt 2>&1 || fail "$(cat log.txt)"
"$LANECAST" train shop.h5 --target people --kind mean --context 5 --horizon 2 -q -o shop.run.h5 >log.txt 2>&1 || fail "$(cat log.txt)"
drawn shop.run.h5 --what track
grep -E "^set title 'mean: a_shop.*\.\..*, forecast 1 row ahead'" p.gnuplot >/dev/null || fail "$(grep title p.gnuplot)"
[ "$(sed -n "s/^set title '\(.*\)'/\1/p" p.gnuplot | wc -m)" -le 113 ] || fail "$(grep title p.gnuplot)"

# Numbers that are very large, and of which ticks would be no different ones, are drawn all the same.
for value in '1e20 100000000000000016384' '-1e36 1e36' '1e30 1e30' '-3e6 -3e6'; do
    printf 'time,x,b\n2021-01-01,%s,0\n2021-01-02,%s,0\n' "${value%% *}" "${value##* }" >ends.csv
    drawn ends.csv
    if grep -E "^set ytics .*'[-0-9.]{11}" p.gnuplot; then fail "$value: labels have no room"; fi
done
has "set ylabel 'x'.', in millions'"

# A single window is a point, which has no line.
{ echo series,origin,step,time,channel,truth,forecast && echo A,2020-01-01,1,2020-01-02,x,1,2; } >window.csv
drawn window.csv --what track
has "using 1:3 with linespoints"
has "set xtics ('2020-01-02' '2020-01-02')"

# Apostrophes in names of channels and series, wherever they are, and of files.
for name in "'t Hart" "x''y" "Moody's" "a'"; do
    sed "1s/.*/Date,$name/" people.csv >apostrophe.csv
    drawn apostrophe.csv --what series
    grep -qF "$(sed "s/'/’/g" <<<"$name")" p.gnuplot || fail "$name: $(cat p.gnuplot)"
done
"$LANECAST" plot apostrophe.csv -o "'\`\"\\ %d.svg" >log.txt 2>&1 && [ -s "'\`\"\\ %d.svg" ] || fail "$(cat log.txt)"

# A constant series: no gradient, so no shares of it, and norms without a logarithm; windows that are equally good have one row of panels.
{ echo time,flat; for ((i = 0; i < 120; i++)); do echo "$((2001 + i / 12))-$((1 + i % 12))-01,7"; done; } >flat.csv
"$LANECAST" train flat.csv --horizon 4 --context 6 --hidden 2 --epochs 2 -q -o flat.h5 >log.txt 2>&1 || fail "$(cat log.txt)"
drawn flat.h5 --what gradients
has 'set yrange [0:1]'
drawn flat.h5 --what forecast
has 'set multiplot layout 1,2'
got=0
"$LANECAST" plot flat.h5 --what flow -o flow.svg 2>err.txt || got=$?
[ $got -eq 2 ] && grep -q 'no gradient reached a state' err.txt && [ ! -e flow.svg ] || fail "flow of a constant: $got: $(cat err.txt)"

# The validation part, which may be narrow, is named where it ends, and the test part where it begins.
drawn flat.csv
grep -q "^set label ' validation ' at '2008-12-01T00:00:00', graph 1.06 right" p.gnuplot && grep -q "^set label ' test ' at .* left" p.gnuplot ||
    fail "$(grep 'set label' p.gnuplot)"

# Long names of a legend make the picture wider, not its lines shorter.
"$LANECAST" evaluate flat.h5 --json -q >one.json
"${LANECAST_PYTHON:-python3}" -c 'import json; r = json.load(open("one.json")); json.dump({"schema": "lanecast-evaluate-runs-1", "scaled_alike": True,
    "runs": [dict(r, name="é" * 60), dict(r, name="b")]}, open("long.json", "w"))'
drawn one.json --what horizon
has 'set terminal svg size 900,'
drawn long.json --what horizon
has 'set terminal svg size 1220,'
