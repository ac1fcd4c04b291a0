# The file of evaluate --forecasts, drawn: names in quotes, channels, series and line ends of other systems are read as they are; what is
# no such file, or a damaged one, is refused with its line.
source "$(dirname "$0")/cli.bash"
{
    echo date,ticker,close,vol
    for name in '"A, ""big"""' B; do
        for day in {1..31}; do echo "2024-01-$day,$name,$((day % 5)).5,$((day % 7))"; done
    done
} >all.csv
"$LANECAST" import all.csv -o a.h5 --quiet 2>notes
printf '[data]\nfile = a.h5\ntarget = close vol\n[window]\ncontext = 3\nhorizon = 2\n[model]\nkind = repeat_last\n' >b.ini
"$LANECAST" train b.ini -o run.h5 --quiet >/dev/null
"$LANECAST" evaluate run.h5 --forecasts f.csv --quiet >/dev/null

# drawn FILE FLAG...: the numbers of the picture, of track where --what does not say; without gnuplot they are written all the same, with status 1.
drawn() {
    local status=0 what='--what track'
    [[ " $* " != *' --what '* ]] || what=
    # shellcheck disable=SC2086 # words are wanted
    "$LANECAST" plot "$@" $what -o p.svg --script --force --quiet 2>error.txt || status=$?
    [ "$status" = 0 ] || { [ "$status" = 1 ] && ! command -v gnuplot >/dev/null; } || fail "$*: $(cat error.txt)"
    grep -v '^#' p.dat
}
# Of the file itself: time, truth, forecast of a channel and a series at step 1.
wanted() {
    "${LANECAST_PYTHON:-python3}" - "$1" "$2" <<'END'
import csv, sys
for row in csv.DictReader(open("f.csv", newline="")):
    if (row["channel"], row["series"], row["step"]) == (sys.argv[1], sys.argv[2], "1"):
        print(row["time"].replace(" ", "T"), row["truth"], row["forecast"])
END
}
for series in 'A, "big"' B; do
    for channel in close vol; do
        diff <(wanted "$channel" "$series") <(drawn f.csv --channel "$channel" --series "$series" | cut -d' ' -f1-3 | sed '/^ *$/d') ||
            fail "$channel of $series"
    done
done
whole=$(drawn f.csv)
sed 's/$/\r/' f.csv >crlf.csv
[ "$(drawn crlf.csv)" = "$whole" ] || fail 'line ends of Windows are read as something else'

# Of several runs errors and horizon have all; what shows one says which, where there is another.
cp run.h5 again.h5
"$LANECAST" evaluate run.h5 again.h5 --forecasts both.csv --quiet >/dev/null
drawn both.csv >/dev/null
if command -v gnuplot >/dev/null; then
    for what in track errors; do "$LANECAST" plot both.csv --what "$what" -o "$what.svg" 2>"$what.txt"; done
    "$LANECAST" plot f.csv --what track -o one.svg 2>one.txt
    grep -q 'track.svg: of .*, the first run of both.csv; --what errors and horizon draw all' track.txt || fail "$(cat track.txt)"
    ! grep -q 'the first run' errors.txt one.txt || fail "$(cat errors.txt one.txt)"
fi

# Arrays give the same pictures; local time too, over the end of summer time.
{
    echo time,load
    for ((hour = 0; hour < 400; hour++)); do date -u -d "@$((1729382400 + 3600 * hour))" "+%FT%H:%M:%SZ,$((hour % 24)).$((hour * hour * 7919 % 10007))"; done
} >hours.csv
"$LANECAST" import hours.csv --zone Europe/Berlin -o hours.h5 --quiet 2>notes
"$LANECAST" train hours.h5 --kind ridge --context 24 --horizon 5 --set model.interval=conformal -o hours.run.h5 --quiet >/dev/null
"$LANECAST" evaluate hours.run.h5 --forecasts h.csv --quiet >/dev/null
"$LANECAST" evaluate hours.run.h5 --forecasts h.h5 --quiet >/dev/null
"$LANECAST" evaluate run.h5 --forecasts f.h5 --quiet >/dev/null
rounded() { awk '{ for (i = 1; i <= NF; i++) printf "%s ", $i ~ /^-?[0-9.e+-]+$/ ? sprintf("%.4g", $i) : $i; print "" }'; }
for what in forecast track horizon errors scatter residuals calibration; do
    diff <(drawn h.csv --what "$what" | rounded) <(drawn h.h5 --what "$what" | rounded) || fail "$what of arrays"
done
for series in 'A, "big"' B; do
    diff <(drawn f.csv --channel vol --series "$series") <(drawn f.h5 --channel vol --series "$series") || fail "arrays of $series"
