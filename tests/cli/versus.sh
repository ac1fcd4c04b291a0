# Several runs in one table: the same windows or a refusal, the best marked, every form with the same numbers.
source "$(dirname "$0")/versus.bash"

"$LANECAST" simulate weather --rows 900 --series 2 --seed 3 -o w.h5 -q >plain.txt
printf '[data]\nfile = w.h5\n[window]\ncontext = 12\nhorizon = 3\n[model]\ncell = lstm\nhidden = 4\n[train]\nepochs = 1\n' >a.ini
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
import csv, json, math
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
        return float(found[0][metric] or "nan")
    unitless = {"mape", "mase", "r2", "smape"}  # the channels have several units, in which nothing adds up
    for space in ("scaled", "units"):
        for metric, value in alone[space].items():
            assert cell("all", "", space, metric) == value or space == "units" and metric not in unitless
        assert cell("step", "3", space, "mase") == alone["per_horizon"][2][space]["mase"]
        assert cell("channel", "wind", space, "mse") == alone["per_channel"][3][space]["mse"]
    assert math.isnan(cell("all", "", "units", "mae")) and math.isnan(cell("step", "1", "units", "rmse"))
lines = {r["forecaster"]: r for r in rows if r["of"] == "all" and r["space"] == "scaled"}
assert lines["best_possible"]["role"] == "best_possible" and lines["drift (lstm.h5)"]["role"] == "baseline"
assert "drift (longer.h5)" in lines and "repeat_last (longer.h5)" not in lines  # another context, another drift
best = min((r for r in lines.values() if r["role"] != "best_possible"), key=lambda r: float(r["mse"]))
text = open("all.txt").read().split("\n\n")[1]
line = next(l for l in text.splitlines() if l.startswith(best["forecaster"] + " "))
assert f">{float(best['mse']):.4f}" in line and text.count(">") == 6, text
END
grep -q '^4 runs on the same ' all.txt || fail "$(cat all.txt)"
grep -qE '^(The best run|A baseline beats every run)' all.txt || fail "$(cat all.txt)"

# Runs have the names that are given, in every form.
"$LANECAST" evaluate lstm.h5 other.h5 gru.h5 --names 'Ours, "LSTM, again",GRU_2' -q >named.txt
grep -q '^LSTM, again ' named.txt && grep -q '^GRU_2 ' named.txt || fail "$(cat named.txt)"
"$LANECAST" evaluate lstm.h5 gru.h5 --names Ours,GRU_2 --format latex -q | grep '^GRU\\_2 &' >/dev/null || fail 'latex has no names'
"$LANECAST" evaluate lstm.h5 gru.h5 --names A,B --json -q | grep '"name": "B"' >/dev/null || fail 'JSON has no names'
refused 'expected a name for each of the 2 runs' lstm.h5 gru.h5 --names A
refused "'A' is there twice" lstm.h5 gru.h5 --names A,A
refused 'is of several runs' lstm.h5 --names A

# One run in a form to paste; what is scaled otherwise has own units only.
"$LANECAST" evaluate one.h5 --format latex -q >one.tex
[ "$(grep -c '^.begin{tabular}' one.tex)" -eq "$(grep -c '^.end{tabular}' one.tex)" ] || fail "$(cat one.tex)"
"$LANECAST" evaluate one.h5 --format json -q >one.json
"$LANECAST" evaluate one.h5 --json -q | cmp - one.json
"$LANECAST" evaluate lstm.h5 scaled.h5 -q >scaled.txt
grep -q '^The runs scale their targets otherwise' scaled.txt || fail "$(cat scaled.txt)"
if grep -q 'MSE\*' scaled.txt; then fail 'scaled errors that do not compare'; fi

refused 'differ in horizons' lstm.h5 ahead.h5
refused 'differ in targets' lstm.h5 one.h5
refused 'differ in windows' lstm.h5 split.h5
refused 'differ in classes' one.h5 class.h5
refused '--format csv' lstm.h5 gru.h5 --csv out.csv
refused '--json and --format csv' lstm.h5 --json --format csv
"$LANECAST" evaluate lstm.h5 split.h5 --set 'data.split=0.6 0.1 0.3' -q >both.txt
grep -q '^2 runs on the same ' both.txt || fail "$(cat both.txt)"

