#!/usr/bin/env bash
# A sweep gives the same ledger for any number of workers, and when it goes on; what cannot be is refused.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"

"$LANECAST" simulate weather --rows 1200 --seed 1 -o weather.h5 --quiet >/dev/null
sweep_ini 'trials = 24' 'sampler = sobol' >sweep.ini

"$LANECAST" sweep sweep.ini -o one.db --workers 1 --quiet --json >one.json
content one.db >one.txt
for workers in 2 4 8; do
    "$LANECAST" sweep sweep.ini -o other.db --workers $workers --threads 8 --quiet >/dev/null
    content other.db >other.txt
    cmp one.txt other.txt || fail "$workers workers: another ledger"
    rm -f other.db*
done
[ "$(grep -c "^trials (" one.txt)" -eq 24 ] || fail "not 24 trials"
grep PRUNED one.txt >/dev/null || fail "nothing was pruned: the test does not see pruning"

# samplers that learn
for sampler in tpe cmaes gp; do
    for workers in 1 3; do
        "$LANECAST" sweep sweep.ini -o learns$workers.db --sampler $sampler --workers $workers --threads 4 --lag 3 --quiet >/dev/null
        content learns$workers.db >learns$workers.txt
        rm -f learns$workers.db*
    done
    cmp learns1.txt learns3.txt || fail "$sampler: another ledger with 3 workers"
done

# a part of it, then the rest
"$LANECAST" sweep sweep.ini -o part.db --trials 9 --lag 3 --workers 2 --quiet >/dev/null
"$LANECAST" sweep sweep.ini -o part.db --lag 3 --workers 1 --quiet >/dev/null
content part.db >part.txt
cmp <(grep "^trial" one.txt) <(grep "^trial" part.txt) || fail "in two parts: another ledger"

"$LANECAST" sweep sweep.ini -o part-gp.db --sampler gp --trials 17 --lag 3 --workers 2 --quiet >/dev/null
"$LANECAST" sweep sweep.ini -o part-gp.db --sampler gp --lag 3 --workers 1 --quiet >/dev/null
content part-gp.db >part.txt
cmp <(grep "^trial" learns1.txt) <(grep "^trial" part.txt) || fail "gp in two parts: another ledger"

grep -v -e '^pruner' -e '^trials' sweep.ini >choices4.ini
echo 'trials = 4' >>choices4.ini

# more trials than were asked for at first: the lag that these had goes on, though the default of more is another
"$LANECAST" sweep sweep.ini -o more.db --trials 9 --sampler tpe --quiet >/dev/null
"$LANECAST" sweep sweep.ini -o more.db --sampler tpe --quiet >/dev/null
"$LANECAST" sweep sweep.ini -o fresh.db --lag 1 --sampler tpe --quiet >/dev/null
content more.db >more.txt
content fresh.db >fresh.txt
cmp more.txt fresh.txt || fail "more trials: another ledger"
expect 7 "lag = 1" sweep.ini -o more.db --sampler tpe --lag 2
"$LANECAST" sweep sweep.ini -o more.db --sampler tpe --check --quiet >/dev/null || fail "checked with another lag"
for part in 1 2 3 4 5; do # the last one has none
    "$LANECAST" sweep choices4.ini -o few$part.db --shard $part/5 --sampler grid --pruner none >out.txt 2>err.txt || fail "part $part: $(cat err.txt)"
done
tr '\n' ' ' <err.txt | grep 'part 5 of 5 has no trials' >/dev/null || fail "a part without trials: $(cat err.txt)"
"$LANECAST" sweep merge few.db few?.db | grep '4 trials of 5 parts' >/dev/null || fail 'a part without trials cannot be merged'

# refused, with what to do
expect 3 "hidden" sweep.ini -o new.db --try model.hiden=1..2
expect 3 "empty" sweep.ini -o new.db --try model.dropout=0.5..0.1
expect 3 "logarithm" sweep.ini -o new.db --try model.dropout=0..0.1:log
expect 3 "grid, halton" sweep.ini -o new.db --sampler sobl
{ cat sweep.ini; echo 'cmaes.population = 3'; } >few.ini
expect 3 "cmaes.population = 3" few.ini -o new.db --sampler cmaes
grep -v -e '^train.rate' -e '^model.hidden' sweep.ini >choices.ini
expect 3 "always counts" choices.ini -o new.db --sampler cmaes
for sampler in cmaes gp; do
    expect 3 "one objective" sweep.ini -o new.db --sampler $sampler --pruner none --objective mse,mae
done
expect 7 "--continue" sweep.ini -o one.db --sampler random
expect 2 "--output" sweep.ini
echo "no ledger" >broken.db
expect 4 "not a ledger" sweep.ini -o broken.db
[ "$(cat broken.db)" = "no ledger" ] || fail "a file of another kind was changed"

# what may be chosen is listed and explained
"$LANECAST" list samplers >list.txt
grep "^  cmaes  *[a-z]" list.txt >/dev/null && grep "^  gp  *[a-z]" list.txt >/dev/null || fail "list samplers: $(cat list.txt)"
"$LANECAST" config explain sweep.lag >list.txt
grep "^lag = 0" list.txt >/dev/null || fail "config explain sweep.lag: $(cat list.txt)"

# a trial that cannot be is a row, and ends nothing
"$LANECAST" sweep sweep.ini -o failed.db --try window.context=8,5000 --trials 8 --quiet --json >failed.json
python3 - <<'END'
import json
counts = json.load(open("failed.json"))
assert counts["failed"] > 0 and counts["complete"] > 0 and counts["failed"] + counts["complete"] + counts["pruned"] == 8, counts
END
"$LANECAST" sweep show failed.db --json >shown.json
python3 - <<'END'
import json
trials = json.load(open("shown.json"))["trials"]
assert [t["trial"] for t in trials] == list(range(8))
assert all(t["message"] for t in trials if t["state"] == "FAIL")
END

# what a ledger says of its dimensions: as text, JSON and CSV; of several objectives the front
"$LANECAST" sweep show one.db --csv one.csv --slices slices.csv >shown.txt
grep "^train.rate" shown.txt >/dev/null || fail "show does not say what train.rate has to do with scores: $(cat shown.txt)"
"$LANECAST" sweep sweep.ini -o front.db --pruner none --objective mse,mae,mape --quiet >front.txt
grep -q "Pareto front" front.txt || fail "$(cat front.txt)"
expect 2 "several objectives" best front.db -o best.h5
"$LANECAST" sweep show front.db --rows 100 --csv front.csv >front.txt
"$LANECAST" sweep show front.db --json >front.json
"$LANECAST" sweep show one.db --json >shown.json
python3 - <<'END'
import csv, json, math
shown, front = json.load(open("shown.json")), json.load(open("front.json"))
rows = list(csv.DictReader(open("one.csv")))
assert [int(r["trial"]) for r in rows] == [t["trial"] for t in shown["trials"]]
assert all(float(r["mse"]) == t["objective"]["mse"] for r, t in zip(rows, shown["trials"]))
slices = list(csv.DictReader(open("slices.csv")))
for key, dimension in shown["dimensions"].items():
    own = [s for s in slices if s["dimension"] == key]
    assert len(own) == len(dimension["slices"]) and all(float(s["importance"]) == dimension["importance"] for s in own), key
    for s, j in zip(own, dimension["slices"]):
        assert s["value"] == j["value"] if "value" in j else (float(s["from"]), float(s["to"])) == (j["from"], j["to"]), (s, j)
        assert int(s["trials"]) == j["trials"] and (j["best"] is None or float(s["best"]) == j["best"]), (s, j)
assert math.isclose(sum(d["importance"] for d in shown["dimensions"].values()), 1)
complete = [t for t in shown["trials"] if t["state"] == "COMPLETE"]
for key, dimension in shown["dimensions"].items():
    assert sum(s["trials"] for s in dimension["slices"]) == len(complete), key
    assert min(s["best"] for s in dimension["slices"] if s["trials"]) == min(t["objective"]["mse"] for t in complete)
def losses(t):
    return list(t["objective"].values())
points = [losses(t) for t in front["trials"]]
expected = [i for i, p in enumerate(points)
            if not any(q != p and all(a <= b for a, b in zip(q, p)) for q in points)]
assert front["front"] == expected and len(expected) > 1, (front["front"], expected)
assert [int(r["trial"]) for r in csv.DictReader(open("front.csv")) if r["front"] == "yes"] == expected
assert open("front.txt").read().count("COMPLETE") == len(expected)
END
expect 2 "one.db" show one.db --csv one.db
expect 2 "one.csv" show one.db --csv one.csv --slices one.csv

# the best runs are kept, and are those of the ledger
"$LANECAST" sweep sweep.ini -o kept.db --pruner none --trials 12 --keep 2 --workers 2 --quiet --json >kept.json
[ "$(ls kept.d | wc -l)" -eq 2 ] || fail "not two runs kept"
best=$(python3 -c 'import json; print(json.load(open("kept.json"))["best"]["trial"])')
"$LANECAST" evaluate "kept.d/trial-$best.h5" --split valid --json >evaluated.json
python3 - <<'END'
import json
best = json.load(open("kept.json"))["best"]["objective"]["mse"]
line = json.load(open("evaluated.json"))
text = json.dumps(line)
assert f"{best!r}"[:10] in text, (best, text[:400])
END

# what is kept changes nothing of the ledger, and has the ridge regression beside it that evaluations show
"$LANECAST" sweep sweep.ini -o unkept.db --pruner none --trials 12 --workers 2 --quiet >/dev/null
content kept.db >kept.txt
content unkept.db >unkept.txt
cmp kept.txt unkept.txt || fail "--keep: another ledger"
python3 -c 'import json; assert json.load(open("evaluated.json"))["baselines"]["ridge"]' || fail "a kept run has no ridge regression beside it"

# runs of another sweep are not taken for those of its trials, and each study has its own
mkdir stale.d
cp kept.d/*.h5 stale.d
expect 2 'a run of another sweep' sweep.ini -o stale.db --pruner none --trials 2
[ ! -e stale.db ] || fail 'a sweep that cannot be leaves a ledger'
"$LANECAST" sweep sweep.ini -o kept.db --study a/b --pruner none --trials 3 --keep 1 --quiet >/dev/null
[ "$(ls kept.d | grep -c '^a_b-trial-[0-2].h5$')" -eq 1 ] && [ "$(ls kept.d | wc -l)" -eq 3 ] || fail "two studies: $(ls kept.d)"
"$LANECAST" sweep sweep.ini -o kept.db --pruner none --trials 12 --keep 5 2>err.txt >/dev/null
tr '\n' ' ' <err.txt | grep '2 of the best 5 runs are kept' >/dev/null || fail "--keep of trials that had ended: $(cat err.txt)"
"$LANECAST" sweep sweep.ini -o kept.db --pruner none --trials 12 --keep 2 --quiet >/dev/null

# parts of a sweep, merged, are the whole; what depends on other parts is refused
for part in 1 2 3; do
    "$LANECAST" sweep sweep.ini -o part$part.db --pruner none --shard $part/3 --quiet >/dev/null
done
"$LANECAST" sweep sweep.ini -o whole.db --pruner none --quiet >/dev/null
"$LANECAST" sweep merge merged.db part3.db part1.db part2.db >/dev/null
content whole.db >whole.txt
content merged.db >merged.txt
cmp whole.txt merged.txt || fail "merged parts: another ledger"
expect 3 "--shard" sweep.ini -o new.db --shard 1/3
expect 3 "sampler = gp depend" sweep.ini -o new.db --pruner none --sampler gp --shard 1/3
expect 3 "1/8 to 8/8" sweep.ini -o new.db --pruner none --shard 4/3
expect 2 "all parts" merge new.db part1.db part2.db
expect 2 "there already" merge merged.db part1.db part2.db part3.db

# a second run by other workers gives the same; the best one is trained again, and judged on the test once
"$LANECAST" sweep sweep.ini -o one.db --check --quiet >/dev/null
"$LANECAST" sweep best one.db -o best.h5 --seeds 2 --quiet --json >best.json
"$LANECAST" evaluate best.h5 --json >judged.json
"$LANECAST" sweep train one.db --trial 5 -o five.h5 --quiet >/dev/null
"$LANECAST" evaluate five.h5 --split valid --json >five.json
python3 - <<'END'
import json, math
one, best, judged = (json.load(open(f"{n}.json")) for n in ("one", "best", "judged"))
assert best["trial"] == one["best"]["trial"] and best["seeds"] == 2 and best["test_mse_spread"] >= 0 and best["expected_luck"] > 0, best
assert best["looks"] == one["complete"] + one["pruned"] and one["pruned"] > 0
ridge = best["against_ridge"]
assert math.isclose(ridge["scaled_mse"], judged["against_ridge"]["scaled_mse"], rel_tol=1e-12), (ridge, judged["against_ridge"])
assert ridge["model_scaled_mse"] == best["test_mse"] and ridge["ratio"] == best["test_mse"] / ridge["scaled_mse"], ridge
END
# the file has the seed that is best on the validation rows, where it is trained as in the sweep: here not the first
"$LANECAST" sweep best one.db --seed 2 -o kept.h5 --seeds 3 --quiet --json >best.json
trial=$(python3 -c 'import json; print(json.load(open("best.json"))["trial"])')
for seed in 2 3 4; do
    "$LANECAST" sweep train one.db --trial "$trial" --set run.seed=$seed -o seed.h5 --force --quiet >/dev/null
    "$LANECAST" evaluate seed.h5 --split valid --json >seed$seed.json
done
"$LANECAST" evaluate kept.h5 --json >judged.json
"$LANECAST" inspect kept.h5 --config >kept.ini
python3 - <<'END'
import json, math, re
best, judged = json.load(open("best.json")), json.load(open("judged.json"))
valid = {seed: json.load(open(f"seed{seed}.json"))["scaled"]["mse"] for seed in (2, 3, 4)}
assert best["seed"] == min(valid, key=valid.get) != 2 and math.isclose(best["seed_validation"], min(valid.values()), rel_tol=1e-9), (best, valid)
assert math.isclose(best["seed_test_mse"], judged["scaled"]["mse"], rel_tol=1e-9) and best["seed_test_mse"] != best["test_mse"], best
assert int((re.search(r"(?m)^seed = (\d+)", open("kept.ini").read()) or [0, 1])[1]) == best["seed"], best
END
"$LANECAST" sweep best one.db -o text.h5 --seeds 1 --quiet | tr '\n' ' ' | grep 'than a ridge regression of the same context, whose' >/dev/null ||
    fail 'sweep best is silent about the ridge regression beside the model'

# its test windows are those of a trial, beside which it can be judged
"$LANECAST" evaluate best.h5 five.h5 --json >both.json || fail 'the best run and a trial have other test windows'

# luck is no more than the scores differ by, and is not known below five blocks of windows
printf '[data]\nfile = luck.h5\nsplit = 0.7 0.1 0.2\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 3\n[train]\nepochs = 2\n' >luck.ini
"$LANECAST" simulate weather --rows 1203 -o luck.h5 -q >/dev/null
for stride in 1 6 30; do
    "$LANECAST" sweep luck.ini -o "luck$stride.db" --sampler grid --try run.seed=1,2,3,4 --set window.stride=$stride --quiet >/dev/null
    "$LANECAST" sweep best "luck$stride.db" -o luck.run.h5 --force --seeds 1 --quiet --json >luck$stride.json
    "$LANECAST" sweep show "luck$stride.db" --json >scores$stride.json
done
python3 - <<'END'
import json, statistics
for stride in (1, 6, 30):
    best, trials = (json.load(open(f"{name}{stride}.json")) for name in ("luck", "scores"))
    scores = [t["objective"]["mse"] for t in trials["trials"]]
    luck = best["expected_luck"]
    if stride == 30: # 4 windows
        assert luck is None, best
    else:
        below = [s for s in scores if s < statistics.median(scores)]
        spread = statistics.fmean((s - statistics.median(scores)) ** 2 for s in below) ** 0.5
        assert 0 < best["luck_spread"] <= spread * 1.001 and (best["luck_of"] == "windows") == (best["luck_spread"] < 0.999 * spread), best
        times = -statistics.NormalDist().inv_cdf(0.625 / 4.25)
        assert abs(luck - times * best["luck_spread"]) < 1e-9, (stride, luck, scores)
END

# a trial that is not the best is not called so, and one without a score is refused
"$LANECAST" sweep show one.db --json >all.json
read -r other pruned < <(python3 - <<'END'
import json
trials = json.load(open("all.json"))["trials"]
print(max((t for t in trials if t["state"] == "COMPLETE"), key=lambda t: t["objective"]["mse"])["trial"],
      next(t["trial"] for t in trials if t["state"] == "PRUNED"))
END
)
"$LANECAST" sweep best one.db --trial "$other" -o text.h5 --seeds 1 --quiet | tr '\n' ' ' >text.txt
grep ', one of [0-9]* looks' text.txt >/dev/null && ! grep 'without that luck' text.txt || fail "trial $other is called the best: $(cat text.txt)"
expect 2 "PRUNED, so that it has no score" best one.db --trial "$pruned" -o text.h5
"$LANECAST" sweep show one.db --json >all.json
python3 - <<'END'
import json
trial = json.load(open("all.json"))["trials"][5]
assert trial["state"] != "COMPLETE" or f'{trial["objective"]["mse"]!r}'[:10] in json.dumps(json.load(open("five.json"))), trial
END

# The best one with intervals: no validation rows are left to measure them, which is said.
"$LANECAST" sweep sweep.ini -o interval.db --set model.interval=conformal --trials 1 --quiet >/dev/null
"$LANECAST" sweep best interval.db -o interval.h5 --seeds 1 >out.txt 2>err.txt || fail "best: $(cat err.txt)"
tr '\n' ' ' <err.txt | grep -q 'model.interval = conformal is not of the file' || fail "$(cat err.txt)"
