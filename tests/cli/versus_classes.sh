# Runs of classes in one table: the figures of each alone, the best marked, in every form; a refusal where classes differ; their page.
source "$(dirname "$0")/versus.bash"

"$LANECAST" simulate stock --rows 700 --series 2 --seed 3 -o s.h5 -q >plain.txt
printf '[data]\nfile = s.h5\ntarget = close\n[window]\ncontext = 12\nhorizon = 3\n[classes]\nof = percent\nlimits = -0.5 0.5\nnames = down flat up\n[model]\nloss = softmax\ncell = lstm\nhidden = 4\n[train]\nepochs = 1\n' >a.ini
train lstm
train gru model.cell=gru
train hinge model.loss=hinge
train common model.kind=majority
train other 'classes.limits=-0.4 0.5'
train named 'classes.names=fall flat rise'
train rows classes.each=row
train numbers classes.of=numbers classes.limits= classes.names= model.loss=mse

"$LANECAST" evaluate lstm.h5 gru.h5 hinge.h5 --json -q >all.json
"$LANECAST" evaluate lstm.h5 gru.h5 hinge.h5 --format csv -q >all.csv
"$LANECAST" evaluate lstm.h5 gru.h5 hinge.h5 --forecasts all.forecasts.csv -q >all.txt
"$LANECAST" evaluate lstm.h5 gru.h5 hinge.h5 --forecasts all.nc -q >again.txt
cmp all.txt again.txt
for run in lstm gru hinge; do
    "$LANECAST" evaluate $run.h5 --json -q >$run.json
    "$LANECAST" evaluate $run.h5 --forecasts $run.forecasts.csv -q >>plain.txt
done
"${LANECAST_PYTHON:-python3}" - <<'END'
import csv, json
whole = json.load(open("all.json"))
assert whole["schema"] == "lanecast-evaluate-classes-runs-1"
names = [r["name"] for r in whole["runs"]]
assert names == ["lstm 4 softmax", "gru 4 softmax", "lstm 4 hinge"], names
rows = list(csv.DictReader(open("all.csv")))
measures = [m for m in rows[0] if m not in ("forecaster", "role", "of", "item")]
forecasts = list(csv.DictReader(open("all.forecasts.csv")))
def cells(name, of, item):
    found = [r for r in rows if (r["forecaster"], r["of"], r["item"]) == (name, of, item)]
    assert len(found) == 1, (name, of, item)
    return {m: float(found[0][m]) if found[0][m] else None for m in measures}
for run, file in zip(whole["runs"], ("lstm", "gru", "hinge")):
    alone = json.load(open(f"{file}.json"))
    assert all(key == "name" or run[key] == alone[key] for key in alone)
    assert cells(run["name"], "all", "") == {m: alone[m] for m in measures}
    for series in alone["per_series"]:
        assert cells(run["name"], "series", series["series"]) == {m: series[m] for m in measures}
    for baseline, of in alone["baselines"].items():
        assert cells(baseline, "all", "") == {m: of[m] for m in measures}
    said = list(csv.DictReader(open(f"{file}.forecasts.csv")))
    assert [r["truth"] for r in said] == [r["truth"] for r in forecasts]
    assert [r["forecast"] for r in said] == [r[run["name"]] for r in forecasts]
    of = "score" if file == "hinge" else "p"
    for name in ("down", "flat", "up"):
        assert [r[f"{of}_{name}"] for r in said] == [r[f"{run['name']}_{of}_{name}"] for r in forecasts]
text = open("all.txt").read().split("\n\n")[1].splitlines()
at = text[1].split().index("accuracy") - 1 # a name has blanks: cells are counted from the right
marked = [line for line in text[2:] if line.split()[at - len(text[1].split()) + 1].startswith(">")]
best = max(r["accuracy"] for r in whole["runs"] + list(whole["runs"][0]["baselines"].values()))
assert marked and all(abs(float(line.split(">")[1].split()[0]) - best) < 5e-5 for line in marked), text
END
grep -q '^3 runs on the same .* classes 3, ' all.txt
grep -q '^What gru 4 softmax takes each class for' all.txt
grep -qE '^(The best run, |No run is better than the best baseline: )' all.txt

# One run of classes in every form; a run that is a baseline is there once.
"$LANECAST" evaluate lstm.h5 --format markdown -q | grep -q '^| lstm 4 softmax | .*'
"$LANECAST" evaluate lstm.h5 --format latex -q | grep -q '^down & '
[ "$("$LANECAST" evaluate lstm.h5 common.h5 --format csv -q | grep -c '^majority,run,all,')" -eq 1 ] || fail 'no majority'
if "$LANECAST" evaluate lstm.h5 common.h5 --format csv -q | grep '^majority,baseline,'; then fail 'majority twice'; fi
"$LANECAST" evaluate rows.h5 --format csv -q | grep -q '^lstm 4 softmax,run,step,3,'

refused 'differ in classes' lstm.h5 other.h5
refused 'differ in classes' lstm.h5 named.h5
refused 'differ in classes' lstm.h5 rows.h5
refused 'differ in classes' lstm.h5 numbers.h5
refused 'differ in classes' numbers.h5 lstm.h5
refused 'standard input is read once' lstm.h5 gru.h5 --data -

# Data on standard input, of one run.
"$LANECAST" evaluate lstm.h5 >file.txt 2>/dev/null
"$LANECAST" evaluate lstm.h5 --data - <s.h5 >stdin.txt 2>err || fail "$(cat err)"
cmp file.txt stdin.txt

# The page has both.
"$LANECAST" report lstm.h5 gru.h5 -o page.html -q >>plain.txt
for words in 'Comparison' 'What gru 4 softmax takes each class for' '>lstm 4 softmax</h2>'; do
    grep -q "$words" page.html || fail "the page has no $words"
done

# Its confusion is what is drawn of an evaluation of classes; forecasts of classes are not drawn, and what is drawn is said.
got=0
"$LANECAST" plot lstm.forecasts.csv -o a.svg >out 2>err || got=$?
[ $got -eq 4 ] && grep -q 'of classes the run is drawn' err || fail "$got: $(cat err)"
command -v gnuplot >/dev/null || { echo 'skipped: no gnuplot: the picture'; exit 77; }
"$LANECAST" plot lstm.json -o a.svg 2>err
grep -q 'a.svg: confusion of lstm.json' err || fail "$(cat err)"
