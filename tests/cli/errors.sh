# Bad input: one clear line, the right exit code, and nothing half-written left.
set -euo pipefail
work=$(mktemp -d)
scratch=$(mktemp -d)
trap 'rm -rf "$work" "$scratch"' EXIT
cd "$work"
failures=0

# expect CODE MESSAGE ARGUMENTS...: exactly this line on standard error, nothing on standard output, no file more or less.
expect() {
    local code=$1 message="lanecast: $2" before after got=0
    shift 2
    before=$(find . | sort)
    "$LANECAST" "$@" >"$scratch/out" 2>"$scratch/err" || got=$?
    after=$(find . | sort)
    if [ "$got" -ne "$code" ] || [ "$(cat "$scratch/err")" != "$message" ] || [ -s "$scratch/out" ] || [ "$before" != "$after" ]; then
        printf 'lanecast %s\n  wanted %s: %s\n  got    %s: %s\n' "$*" "$code" "$message" "$got" "$(cat "$scratch/err" "$scratch/out")"
        diff <(echo "$before") <(echo "$after") || true
        failures=$((failures + 1))
    fi
    rm -f "$scratch/out" "$scratch/err"
}

"$LANECAST" simulate weather --rows 300 -o w.h5 >/dev/null
cat >t.ini <<INI
[data]
file = w.h5
[window]
context = 8
horizon = 2
[model]
hidden = 4
[train]
epochs = 1
INI
train=(train t.ini -o run.h5 --quiet)

# usage: 2
expect 2 "unknown command 'trian'; the nearest is train; see lanecast --help" trian
expect 2 "unknown command 'predict'; here it is forecast; see lanecast --help" predict
expect 2 'train needs a configuration, or data: lanecast train prices.csv --target Close --horizon 5 -o run.h5; see lanecast train --help' train
expect 2 'train needs --output RUN.h5; see lanecast train --help' train t.ini
expect 2 "inspect has no option '--threads'; see lanecast inspect --help" inspect w.h5 --threads 2
expect 2 "simulate has no option '--data'; see lanecast simulate --help" simulate stock --data w.h5 -o s.h5
expect 2 "evaluate has no option '--progress'; see lanecast evaluate --help" evaluate w.h5 --progress=off
expect 2 'config explain does not read a configuration; --set does not apply' config explain --set model.hidden=3
"$LANECAST" config explain sweep | grep -x '\[sweep\]' >/dev/null || fail 'config explain SECTION explains no section'
for key in huber.delta model.huber.delta; do
    "$LANECAST" config explain $key | head -2 | paste -sd' ' | grep -x '\[model\] huber.delta = 1' >/dev/null || fail "config explain $key"
done
expect 3 "config explain: no key 'model.hiden'; the nearest is model.hidden; without a key, all are explained" config explain model.hiden
expect 3 "config explain: no key 'windows'; the nearest is window; without a key, all are explained" config explain windows
expect 3 "config explain: no key 'max_steps'; training is counted in passes over the windows: train.epochs" config explain max_steps
expect 2 "no command before option '--hlep'; see lanecast --help" --hlep
expect 2 "--horizon needs a value: ROWS; '-o' is an option (to mean that word: --horizon=-o)" train t.ini --horizon -o run.h5
expect 2 "--cell needs a value: CELL; '--epochs=2' is an option (to mean that word: --cell=--epochs=2)" train t.ini --cell --epochs=2 -o run.h5
expect 3 "--horizon: [window] horizon: '-3' is not between 1 and 100000000" train t.ini --horizon -3 -o run.h5
: >empty.csv
: >empty.ini
expect 4 'empty.csv: the file is empty' train empty.csv -o run.h5
expect 3 'data.file is not set: name a dataset there, or with --data FILE' train empty.ini -o run.h5
expect 2 "train: unexpected argument 'b'; it takes [CONFIG.ini | DATA | RUN.h5]; data are named by --data; see lanecast train --help" train a b -o c
expect 2 "plot: unexpected argument 'b.h5'; it takes FILE; data are named by --data; several runs in one picture: lanecast evaluate A.h5 B.h5 --json >x.json, then lanecast plot x.json; see lanecast plot --help" \
    plot a.h5 b.h5 -o x.svg
