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

# drawn FILE FLAG...: the numbers of the picture's track; without gnuplot they are written all the same, with status 1.
drawn() {
    local status=0
    "$LANECAST" plot "$@" --what track -o p.svg --script --force --quiet 2>error.txt || status=$?
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

# The quantiles of another run are no forecasts of their own; of long names the end is shown too.
for cell in gru lstm; do "$LANECAST" train b.ini -q -o "$cell.h5" --kind recurrent --loss quantile --cell "$cell" --hidden 2 --epochs 1 >/dev/null; done
cp lstm.h5 second.h5
"$LANECAST" evaluate run.h5 gru.h5 lstm.h5 second.h5 --forecasts wide.csv --quiet >/dev/null
for what in errors horizon forecast; do "$LANECAST" plot wide.csv --what "$what" -o "$what.svg" --script 2>err || grep -q gnuplot err || fail "$(cat err)"; done
grep -q '_q0' wide.csv || fail 'no quantiles'
if grep '_q0' errors.gnuplot horizon.gnuplot forecast.gnuplot; then fail 'quantiles are drawn as forecasts'; fi
grep -q '(second.h5)' errors.gnuplot || fail "$(grep xtics errors.gnuplot)"

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