done
refused 4 'f.h5: has no forecasts of channel high' plot f.h5 --channel high -o no.svg
refused 4 'f.h5: has no forecasts of channel close of series C' plot f.h5 --series C -o no.svg
"$LANECAST" forecast hours.run.h5 --origins 2024-11-01..2024-11-03 -o o.csv --quiet 2>notes
"$LANECAST" forecast hours.run.h5 --origins 2024-11-01..2024-11-03 -o o.h5 --quiet 2>notes
diff <(drawn o.csv | rounded) <(drawn o.h5 | rounded) || fail 'arrays of origins'

# A window that ends after the data is not the best one for the one step of it that is known.
"$LANECAST" forecast hours.run.h5 --origins 2024-11-04.. -o end.csv --quiet 2>notes
"$LANECAST" plot end.csv -o end.svg --script 2>err || grep -q gnuplot err || fail "$(cat err)"
"${LANECAST_PYTHON:-python3}" - <<'END' || fail "$(grep title end.gnuplot)"
import csv, re
windows = {}
for row in csv.DictReader(open("end.csv")):
    windows.setdefault(row["origin"], []).append(abs(float(row["forecast"]) - float(row["truth"])) if row["truth"] else None)
whole = [sum(errors) / len(errors) for errors in windows.values() if None not in errors]
drawn = dict(re.findall(r"set title '(best|worst): .*\|error\| ([0-9.e-]+)'", open("end.gnuplot").read()))
assert len(whole) < len(windows) - 3
for word, error in (("best", min(whole)), ("worst", max(whole))):
    assert abs(float(drawn[word]) / error - 1) < 1e-3, (word, error, drawn)
END

# What forecast writes of one series has its name too.
"$LANECAST" forecast hours.run.h5 -o next.csv --quiet
"$LANECAST" plot next.csv -o next.svg --script 2>err || grep -q gnuplot err || fail "$(cat err)"
! grep -q 'left out' err || fail "$(cat err)"
# In the night that has an hour twice, no two rows are drawn at one time: by the clock after it, which the axis says.
lines() { grep -E '^20' p.dat | cut -d' ' -f1; }
for file in hours.run.h5 h.csv h.h5 night.csv; do
    "$LANECAST" forecast hours.run.h5 --origins 2024-10-26..2024-10-28 -o night.csv --force --quiet 2>notes
    if [ "$file" = night.csv ]; then drawn $file >/dev/null; else drawn $file --what forecast --window 1 >/dev/null; fi
    [ -z "$(lines | uniq -d)" ] || fail "$file: $(lines | uniq -d) is drawn twice"
done
grep -q '^2024-10-27T02:00:00 ' p.dat && grep -q '^2024-10-27T01:00:00 ' p.dat || fail "$(cat p.dat)"
grep -qx "set xlabel 'time at UTC+01:00: clocks change here'" p.gnuplot || fail "$(grep xlabel p.gnuplot)"
drawn hours.h5 --what series >/dev/null
[ -z "$(lines | uniq -d)" ] && grep -qx "set xlabel 'time at UTC+01:00, Europe/Berlin: clocks change here'" p.gnuplot || fail "series: $(grep xlabel p.gnuplot)"
drawn o.csv --what track >/dev/null
grep -qx "set xlabel 'time'" p.gnuplot || fail "without a change: $(grep xlabel p.gnuplot)"

# A picture has its clock below its panels in both formats; gnuplot leaves out a title that it has no room for.
if command -v gnuplot >/dev/null; then
    for window in '' '--window 9'; do
        # shellcheck disable=SC2086 # words are wanted
        "$LANECAST" plot hours.run.h5 --what forecast $window -o clock.svg --force --quiet
        grep -q '>local time, Europe/Berlin<' clock.svg || fail "no clock in the picture of ${window:-four windows}"
    done
fi

# Between days is no tick, and labels of a low panel do not touch.
"$LANECAST" train a.h5 --target '*' --kind repeat_last --context 3 --horizon 4 -o days.run.h5 --quiet >/dev/null
"$LANECAST" forecast days.run.h5 -o days.csv --quiet
"$LANECAST" forecast days.run.h5 --origins 2024-01-20..2024-01-22 -o three.csv --quiet 2>notes
for file in days.csv three.csv; do
    if [ "$file" = three.csv ]; then drawn $file >/dev/null; else drawn $file --what series >/dev/null; fi
    grep -qx 'set xtics 86400' p.gnuplot || fail "$file: $(grep xtics p.gnuplot)"
