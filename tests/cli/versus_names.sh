# A forecaster has one line and one column, with the same name in every form: a baseline that is the model, a ridge beside a ridge.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
fail() { echo "$*" >&2; exit 1; }

"$LANECAST" simulate weather -o w.h5 --rows 500 --seed 3 -q >plain.txt
train() { "$LANECAST" train w.h5 --target temperature --horizon 3 -q "$@" >>plain.txt; }
train --context 12 --hidden 4 --epochs 1 -o net.h5
train --context 24 --kind ridge -o ridge.h5
train --context 12 --kind repeat_last -o last.h5

# A model that is a baseline: one line in text and in the picture, and no column beside its own.
"$LANECAST" evaluate last.h5 -q >last.txt
[ "$(grep -c '^repeat_last ' last.txt)" -eq 2 ] || fail "$(cat last.txt)" # the table goes on below itself
grep -q '^Per horizon step$' last.txt && grep -q '^The model is itself the best baseline' last.txt || fail "$(cat last.txt)"
"$LANECAST" evaluate last.h5 --json -q >last.json
"$LANECAST" plot last.h5 --what errors --script -o run.svg -q 2>/dev/null || true
"$LANECAST" plot last.json --what errors --script -o json.svg -q 2>/dev/null || true
for at in run json; do
    [ "$(grep -o "'repeat_last' [0-9]" $at.gnuplot | wc -l)" -eq 1 ] || fail "$at: $(cat $at.gnuplot)"
done

# The columns of a file of forecasts are the lines of the tables.
"$LANECAST" evaluate net.h5 ridge.h5 last.h5 -q --forecasts all.csv --format csv >lines.csv
grep ',all,,scaled,' lines.csv | cut -d, -f1 >lines.txt
head -1 all.csv | cut -d, -f7- | tr , '\n' | diff lines.txt - || fail 'other columns than lines'
[ "$(sort lines.txt | uniq -d | wc -l)" -eq 0 ] || fail "$(cat lines.txt)"
for name in 'ridge' 'ridge (net.h5)' 'drift (ridge.h5)' 'repeat_last'; do
    grep -qxF "$name" lines.txt || fail "no $name: $(cat lines.txt)"
done

# A name that is given, and is a baseline's but for its case, leaves the baseline the name of its file.
"$LANECAST" evaluate net.h5 ridge.h5 --names 'GRU,Ridge' -q --format csv >given.csv
[ "$(grep ',all,,scaled,' given.csv | cut -d, -f1 | grep -i '^ridge' | tr '\n' ' ')" = 'Ridge ridge (net.h5) ' ] || fail "$(cat given.csv)"

# A ridge regression is not compared with another one of its kind.
"$LANECAST" evaluate net.h5 ridge.h5 -q >both.txt
grep -q '^The best run, ridge, has' both.txt || fail "$(cat both.txt)"
if grep -q 'of a ridge' both.txt; then fail "$(cat both.txt)"; fi

# The same of classes; measures in which a baseline is better are one sentence.
classes=(--set classes.of=change --set 'classes.limits=-1 1' --context 12)
train "${classes[@]}" --kind majority -o most.h5
train "${classes[@]}" --loss softmax --hidden 2 --epochs 1 --rate 0 -o classes.h5
"$LANECAST" evaluate most.h5 -q >most.txt
[ "$(grep -c '^majority ' most.txt)" -eq 1 ] || fail "$(cat most.txt)"
"$LANECAST" evaluate classes.h5 -q >classes.txt
[ "$(grep -cE '^(But a|A) baseline is better in ' classes.txt)" -eq 1 ] || fail "$(cat classes.txt)"
