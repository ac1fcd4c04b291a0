# The life of a run without a configuration file: data alone, the weights of another run, every row at last.
source "$(dirname "$0")/cli.bash"

digest() {
    "$LANECAST" resume "$1" --json 2>/dev/null | sed -n 's/.*"weights_digest": "\(.*\)".*/\1/p'
}

same() { # A B WHAT: two runs have the same weights
    [ "$(digest "$1")" = "$(digest "$2")" ] || { echo "$3: other weights"; exit 1; }
}

# prices ROWS SHIFT: a CSV of so many days
prices() {
    echo Date,Close,Volume
    for ((day = 0; day < $1; day++)); do
        printf '%s,%d.%d,%d\n' "$(date -u -d "2020-01-01 +$day days" +%F)" $(($2 + day % 11)) $((day * 7 % 10)) $((1000 + 37 * (day % 7)))
    done
}
prices 300 100 >prices.csv
small=(--context 8 --horizon 2 --hidden 4 --epochs 2)

# --- data alone -----------------------------------------------------------------------------------------------------------

"$LANECAST" train prices.csv --target Close "${small[@]}" --cell gru --rate 0.01 --seed 3 -o direct.h5 2>err >out
grep -qx "lanecast: prices.csv: 1 series, 2 channels, 300 rows; 'prices' from 2020-01-01 00:00:00 to 2020-10-26 00:00:00" err
grep -q 'lanecast: prices.csv: no configuration: forecasts .*; context 8, horizon 2, gru 4; other keys by --set' err
printf '[data]\nfile = prices.csv\ntarget = Close\n[window]\ncontext = 8\nhorizon = 2\n[model]\ncell = gru\nhidden = 4\n[train]\nepochs = 2\nrate = 0.01\n[run]\nseed = 3\n' >same.ini
"$LANECAST" train same.ini -o same.h5 -q >/dev/null
cmp direct.h5 same.h5
"$LANECAST" import prices.csv -o imported.h5 -q
"$LANECAST" train imported.h5 --target Close "${small[@]}" --cell gru --rate 0.01 --seed 3 -o imported_run.h5 -q >/dev/null
same imported_run.h5 direct.h5 'an imported dataset'
"$LANECAST" train - -o piped.h5 -q <same.ini >/dev/null
cmp piped.h5 direct.h5
"$LANECAST" train --data prices.csv --target Close "${small[@]}" --cell gru --rate 0.01 --seed 3 -o piped.h5 -q >/dev/null
cmp piped.h5 direct.h5

# The run keeps what is needed to go on.
"$LANECAST" replay direct.h5 -q >/dev/null
"$LANECAST" resume same.h5 --epochs 3 -q >/dev/null
"$LANECAST" train direct.h5 --epochs 3 -o three.h5 -q >/dev/null # a run's configuration
cmp same.h5 three.h5
prices 310 100 >newer.csv
"$LANECAST" forecast direct.h5 newer.csv -o by_word.csv -q
"$LANECAST" forecast direct.h5 --data newer.csv -o by_flag.csv -q
cmp by_word.csv by_flag.csv
grep -q '^newer,2020-11-06' by_word.csv

# A text is told apart by what is in it.
cp same.ini configuration.txt
"$LANECAST" train configuration.txt -o piped.h5 -q >/dev/null
cmp piped.h5 direct.h5
{ echo '# a comment; and another'; echo; cat prices.csv; } >commented.csv
"$LANECAST" train commented.csv --target Close "${small[@]}" -o piped.h5 -q >/dev/null

refused 2 'train needs a configuration, or data: lanecast train prices.csv' train -o x.h5
refused 2 'prices.csv is data, and so is --data newer.csv: name one of them' train prices.csv --data newer.csv -o x.h5
refused 2 '--data is given twice' forecast direct.h5 newer.csv --data prices.csv -o x.csv
refused 4 "no channel 'Clsoe'" train prices.csv --target Clsoe -o x.h5
refused 3 "--horizon: [window] horizon: '0' is not between 1" train prices.csv --horizon 0 -o x.h5
refused 2 "--cell: 'lstn' is not one of" train prices.csv --cell lstn -o x.h5
refused 6 'gone.csv: cannot be read' train gone.csv -o x.h5
refused 2 'prices.csv: the same file as prices.csv' train prices.csv --force -o prices.csv
test ! -e x.h5
[ "$(head -1 prices.csv)" = Date,Close,Volume ]

# --- the weights of another run ---------------------------------------------------------------------------------------------

