# Classes through the tool: made from a series and from words, learnt, measured beside the baselines, forecast, inspected, refused.
source "$(dirname "$0")/cli.bash"
awk 'BEGIN {
    print "time,y,sky"
    for (i = 0; i < 600; i++) {
        y = 10 + 2 * sin(0.314159265 * i)
        printf "2020-01-%02d %02d:00,%.4f,%s\n", 1 + int(i / 24), i % 24, y, (y > 11 ? "clear" : y < 9 ? "rain" : "some cloud")
    }
}' >s.csv
"$LANECAST" import s.csv --one-hot sky -o s.h5 --quiet
cat >change.ini <<'INI'
[data]
file = s.h5
target = y
input = y
[window]
context = 20
horizon = 3
[classes]
of = change
limits = -0.5 0.5
weights = balanced
[model]
loss = softmax
hidden = 12
[train]
epochs = 12
rate = 0.02
INI
"$LANECAST" train change.ini -o change.h5 >train.txt 2>/dev/null
grep -qE '^validation: accuracy 0\.[0-9]+|^validation: accuracy 1,' train.txt

# A confusion's rows sum to the windows; no error of numbers is among the measures.
"$LANECAST" evaluate change.h5 --csv series.csv >evaluate.txt
"$LANECAST" evaluate change.h5 --json >evaluate.json
"${LANECAST_PYTHON:-python3}" - <<'PY'
import csv, json
e = json.load(open("evaluate.json"))
assert e["schema"] == "lanecast-evaluate-classes-1" and e["classes"] == ["down", "flat", "up"]
for who in (e, e["baselines"]["majority"], e["baselines"]["last_class"]):
    assert sum(map(sum, who["confusion"]["y"])) == e["windows"] == e["values"]
    right = sum(who["confusion"]["y"][k][k] for k in range(3))
    assert abs(who["accuracy"] - right / e["windows"]) < 1e-12
assert e["accuracy"] > e["best_baseline"]["accuracy"] + 0.2 and "mse" not in e
rows = list(csv.DictReader(open("series.csv")))
assert [r["forecaster"] for r in rows] == ["gru 12 softmax", "last_class", "majority"] and "scaled_mse" not in rows[0]
PY
grep -q 'above that of the best baseline' evaluate.txt
grep -q 'said down' evaluate.txt
if grep -q MSE evaluate.txt; then
    exit 1
fi

# The class, by name in CSV, by index with its meanings in netCDF.
"$LANECAST" forecast change.h5 -o next.csv --quiet
"$LANECAST" forecast change.h5 -o next.h5 --quiet
[ "$(head -n 1 next.csv)" = 'series,time,class,p_down,p_flat,p_up' ]
[ "$(wc -l <next.csv)" -eq 2 ]
awk -F, 'NR == 2 { exit !($4 + $5 + $6 > 0.999999 && $4 + $5 + $6 < 1.000001 && $3 ~ /^(down|flat|up)$/) }' next.csv
"$LANECAST" inspect next.h5 >next.txt
grep -q '^p_up ' next.txt
"$LANECAST" inspect change.h5 >inspect.txt
grep -q 'y flat: -0.5 < x <= 0.5, [0-9]* training rows' inspect.txt
"$LANECAST" replay change.h5 >replay.txt 2>&1

# Words, a class of every row, and scores in the place of probabilities.
"$LANECAST" train change.ini -o label.h5 --set data.target=sky --set 'data.input=*' --set classes.of=label --set classes.limits= \
    --set classes.each=row --set classes.weights= --set model.loss=hinge --set train.epochs=2 --quiet >/dev/null
"$LANECAST" forecast label.h5 -o label.csv --quiet
[ "$(head -n 1 label.csv)" = 'series,time,class,score_some cloud,score_clear,score_rain' ]
[ "$(wc -l <label.csv)" -eq 4 ]

refused 3 'classes have no quantiles and no samples' forecast change.h5 -o no.csv --levels 0.5
refused 3 'classes are of window.horizon = 3, and 9 rows are asked for' forecast change.h5 -o no.csv --horizon 9
refused 3 'model.loss = mse is of numbers' train change.ini -o no.h5 --set model.loss=mse
refused 3 'train again to change it' evaluate change.h5 --set classes.limits='-1 1'

# Class names with blanks are one word each in flag_meanings, of whatever file.
"$LANECAST" forecast label.h5 -o label-next.h5 --quiet
"$LANECAST" evaluate label.h5 --forecasts label-test.h5 --quiet >evaluate.txt
"${LANECAST_PYTHON:-python3}" - <<'PY' || { status=$?; [ $status -eq 77 ] || exit $status; }
import sys
try:
    import h5py
except ImportError:
    print("skipped: no h5py")
    sys.exit(77)
seen = []
for name in ("label-next.h5", "label-test.h5"):
    h5py.File(name).visititems(lambda _, one: seen.append((one.attrs["flag_meanings"], len(one.attrs["flag_values"]))) if "flag_meanings" in one.attrs else None)
with h5py.File("label-test.h5") as file:  # what is said is a class: no word of a mean or a median
    assert not [name for name in file if "comment" in file[name].attrs], "a comment without words"
words = [(text.decode() if isinstance(text, bytes) else text).split() for text, _ in seen]
assert len(seen) >= 2 and all(w == ["some_cloud", "clear", "rain"] for w in words) and all(n == 3 for _, n in seen), seen
PY

# With missing = mask a batch may have no window whose class is known: it adds nothing.
awk 'BEGIN { print "date,y"; for (i = 0; i < 300; i++) printf "%s,%s\n", strftime("%Y-%m-%d", 1577836800 + 86400 * i, 1), i % 17 ? sin(i * i) : "" }' >gaps.csv
"$LANECAST" train gaps.csv --context 8 --horizon 3 --hidden 4 --epochs 2 --set classes.of=change --set classes.limits=0 --loss softmax \
    --set data.missing=mask --set train.batch=1 -o gaps.h5 --quiet >train.txt
grep -q 'best epoch' train.txt
