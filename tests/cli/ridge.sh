# model.kind = ridge is a forecaster like others: train, inspect, evaluate, forecast, replay, sweep; what it refuses, and what it says.
source "$(dirname "$0")/cli.bash"
fails() { # fails STATUS TEXT COMMAND...
    local code=0 status=$1 text=$2
    shift 2
    "$@" >out 2>err || code=$?
    [ $code -eq "$status" ] && grep -qF -- "$text" err || { echo "$*: exit status $code, expected $status and: $text"; cat out err; exit 1; }
}

"$LANECAST" simulate weather --rows 900 -o w.h5 >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 48\nhorizon = 24\n[model]\nkind = ridge\n' >r.ini
"$LANECAST" train r.ini -o r.h5 >out 2>err
if grep 'changed no weight' err; then echo "a ridge regression has no weights that train.rate changes"; exit 1; fi
grep -Eq '^r.h5: fitted in [0-9.]+ s, validation loss 0\.[0-9]+$' out || { cat out err; exit 1; }
grep -q '^[0-9]* maps of 48 x 24 coefficients; ' out
grep -q '^look-back 48, level of the last ' out

# It beats the naive baselines where a day follows a day.
"$LANECAST" evaluate r.h5 >table
grep -q '^ridge ' table
grep -q "^The model's scaled MSE, .* is 0\.[0-9]* times that of the best baseline" table || { cat table; exit 1; }

"$LANECAST" inspect r.h5 >out
grep -q '^model       ridge$' out && grep -q '^training    finished$' out && grep -Eq '^weights     digest [0-9a-f]{16}$' out || { cat out; exit 1; }
! grep -q epochs out || { cat out; exit 1; }
"$LANECAST" replay r.h5 --quiet >out
grep -q '^r.h5: trained again, equal in every bit' out
fails 2 'a ridge regression is fitted whole' "$LANECAST" resume r.h5 --epochs 20

# Within the horizon and beyond it; with intervals.
"$LANECAST" forecast r.h5 -o f.csv --horizon 60 2>err
[ "$(wc -l <f.csv)" -eq 61 ] && grep -q "steps 25 to 60 are from the model's own forecasts" err || { cat err; exit 1; }
"$LANECAST" train r.ini -o i.h5 --set model.interval=conformal --quiet >/dev/null
"$LANECAST" evaluate i.h5 >table
grep -qi 'interval' table || { cat table; exit 1; }

# What does nothing is said; what cannot be is refused.
"$LANECAST" train r.ini -o s.h5 --set run.seeds=3 --set data.calendar=hour >/dev/null 2>err
grep -q 'ridge draws no numbers' err && grep -q 'forecasts each channel from its own past' err || { cat err; exit 1; }
fails 3 'ridge.lookback = 49' "$LANECAST" train r.ini -o x.h5 --set model.ridge.lookback=49
fails 3 'set kind = ridge' "$LANECAST" train r.ini -o x.h5 --set model.kind=drift --set model.ridge.penalty=1
fails 3 'ridge says numbers' "$LANECAST" train r.ini -o x.h5 --set classes.of=change --set classes.limits=0
"$LANECAST" config explain model.kind >out
grep -q 'ridge' out

# A sweep chooses among its options as among those of a network.
"$LANECAST" sweep r.ini -o r.db --try model.ridge.penalty=1,1e9 --try model.ridge.trailing=0,1 --trials 4 --sampler grid --quiet >/dev/null
"$LANECAST" sweep show r.db --json >out
[ "$(grep -c '"trials": 2' out)" -eq 4 ] || { cat out; exit 1; }

# Where no validation windows are left, what they chose before is taken over: of a window, since penalties of auto are.
chosen() { # RUN: rows of choices, each with its penalty a window, from the ranges that training says
    python3 -c 'import json, sys
r = json.load(open(sys.argv[1]))["ridge"]
windows = r["windows"] / (r["maps"] or 1)
print(r["lookback"], r["level"], [round(p / windows, 9) for p in r["penalty"]])' "$1"
}
"$LANECAST" train r.ini -o w.run.h5 --set model.ridge.lookback=auto --set window.horizon=30 --json -q >w.json
"$LANECAST" train w.run.h5 --on all -o all.h5 --json >all.json 2>err
[ "$(chosen w.json)" = "$(chosen all.json)" ] && [ "$(chosen w.json | tr -d '[]')" != "48.0, 48.0 1.0, 1.0 0.001, 0.001" ] ||
    { chosen w.json; chosen all.json; exit 1; }
