# A run that somebody edited has no seal any more: what contradicts itself in it is refused, and not read as another run.
source "$(dirname "$0")/cli.bash"
needs_h5py
"$LANECAST" simulate weather --rows 120 -o weather.h5 --quiet >/dev/null
"$LANECAST" train weather.h5 --context 6 --horizon 2 --hidden 3 --epochs 4 -o whole.h5 --quiet >/dev/null

edited() { # STATUS WORDS STATEMENT ARGUMENT...: the file is f, its first member m; the command reads run.h5
    local status=$1 words=$2 statement=$3
    shift 3
    cp whole.h5 run.h5
    "$python" -c "import h5py, numpy as np
with h5py.File('run.h5', 'r+') as f:
    m = f['members/0']
    $statement"
    refused "$status" "$words" "$@"
}

# HDF5 makes whole numbers of fractions, and 0 of what is negative
edited 4 "attribute 'data_digest' is not a whole number" "del f.attrs['data_digest']; f.attrs['data_digest'] = 2.5" evaluate run.h5
edited 4 "attribute 'best_epoch' is negative, and a count" "del m.attrs['best_epoch']; m.attrs['best_epoch'] = np.int64(-1)" evaluate run.h5

# the best round is the one with the least validation loss
edited 4 'its best round is' "m['history/valid_loss'][0] = 0" evaluate run.h5
edited 4 'history/valid_loss is finite in 3 of 4 rounds' "m['history/valid_loss'][1] = np.nan" resume run.h5 --epochs 5
edited 4 'damaged: this point of training' "m['history/valid_loss'][...] = np.nan; del m.attrs['best_epoch']; m.attrs['best_epoch'] = np.uint64(4)" \
    resume run.h5 --epochs 5
edited 4 'its best round is 2' "del m.attrs['best_epoch']; m.attrs['best_epoch'] = np.uint64(2)" forecast run.h5 -o next.csv
edited 4 'history, round 3: a rate of nan' "m['history/rate'][2] = np.nan" inspect run.h5
edited 4 'a norm of gradients of -1 cannot be' "m['history/gradient_norm'][0] = -1" resume run.h5 --epochs 5
edited 4 'flow has a norm that is negative' "m['flow/h'][0, 0, 0] = -1" inspect run.h5
edited 4 'damaged: this point of training' "m['point'].create_dataset('state', data=np.zeros((1, 1), 'f4'))" resume run.h5 --epochs 5
edited 4 'point/sums are nan' "m['point/sums'][0] = np.nan" resume run.h5 --epochs 5
edited 4 "channels has 'temperature' twice" "f['channels'][1] = f['channels'][0]" evaluate run.h5
edited 4 'does not say how each of its maps was fitted' "f['ridge/choice'][0, 0] = 7" evaluate run.h5

# what its data were measured in is of its channels and series, and of days that a calendar has
edited 4 'run.h5: measured/units has 3, and the run has ' "del f['measured/units']; f['measured/units'] = np.full(3, b'1')" forecast run.h5 -o next.csv
edited 4 'run.h5: measured/zone has 2, and the run has 1 series' \
    "g = f['measured']; del g['zone'], g['step']; g['zone'] = np.full(2, b'-'); g['step'] = np.zeros(2, 'i8')" forecast run.h5 -o next.csv
edited 4 'run.h5: measured/step: that of series 0 is negative' "f['measured/step'][0] = -3600" forecast run.h5 -o next.csv
for days in '[[1, 2]]' 'np.arange(5001)'; do
    edited 4 'run.h5: measured/holiday is not a list of at most 5000 days' "f['measured/holiday'] = np.array($days, 'i8')" forecast run.h5 -o next.csv
done
edited 4 'run.h5: holiday 1 is not after the one before it' "f['measured/holiday'] = np.array([2, 2], 'i8')" forecast run.h5 -o next.csv
edited 4 'run.h5: holiday 0 is day 3000000 since 1970, which is not of the years 1 to 9999' "f['measured/holiday'] = np.array([3000000], 'i8')" \
    forecast run.h5 -o next.csv

# a kind has nothing of another one
for kind in ridge drift; do
    edited 4 "it has 1 trained network, and model.kind = $kind has none" \
        "c = f.attrs['config'].replace(b'kind = recurrent', b'kind = $kind'); del f.attrs['config']; f.attrs['config'] = np.bytes_(c)" evaluate run.h5
done
edited 4 'it has a ridge regression, and model.kind = drift has none' "c = f.attrs['config'].replace(b'kind = recurrent', b'kind = drift')
    del f.attrs['config'], m, f['members/0'], f['members'].attrs['count']; f.attrs['config'] = np.bytes_(c); f['members'].attrs['count'] = np.uint64(0)" \
    forecast run.h5 -o next.csv

# inspect says what is wrong with a run, and not that it is no dataset
edited 4 'its best round is 2' "del m.attrs['best_epoch']; m.attrs['best_epoch'] = np.uint64(2)" inspect run.h5
edited 4 "attribute 'version' is missing" "del f.attrs['version']" inspect run.h5 --json

# each kind has numbers of its own that nothing else could have written
printf 'date,id,close,size\n' >panel.csv
for ((i = 0; i < 60; i++)); do
    day=$(date -ud "2024-01-01 +$i days" +%F)
    printf '%s,a,%d,1\n%s,b,%d,2\n' "$day" $((i * i % 17)) "$day" $((i * i % 13)) >>panel.csv
done
"$LANECAST" train panel.csv --target close --context 4 --horizon 1 --hidden 2 --epochs 1 --set classes.of=change --set 'classes.limits=-1 1' \
    --loss softmax -o whole.h5 --quiet >/dev/null
edited 4 "series has 'a' twice" "f['series'][1] = f['series'][0]" evaluate run.h5
edited 4 "classes/names has " "f['classes/names'][1] = f['classes/names'][0]" inspect run.h5
edited 4 "'across' is 2 of channel 1, neither 0 nor 1" "f['scaler/across'][1] = 2" forecast run.h5 -o next.csv
"$LANECAST" train weather.h5 --context 6 --horizon 2 --hidden 2 --epochs 1 --set model.interval=adaptive -o whole.h5 --quiet >/dev/null
edited 4 'interval/level does not rise between 0 and 1' "f['interval/level'][0] = 0.5" evaluate run.h5
edited 4 'interval/rank does not rise between 0 and 1' "f['interval/rank'][-1] = 1.5" forecast run.h5 -o next.csv
edited 4 'measured/zone has 2, and the run has 1 series' \
    "g = f['measured']; del g['zone'], g['step']; g['zone'] = np.full(2, b'-'); g['step'] = np.zeros(2, 'i8')" inspect run.h5

# networks say which rows they saw, so that evaluations count them
edited 4 'run.h5: it does not say which rows training saw' "del f['seen']" evaluate run.h5
edited 4 'run.h5: it does not say which rows training saw' "del f['seen']" train --from run.h5 weather.h5 -o again.h5
