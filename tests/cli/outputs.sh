# What a command writes: not two things into one file, not into nothing, and nothing that it reads.
source "$(dirname "$0")/cli.bash"

# refused WORDS ARGUMENTS...: with status 2 or 6, one line and these words
refused() {
    local words=$1 status=0
    shift
    "$LANECAST" "$@" --quiet >out 2>err || status=$?
    [ $status = 2 ] || [ $status = 6 ] || fail "lanecast $*: status $status: $(cat err)"
    [ "$(wc -l <err)" = 1 ] && grep -qF -- "$words" err || fail "lanecast $*: not '$words': $(cat err)"
}

"$LANECAST" simulate weather --rows 60 -o w.h5 --quiet >/dev/null
small=(--context 6 --horizon 2 --hidden 2 --epochs 1)
"$LANECAST" train w.h5 "${small[@]}" -o run.h5 --quiet >/dev/null
sweep=(sweep w.h5 "${small[@]}" --try train.batch=8,16 --trials 2 --workers 1)

refused 'is empty' train w.h5 "${small[@]}" -o ''
refused 'is empty' "${sweep[@]}" -o ''
refused 'is empty' report run.h5 -o ''
refused 'is empty' evaluate run.h5 --csv ''
refused 'the same file as' "${sweep[@]}" -o x.db --log ./x.db
refused 'the same file as' evaluate run.h5 --csv ./x.csv --forecasts x.csv
refused 'the same file as' train w.h5 "${small[@]}" -o x.h5 --log x.h5
mkfifo pipe
refused 'not an ordinary file' "${sweep[@]}" -o pipe
refused 'not an ordinary file' "${sweep[@]}" -o /dev/null
refused 'a folder' "${sweep[@]}" -o .
[ ! -e x.db ] && [ ! -e x.csv ] && [ ! -e x.h5 ]

# Names that SQLite would take for no file, or for an address.
for name in :memory: 'file:x?mode=memory'; do
    "$LANECAST" "${sweep[@]}" -o "$name" --quiet >/dev/null
    [ -s "./$name" ] || fail "no file $name"
    "$LANECAST" sweep show "$name" >/dev/null
done
refused 'the same file as :memory:' sweep show :memory: --csv ./:memory:

# The script's data beside a picture are named after it, and not where the dataset of the run is.
cp w.h5 picture.dat
"$LANECAST" train picture.dat "${small[@]}" -o other.h5 --quiet >/dev/null
refused 'the same file as picture.dat' plot other.h5 -o picture.svg --script --force
cmp -s w.h5 picture.dat || fail 'the dataset is gone'

# A name that ends in .csv would be opened as a text.
refused '--output x.csv: would become a run file, which is HDF5, not CSV; name it x.h5' train w.h5 "${small[@]}" -o x.csv
refused '--output x.csv: would become a dataset, which is HDF5, not CSV; name it x.h5' import w.h5 -o x.csv
[ ! -e x.csv ]

# A forecast replaces the one before it, and no dataset.
cp w.h5 kept.h5
refused 'is a dataset, and would become a dataset of forecasts' forecast run.h5 -o kept.h5
cmp -s w.h5 kept.h5 || fail 'a forecast replaced a dataset'
for time in first second; do
    "$LANECAST" forecast run.h5 -o next.h5 --quiet || fail "the $time forecast as a dataset"
done
refused 'is a dataset of forecasts, and would become a netCDF-4 file of forecasts' forecast run.h5 --origins .. -o next.h5
"$LANECAST" forecast run.h5 -o kept.h5 --force --quiet

# A panel that begins with a column of series is not what forecast writes.
printf 'series,date,value\na,2020-01-01,1\n' >panel.csv
refused 'is a text, and would become a CSV of forecasts' forecast run.h5 -o panel.csv
refused 'is a text, and would become a CSV of forecasts' evaluate run.h5 --csv panel.csv
for time in first second; do
    "$LANECAST" forecast run.h5 -o next.csv --quiet || fail "the $time forecast as CSV"
    "$LANECAST" evaluate run.h5 --csv errors.csv --forecasts told.csv --quiet >/dev/null || fail "the $time evaluation as CSV"
done

# What sweep show writes is known again when it is made anew; no other text is taken for it.
"$LANECAST" "${sweep[@]}" -o kinds.db --quiet >/dev/null
for time in first second; do
    "$LANECAST" sweep show kinds.db --csv trials.csv --quiet >/dev/null || fail "the $time CSV of trials"
    "$LANECAST" sweep show kinds.db --export journal -o trials.log --quiet >/dev/null || fail "the $time journal"
done
echo 'what I did in March' >notes.txt
refused 'is a text, and would become a journal of Optuna' sweep show kinds.db --export journal -o notes.txt
refused 'is a journal of Optuna, and would become a CSV' sweep show kinds.db --csv trials.log
refused 'kinds.db: a whole sweep, and no part of one' sweep merge merged.db kinds.db
[ "$(cat notes.txt)" = 'what I did in March' ] && [ ! -e merged.db ]