# Every forecast as a file: the errors of its rows are those of the evaluation; times, steps and truths are the data's.
"$LANECAST" train a.ini -q -o wide.h5 --set model.loss=quantile --set model.cell=rnn >>plain.txt
"$LANECAST" evaluate lstm.h5 wide.h5 -q --forecasts both.csv >>plain.txt
"$LANECAST" evaluate wide.h5 -q --series S02 --split valid --forecasts one.csv >>plain.txt
"$LANECAST" evaluate lstm.h5 wide.h5 -q --json >both.json
"$LANECAST" evaluate wide.h5 -q --series S02 --split valid --json >one.json
"${LANECAST_PYTHON:-python3}" - <<'END'
import csv, datetime, json
def mean(rows, column):
    return sum(abs(float(r[column]) - float(r["truth"])) for r in rows) / len(rows)
rows, both = list(csv.DictReader(open("both.csv"))), json.load(open("both.json"))
for run in both["runs"]:
    assert len(rows) == run["values"] == run["windows"] * 3 * 4
    assert abs(mean(rows, run["name"]) / run["units"]["mae"] - 1) < 1e-6
    for name, scores in run["baselines"].items():
        assert abs(mean(rows, name) / scores["units"]["mae"] - 1) < 1e-6, name
assert "rnn 4 quantile_q0.1" in rows[0] and "lstm 4_q0.1" not in rows[0]
stamp = datetime.datetime.fromisoformat
for r in rows:
    assert stamp(r["time"]) - stamp(r["origin"]) == datetime.timedelta(hours=int(r["step"]))
    assert float(r["rnn 4 quantile_q0.1"]) <= float(r["rnn 4 quantile_q0.9"])
rows, one = list(csv.DictReader(open("one.csv"))), json.load(open("one.json"))
assert {r["series"] for r in rows} == {"S02"} and list(rows[0])[:8] == "series origin step time channel truth forecast q0.1".split()
assert abs(mean(rows, "forecast") / one["units"]["mae"] - 1) < 1e-6
coverage = 100 * sum(float(r["q0.1"]) <= float(r["truth"]) <= float(r["q0.9"]) for r in rows) / len(rows)
assert abs(coverage - one["quantiles"]["units"]["coverage"]) < 1e-6, coverage
END
# A run that is a baseline is the best baseline, not a run that others beat; quantile measures are among the rows.
"$LANECAST" train a.ini -q -o plain.h5 --set model.kind=repeat_last >>plain.txt
"$LANECAST" evaluate lstm.h5 plain.h5 -q >plainly.txt
grep -qE '^(The best run, lstm 4,|A baseline beats every other run: the best of these, lstm 4,)' plainly.txt || fail "$(cat plainly.txt)"
"$LANECAST" evaluate lstm.h5 wide.h5 -q --format csv >wide.csv
head -1 wide.csv | grep -q ',coverage,crps,interval,pinball,width$' || fail "$(head -1 wide.csv)"
grep '^rnn 4 quantile,run,all,,scaled,' wide.csv | cut -d, -f 6- >wide.row
if grep -qE ',,|,$' wide.row; then fail "$(cat wide.row)"; fi

# A horizon that memory cannot hold is refused before anything is made.
got=0
"$LANECAST" forecast plain.h5 -q --horizon 200000000000 -o far.csv >out 2>err || got=$?
[ $got -eq 1 ] && grep -q 'ask for fewer rows' err || fail "$got: $(cat err)"

refused 'which it would destroy' wide.h5 --forecasts w.h5

# Quantiles of other levels do not compare, and that is said; asked for the same, the best of a proper score is marked.
for loss in 'loss=quantile --set model.quantile.levels=0.1,0.9' 'loss=gaussian'; do
    # shellcheck disable=SC2086
    "$LANECAST" train w.h5 --context 12 --horizon 2 --cell lstm --hidden 4 --epochs 1 --set model.$loss -o "${loss%% *}.h5" --force -q >/dev/null
done
"$LANECAST" evaluate loss=quantile.h5 loss=gaussian.h5 >said.txt 2>/dev/null
grep -F 'Quantiles of other levels do not compare' said.txt >/dev/null || { cat said.txt; exit 1; }
sed -n '/^What is said beyond/,/^Quantiles/p' said.txt | if grep '>'; then exit 1; fi
"$LANECAST" evaluate loss=quantile.h5 loss=gaussian.h5 --levels '0.1 0.9' >said.txt 2>/dev/null
grep -F 'crps is a distribution' said.txt >/dev/null || { cat said.txt; exit 1; }
sed -n '/^What is said beyond/,/^crps is/p' said.txt | grep '>' >/dev/null || { cat said.txt; exit 1; }

