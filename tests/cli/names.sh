# Names that are no UTF-8: --json is UTF-8 all the same, and the files are found under their own names.
source "$(dirname "$0")/cli.bash"
name=$'caf\xe9'
shown='caf\uFFFD' # as JSON in ASCII writes it

# is_json FIELD WORDS ARGUMENTS...: an object on standard output, in UTF-8, in which the field is so
is_json() {
    local field=$1 words=$2
    shift 2
    "$LANECAST" "$@" --json --quiet >out.json || { echo "lanecast $*: $?"; exit 1; }
    iconv -f UTF-8 -t UTF-8 out.json >/dev/null || { echo "lanecast $*: not UTF-8"; exit 1; }
    grep -qF "\"$field\": \"$words" out.json || { echo "lanecast $*: no $field '$words'"; cat out.json; exit 1; }
}

awk 'BEGIN { print "date,a"; for (i = 0; i < 196; i++) printf "%d-%02d-%02d,%d\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28, i * i % 97 }' >"$name.csv"
printf '[data]\nfile = %s.h5\n[window]\ncontext = 5\nhorizon = 2\n[model]\nhidden = 2\n[train]\nepochs = 1\n' "$name" >"$name.ini"
is_json name "$shown" import "$name.csv" -o "$name.h5"
is_json file "$shown.h5" inspect "$name.h5"
is_json config "[data]\\nfile = $shown.h5" config check "$name.ini"
is_json run "$shown.run" train "$name.ini" -o "$name.run"
is_json model recurrent evaluate "$name.run"
is_json run "$shown.run" replay "$name.run"
is_json file "$shown.next.h5" forecast "$name.run" -o "$name.next.h5"
is_json file "$shown.sim.h5" simulate weather --rows 100 -o "$name.sim.h5"
[ -s "$name.next.h5" ]

# A command that is said can be typed as it is said, whatever the name of its file.
awk 'BEGIN { print "date,a"; for (i = 0; i < 96; i++) printf "2000-%02d-%02d,%d\n", 1 + i / 28, 1 + i % 28, i * i % 97 }' >plain.csv
"$LANECAST" sweep plain.csv --context 5 --horizon 2 --epochs 1 --trials 1 --try model.hidden=2,3 -o "it's a sweep.db" -q >out 2>/dev/null
grep -o 'lanecast sweep show .*\.db.' out | sed "s|^lanecast|\"\$LANECAST\"|" >said.sh
LANECAST=$LANECAST sh said.sh >shown.txt || { cat out said.sh; exit 1; }
grep -q 'trial' shown.txt
if "$LANECAST" sweep "it's a sweep.db" -o no.db --try model.hidden=2,3 2>err; then exit 1; fi
grep -qF "sweep show 'it'\\''s a sweep.db' lists" err || { cat err; exit 1; }

# A panel of several files is not called after the first.
cp plain.csv other.csv
"$LANECAST" import plain.csv other.csv -o panel.h5 -q
"$LANECAST" plot panel.h5 -o panel.svg --script -q 2>/dev/null || [ ! -e panel.svg ]
grep -q "title 'plain and others'" panel.gnuplot || { cat panel.gnuplot; exit 1; }
