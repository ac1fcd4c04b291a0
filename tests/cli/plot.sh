# plot: every picture is made; what it is drawn from equals evaluate --json; names from files are names; what cannot be is refused.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}
refused() { # STATUS TEXT ARGUMENT...
    local status=0 wanted=$1 text=$2
    shift 2
    "$LANECAST" plot "$@" >out.txt 2>err.txt || status=$?
    [[ $status == $wanted ]] || fail "$*: status $status, not $wanted: $(cat err.txt)"
    grep -F -- "$text" err.txt >/dev/null || fail "$*: does not say '$text': $(cat err.txt)"
}

# --- what is drawn: two years of hours with a gap and a hole, a panel with odd names, classes, a sweep ---------------------------------
awk 'BEGIN { srand(1); print "date,load,temp"; for (i = 0; i < 900; i++) { d = i / 24 + (i > 400) * 20
    printf "2021-%02d-%02d %02d:00:00,%s,%.3f\n", 1 + d / 28, 1 + d % 28, i % 24, i == 100 ? "" : sprintf("%.3f", 10 + 3 * sin(i / 3.8) + rand()), 5 + 4 * cos(i / 3.8) } }' >hours.csv
odd="it's a \"\\n\`touch hacked\` {/Bold x}_1 100% \$(id)"
awk -v name="${odd//\\/\\\\}" 'BEGIN { gsub(/"/, "\"\"", name); printf "date,\"%s\"\n", name
    for (i = 0; i < 300; i++) printf "2020-%02d-%02d,%d\n", 1 + i / 28, 1 + i % 28, i * i % 23 }' >odd.csv
ini() { printf '%s\n' '[data]' "file = $1" 'missing = mask' '[window]' 'context = 12' 'horizon = 6' '[model]' 'hidden = 3' '[train]' 'epochs = 2'; }
ini hours.csv >hours.ini
"$LANECAST" train hours.ini --set data.target=load --set model.loss=quantile -o hours.h5 --quiet >/dev/null
"$LANECAST" train hours.ini -o both.h5 --quiet >/dev/null
"$LANECAST" train hours.ini --set data.target=load --set classes.of=change --set 'classes.limits=quantiles 3' --set data.missing=skip \
    --set model.loss=softmax -o classes.h5 --quiet >/dev/null
"$LANECAST" sweep hours.ini --set data.target=load --try train.rate=1e-3..1e-1:log --try model.cell=lstm,gru --trials 4 -o sweep.db --quiet >/dev/null
"$LANECAST" evaluate hours.h5 --json --forecasts forecasts.csv --quiet >evaluation.json
"$LANECAST" evaluate classes.h5 --json --quiet >classes.json

# --- without gnuplot ------------------------------------------------------------------------------------------------------------------
mkdir empty
status=0
PATH=$work/empty "$LANECAST" plot hours.h5 --what horizon -o alone.svg >out.txt 2>err.txt || status=$?
[ "$status" -eq 1 ] || fail "without gnuplot: status $status: $(cat err.txt)"
grep -q 'apt-get install gnuplot-nox.*alone.gnuplot.*alone.dat' err.txt || fail "without gnuplot: $(cat err.txt)"
[ -s alone.gnuplot ] && [ -s alone.dat ] && [ ! -e alone.svg ] || fail 'without gnuplot no script and data are left'

# --- refusals -------------------------------------------------------------------------------------------------------------------------
refused 2 'expected a name that ends in .svg, .png or .pdf' hours.h5 -o a.eps
refused 2 'expected a name that ends in .svg, .png or .pdf' hours.h5 -o .svg
refused 2 'is not one of' hours.h5 -o a.svg --what pie
refused 2 'a dataset: history is not a picture of that; there is series' hours.csv -o a.svg --what history
refused 2 'a run of classes: forecast is not a picture of that' classes.h5 -o a.svg --what forecast
refused 2 'says a point only' both.h5 -o a.svg --what calibration
refused 2 '--window 9999' hours.h5 -o a.svg --window 9999
refused 2 'counted from 1' hours.h5 -o a.svg --step 0
refused 2 '--step 7' hours.h5 -o a.svg --what track --step 7
refused 2 "--channel wind: is not forecast by this run, which forecasts '" hours.h5 -o a.svg --channel wind
refused 6 'nothing.h5' nothing.h5 -o a.svg
echo '{"schema": "lanecast-train-1"}' >other.json
refused 2 'is not what evaluate --json prints' other.json -o a.svg
head -c 2000 forecasts.csv >short.csv
refused 4 'short.csv:' short.csv -o a.svg
printf 'series,origin,step,time,channel,truth,forecast\na,2020-01-01,1,2020-01-02,c,,1\n' >unknown.csv
for picture in forecast scatter errors residuals; do refused '[24]' '' unknown.csv -o a.svg --what "$picture"; done
echo '{"schema": "lanecast-evaluate-1"}' >empty.json
refused 2 'has no errors of numbers' empty.json -o a.svg
refused 2 'is an evaluation: confusion is not a picture of that' evaluation.json -o a.svg --what confusion
echo '{"schema": "lanecast-evaluate-classes-1"}' >none.json
refused 2 'has no confusion' none.json -o a.svg
cp hours.csv mine.svg
refused 2 'was not made by lanecast plot' hours.h5 -o mine.svg
cmp hours.csv mine.svg || fail 'a file was replaced'
[ ! -e a.svg ] && [ ! -e a.gnuplot ] || fail 'a refused picture left something behind'