# Where mase is measured by other seasons, or by other training rows, it is left out; every line says whose it is.
small() { # NAME ARGUMENTS...
    "$LANECAST" train w.h5 --target temperature --context 12 --horizon 2 --hidden 4 --epochs 1 -o "$1.h5" -q "${@:2}" >/dev/null
}
small day --set data.season=24 --set 'data.split=500 200 200'
small half --set data.season=12 --set 'data.split=500 200 200'
small whole --set data.season=24 --set 'data.split=700 0 200'
"$LANECAST" evaluate day.h5 half.h5 -q >seasons.txt
grep -q 'have other values of data.season: mase is left out' seasons.txt || fail "$(cat seasons.txt)"
[ "$(sed -n '/^forecaster/,/^$/{p;/^$/q}' seasons.txt | grep -c '^seasonal_naive (')" -eq 2 ] || fail "$(cat seasons.txt)"
[ "$(sed -n '/^forecaster/,/^$/{p;/^$/q}' seasons.txt | grep -cE '^(drift|mean|repeat_last|training_mean) ')" -eq 4 ] || fail "$(cat seasons.txt)"
if grep -q '^forecaster.*mase' seasons.txt; then fail "$(cat seasons.txt)"; fi
"$LANECAST" evaluate day.h5 half.h5 --set data.season=24 -q | grep -q '^forecaster.*mase' || fail 'no mase of one season'
"$LANECAST" evaluate day.h5 whole.h5 -q >trained.txt
tr '\n' ' ' <trained.txt | grep -q 'have other training rows, by which mase is measured: it is left out' || fail "$(cat trained.txt)"
small naive --kind repeat_last --set data.season=0
cp naive.h5 again.h5
"$LANECAST" evaluate naive.h5 again.h5 -q >tie.txt # a tie is no defeat
if grep -q 'A baseline beats' tie.txt; then fail "$(cat tie.txt)"; fi

# A tuned ridge regression is a run; that of the same context, beside two networks, is there once.
train ridge model.kind=ridge 'model.ridge.penalty=0.01 100'
"$LANECAST" evaluate lstm.h5 gru.h5 ridge.h5 -q --format csv >ridges.csv
[ "$(grep ',all,,scaled,' ridges.csv | cut -d, -f1,2 | grep ridge | paste -sd' ')" = 'ridge,run ridge (lstm.h5),ridge' ] || fail "$(cut -d, -f1,2 ridges.csv)"

# What figures are of is said of several runs as of one: series without a window, what a metric leaves out, a series that dominates.
"${LANECAST_PYTHON:-python3}" - >panel.csv <<'END'
from datetime import date, timedelta
print("date,series,y")
for name, rows, size in (("a", 300, 1), ("b", 300, 100), ("short", 20, 1)):
    for i in range(rows):
        print(f"{date(2020, 1, 1) + timedelta(days=i)},{name},{size * (i * i % 7 + 0.01 * (i > 250) * i):.3f}")
END
"$LANECAST" import panel.csv -o panel.h5 -q
for cell in lstm gru; do
    "$LANECAST" train panel.h5 --target y --cell $cell --hidden 2 --epochs 1 --context 7 --horizon 2 --set data.split='2020-07-01 2020-08-01' \
        --set data.scale=none --set data.season=7 -o p-$cell.h5 -q >>plain.txt 2>&1
done
"$LANECAST" evaluate p-lstm.h5 p-gru.h5 -q | tr '\n' ' ' >said.txt
for words in "channels 1, series 2 " "1 of 3 series has no window here: 'short'" 'mape leaves out ' \
    "Series 'b' dominates the figures of lstm 2 in scaled units: " "Series 'b' dominates the figures of gru 2 in scaled units: "; do
    grep -qF "$words" said.txt || fail "no '$words': $(cat said.txt)"
done

# A transform that needs the row before has fewer windows, where values are missing: which keys make them the same is said.
sed '50s/,[^,]*$/,/' panel.csv | grep -v ',b,\|short' >holes.csv
for transform in none difference; do
    "$LANECAST" train holes.csv --target y --kind repeat_last --context 7 --horizon 1 --set data.missing=mask --set data.split='30 10 250' \
        --set data.transform=$transform -o h-$transform.h5 -q >>plain.txt 2>&1
done
refused 'differ in windows, as one data.transform has no value after a missing one' h-none.h5 h-difference.h5
"$LANECAST" evaluate h-none.h5 h-difference.h5 --set data.missing=forward -q | grep '^2 runs on the same ' >/dev/null || fail 'not the same windows'

# A hint keeps the words that a key has.
"$LANECAST" train holes.csv --target y --cell gru --hidden 1 --epochs 1 --context 7 --horizon 2 --set data.missing=forward --set data.season=7 \
    --set data.calendar=month --set model.ridge=no -o hint.h5 -q >>plain.txt 2>&1
