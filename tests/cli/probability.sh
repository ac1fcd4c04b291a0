# What a forecast says beyond the point, as a user sees it: columns of forecasts in CSV and HDF5, lines of evaluations, refusals.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}
refused() { # STATUS TEXT COMMAND...
    local wanted=$1 text=$2 got=0
    shift 2
    "$@" >out 2>err || got=$?
    [ "$got" = "$wanted" ] && grep -qF -- "$text" err || fail "$*: status $got, $(cat err), wanted $wanted, $text"
}

"$LANECAST" simulate weather --rows 500 -o w.h5 >/dev/null
cat >t.ini <<'END'
[data]
file = w.h5
target = temperature pressure
[window]
context = 12
horizon = 3
[model]
hidden = 6
[train]
epochs = 3
END
train() { # LOSS ...
    "$LANECAST" train t.ini -o "$1.h5" --quiet --set "model.loss=$1" "${@:2}" >/dev/null
}

# Learned quantiles may cross: that they are sorted is said where the loss is.
"$LANECAST" --manual lanecast.ini | tr '\n' ' ' | grep -qF 'sorted where they cross' || fail 'the manual does not say what is done where quantiles cross'

# A point is one column, and evaluations have no line of quantiles.
train mse
"$LANECAST" forecast mse.h5 -o mse.csv -q
head -1 mse.csv >got
[ "$(cat got)" = 'series,time,temperature,pressure' ] || fail "$(cat got)"
"$LANECAST" evaluate mse.h5 --csv mse-series.csv >mse.txt
! grep -qiE 'quantile|crps|coverage' mse.txt mse-series.csv || fail 'a point has measures of quantiles'
"$LANECAST" evaluate mse.h5 --json >mse.json
! grep -q quantiles mse.json || fail 'a point has measures of quantiles in JSON'
refused 3 'model.loss = mse says a point only, and no quantiles' "$LANECAST" forecast mse.h5 -o no.csv --levels 0.5
refused 3 'model.loss = mse says a point only, and no samples' "$LANECAST" forecast mse.h5 -o no.csv --samples 3
[ ! -e no.csv ] || fail 'a forecast was written'

# Quantiles: the learned ones, or some of them.
train quantile --set 'model.quantile.levels=0.1 0.5 0.975'
"$LANECAST" forecast quantile.h5 -o q.csv -q
head -1 q.csv >got
[ "$(cat got)" = 'series,time,temperature,temperature_q0.1,temperature_q0.5,temperature_q0.975,pressure,pressure_q0.1,pressure_q0.5,pressure_q0.975' ] ||
    fail "$(cat got)"
awk -F, 'NR > 1 && !($3 == $5 && $4 <= $5 && $5 <= $6 && $8 <= $9 && $9 <= $10) { print "crossing: " $0; exit 1 }' q.csv
"$LANECAST" forecast quantile.h5 -o q1.csv -q --levels 0.975
head -1 q1.csv >got
[ "$(cat got)" = 'series,time,temperature,temperature_q0.975,pressure,pressure_q0.975' ] || fail "$(cat got)"
refused 3 'did not learn the level 0.9' "$LANECAST" forecast quantile.h5 -o no.csv --levels '0.9'
refused 2 'level 0.5 after 0.975' "$LANECAST" forecast quantile.h5 -o no.csv --levels '0.975 0.5'
refused 3 'quantiles only, and no samples' "$LANECAST" forecast quantile.h5 -o no.csv --samples 3

# A distribution: any levels, and samples that are the same for any threads and however many there are.
train gaussian
"$LANECAST" forecast gaussian.h5 -o g.csv -q --levels '0.01 0.99' --samples 3 --threads 1
head -1 g.csv >got
[ "$(cut -d, -f3-8 got)" = 'temperature,temperature_q0.01,temperature_q0.99,temperature_sample1,temperature_sample2,temperature_sample3' ] ||
    fail "$(cat got)"
"$LANECAST" forecast gaussian.h5 -o g2.csv -q --levels '0.01 0.99' --samples 2 --threads 2
cut -d, -f3-7,9-13 g.csv >a
cut -d, -f3-12 g2.csv >b
cmp a b || fail 'samples depend on threads or on their number'
[ "$(awk -F, 'NR > 1 { print $6 }' g.csv | sort -u | wc -l)" -eq 3 ] || fail 'samples of steps are the same'
"$LANECAST" forecast gaussian.h5 -o g.h5 -q --samples 2
"$LANECAST" inspect g.h5 --json >inspected
grep -q '"temperature_q0.1"' inspected && grep -q '"pressure_sample2"' inspected || fail 'the columns are not in the dataset'

# Evaluations: text, JSON, CSV; the levels that are asked for.
"$LANECAST" evaluate gaussian.h5 --csv series.csv >g.txt
grep -q 'crps is that of the distribution' g.txt && grep -q 'PIT histogram' g.txt && grep -q '^coverage ' g.txt &&
    grep -q '^coverage should be 80 %, the truths between the quantiles of 0.1 and 0.9.$' g.txt || fail "$(cat g.txt)"