expect 2 "plot: unexpected argument 'b.png'; a file to write is named by -o; see lanecast plot --help" plot a b.png
expect 2 "train has no option '--ouput'; the nearest is --output; see lanecast train --help" train t.ini --ouput=run.h5
expect 2 "train has no option '-x'; see lanecast train --help" train t.ini -x
expect 2 "train has no option '--lr'; here it is --rate; see lanecast train --help" train t.ini --lr 0.1
expect 2 "train has no option '--batch-size'; here it is --set train.batch=...; see lanecast train --help" train t.ini --batch-size=8
expect 2 "train has no option '--lookback'; here it is --context; see lanecast train --help" train t.ini --lookback 8
expect 2 "train has no option '--optimizer'; here it is --set train.optimizer=...; see lanecast train --help" train t.ini --optimizer adam
expect 2 "inspect has no option '--lr'; see lanecast inspect --help" inspect w.h5 --lr 0.1
expect 2 "forecast has no option '--optimizer'; see lanecast forecast --help" forecast run.h5 -o f.csv --optimizer adam
expect 3 '--set rate=0.1: expected section.key=value; here it is train.rate=...' "${train[@]}" --set rate=0.1
expect 3 '--set lookback=8: expected section.key=value; here it is window.context=...' "${train[@]}" --set lookback=8
expect 2 '--output needs a value: RUN.h5' train t.ini -o
expect 2 '--json takes no value' list --json=yes
expect 2 '--seed is given twice' "${train[@]}" --seed 1 --seed 2
expect 2 '--threads two: expected a whole number, 0 or more' "${train[@]}" --threads two
expect 2 '--seed -1: expected a whole number, 0 or more' "${train[@]}" --seed=-1
expect 2 "--progress: 'soon' is not one of auto, plain, off" "${train[@]}" --progress soon
expect 2 "--split: 'dev' is not one of train, valid, test" evaluate w.h5 --split dev
expect 2 '--rows 0: must be at least 1' simulate stock --rows 0 -o s.h5
expect 2 '--seconds 0: must be more than 0' bench --seconds 0
expect 2 "config has no option '--section'; here it is config explain SECTION; see lanecast config --help" config explain --section data
expect 2 "nothing to list called 'cels'; the nearest is cells; see lanecast list --help" list cels

# configuration: 3
printf '[window]\n\ncontxt = 3\n' >key.ini
printf '[window]\ncontext = 3\ncontext = 4\n' >twice.ini
expect 3 "key.ini:3: no key 'contxt' in [window]; the nearest is 'context' in [window]; see lanecast config explain window" train key.ini -o run.h5
expect 3 'twice.ini:3: [window] context: already set on line 2' train twice.ini -o run.h5
expect 3 "--set: no key 'learning_rate' in [train]; here it is 'rate' in [train]; see lanecast config explain" "${train[@]}" --set train.learning_rate=1
expect 3 "--set: no key 'Units' in [model]; here it is 'hidden' in [model]; see lanecast config explain" "${train[@]}" --set model.Units=3
expect 3 "--set: no key 'lookback' in [data]; here it is 'context' in [window]; see lanecast config explain" "${train[@]}" --set data.lookback=3
expect 3 "--set: no key 'hiden' in [model]; the nearest is 'hidden' in [model]; see lanecast config explain model" "${train[@]}" --set model.hiden=3
expect 3 '--set hidden: expected section.key=value; here it is model.hidden=...' "${train[@]}" --set hidden
expect 3 "--set: [model] kind: 'recurent' is not one of recurrent, seq2seq, ridge, drift, last_class, majority, mean, repeat_last, seasonal_naive, training_mean, zero; the nearest is recurrent" "${train[@]}" --set model.kind=recurent
expect 3 "--set: [train] rate: '1,5' is not a number" "${train[@]}" --set train.rate=1,5
expect 3 '[model] layers = 3, but hidden has 2 sizes: give one size, or one per layer' "${train[@]}" --set 'model.hidden=4 2' \
    --set model.layers=3