"$LANECAST" evaluate hint.h5 -q | tr '\n' ' ' | grep 'data.calendar = month weekday;' >/dev/null || fail "$("$LANECAST" evaluate hint.h5 -q | tail -4)"
"$LANECAST" train holes.csv --target y --cell gru --hidden 1 --epochs 1 --context 7 --horizon 2 --set data.missing=forward --set data.season=7 \
    --set data.calendar='weekday month' --set model.ridge=no -o hint.h5 --force -q >>plain.txt 2>&1
! "$LANECAST" evaluate hint.h5 -q | tr '\n' ' ' | grep 'data.calendar' >/dev/null || fail "$("$LANECAST" evaluate hint.h5 -q | tail -4)"

# A ridge regression that few windows were whole for is no yardstick: said beside each comparison with it.
awk 'BEGIN { print "time,y"; for (i = 0; i < 300; i++) print strftime("%Y-%m-%d", 1577836800 + 86400 * i, 1) "," (i % 9 ? i * 7 % 13 : "") }' >thin.csv
for cell in lstm gru; do
    "$LANECAST" train thin.csv --target y --cell $cell --hidden 1 --epochs 1 --context 6 --horizon 1 --set data.missing=mask -o thin-$cell.h5 -q >>plain.txt 2>&1
done
for runs in thin-lstm.h5 'thin-lstm.h5 thin-gru.h5'; do
    # shellcheck disable=SC2086
    "$LANECAST" evaluate $runs -q | tr '\n' ' ' >said.txt
    grep -qE 'That ridge regression is fitted on [0-9]+ of [0-9]+ training windows: ' said.txt || fail "$runs: $(cat said.txt)"
done

# Runs that are baselines are runs: the best one is named, whoever else is a baseline; what makes no error has no multiple.
awk 'BEGIN { for (r = 0; r < 400; r++) print 3 * sin(r * 2 * 3.14159265 / 5) + (r * r * 7919 % 101) / 101 }' >wave.csv
awk 'BEGIN { for (r = 0; r < 150; r++) print r }' >line.csv
plain() { # NAME DATA ARGUMENTS...
    "$LANECAST" train "$2" --context 10 --horizon 5 --set data.season=0 -o "$1.h5" -q "${@:3}" >/dev/null
}
verdict() { # 'SENTENCE' RUNS...
    "$LANECAST" evaluate "${@:2}" -q | tr '\n' ' ' >said.txt
    grep -qE "$1" said.txt || fail "$(cat said.txt)"
    if grep -qE 'inf|nan times' said.txt; then fail "$(cat said.txt)"; fi
}
plain mean wave.csv --kind mean
plain training wave.csv --kind training_mean
plain short wave.csv --kind ridge --set model.ridge.lookback=1
plain last line.csv --kind repeat_last
plain drift line.csv --kind drift
plain level line.csv --kind ridge
verdict 'A baseline beats every run: the best run, mean, has 1\.0[0-9]* times the scaled MSE of training_mean\.' mean.h5 short.h5
verdict 'A baseline beats every other run: the best of these, mean, has 1\.0[0-9]* times the scaled MSE of training_mean\.' training.h5 mean.h5 short.h5
verdict 'A baseline beats every run: drift makes no error; the scaled MSE of the best run, ridge, is [0-9]' last.h5 level.h5
verdict 'A baseline beats every other run: drift makes no error; the scaled MSE of the best of these, ridge, is [0-9]' last.h5 level.h5 drift.h5
cp drift.h5 drifts.h5
verdict 'Neither the best run, drift \(drifts.h5\), nor the best baseline, drift \(drift.h5\), makes an error here\.' drift.h5 drifts.h5

# Of series that are chosen, the windows of these are compared: one that begins late has fewer of a longer context.
{
    echo id,time,v
    for day in $(seq 0 149); do
        date -u -d "2021-01-01 $day days" "+a,%F,$((day * 7919 % 13))"
        [ "$day" -lt 110 ] || date -u -d "2021-01-01 $day days" "+late,%F,$((day * 7919 % 11))"
    done
} >late.csv
for context in 3 20; do
    "$LANECAST" train late.csv --target v --kind repeat_last --context $context --horizon 2 --set 'data.split=2021-04-01 2021-04-20' -o "of$context.h5" -q >/dev/null 2>&1
done
refused 'differ in windows' of3.h5 of20.h5
refused 'differ in windows' of3.h5 of20.h5 --series a,late
"$LANECAST" evaluate of3.h5 of20.h5 --series a -q | grep -q '^2 runs on the same 40 test windows' || fail 'windows of one series'
