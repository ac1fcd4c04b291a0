# inspect RUN.h5: what a run is, and the configuration that trains it again, to the same weights; config check takes it too.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}
refused() { # STATUS WORDS ARGUMENTS...
    local status=$1 words=$2 got=0
    shift 2
    "$LANECAST" "$@" >out 2>err || got=$?
    [ $got -eq "$status" ] && [ ! -s out ] && grep -qF -- "$words" err || fail "$*: $got: $(cat out err)"
}

"$LANECAST" simulate weather --rows 400 -o w.h5 -q >plain.txt
printf 'date,"T, max",p;q\n' >odd.csv
for ((i = 0; i < 150; i++)); do echo "2020-$((1 + i / 28))-$((1 + i % 28)),$((i * i % 13)),$((i % 7))"; done >>odd.csv
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\ncell = lstm\nhidden = 3\n[train]\nepochs = 2\n' >t.ini
train() { # NAME SETTINGS
    local name=$1 setting set=()
    shift
    for setting; do set+=(--set "$setting"); done
    "$LANECAST" train t.ini -q -o "$name.h5" --log "$name.log" ${set[@]+"${set[@]}"} >"$name.txt" || fail "$name does not train"
}
train plain
train deep model.cell=gru 'model.hidden=5 4' model.bidirectional=yes model.loss=huber model.huber.delta=0.3 train.optimizer=sgd train.rate=0.0123456789
train many run.seeds=3 run.seed=18446744073709551613 model.loss=quantile 'model.quantile.levels=0.05 0.5 0.95'
train decoder model.kind=seq2seq data.scale=robust train.validate_every=3
train quoted data.file=odd.csv 'data.target="T, max"' data.calendar=weekday
train classes data.target=temperature classes.of=change 'classes.limits=-0.5 0.5' 'classes.names=down flat up' model.loss=softmax
train ridge model.kind=ridge
train naive model.kind=seasonal_naive data.season=24 model.interval=conformal

# What it prints trains the run again.
# A ridge regression, the model or beside a network, with what training said of it.
for run in plain ridge; do
    "$LANECAST" inspect $run.h5 >$run.out
    "$LANECAST" inspect $run.h5 --json >$run.facts
    grep -qE '^ridge       scaled MSE [0-9.]+ over (validation|training) windows$' $run.out || fail "$(cat $run.out)"
    grep -q '^            look-back 8, level of the last ' $run.out || fail "$(cat $run.out)"
done
"${LANECAST_PYTHON:-python3}" -c 'import json; r = [json.load(open(f"{n}.facts"))["ridge"] for n in ("plain", "ridge")]
assert all(x["context"] == 8 and x["horizon"] == 2 and x["valid_loss"] > 0 for x in r), r'
"${LANECAST_PYTHON:-python3}" - deep plain ridge naive <<'CODE'
import json, subprocess, sys, os
for name in sys.argv[1:]:
    run = json.loads(subprocess.run([os.environ["LANECAST"], "inspect", f"{name}.h5", "--json"], capture_output=True).stdout)
    text = subprocess.run([os.environ["LANECAST"], "inspect", f"{name}.h5"], capture_output=True, text=True).stdout
    n = run["network"]
    assert (n is None) == (name in ("ridge", "naive")) and (n is None) == ("\nnetwork " not in text), (name, n, text)
    if n:
        layers = f'{n["layers"]} layer{"s" * (n["layers"] > 1)} of {"bidirectional " * n["bidirectional"]}{n["cell"]}'
        assert f'{run["kind"]}: {layers}, units {", ".join(map(str, n["units"]))}\n' in text, (n, text)
CODE
for run in plain deep many decoder quoted classes ridge naive; do
    "$LANECAST" inspect $run.h5 --config >$run.ini
    "$LANECAST" config check $run.h5 | cmp - $run.ini || fail "config check says otherwise of $run"
    "$LANECAST" train $run.ini -q -o again.h5 >plain.txt
    for file in $run again; do "$LANECAST" inspect $file.h5 --json >$file.json; done
    diff <(grep -v '"run"' $run.json) <(grep -v '"run"' again.json) || fail "$run trains otherwise from its own configuration"
done
grep -q '"weights_digest": "0000000000000000"' naive.json || fail "$(cat naive.json)"
"$LANECAST" config check plain.h5 --set train.rate=0.5 | grep -x 'rate = 0.5' >/dev/null || fail 'config check does not set'

# The text says what it is.
"$LANECAST" inspect deep.h5 >deep.out
parameters=$(sed -n 's/^\([0-9]*\) parameters.*/\1/p' deep.txt)
cat >expected <<LINES
deep.h5: a run file

model       bidirectional gru 5 4 huber
network     recurrent: 2 layers of bidirectional gru, units 5, 4
            $parameters parameters, loss huber
windows     read 8 rows, forecast 2
targets     all channels
settings    data.season = 0, model.normalize = last, model.huber.delta = 0.3,
            train.epochs = 2, train.optimizer = sgd, train.rate = 0.0123456789
training    finished
LINES
head -n 10 deep.out | diff expected - || fail 'the text of deep.h5'
grep -qx "best loss   training [0-9.]*, validation [0-9.]*" deep.out || fail "$(cat deep.out)"
grep -qx "bytes       $(stat -c %s deep.h5), as they were written" deep.out || fail "$(cat deep.out)"
grep -q '^epoch ' deep.out && [ "$(grep -cE '^    [12]  0' deep.out)" -eq 2 ] || fail "$(cat deep.out)"
"$LANECAST" inspect naive.h5 >naive.out
grep -qx 'training    seasonal_naive has nothing to train' naive.out || fail "$(cat naive.out)"
if grep -qE '^(network|epoch|weights) ' naive.out; then fail "$(cat naive.out)"; fi
for run in plain deep many decoder quoted classes ridge naive; do
    "$LANECAST" inspect $run.h5 | awk -v run=$run 'length > 80 { print run ": wider than 80 columns: " $0; wide = 1 } END { exit wide }'
done

# The history is the log's.
"${LANECAST_PYTHON:-python3}" - <<'END'
import json
for name in "plain", "deep", "decoder":
    run = json.load(open(f"{name}.json"))
    log = [row for row in map(json.loads, open(f"{name}.log")) if "valid_loss" in row]
    assert [e["loss"] for e in run["history"]] == [row["loss"] for row in log], (name, log)
    assert [e["valid_loss"] for e in run["history"]] == [row["valid_loss"] for row in log], name
    assert run["rounds"] == len(run["history"]) and run["context"] == 8 and run["horizon"] == 2
run = json.load(open("quoted.json"))
assert run["channels"] == ["T, max", "p;q"] and run["series"] == ["odd"] and run["name"] == "lstm 3"
END

refused 4 'not a run file' inspect w.h5 --config
refused 4 'not a run file' config check w.h5
refused 2 '--config prints INI' inspect plain.h5 --config --json
refused 6 'nowhere.h5' inspect nowhere.h5 --config
