# Several runs in one table: the same windows or a refusal, the best marked, every form with the same numbers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fail() {
    echo "$*"
    exit 1
}
refused() { # WORDS -- evaluate's arguments
    local words=$1 got=0
    shift
    "$LANECAST" evaluate "$@" -q >out 2>err || got=$?
    [ $got -eq 2 ] || fail "evaluate $*: $got"
    grep -qF -- "$words" err || fail "evaluate $*: $(cat err)"
}

"$LANECAST" simulate weather --rows 900 --series 2 --seed 3 -o w.h5 -q >plain.txt
printf '[data]\nfile = w.h5\n[window]\ncontext = 12\nhorizon = 3\n[model]\nhidden = 4\n[train]\nepochs = 1\n' >a.ini
train() { # NAME SETTINGS
    local name=$1 setting set=()
    shift
    for setting; do set+=(--set "$setting"); done
    "$LANECAST" train a.ini -q -o "$name.h5" ${set[@]+"${set[@]}"} >>plain.txt
}
train lstm
train other run.seed=2
train gru model.cell=gru model.layers=2
train ahead window.horizon=4
train one data.target=temperature
train scaled data.scale=robust
train longer window.context=24
train split 'data.split=0.6 0.1 0.3'
printf '[data]\nfile = w.h5\ntarget = temperature\n[window]\ncontext = 12\nhorizon = 3\n[classes]\nof = change\nlimits = 0\n[model]\nloss = softmax\nhidden = 2\n[train]\nepochs = 1\n' >class.ini
"$LANECAST" train class.ini -q -o class.h5 >>plain.txt

# Each run's figures are those of an evaluation of it alone; the names say which is which.
"$LANECAST" evaluate lstm.h5 other.h5 gru.h5 longer.h5 --json -q >all.json
"$LANECAST" evaluate lstm.h5 other.h5 gru.h5 longer.h5 --format csv -q >all.csv
"$LANECAST" evaluate lstm.h5 other.h5 gru.h5 longer.h5 >all.txt
for run in lstm other gru longer; do "$LANECAST" evaluate $run.h5 --json -q >$run.json; done
"${LANECAST_PYTHON:-python3}" - <<'END'
import csv, json
whole = json.load(open("all.json"))
assert whole["schema"] == "lanecast-evaluate-runs-1" and whole["scaled_alike"] is True
names = [r["name"] for r in whole["runs"]]
assert names == ["lstm 4 (lstm.h5)", "lstm 4 (other.h5)", "gru 4 2-layer", "lstm 4 (longer.h5)"], names
rows = list(csv.DictReader(open("all.csv")))
for run, file in zip(whole["runs"], ("lstm", "other", "gru", "longer")):
    alone = json.load(open(f"{file}.json"))
    for key in alone:
        assert key == "name" or run[key] == alone[key], key
    def cell(of, item, space, metric):
        found = [r for r in rows if (r["forecaster"], r["of"], r["item"], r["space"]) == (run["name"], of, item, space)]
        assert len(found) == 1
        return float(found[0][metric])
    for space in ("scaled", "units"):
        for metric, value in alone[space].items():
            assert cell("all", "", space, metric) == value
        assert cell("step", "3", space, "mae") == alone["per_horizon"][2][space]["mae"]
        assert cell("channel", "wind", space, "mse") == alone["per_channel"][3][space]["mse"]
lines = {r["forecaster"]: r for r in rows if r["of"] == "all" and r["space"] == "scaled"}
assert lines["best_possible"]["role"] == "best_possible" and lines["drift"]["role"] == "baseline"
assert "drift (longer.h5)" in lines and "repeat_last (longer.h5)" not in lines  # another context, another drift
best = min((r for r in lines.values() if r["role"] != "best_possible"), key=lambda r: float(r["mse"]))
text = open("all.txt").read().split("\n\n")[1]
line = next(l for l in text.splitlines() if l.startswith(best["forecaster"] + " "))
assert f">{float(best['mse']):.4f}" in line and text.count(">") == 2, text
END
grep -q '^4 runs on the same ' all.txt || fail "$(cat all.txt)"
grep -qE '^(The best run|A baseline beats every run)' all.txt || fail "$(cat all.txt)"

# One run in a form to paste; what is scaled otherwise has own units only.
"$LANECAST" evaluate one.h5 --format latex -q >one.tex
[ "$(grep -c '^.begin{tabular}' one.tex)" -eq "$(grep -c '^.end{tabular}' one.tex)" ] || fail "$(cat one.tex)"
"$LANECAST" evaluate one.h5 --format json -q >one.json
"$LANECAST" evaluate one.h5 --json -q | cmp - one.json
"$LANECAST" evaluate lstm.h5 scaled.h5 -q >scaled.txt
grep -q '^The runs scale their targets otherwise' scaled.txt || fail "$(cat scaled.txt)"
if grep -q 'MSE\*' scaled.txt; then fail 'scaled errors that do not compare'; fi

refused 'other horizons' lstm.h5 ahead.h5
refused 'other targets' lstm.h5 one.h5
refused 'other windows' lstm.h5 split.h5
refused 'evaluate it alone' one.h5 class.h5
refused '--format csv' lstm.h5 gru.h5 --csv out.csv
refused '--json and --format csv' lstm.h5 --json --format csv
"$LANECAST" evaluate lstm.h5 split.h5 --set 'data.split=0.6 0.1 0.3' -q >both.txt
grep -q '^2 runs on the same ' both.txt || fail "$(cat both.txt)"