expect 3 'data.file is not set: name a dataset there, or with --data FILE' "${train[@]}" --set data.file=
expect 3 "--data: [data] file: 'my #1.h5' has blanks around it, a line end or a comment sign (; or # after a blank) in it" \
    "${train[@]}" --data 'my #1.h5'
expect 3 "data.split '1 2' is neither rows (8640 2880 2880), nor fractions that sum to 1 (0.7 0.1 0.2), nor the first days of validation and \
test, in local time without an offset (2015-01-01 2016-01-01)" "${train[@]}" --set 'data.split=1 2'

# data: 4
printf 'date,open,close\n2020-01-01,1,1\n2020-01-02,2,halt\n2020-01-03,3,2\n2020-01-04,3,2\n' >p.csv
{
    echo 'date,a'
    for day in $(seq 13 31); do echo "2020-01-$day,$day"; done
    for day in $(seq 1 19); do echo "2020-02-$day,"; done
} >missing.csv
"$LANECAST" import --quiet missing.csv -o missing.h5 >/dev/null
printf 'date,"a"\n2020-01-01,"1" \n2020-01-02,"2"5\n2020-01-03,3\n' >quotes.csv
head -c 2000 w.h5 >cut.h5
printf '\211not HDF5 at all, but \0 bytes' >bytes.h5
expect 4 "p.csv:3: column 'close': 'halt' is not a number (missing: --na 'halt'; a number: --value 'halt=0'; leave the column out: --drop 'close')" import p.csv -o p.h5
expect 4 "data.target: no channel 'temperture'; the nearest is temperature; there are 'temperature', 'pressure', 'humidity', 'wind'" "${train[@]}" --set data.target=temperture
{
    echo 'date,"T, max",T min,wind'
    for day in $(seq 10 30); do echo "2020-01-$day,$day,$((day % 5)),$((day % 7))"; done
} >named.csv
hint="; there are 'T, max', 'T min', 'wind'; in a list, a name with a blank or a comma is written in double quotes"
expect 4 "data.target: no channel 'T'$hint" "${train[@]}" --data named.csv --set 'data.target=T, max, wind'
expect 3 "data.target: a quote is not closed before 'T, max'" "${train[@]}" --data named.csv --set 'data.target="T, max'
for target in '"T, max" "T min"' '"T, max", wind' 'T, max' '"T min"'; do
    "$LANECAST" "${train[@]}" --data named.csv --set "data.target=$target" --set model.kind=mean --set window.context=2 \
        --set 'data.split=11 5 5' >/dev/null || { echo "data.target=$target"; failures=$((failures + 1)); }
done
rm -f run.h5
expect 4 'no window fits: context 1000 and horizon 2 need 1002 rows, the longest series has 300; a shorter context (window.context) or horizon needs less' "${train[@]}" --set window.context=1000
expect 4 "series 'S01' has 300 rows, the split 400 5 5 needs 410" "${train[@]}" --set 'data.split=400 5 5'
expect 4 "series 'missing', row 19 (2020-02-01 00:00:00): channel 'a' is missing; clean the data or set data.missing = interpolate, forward, skip or mask (--set data.missing=mask)" \
    "${train[@]}" --data missing.h5 --set 'data.split=30 4 4'
expect 4 'bytes.h5: not an HDF5 file: the signature is missing' "${train[@]}" --data bytes.h5
expect 4 "w.h5: a second series 'S01': rows that continue it are added, once the file before is imported alone, by --append DATASET.h5 FILE..., columns beside it by --join" \
    import w.h5 w.h5 -o q.h5
expect 4 'quotes.csv:3: column 2: text after a closing quote' import quotes.csv -o q.h5
expect 4 'w.h5: not a run file: lanecast inspect shows what it is, lanecast train makes a run of data' evaluate w.h5
expect 4 'w.h5: not a run file: lanecast inspect shows what it is, lanecast train makes a run of data' replay w.h5
expect 4 'p.csv: text, not a run file: lanecast train makes one, and --data names data for it' replay p.csv

