# Several networks in one run file: killed within one of them and resumed to the same weights; evaluate, inspect and the log say
# what each one is; what does not go together is refused.
source "$(dirname "$0")/cli.bash"

fail() {
    echo "$*"
    exit 1
}

"$LANECAST" simulate weather --rows 1500 -o w.h5 >/dev/null
cat >t.ini <<'INI'
[data]
file = w.h5
[window]
context = 24
horizon = 6
[model]
hidden = 8
[train]
epochs = 4
patience = 0
[run]
seed = 11
seeds = 3
checkpoint = 0.01
threads = 1
INI
"$LANECAST" train t.ini -o whole.h5 --log log --progress plain >out 2>err
grep -q '^network 3 of 3, seed 13$' err || fail "progress does not name the networks: $(cat err)"
"$LANECAST" evaluate whole.h5 -q | grep -q '^gru 8 3-seed ' || fail 'a table does not say that there are three networks'
grep -q 'seed 12: best epoch . of 4, validation loss' out || fail "no line for each network: $(cat out)"
[ "$(grep -c '"member":' log)" -eq 12 ] || fail "the log does not say which network: $(cat log)"

digest() {
    "$LANECAST" inspect "$1" --json >inspected
    sed -n 's/^  "weights_digest": "\(.*\)".*/\1/p' inspected
}
whole=$(digest whole.h5)
[ "$(grep -c '"seed":' inspected)" -eq 3 ] || fail "inspect does not list the networks: $(cat inspected)"
"$LANECAST" inspect whole.h5 >out
grep -q 'networks    3, of a seed each' out || fail "$(cat out)"

# Killed as soon as the second network is in the file, or the third.
for members in 2 3; do
    rm -f run.h5
    "$LANECAST" train t.ini -o run.h5 --set train.epochs=60 --quiet >/dev/null &
    job=$!
    until [ -s run.h5 ] && [ "$("$LANECAST" inspect run.h5 --json | grep -c '"seed":')" -ge $members ]; do
        kill -0 $job 2>/dev/null || break
    done
    kill -KILL $job 2>/dev/null || true
    wait $job 2>/dev/null || true
    "$LANECAST" resume run.h5 --quiet >/dev/null
    "$LANECAST" train t.ini -o long.h5 --set train.epochs=60 --quiet --force >/dev/null
    [ "$(digest run.h5)" = "$(digest long.h5)" ] || fail "killed in network $members and resumed: other weights"
done
"$LANECAST" replay whole.h5 --quiet >/dev/null || fail 'replay differs'

# The first network is the run with one seed; evaluate has its errors, their mean and their spread.
"$LANECAST" train t.ini -o one.h5 --set run.seeds=1 --quiet >/dev/null
one=$(digest one.h5)
"$LANECAST" inspect whole.h5 --json >out
grep -q "\"weights_digest\": \"$one\"" out || fail 'the first network is not that of one seed'
"$LANECAST" evaluate whole.h5 -v >out
for row in 'seed 11' 'seed 12' 'seed 13' 'their mean' 'their spread' 'the model'; do
    grep -q "^$row  " out || fail "evaluate has no row '$row': $(cat out)"
done
mse() { # of the line that begins with $1
    sed -n "s/^$1  *\([0-9.]*\) .*/\1/p" out | sed -n 1p
}
awk -v a="$(mse 'seed 11')" -v b="$(mse 'seed 12')" -v c="$(mse 'seed 13')" -v mean="$(mse 'their mean')" -v spread="$(mse 'their spread')" '
    BEGIN { m = (a + b + c) / 3; s = sqrt(((a - m) ^ 2 + (b - m) ^ 2 + (c - m) ^ 2) / 2)
            exit !(m - mean < 2e-4 && mean - m < 2e-4 && s - spread < 2e-4 && spread - s < 2e-4) }' ||
    fail "mean and spread are not those of the rows: $(cat out)"
"$LANECAST" evaluate whole.h5 --json >out
grep -q '"spread"' out || fail 'evaluate --json has no spread'
"$LANECAST" forecast whole.h5 -o f.csv --horizon 9 >/dev/null 2>&1 || fail 'an ensemble forecasts beyond its horizon'
[ "$(wc -l <f.csv)" -gt 9 ] || fail 'no forecast'

# It grows, and does not shrink.
"$LANECAST" resume one.h5 --set run.seeds=3 --quiet >/dev/null
[ "$(digest one.h5)" = "$whole" ] || fail 'one network that grows is not the ensemble'
got=0
"$LANECAST" resume whole.h5 --set run.seeds=2 >out 2>err || got=$?
[ $got -eq 3 ] && grep -q 'run.seeds = 3, not 2' err || fail "an ensemble shrinks: $got, $(cat err)"

# Where it has no effect or no meaning.
"$LANECAST" train t.ini -o drift.h5 --set model.kind=drift >out 2>err
grep -q 'run.seeds = 3 has no effect: drift has nothing to train' err || fail "$(cat err)"
"$LANECAST" train t.ini -o drift.h5 --set model.kind=drift --set run.seeds=1 --set data.calendar=hour >out 2>err
grep -q 'model.kind = drift forecasts each channel from its own past: data.calendar and data.known have no effect' err ||
    fail "$(cat err)"
got=0
"$LANECAST" sweep t.ini --try model.hidden=4..8 -o s.db >out 2>err || got=$?
[ $got -ne 0 ] && grep -q 'run.seeds = 3: a sweep trains one network a trial' err || fail "a sweep of ensembles: $got, $(cat err)"