head -1 series.csv >got
grep -q ',scaled_pinball,.*,coverage,' got || fail "$(cat got)"
awk -F, 'NR == 1 { n = NF; for (i = 1; i <= NF; i++) column[$i] = i } NF != n { print "columns: " $0; exit 1 }
    NR == 2 && ($column["scaled_crps"] == "" || $column["coverage"] == "") { print "nothing measured"; exit 1 }
    NR == 2 && $column["crps"] != "" { print "two units in one figure"; exit 1 }
    NR == 3 && $column["scaled_crps"] $column["coverage"] != "" { print "a baseline has quantiles: " $0; exit 1 }' series.csv
"$LANECAST" evaluate quantile.h5 --levels '0.1 0.5' | tr '\n' ' ' >few.txt
grep -qF 'integrated over the levels: of more levels it is larger; compare it with that of the same levels alone' few.txt || fail "$(cat few.txt)"
! "$LANECAST" evaluate quantile.h5 --levels 0.5 | grep 'should be between' || fail 'one level has nothing between'
"$LANECAST" evaluate quantile.h5 --levels '0.1 0.5' --json >q.json
python3 - <<'END' || fail 'JSON'
import json
q = json.load(open("q.json"))["quantiles"]
assert q["levels"] == [0.1, 0.5] and q["nominal_coverage"] == 40 and not q["crps_in_closed_form"]
assert len(q["per_horizon"]) == 3 and len(q["per_channel"]) == 2 and len(q["histogram"]) == 3
assert abs(sum(q["histogram"]) - 1) < 1e-9 and 0 <= q["units"]["coverage"] <= 100
assert len(q["per_series"]["units"]["pinball"]) == 1
END

# What cannot be is refused in one line.
refused 3 'quantiles of changes do not add up to quantiles of levels' "$LANECAST" train t.ini -o no.h5 --set model.loss=gaussian --set data.transform=difference
refused 3 'model.loss = negative_binomial needs values whose 0 is where it is; add --set data.scale=mean_scale' "$LANECAST" train t.ini -o no.h5 --set model.loss=negative_binomial
refused 4 'is of counts, 0 or more' "$LANECAST" train t.ini -o no.h5 --set model.loss=negative_binomial --set data.scale=mean_scale
refused 3 'could read as what the step before it said' "$LANECAST" train t.ini -o no.h5 --set model.loss=mixture --set model.kind=seq2seq

# Counts: whole quantiles, none below 0.
awk 'BEGIN { srand(3); print "time,sold"; for (i = 0; i < 400; i++) printf "2024-01-%02d %02d:00:00,%d\n", 1 + i / 24, i % 24, int(-4 * log(1 - rand())) }' >c.csv
"$LANECAST" train t.ini -o c.h5 --quiet --data c.csv --set data.target=sold --set model.loss=negative_binomial --set data.scale=mean_scale >/dev/null
"$LANECAST" forecast c.h5 -o counts.csv -q --samples 20
awk -F, 'NR > 1 { for (i = 4; i <= NF; i++) if ($i < 0 || $i != int($i)) { print "not a count: " $i; exit 1 } }' counts.csv

# Levels that validation windows are too few for: left out with a note where nobody names them, refused where somebody does.
"$LANECAST" train t.ini -o few.h5 --quiet --set model.kind=drift --set model.interval=conformal --set 'data.split=* 10 60' >/dev/null
"$LANECAST" forecast few.h5 -o few.csv 2>err
grep -qF '2 levels left out: the validation windows are too few for them with model.interval' err || fail "$(cat err)"
[ "$(head -1 few.csv | cut -d, -f1-4)" = 'series,time,temperature,temperature_q0.2' ] || fail "$(head -1 few.csv)"
"$LANECAST" evaluate few.h5 -q --json >few.json
grep -qE '"nominal_coverage": (60|59[.]99)' few.json || fail 'evaluate has other levels'
"$LANECAST" plot few.h5 -o few.svg -q
refused 3 'level 0.1: 8 validation windows are too few' "$LANECAST" forecast few.h5 -o no.csv --levels '0.1 0.5'
refused 3 'model.kind = drift says a point only, and no samples: choose a network' "$LANECAST" forecast few.h5 -o no.csv --samples 1

# A context behind a gap is as quiet as it is: the step across the gap is no part of a normalized interval.
awk 'BEGIN { print "date,x"; for (i = 0; i < 600; i++) printf "%s,%.3f\n", strftime("%Y-%m-%d %H:%M", 1609459200 + 3600 * (i + (i < 560 ? 0 : 200)), 1),
    0.1 * sin(i * i) + (i < 560 ? 0 : 1000) }' >jump.csv
"$LANECAST" train jump.csv --kind repeat_last --context 24 --horizon 2 --set window.shortest=4 --set model.interval=normalized -o jump.h5 -q >/dev/null
"$LANECAST" evaluate jump.h5 --forecasts jump.f.csv -q >/dev/null
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next } $column["origin"] > "2021-02-01 12" { n++
    if ($column["q0.9"] - $column["q0.1"] > 5) { print; wrong = 1 } } END { exit wrong || n < 20 }' jump.f.csv || { head -n 2 jump.f.csv; exit 1; }