done
[ "$(lines | wc -l)" = 3 ] || fail "origins of several series: $(lines)" # one series after the other at each origin
"$LANECAST" plot a.h5 -o low.svg --script --force --quiet || true
grep -qE '^set ytics (1|2|5)' low.gnuplot || fail "$(grep ytics low.gnuplot)"

"$LANECAST" train hours.h5 --kind majority --context 24 --horizon 5 --set classes.of=change --set classes.limits=0 -o up.h5 -q >/dev/null
"$LANECAST" evaluate up.h5 --forecasts up.nc -q >/dev/null
refused 4 'up.nc: forecasts classes' plot up.nc -o no.svg

# The name of a series is a line of its own above a panel, and one that is too long is cut with a mark.
sed 's/,B,/,a long name that many shops of one town begin with,/' all.csv >named.csv
"$LANECAST" import named.csv -o named.h5 --quiet 2>notes
"$LANECAST" train named.h5 --target close --context 3 --horizon 3 --kind repeat_last -o named.run.h5 --quiet >/dev/null
drawn named.run.h5 --what forecast >/dev/null
grep -E "^set title '[a-z]+: a long name that ma[a-z ]*\.\.[a-z ]*begin with'\.\"[\\]n\"\.'2024-" p.gnuplot >/dev/null || fail "$(grep 'set title' p.gnuplot)"
"$LANECAST" forecast run.h5 -o next.csv >/dev/null 2>err
grep -F "the point forecasts, columns 'close', 'vol', are what repeat_last says" err >/dev/null || fail "$(cat err)"

# What evaluate --json prints of several runs: each is a bar, and a baseline that differs has the name of its file.
"$LANECAST" train hours.h5 --kind mean --context 7 --horizon 5 -o mean.h5 -q >/dev/null
"$LANECAST" evaluate hours.run.h5 mean.h5 --json -q >two.json 2>/dev/null
drawn two.json --what errors >bars.txt
"${LANECAST_PYTHON:-python3}" - <<'END' || fail "$(cat bars.txt p.gnuplot)"
import json, re
runs = json.load(open("two.json"))["runs"]
bars = re.findall(r"'([^']*)' (\d+)[,)]", next(line for line in open("p.gnuplot") if "set ytics scale 0 (" in line))
value = {name: float(open("bars.txt").read().split("\n")[int(i)].split()[1]) for name, i in bars}
for run in runs:
    assert abs(value[run["name"]] / run["units"]["mae"] - 1) < 1e-6, run["name"]
assert abs(value["drift (mean.h5)"] / runs[1]["baselines"]["drift"]["units"]["mae"] - 1) < 1e-6
assert len(value) == len(bars) and "drift" in value and "repeat_last (mean.h5)" not in value
END
drawn two.json --what horizon >steps.txt
[ "$(sed -n '/./p' steps.txt | awk 'NR == 1 { print NF }')" -eq $((1 + $(grep -c . bars.txt))) ] || fail "$(cat steps.txt)"

