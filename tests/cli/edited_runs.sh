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