command -v gnuplot >/dev/null || { echo 'skipped: no gnuplot: the pictures themselves'; exit 77; }

# --- every picture, as SVG; one as PNG -------------------------------------------------------------------------------------------------
made=0
draw() { # FROM FILE PICTURE ARGUMENT...: FROM-PICTURE.svg, .dat, .gnuplot
    local from=$1 file=$2 picture=$3
    shift 3
    "$LANECAST" plot "$file" --what "$picture" -o "$from-$picture.svg" --script "$@" 2>err.txt >out.txt || fail "$file $picture: $(cat err.txt)"
    made=$((made + 1))
}
for picture in forecast track horizon errors scatter residuals calibration; do
    draw csv forecasts.csv "$picture"
    draw run hours.h5 "$picture"
done
for picture in series future training gradients flow; do draw run hours.h5 "$picture"; done
for picture in errors horizon calibration; do draw json evaluation.json "$picture"; done
for picture in history slices parallel; do draw sweep sweep.db "$picture"; done

# A logarithmic axis of less than two powers of ten has ticks between them.
"$LANECAST" sweep hours.ini --set data.target=load --try model.hidden=8..32:log --trials 2 --workers 1 -o narrow.db -q >/dev/null
"$LANECAST" plot narrow.db --what slices -o narrow.svg --script -q
grep -x 'set xtics (8, 10, 20, 30)' narrow.gnuplot >/dev/null || fail "$(grep xtics narrow.gnuplot)"
draw data hours.csv series
draw json classes.json confusion
draw run classes.h5 confusion
for picture in $("$LANECAST" list plots | awk 'NR > 1 && /^  [a-z]/ { print $1 }'); do
    ls ./*-"$picture.svg" >/dev/null || fail "$picture is listed, and was not made"
done
[ "$made" -gt 25 ] || fail "only $made pictures"
"$LANECAST" plot hours.h5 -o last.png --json >plot.json
[ "$(head -c 4 last.png | tail -c 3)" = PNG ] && grep -q '"picture": "forecast"' plot.json || fail "$(cat plot.json)"
mv hours.csv away.csv # the run file alone
draw alone hours.h5 training
mv away.csv hours.csv
rm alone-training.svg
gnuplot alone-training.gnuplot
cmp alone-training.svg run-training.svg || fail 'a script draws another picture'

# --- names are names -------------------------------------------------------------------------------------------------------------------
ini odd.csv >odd.ini
"$LANECAST" train odd.ini -o odd.h5 --quiet >/dev/null
for picture in series future forecast scatter; do draw odd odd.h5 "$picture"; done
[ ! -e hacked ] || fail 'a name was run as a command'
cp odd.h5 "it's \"odd\".h5"
"$LANECAST" plot "it's \"odd\".h5" -o "it's a "$'\n'" name.svg" 2>err.txt || fail "$(cat err.txt)"
[ -s "it's a "$'\n'" name.svg" ] || fail 'a file of an odd name was not made'
refused 2 'letters that a script cannot name' odd.h5 --script -o $'a\nb.svg'

python3 -c 'import glob, xml.dom.minidom as d; assert len([d.parse(f) for f in glob.glob("*-*.svg")]) > 25' || fail 'is not XML'

# --- the numbers ----------------------------------------------------------------------------------------------------------------------
draw third hours.h5 forecast --window 3
for metric in rmse mase; do draw "$metric" hours.h5 horizon --metric "$metric"; done
draw rmse forecasts.csv errors --metric rmse
refused 2 'learned from training rows' forecasts.csv -o a.svg --what errors --metric mase
refused 2 "--metric is of the pictures 'errors', 'horizon', not of scatter" hours.h5 -o a.svg --what scatter --metric mse
refused 2 "--window is of the picture 'forecast', not of track" hours.h5 -o a.svg --what track --window 3
refused 2 "--step is of the pictures 'residuals', 'scatter', 'track', not of forecast" hours.h5 -o a.svg --step 2
refused 2 '--study is of the pictures' hours.h5 -o a.svg --study sweep
for flag in split=valid series=a channel=a window=1 step=1 metric=rmse study=s; do
    refused 2 "--${flag%=*} is of the picture" hours.h5 -o a.svg --what training "--${flag%=*}" "${flag#*=}"
done
refused 2 '--split does not apply: forecasts.csv holds all that is drawn of it' forecasts.csv -o a.svg --split valid
for flag in split=valid series=a channel=a; do
    refused 2 "--${flag%=*} does not apply: evaluation.json holds all" evaluation.json -o a.svg "--${flag%=*}" "${flag#*=}"
done
"$LANECAST" forecast hours.h5 -o ahead.csv -q
refused 2 '--channel wind: is not forecast by' hours.h5 -o a.svg --what future --channel wind
refused 2 "no series 'none'" hours.h5 -o a.svg --what future --series none
refused 2 '--series does not apply: classes.json holds all that is drawn of it' classes.json -o a.svg --series a
python3 - <<'END_OF_PYTHON' || fail 'numbers differ'
import csv, json, math
def sections(path):
    found, name = {}, None
    for line in open(path):
        if line.startswith("# ") and ":" in line:
            name = line[2:].split(":")[0]
            found[name] = []
        elif line.strip() and name:
            found[name].append(line.split())
    return found
near = lambda a, b: abs(float(a) - float(b)) <= 1e-8 * max(1, abs(float(b)))
e = json.load(open("evaluation.json"))
steps = sections("run-horizon.dat")["steps"]
assert len(steps) == 6 and all(near(s[1], h["units"]["mae"]) for s, h in zip(steps, e["per_horizon"]))
for metric in ("rmse", "mase"):
    steps = sections(metric + "-horizon.dat")["steps"]
    assert all(near(s[1], h["units"][metric]) for s, h in zip(steps, e["per_horizon"])), metric
assert near(sections("rmse-errors.dat")["bars"][0][1], e["units"]["rmse"])
bars = sections("run-errors.dat")["bars"]
assert near(bars[0][1], e["units"]["mae"]) and [float(b[1]) for b in bars[1:]] and len(bars) == 1 + len(e["baselines"])
assert all(near(b[1], v["units"]["mae"]) for b, v in zip(bars[1:], e["baselines"].values()))
bins, levels = sections("run-calibration.dat")["bins"], sections("run-calibration.dat")["levels"]
assert all(near(b[2], h) for b, h in zip(bins, e["quantiles"]["histogram"])) and len(levels) == len(e["quantiles"]["levels"])
assert all(near(l[1], sum(e["quantiles"]["histogram"][:i + 1])) for i, l in enumerate(levels))
c = json.load(open("classes.json"))["confusion"]["load"]
squares = sections("run-confusion.dat")["squares"]
assert len(squares) == 9 and all(float(s[2]) == c[int(s[1])][int(s[0])] for s in squares)
ahead, future = list(csv.reader(open("ahead.csv")))[1:], sections("run-future.dat")["future1"]
assert len(future) == len(ahead) == 6 and len(future[0]) == len(ahead[0]) - 1 > 3
assert all(f[0] == a[1].replace(" ", "T") and all(near(x, y) for x, y in zip(f[1:], a[2:])) for f, a in zip(future, ahead))
history, hours = sections("run-future.dat")["history1"], list(csv.reader(open("hours.csv")))[-24:]
assert [(h[0], float(h[1])) for h in history] == [(r[0].replace(" ", "T"), float(r[1])) for r in hours]
rows = list(csv.DictReader(open("forecasts.csv")))
first = [r for r in rows if r["step"] == "1"]
miss = [float(r["truth"]) - float(r["forecast"]) for r in first if r["truth"]]
mean = sum(miss) / len(miss)
r = [sum((a - mean) * (b - mean) for a, b in zip(miss, miss[k:])) / sum((a - mean) ** 2 for a in miss) for k in range(1, 41)]
lags = sections("run-residuals.dat")["lags"]
assert len(miss) == len(first) and len(lags) > 20
assert all(abs(float(l[1]) - x) < 1e-6 for l, x in zip(lags, r)) # the file's numbers have nine digits
window = [w for w in sections("third-forecast.dat")["window1"] if w[2] != "NaN"]
origins = list(dict.fromkeys(r["origin"] for r in rows))
wanted = [r for r in rows if r["origin"] == origins[2]]
assert len(window) == 6 and all(w[0] == r["time"].replace(" ", "T") and near(w[1], r["truth"]) and near(w[2], r["forecast"]) and
                                near(w[3], r["q0.1"]) for w, r in zip(window, wanted))
END_OF_PYTHON

# Gaps and missing values are where they are, and nowhere else.
[ "$(grep -c 'gap: 1' data-series.gnuplot)" -eq 2 ] && [ "$(grep -c 'missing: 1' data-series.gnuplot)" -eq 1 ] || fail 'gaps or missing values'
grep -A2 '^# gaps1' data-series.dat | grep -q '^2021-01-17T16:00:00' || fail "the gap is elsewhere: $(grep -A2 '^# gaps1' data-series.dat)"
grep -A2 '^# missing1' data-series.dat | grep -q '^2021-01-05T04:00:00' || fail "the hole is elsewhere: $(grep -A2 '^# missing1' data-series.dat)"

# Times are local: an hour of summer.
printf 'date,a\n' >summer.csv
for hour in 10 11 12 13; do echo "2021-07-01 $hour:00:00+00:00,$hour"; done >>summer.csv
"$LANECAST" import summer.csv --zone Europe/Berlin -o summer.h5 --quiet
draw summer summer.h5 series
grep -q '^2021-07-01T12:00:00 10' summer-series.dat && grep -q "local time, Europe/Berlin" summer-series.gnuplot || fail "$(cat summer-series.dat)"

# A gnuplot that ends well and draws nothing, or half of it, or of half of its script, makes no picture.
mkdir fake
svg='<?xml version="1.0"?><svg>'
for drawn in 'echo drawn >&2' "echo '$svg'; echo drawn >&2" "echo '$svg$(printf ' %.0s' {1..64})</svg>'"; do
    printf '#!/bin/sh\n%s\nexit 0\n' "$drawn" >fake/gnuplot
    chmod +x fake/gnuplot
    got=0
    PATH=$PWD/fake:$PATH "$LANECAST" plot odd.csv -o nothing.svg >out 2>err || got=$?
    [ $got -eq 1 ] && grep -qE 'what it drew is no svg|ended before its script did' err && [ ! -e nothing.svg ] || { echo "an empty picture: $got: $(cat err)"; exit 1; }
done

# A gnuplot without cairo says so, and what draws instead.
printf '#!/bin/sh\necho "line 3: unknown or ambiguous terminal type; type just '"'set terminal'"' for a list" >&2\nexit 1\n' >fake/gnuplot
got=0
PATH=$PWD/fake:$PATH "$LANECAST" plot odd.csv -o nothing.pdf >out 2>err || got=$?
[ $got -eq 1 ] && grep -q 'no terminal of cairo, which .png and .pdf need' err && [ ! -e nothing.pdf ] || { echo "no cairo: $got: $(cat err)"; exit 1; }

# A PDF is one page of letters that can be searched, and the same bytes a second later.
if gnuplot -e 'set terminal pdfcairo' 2>err.txt; then
    "$LANECAST" plot hours.h5 --what horizon -o page.pdf --script -q
    mv page.pdf first.pdf
    sleep 1.1
    "$LANECAST" plot hours.h5 --what horizon -o page.pdf --script --force -q
    cmp first.pdf page.pdf
    [ "$(head -c 5 page.pdf)" = %PDF- ] && [ "$(grep -acE '/Type /Page( |$)' page.pdf)" -eq 1 ] || fail 'page.pdf is no page'
    ! grep -a CreationDate page.pdf || fail 'a PDF with a date'
    grep -q 'set terminal pdfcairo' page.gnuplot || fail "$(cat page.gnuplot)"
fi

# A script names its picture and its data whole, however long and odd their names are.
long=$(printf 'a%.0s' {1..180})
mkdir -p "$long/$long/$long"
"$LANECAST" plot odd.csv -o "$long/$long/$long/it's.svg" --script -q
mv "$long/$long/$long/it's.svg" drawn.svg
gnuplot --default-settings "$long/$long/$long/it's.gnuplot"
cmp drawn.svg "$long/$long/$long/it's.svg"

# Levels of an evaluation that do not rise, and shares that are none, are refused.
"$LANECAST" evaluate hours.h5 --json -q >levels.json 2>/dev/null
for edit in 'q["levels"][2] = q["levels"][1]' 'q["levels"][0] = 0' 'q["levels"][-1] = 1.5' 'q["levels"][1] = "many"' 'q["histogram"].pop()' \
    'q["histogram"][0] = -1'; do
    python3 -c "import json; d = json.load(open('levels.json')); q = d['quantiles']; $edit; json.dump(d, open('edited.json', 'w'))"
    got=0
    "$LANECAST" plot edited.json --what calibration -o edited.svg >out 2>err || got=$?
    [ $got -eq 4 ] && [ ! -e edited.svg ] || { echo "$edit: $got: $(cat err)"; exit 1; }
done

# A row of forecasts that is too long is refused, not read as two.
{ head -3 forecasts.csv; head -c 1200000 /dev/zero | tr '\0' 1; printf ',2,3\n'; } >long.csv
refused 4 'long.csv:4: is too long for a row of forecasts' long.csv -o long.svg