# A ridge regression that is a run is beside those of other runs; of two that are equal one is shown.
for cell in gru lstm; do "$LANECAST" train hours.h5 --cell $cell --context 24 --horizon 5 --hidden 2 --epochs 1 -o net_$cell.h5 -q >/dev/null; done
"$LANECAST" train hours.h5 --kind ridge --context 12 --horizon 5 -o short.h5 -q >/dev/null
"$LANECAST" evaluate net_gru.h5 net_lstm.h5 short.h5 --forecasts nets.csv --json -q >nets.json 2>/dev/null
for file in nets.json nets.csv; do
    drawn $file --what errors >/dev/null
    [ "$(grep -o "'ridge[^']*'" p.gnuplot | tr '\n' ' ')" = "'ridge' 'ridge (net_gru.h5)' " ] || fail "$file: $(grep -o "'ridge[^']*'" p.gnuplot)"
    grep -F "every ::0::2 " p.gnuplot >/dev/null || fail "$file: not three runs: $(grep every p.gnuplot)"
done

# The quantiles of another run are no forecasts of their own; of long names the end is shown too.
for cell in gru lstm; do "$LANECAST" train b.ini -q -o "$cell.h5" --kind recurrent --loss quantile --cell "$cell" --hidden 2 --epochs 1 >/dev/null; done
cp lstm.h5 second.h5
"$LANECAST" evaluate run.h5 gru.h5 lstm.h5 second.h5 --forecasts wide.csv --quiet >/dev/null
for what in errors horizon forecast; do "$LANECAST" plot wide.csv --what "$what" -o "$what.svg" --script 2>err || grep -q gnuplot err || fail "$(cat err)"; done
grep -q '_q0' wide.csv || fail 'no quantiles'
if grep '_q0' errors.gnuplot horizon.gnuplot forecast.gnuplot; then fail 'quantiles are drawn as forecasts'; fi
grep -q '(second.h5)' errors.gnuplot || fail "$(grep ytics errors.gnuplot)"

# A picture is wider for a name that is longer than its key has room for.
cp hours.run.h5 a_regression_of_a_long_name.h5
"$LANECAST" evaluate a_regression_of_a_long_name.h5 hours.run.h5 --forecasts long.csv --quiet >/dev/null
for file in h long; do "$LANECAST" plot "$file.csv" --what forecast -o "$file.svg" --script 2>err || grep -q gnuplot err || fail "$(cat err)"; done
width() { sed -n 's/.*size \([0-9]*\),.*/\1/p' "$1.gnuplot"; }
[ "$(width long)" -ge $(($(width h) + 150)) ] || fail "$(width long) is no wider than $(width h)"

refused 4 'f.csv: has no forecasts of channel high' plot f.csv --channel high -o no.svg
refused 4 'f.csv: has no forecasts of channel close of series C' plot f.csv --series C -o no.svg
head -1 f.csv >head.csv
refused 4 'head.csv: has no forecasts' plot head.csv -o no.svg
sed '5s/,[^,]*$//' f.csv >short.csv
refused 4 'short.csv:5: has' plot short.csv -o no.svg
sed '2s/,close,[^,]*,/,close,much,/' f.csv >word.csv
refused 4 "word.csv:2: 'much' is not a number" plot word.csv -o no.svg
{ head -1 f.csv && head -c 2000000 /dev/zero | tr '\0' x; } >long.csv
refused 4 'long.csv:2: is too long for a row of forecasts' plot long.csv -o no.svg
{ head -1 f.csv | tr -d '\n' && printf ',q%d' {1..5000} && echo; } >wide.csv
refused 4 'wide.csv:1: is too long for a row of forecasts' plot wide.csv -o no.svg
[ ! -e no.svg ] || fail 'a refused file leaves a picture'

# Of several runs all are runs; a baseline is drawn where it is within the axis; a bar that is cut has a break.
{ echo series,origin,step,time,channel,truth,forecast,gru 8,drift,mean
  for window in 1 2 3; do
      for step in 1 2 3 4; do echo "A,2020-01-0$window,$step,2020-01-0$((window + step)),close,0,1,1.1,$((step == 2 ? 9 : 1)),50"; done
  done; } | sed '1s/forecast/lstm 8/' >runs.csv
"$LANECAST" plot runs.csv --what errors -o errors.svg -q --script --force
grep -qF "every ::0::1 using" errors.gnuplot && grep -qF 'with vectors nohead' errors.gnuplot || fail "$(cat errors.gnuplot)"
"$LANECAST" plot runs.csv --what horizon -o horizon.svg -q --script --force
grep -qF "using 1:4 with" horizon.gnuplot && grep -qF "'drift (partly above)'" horizon.gnuplot && grep -qF "'mean (above)'" horizon.gnuplot ||
    fail "$(cat horizon.gnuplot)"

# Of a dozen runs beside the baselines no two lines of the legend have both the same colour and the same dash, and as few have the same dash
# as can be, since in grey print the dash is what is left.
"$LANECAST" evaluate run.h5 --json -q >one.json
"${LANECAST_PYTHON:-python3}" - <<'END'
import copy, json
one = json.load(open("one.json"))
runs = [dict(copy.deepcopy(one), name=f"run {i}") for i in range(12)]
json.dump({"schema": "lanecast-evaluate-runs-1", "scaled_alike": True, "runs": runs}, open("dozen.json", "w"))
END
status=0
"$LANECAST" plot dozen.json --what horizon -o dozen.svg --script -q 2>notes.txt || status=$?
[ $status = 0 ] || [ $status = 1 ] || fail "$(cat notes.txt)"
"${LANECAST_PYTHON:-python3}" - <<'END'
import collections, re
script = open("dozen.gnuplot").read()
looks = {int(n): (colour, dash) for n, colour, dash in re.findall(r"set linetype (\d+) lc rgb '(#\w+)' lw \S+ dashtype (\S+)", script)}
titled = [int(n) for n in re.findall(r"with linespoints lt (\d+) .*title '", script)]
assert len(titled) > 12, script
seen = [looks[n] for n in titled]
assert len(set(seen)) == len(seen), seen
assert max(collections.Counter(dash for _, dash in seen).values()) <= -(-len(seen) // 7), seen
END