# An origin that no row is at or after; the last row's own is one.
"$LANECAST" "${train[@]}" --set model.kind=mean >/dev/null
last=$("$LANECAST" inspect w.h5 | sed -n 's/^span .* to //p')
expect 4 "series 'S01' ends at $last, before 2030-01-01 00:00:00, the time to forecast from; without one, forecasts begin after the last row" \
    forecast run.h5 -o f.csv --origin 2030-01-01
"$LANECAST" forecast run.h5 -o f.csv --origin "$last" --quiet && grep -q "^S01,$last," f.csv || failures=$((failures + 1))
rm -f run.h5 f.csv

# diverged: 5; at which step depends on rounding
got=0
"$LANECAST" "${train[@]}" --set train.rate=1000 --set train.clip=0 --set train.optimizer=sgd --set train.epochs=200 \
    --set train.patience=0 2>message || got=$?
[ $got -eq 5 ] && [ "$(sed 's/epoch [0-9]*, step [0-9]* of 7/epoch E, step S of 7/; s/the gradient is/the loss is/; s/clip 0): .*: try/clip 0): WHERE: try/; s/[0-9]*$/E/' message)" = \
    'lanecast: the loss is not finite in epoch E, step S of 7 (train.rate 1000, train.clip 0): WHERE: try a lower train.rate, a train.clip of 1 or less, or a train.warmup; run.h5 has the best weights before that, of epoch E' ] ||
    { cat message; failures=$((failures + 1)); }
"$LANECAST" evaluate run.h5 2>message | grep '^Warning: training diverged; these are the best weights before that, of epoch' >/dev/null &&
    grep -q '^lanecast: run.h5: training diverged: these are the best weights before that, of epoch' message || failures=$((failures + 1))
expect 2 'run.h5: training diverged, and would again: train anew with a lower train.rate' resume run.h5
expect 2 'run.h5: training diverged: only what is finished can be compared with a replay' replay run.h5
rm -f run.h5

# A level that is not there: one error where a level is needed; lists need none.
levels='LANECAST_ISA=foo: not a level of this machine, which has '
LANECAST_ISA=foo "$LANECAST" list | cmp - <("$LANECAST" list) || failures=$((failures + 1))
got=0
LANECAST_ISA=foo "$LANECAST" "${train[@]}" 2>message || got=$?
[ $got -eq 3 ] && [ ! -e run.h5 ] && [ "$(wc -l <message)" -eq 1 ] && grep -q "^lanecast: $levels.*portable$" message ||
    { cat message; failures=$((failures + 1)); }

# input and output: 6
expect 6 'none.ini: cannot be read: No such file or directory' train none.ini -o run.h5
expect 6 'none.h5: cannot be read: No such file or directory' "${train[@]}" --data none.h5
expect 6 'none.csv: cannot be read: No such file or directory' import none.csv -o n.h5
expect 6 'none.h5: cannot be read: No such file or directory' evaluate none.h5
expect 6 "nowhere/run.h5: cannot be written: there is no folder 'nowhere'" train t.ini -o nowhere/run.h5
expect 6 '/proc/self/run.h5: cannot be written: No such file or directory' train t.ini -o /proc/self/run.h5 # a folder that takes none
mkdir folder
for call in "${train[*]} --data folder" 'train folder -o run.h5' 'inspect folder'; do
    expect 6 'folder: is a folder, not a file; lanecast import makes a dataset of its files, a series of each' $call
done
expect 6 'folder: is a folder, not a file' train t.ini -o folder

# A cut file: the message names the file; HDF5's own words follow.
got=0
"$LANECAST" "${train[@]}" --data cut.h5 2>message || got=$?
[ $got -eq 4 ] && grep -q '^lanecast: cut.h5: a damaged HDF5 file, perhaps cut short' message || { cat message; failures=$((failures + 1)); }

# A full disk: not success.
for command in list --help --version 'list --json' 'train --help' 'config explain'; do
    got=0
    # shellcheck disable=SC2086 # words are wanted
    "$LANECAST" $command >/dev/full 2>message || got=$?
    [ $got -eq 6 ] && grep -qx 'lanecast: cannot write to standard output: No space left on device' message ||
        { echo "lanecast $command >/dev/full: $got"; failures=$((failures + 1)); }
done
[ $failures -eq 0 ]
