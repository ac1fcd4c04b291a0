# train and replay: what they write and print, and that the same seed gives the same weights.
source "$(dirname "$0")/cli.bash"
field() { # FIELD FILE: the value of the first such line of JSON
    local values
    values=$(sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$2")
    echo "${values%%$'\n'*}"
}
check() { # WHAT GOT WANTED
    [ "$2" = "$3" ] || { echo "$1: '$2', wanted '$3'"; exit 1; }
}

"$LANECAST" simulate weather --rows 400 -o w.h5 >/dev/null
printf '[data]\nfile = w.h5\nseason = 0\n[window]\ncontext = 8\nhorizon = 2\n[model]\ncell = gru\nhidden = 5\nnormalize = none\n[train]\nepochs = 3\nbatch = 16\npatience = 0\n' >t.ini

# A dry run writes nothing. 400 rows: 280 train, 40 validate, 80 test; a training window needs 10 rows of its own part.
"$LANECAST" train t.ini --dry-run --json >plan.json
check 'training windows' "$(field train plan.json)" 271
check 'validation windows' "$(field valid plan.json)" 39
check 'test windows' "$(field test plan.json)" 79
check parameters "$(field parameters plan.json)" $((3 * 5 * 4 + 3 * 5 * 5 + 2 * 3 * 5 + 2 * 4 * 5 + 2 * 4)) # GRU, then the head
check files "$(echo *)" 'plan.json t.ini w.h5'
# Why a part has no window is said.
"$LANECAST" train t.ini --dry-run --set 'data.split=400 0 0' >out 2>why
check 'no window' "$(grep -c '0 to validate, 0 to test' out) $(cut -d: -f1-3 why)" "1 lanecast: valid: no window in part 'valid'
lanecast: test: no window in part 'test'"
# Rows that no part has, because percent were meant.
"$LANECAST" train t.ini --dry-run --set 'data.split=70 10 20' >out 2>why
grep -q 'data.split = 70 10 20 is of rows: 300 of 400 rows come after its parts, and are in none (percent are fractions' why || { cat why; exit 1; }
for split in '0.7 0.1 0.2' '* 40 40' '280 40 80'; do
    "$LANECAST" train t.ini --dry-run --set "data.split=$split" >out 2>why
    ! grep -q 'in none' why || { cat why; exit 1; }
done
rm out why
# Data are doubles: 400 rows of 4 channels and a time stamp, and names. Twice the batch wants another shard and its gradient.
data=$(field data plan.json) training=$(field training plan.json)
[ "$data" -ge $((400 * 5 * 8)) ] || { echo "$data bytes of data"; exit 1; }
"$LANECAST" train t.ini --dry-run --threads 2 --set train.batch=32 --json >wide.json
[ "$(field training wide.json)" -gt "$training" ] || { echo 'a wider batch takes no more memory'; exit 1; }
rm wide.json

status=0
"$LANECAST" train t.ini -o a.h5 --quiet && "$LANECAST" train t.ini --data a.h5 --dry-run 2>a.err || status=$?
check 'a run file is no dataset' "$status $(grep -c 'a run file of Lanecast .*, not a dataset: name the file' a.err)" '4 1'
rm a.h5 a.err

# Progress goes to standard error as plain lines, results to standard output, the log has a JSON line per epoch.
"$LANECAST" train t.ini -o a.h5 --log a.log --json >a.json 2>a.err
check epochs "$(field epochs a.json)" 3
check windows "$(field windows a.json)" 271
check run "$(field run a.json)" a.h5
check schema "$(field schema a.json)" lanecast-train-1
check 'log lines' "$(grep -c '^{"epoch":[123],.*"loss":[0-9.e-]*,"valid_loss":.*}$' a.log)" 3
check 'lines on standard error' "$(wc -l <a.err)" 4
check 'last line' "$(awk 'END { print $1 }' a.err)" 3/3
grep -q $'\r\|\033' a.err && { echo 'a live line where there is no terminal'; exit 1; }
"$LANECAST" train t.ini -o b.h5 --quiet --threads 3 --json >b.json 2>b.err
check 'quiet' "$(cat b.err)" ''
check 'the same weights' "$(field weights_digest b.json)" "$(field weights_digest a.json)"
"$LANECAST" train t.ini -o c.h5 --progress off --seed 2 --json >c.json 2>c.err
check 'off' "$(cat c.err)" ''
[ "$(field weights_digest c.json)" != "$(field weights_digest a.json)" ] || { echo 'two seeds, the same weights'; exit 1; }

# A live line on a terminal, never longer than it is wide; none on a dumb one.
if command -v script >/dev/null; then
    TERM=xterm script -qec "stty cols 60; $LANECAST train t.ini -o d.h5 --set train.epochs=40" typescript </dev/null >/dev/null
    tr '\r' '\n' <typescript | grep -q $'^epoch .*\033\[K' || { echo 'no live line'; exit 1; }
    tr '\r' '\n' <typescript | sed 's/\x1b\[K//g' | awk '/^epoch [0-9]+\// && length > 60 { print "too wide: " $0; exit 1 }'
    TERM=dumb script -qec "$LANECAST train t.ini -o d.h5" typescript </dev/null >/dev/null
    grep -q $'\033' typescript && { echo 'a live line on a dumb terminal'; exit 1; }
else
    echo 'skipped: no script here: the live line on a terminal'
fi

# Replay: the same weights from what is inside, with any number of threads; other data and another level are told apart.
"$LANECAST" replay a.h5 --quiet --threads 2 --json >replay.json
check equal "$(field equal replay.json)" true
check 'replayed digest' "$(field replayed_digest replay.json)" "$(field weights_digest a.json)"
"$LANECAST" simulate weather --rows 400 --seed 5 -o other.h5 >/dev/null
code=0
"$LANECAST" replay a.h5 --quiet --data other.h5 2>message || code=$?
check 'other data' "$code" 7
grep -Eq '^lanecast: the data differ: a.h5 was trained on data with digest [0-9a-f]{16}, other.h5 has [0-9a-f]{16}$' message
if [ "$(LANECAST_ISA=portable "$LANECAST" --version | sed -n 's/^level *\([a-z0-9]*\) .*/\1/p')" != "$("$LANECAST" --version | sed -n 's/^level *\([a-z0-9]*\) .*/\1/p')" ]; then
    code=0
    LANECAST_ISA=portable "$LANECAST" replay a.h5 --quiet 2>message || code=$?
    check 'another level' "$code" 7
    grep -q 'a.h5 was trained at level .*, whose bits differ from those of portable' message
fi
code=0
"$LANECAST" replay a.h5 --seed 3 2>message || code=$?
check '--seed in a replay' "$code" 2

# Names in a configuration begin at the working folder, not at the configuration's.
mkdir deep
cp t.ini deep/
"$LANECAST" train deep/t.ini -o e.h5 --quiet >/dev/null
(cd deep && "$LANECAST" train t.ini -o e.h5 --quiet 2>message) && { echo 'w.h5 was found beside the configuration'; exit 1; }
grep -q '^lanecast: w.h5: cannot be read' deep/message

# A baseline has nothing to train, and is a run like any other.
"$LANECAST" train t.ini -o f.h5 --set model.kind=repeat_last --quiet >out
check baseline "$(cat out)" 'f.h5: repeat_last has nothing to train'
"$LANECAST" replay f.h5 --quiet >/dev/null
"$LANECAST" evaluate f.h5 >/dev/null