grep -q 'ridge has the penalties, levels and look-backs that the validation windows of w.run.h5 chose' err || { cat err; exit 1; }
! grep -qE 'takes the first|epoch' err || { cat err; exit 1; }
"$LANECAST" replay all.h5 --quiet | grep -q 'equal in every bit'
"$LANECAST" train all.h5 --on all -o again.h5 --quiet >/dev/null
cmp all.h5 again.h5
"$LANECAST" train w.run.h5 --on all -o seven.h5 --set model.ridge.penalty=7 --quiet >out
grep -q 'penalty 7$' out || { cat out; exit 1; } # what is asked for is asked for
"$LANECAST" train w.run.h5 --on all -o later.h5 --context 60 --horizon 50 --quiet >/dev/null
fails 3 'says nothing of one map for all' "$LANECAST" train w.run.h5 --on all -o x.h5 --set model.ridge.maps=shared
"$LANECAST" train r.ini -o fresh.h5 --on all >/dev/null 2>err
grep -q 'no validation windows: ridge takes the first' err || { cat err; exit 1; }

# So for the winner of a sweep, and for the regression beside a network.
"$LANECAST" sweep r.ini -o maps.db --try model.ridge.maps=channel,shared --trials 2 --quiet >/dev/null
"$LANECAST" sweep best maps.db -o best.h5 --seeds 1 --quiet --json >best.json
"$LANECAST" train r.ini -o trial.h5 --set model.ridge.maps="$(python3 -c 'import json; print(json.load(open("best.json"))["point"]["model.ridge.maps"])')" --json -q >trial.json
"$LANECAST" inspect best.h5 --config | grep -v '^lanecast' >best.ini
"$LANECAST" train trial.h5 --on all -o trial_all.h5 --json -q >trial_all.json
[ "$(chosen trial.json)" = "$(chosen trial_all.json)" ] || { chosen trial.json; chosen trial_all.json; exit 1; }
"$LANECAST" train best.ini -o first.h5 --quiet >/dev/null
if [ "$("$LANECAST" inspect best.h5 | grep ^weights)" = "$("$LANECAST" inspect first.h5 | grep ^weights)" ]; then
    echo 'sweep best takes the first penalty, level and look-back, not those of the trial'
    exit 1
fi
"$LANECAST" replay best.h5 --quiet | grep -q 'equal in every bit'
"$LANECAST" train r.ini --kind recurrent --hidden 3 --epochs 1 -o net.h5 --json -q >net.json
"$LANECAST" train net.h5 --on all -o net_all.h5 --json -q >net_all.json
[ "$(chosen net.json)" = "$(chosen net_all.json)" ] || { chosen net.json; chosen net_all.json; exit 1; }

# Windows with a missing value are left out of the fit, and of its loss: both say of how many, and the loss printed first is that of evaluate.
python3 - <<'END'
import math
with open('holes.csv', 'w') as file:
    file.write('time,a,b\n')
    for i in range(600):
        a = '' if i % 40 == 7 else '%.3f' % (math.sin(i / 4) + i * 7 % 5 / 9)
        b = '' if i > 400 and i % 9 == 0 else '%.3f' % (math.cos(i / 7) + i * 5 % 7 / 9)
        file.write(f'2020-{1 + i // 480:02}-{1 + i % 480 // 24:02} {i % 24:02}:00,{a},{b}\n')
END
"$LANECAST" train holes.csv --context 12 --horizon 3 --kind ridge --set data.missing=mask -o holes.h5 >out 2>err
grep -q 'ridge is fitted on [0-9]* of [0-9]* training windows of one channel' err || { cat err; exit 1; }
grep -q 'ridge: of 1 of 2 maps no validation window is whole' err || { cat err; exit 1; }
loss=$(tr '\n' ' ' <out | sed -n 's/.*, validation loss \([0-9.]*\); [0-9.]* over the [0-9]* of [0-9]* windows of one channel.*/\1/p')
"$LANECAST" evaluate holes.h5 --split valid --json >holes.json
python3 -c 'import json, sys
mse = json.load(open("holes.json"))["scaled"]["mse"]
assert abs(mse - float(sys.argv[1])) < 1e-5, (mse, sys.argv[1])' "$loss"
"$LANECAST" train holes.csv --context 12 --horizon 3 --hidden 2 --epochs 1 --set data.missing=mask -o holes.h5 >out 2>err
grep -q 'ridge is fitted on [0-9]* of [0-9]* training windows of one channel' err || { cat err; exit 1; }

# Keys that networks alone have are said to do nothing, of baselines too; what is at its default is not.
"$LANECAST" train r.ini -o k.h5 --hidden 5 --rate 0.1 --loss mae >/dev/null 2>err
grep -qx "lanecast: model.kind = ridge is no network: 'model.hidden', 'model.loss', 'train.rate' have no effect" err || { cat err; exit 1; }
"$LANECAST" train r.ini -o k.h5 --set model.kind=mean --set train.optimizer=sgd >/dev/null 2>err
grep -qx "lanecast: model.kind = mean is no network: 'train.optimizer' has no effect" err || { cat err; exit 1; }
"$LANECAST" train r.ini -o k.h5 --set model.ridge.penalty=3 --set model.interval=conformal >/dev/null 2>err
! grep -q 'is no network' err || { cat err; exit 1; }