# With a rate of 0 the weights stay, and so do, with the run's scaler, the forecasts.
"$LANECAST" train --from direct.h5 newer.csv --rate 0 -o from.h5 2>err >out
grep -qx 'lanecast: begins with the weights of direct.h5; values are scaled as it scales them' err
same from.h5 direct.h5 'a rate of 0'
"$LANECAST" forecast from.h5 -o from.csv -q
cmp from.csv by_word.csv
"$LANECAST" train --from direct.h5 --scaler new --rate 0 --data newer.csv -o new.h5 -q >/dev/null
same new.h5 direct.h5 'a rate of 0, a new scaler'
"$LANECAST" forecast new.h5 -o new.csv -q
cmp -s new.csv by_word.csv && { echo 'a new scaler changes nothing'; exit 1; }
"$LANECAST" train --from direct.h5 newer.csv --epochs 3 -o fine.h5 -q >/dev/null
[ "$(digest fine.h5)" != "$(digest direct.h5)" ] || { echo 'nothing was trained'; exit 1; }
"$LANECAST" replay fine.h5 -q >/dev/null
"$LANECAST" train --from direct.h5 newer.csv --epochs 2 -o longer.h5 -q >/dev/null
"$LANECAST" resume longer.h5 --epochs 3 -q >/dev/null
cmp longer.h5 fine.h5

# Rows that the first run has seen count as seen.
"$LANECAST" train --from direct.h5 --set 'data.split=60 20 60' -o early.h5 -q >/dev/null
"$LANECAST" evaluate early.h5 --json 2>/dev/null | grep '"seen_in_training": [1-9]' >/dev/null

# So does validation on them: said before training, beside the verdict, and kept.
"$LANECAST" train --from direct.h5 --set 'data.split=60 20 60' -o early.h5 --force >out 2>err
grep -E '^lanecast: direct.h5 was trained on targets of [1-9][0-9]* of the [0-9]+ validation windows: ' err >/dev/null
grep -qE '^Warning: the run it began with was trained on targets of [1-9][0-9]* of these windows\.$' out
grep -E '^validation +[1-9][0-9]* windows of targets' <("$LANECAST" inspect early.h5) >/dev/null
"$LANECAST" inspect early.h5 --json | grep -E '"valid_seen_in_training": [1-9]' >/dev/null
"$LANECAST" resume early.h5 --epochs 4 --json -q 2>/dev/null | grep -E '"valid_seen_in_training": [1-9]' >/dev/null
! grep 'validation windows' <("$LANECAST" train --from direct.h5 newer.csv -o fine.h5 --force 2>&1) >/dev/null || { echo "newer rows were trained on"; exit 1; }
"$LANECAST" inspect fine.h5 --json | grep '"valid_seen_in_training": 0' >/dev/null

refused 3 'direct.h5: it was trained with model.cell = gru, not lstm' train --from direct.h5 --cell lstm -o x.h5
refused 3 'direct.h5: it was trained with window.horizon = 2, not 5' train --from direct.h5 --horizon 5 -o x.h5
refused 3 'it has 1 trained network, and run.seeds = 2' train --from direct.h5 --set run.seeds=2 -o x.h5
refused 2 'direct.h5: the same file as direct.h5' train --from direct.h5 -o direct.h5
refused 4 'not a run file' train --from imported.h5 -o x.h5
printf '[sweep]\ntrials = 2\n' >>same.ini
refused 3 'trials of a sweep begin with random weights' sweep same.ini -o sweep.db --try train.rate=0.1,0.2 --set train.from=direct.h5
cp same.h5 keep.h5
cp direct.h5 was.h5
cp three.h5 direct.h5
refused 7 'fine.h5: its training began with the weights of direct.h5' replay fine.h5
cp was.h5 direct.h5

# --- every row --------------------------------------------------------------------------------------------------------------

best=$("$LANECAST" inspect direct.h5 | sed -n 's/.*the best is \([0-9]*\).*/\1/p')
"$LANECAST" train direct.h5 --on all -o all.h5 2>err >out
grep -q "lanecast: --on all: trains on every row for $best epoch" err
if grep -q 'its training is' err; then exit 1; fi
"$LANECAST" train direct.h5 --on all --dry-run 2>/dev/null | grep -x 'windows     291 to train, 0 to validate, 0 to test' >/dev/null
chosen=$("$LANECAST" config check direct.h5 2>/dev/null | sed -n 's/^normalize = //p') # by validation windows, which are no more
"$LANECAST" train same.ini --epochs "$best" --set 'data.split=* 0 0' --set model.normalize="$chosen" -o by_hand.h5 -q >/dev/null
same all.h5 by_hand.h5 'every row, by hand' # the ridge regression beside it is another: it has what run.h5 chose
"$LANECAST" train direct.h5 --on all --epochs 4 -o all4.h5 2>err >out
grep -q 'trains on every row for 4 epochs (train.epochs)' err
"$LANECAST" forecast all.h5 -o all.csv -q
refused 4 "no window in part 'test'" evaluate all.h5
refused 3 'model.interval = conformal measures its errors over them: set it to none' train direct.h5 --on all --set model.interval=conformal -o x.h5
refused 2 'leave out one of them' train direct.h5 --on all --set 'data.split=0.5 0.2 0.3' -o x.h5

