# A decoder as a user meets it: trained at one horizon it forecasts and is judged at another; what does not go together is refused.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}
refused() { # TEXT COMMAND...
    local text=$1 status=0
    shift
    "$@" -q >out 2>err || status=$?
    [ $status -eq 3 ] && [ "$(wc -l <err)" -eq 1 ] || { cat err; fail "status $status: $*"; }
    grep -qF "$text" err || { cat err; fail "does not say '$text'"; }
}

cat > decoder.ini <<'EOF'
[data]
file = data.h5
known = hour
[window]
context = 24
horizon = 6
stride = 5
[model]
kind = seq2seq
hidden = 8
seq2seq.teacher = 0.5
seq2seq.attention = additive
[train]
epochs = 2
EOF
"$LANECAST" simulate weather --rows 900 -o data.h5 -q >out
"$LANECAST" train decoder.ini -o run.h5 -q >out

# The same weights at another horizon; the first steps are those of the shorter one, to the last digit.
"$LANECAST" forecast run.h5 -o short.csv -q
"$LANECAST" forecast run.h5 --set window.horizon=12 -o long.csv -q
[ "$(wc -l < short.csv)" = 7 ] || fail "6 rows: $(cat short.csv)"
[ "$(wc -l < long.csv)" = 13 ] || fail "12 rows: $(cat long.csv)"
sed -n 1,7p long.csv | cmp - short.csv
"$LANECAST" evaluate run.h5 --set window.horizon=12 --json > long.json

# One rule beyond the trained horizon: the decoder continues, however it is asked to, and whatever else it reads.
"$LANECAST" train decoder.ini -o density.h5 -q --set data.target=temperature --set model.loss=gaussian --set data.known= >out
"$LANECAST" forecast density.h5 -o asked.csv --horizon 12 2>err
grep -qF 'steps 7 to 12 are beyond window.horizon = 6: the decoder continues' err || fail "$(cat err)"
"$LANECAST" forecast density.h5 -o set.csv --set window.horizon=12 -q
cmp asked.csv set.csv
[ "$(head -1 asked.csv)" = "series,time,temperature$(printf ',temperature_q0.%d' 1 2 3 4 5 6 7 8 9)" ] || fail "$(head -1 asked.csv)"
"$LANECAST" forecast density.h5 -o asked.csv --horizon 12 --samples 2 --levels 0.5 -q
"$LANECAST" forecast density.h5 -o set.csv --set window.horizon=12 --samples 2 --levels 0.5 -q
cmp asked.csv set.csv
"$LANECAST" forecast run.h5 -o asked.csv --horizon 12 --origin 2010-02-05 -q
"$LANECAST" forecast run.h5 -o set.csv --set window.horizon=12 --origin 2010-02-05 -q
cmp asked.csv set.csv

# model.interval is measured for each step of the trained horizon: fewer rows have theirs, more have points.
"$LANECAST" train decoder.ini -o interval.h5 -q --set model.interval=conformal --set run.seeds=2 >out
"$LANECAST" forecast interval.h5 -o asked.csv --horizon 2 -q
"$LANECAST" forecast interval.h5 -o set.csv --set window.horizon=2 -q
cmp asked.csv set.csv
refused 'was measured for each step of window.horizon = 6, not of 7' "$LANECAST" forecast interval.h5 -o set.csv --set window.horizon=7
"$LANECAST" forecast interval.h5 -o asked.csv --horizon 7 2>err
grep -qF 'points only: 7 rows' err || fail "$(cat err)"
[ "$(wc -l <asked.csv)" = 8 ] || fail "$(cat asked.csv)"

# Changes say quantiles of one step only, so that such a decoder reads its own forecasts, as other networks do.
"$LANECAST" train decoder.ini -o change.h5 -q --set window.horizon=1 --set data.transform=difference --set model.loss=gaussian >out
"$LANECAST" forecast change.h5 -o asked.csv --horizon 3 2>err
grep -qF 'steps 2 to 3 are from the model'"'"'s own forecasts' err || fail "$(cat err)"

# Weights that do depend on the horizon have one.
grep -v seq2seq decoder.ini >direct.ini
"$LANECAST" train direct.ini -o direct.h5 -q >out
refused 'window.horizon = 6, not 12' "$LANECAST" evaluate direct.h5 --set window.horizon=12
refused 'seq2seq.attention' "$LANECAST" train decoder.ini --set model.seq2seq.attention=soft --output x.h5

# Contexts that are shorter, of a decoder and of attention: rows that there are not change nothing.
awk 'BEGIN { print "time,x"; for (i = 0; i < 300; i++) printf "%s,%.3f\n", strftime("%Y-%m-%d", 86400 * i, 1), sin(i / 4) + sin(i * i) / 9 }' >long.csv
head -15 long.csv >little.csv
for set in 'kind=seq2seq' 'kind=seq2seq model.seq2seq.attention=dot' 'recurrent.attention=additive'; do
    "$LANECAST" train long.csv --context 24 --horizon 3 --hidden 6 --epochs 2 --set window.shortest=5 -o short.h5 --force -q \
        $(printf ' --set %s' model.${set}) >out
    "$LANECAST" evaluate short.h5 --json >evaluated.json
    "$LANECAST" forecast short.h5 little.csv -o little_forecast.csv 2>err
    grep -q 'context.* fewer than 24 rows' err || fail "$(cat err)"
    [ "$(wc -l <little_forecast.csv)" = 4 ] || fail "$(cat little_forecast.csv)"
done

# How far back gradients reach in an encoder; with a loss after every row it is not measured, and that is said.
"$LANECAST" train decoder.ini -v -o flow.h5 2>err >out
grep -q '^lanecast: gradient flow, layer 1: .*; of lag 0: .* at lag 23$' err || fail "$(cat err)"
"$LANECAST" inspect flow.h5 >inspected
grep -q 'Gradient flow' inspected || fail "$(cat inspected)"
"$LANECAST" train direct.ini -v -o every.h5 --set model.output=every 2>err >out
grep -qx 'lanecast: gradient flow: not measured, since model.output = every has a loss at every lag' err || fail "$(cat err)"