# --- keys without effect are said --------------------------------------------------------------------------------------------

"$LANECAST" train prices.csv "${small[@]}" --set train.balanced=yes --set model.dropout=0.5 --set data.limit=4 --dry-run 2>err >/dev/null
grep -q 'train.balanced has no effect: there is only one series' err
grep -q 'model.dropout = 0.5 has no effect' err
grep -q 'data.limit = 4 has no effect' err
said() { # TEXT ASSIGNMENT...: a line of the plan, which is not there without the assignments
    local text=$1 sets=() assignment
    shift
    for assignment in "$@"; do sets+=(--set "$assignment"); done
    "$LANECAST" train prices.csv "${small[@]}" "${sets[@]}" --dry-run 2>err >/dev/null
    grep -qxF "lanecast: $text" err || { cat err; exit 1; }
}
said 'seq2seq.decay = constant has no effect: seq2seq.teacher = 0' model.kind=seq2seq model.seq2seq.decay=constant
said 'seq2seq.epochs = 3 has no effect: seq2seq.decay = constant' model.kind=seq2seq model.seq2seq.teacher=0.5 model.seq2seq.decay=constant model.seq2seq.epochs=3
said 'adamw.biases = no has no effect: adamw.decay = 0' train.optimizer=adamw train.adamw.decay=0 train.adamw.biases=no
said 'train.schedule = step has no effect: the rate is as it was in the last of 2 epochs, too' train.epochs=2 train.schedule=step train.step.epochs=2
said 'train.validate_every = 2 has no effect: there are no validation windows' train.validate_every=2 'data.split=* 0 30'
said 'model.interval = adaptive is as conformal: levels follow the test part, and there is none' model.interval=adaptive 'data.split=* 60 0'
said 'window.shortest = 8 has no effect: it is window.context' window.shortest=8
said 'train.from_scaler = new has no effect without train.from' train.from_scaler=new
said "model.kind = drift is no network: 'model.hidden', 'model.bidirectional', 'model.loss', 'train.epochs', 'train.half_life' have no effect" \
    model.kind=drift model.bidirectional=yes model.loss=gaussian train.half_life=9
"$LANECAST" train prices.csv "${small[@]}" --set model.kind=seq2seq --set model.seq2seq.teacher=0.5 --set model.seq2seq.epochs=3 \
    --set train.schedule=step --set train.step.epochs=1 --dry-run 2>err >/dev/null
if grep 'no effect' err; then exit 1; fi

# --- an end by patience is said, and a plan takes no memory -------------------------------------------------------

"$LANECAST" train prices.csv --context 8 --horizon 2 --hidden 4 --epochs 9 --rate 0 --set train.patience=2 -o early_end.h5 2>err >/dev/null
grep -qx 'lanecast: stopped early, after 3 of 9 epochs: no better for 2 validations (train.patience = 2)' err
# 4 layers of 40000 units are 0.6 TB and more: a plan takes none of it.
"$LANECAST" train prices.csv --context 8 --horizon 2 --hidden 40000 --layers 4 --dry-run 2>/dev/null >plan
grep -q '^parameters  336[0-9]*$' plan || { cat plan; exit 1; }
awk '/^memory/ { exit !($2 > 500000) }' plan || { cat plan; exit 1; }

# --- who may read a file stays as it was --------------------------------------------------------------------------------------

chmod 600 direct.h5 # a new one is as the umask says
printf 'date,Close\n' >private.csv
for i in {10..28}; do echo "2021-01-$i,$i"; done >>private.csv
"$LANECAST" import private.csv -o private.h5 -q >/dev/null
chmod 600 private.h5
echo 2021-01-29,3 >>private.csv
"$LANECAST" import private.csv --append private.h5 -q >/dev/null
[ "$(stat -c %a private.h5)" = 600 ] || exit 1
"$LANECAST" train direct.h5 --epochs 1 -o direct.h5 --force -q >/dev/null 2>&1 || "$LANECAST" train prices.csv --context 8 --horizon 2 --hidden 2 --epochs 1 \
    -o direct.h5 --force -q >/dev/null
[ "$(stat -c %a direct.h5)" = 600 ] || exit 1
