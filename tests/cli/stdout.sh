# Standard output: whoever stops reading ends every command quietly; "-" is standard output, or refused, and never a file of that name.
source "$(dirname "$0")/cli.bash"
"$LANECAST" simulate weather --rows 300 -o w.h5 -q >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 3\n[train]\nepochs = 1\n' >t.ini
"$LANECAST" train t.ini -o run.h5 -q >/dev/null
"$LANECAST" sweep t.ini -o s.db --try train.rate=0.1,0.2 --trials 1 -q >/dev/null
printf 'date,a\n2024-01-01,1\n2024-01-02,2\n2024-01-03,4\n' >a.csv

mkfifo pipe
quiet_end() { # ARGUMENTS...: the reader has gone before a byte is written
    local got=0
    sleep 0 <pipe & # opens, and closes
    exec 4>pipe
    wait $!
    "$LANECAST" "$@" >&4 2>err </dev/null || got=$?
    exec 4>&-
    [ $got -eq 141 ] && [ ! -s err ] || { echo "$* into a closed pipe: status $got: $(cat err)"; exit 1; }
}
for command in 'forecast run.h5 -o - -q' 'forecast run.h5 --origins .. -o - -q' 'report run.h5 -o - -q' 'evaluate run.h5 -q' \
    'evaluate run.h5 --json -q' 'inspect run.h5 -q' 'inspect w.h5 -q' 'config explain' 'config check t.ini' 'list' 'help train' \
    '--manual train' 'sweep show s.db' 'train t.ini -o again.h5 -q' 'verify run.h5'; do
    quiet_end $command
done
got=0
"$LANECAST" forecast run.h5 -o - -q >/dev/full 2>err || got=$?
[ $got -eq 6 ] && grep -q 'No space left' err || { echo "a full disk: $got: $(cat err)"; exit 1; }

# A page on standard output is the page of a file.
"$LANECAST" report run.h5 -o page.html -q >/dev/null
"$LANECAST" report run.h5 -o - -q >printed.html
cmp page.html printed.html

refused() { # ARGUMENTS...
    local got=0
    "$LANECAST" "$@" >out 2>err </dev/null || got=$?
    [ $got -eq 2 ] && [ "$(wc -l <err)" -eq 1 ] || { echo "$*: status $got: $(cat err)"; exit 1; }
    [ ! -e ./- ] || { echo "$*: a file of the name -"; exit 1; }
}
refused train t.ini -o -
refused train t.ini -o x.h5 --log -
refused resume run.h5 --epochs 3 --log -
refused import a.csv -o -
refused simulate weather --rows 30 -o -
refused evaluate run.h5 --forecasts -
refused plot run.h5 -o -
refused report run.h5 -o - --json
refused forecast run.h5 -o - --json
refused sweep t.ini -o - --try train.rate=0.1,0.2
refused sweep t.ini -o x.db --log - --try train.rate=0.1,0.2
refused sweep show s.db --csv -
refused sweep show s.db --export journal -o -
refused sweep best s.db -o -
"$LANECAST" simulate weather --rows 30 -o ./- -q >/dev/null
[ -s ./- ]

# "-" to be read is standard input: data, and of train a configuration, which says so of a table.
"$LANECAST" import - -o piped.h5 -q <a.csv
"$LANECAST" inspect - -q <a.csv | grep 'rows        3' >/dev/null
"$LANECAST" simulate weather --rows 200 --seed 2 -o v.h5 -q >/dev/null
"$LANECAST" forecast run.h5 v.h5 -o named.csv -q
"$LANECAST" forecast run.h5 - -o - -q <v.h5 | cut -d, -f2- | cmp - <(cut -d, -f2- named.csv)
got=0
"$LANECAST" train - -o x.h5 <a.csv 2>err || got=$?
[ $got -eq 3 ] && grep -F 'lanecast import - -o DATA.h5' err >/dev/null || { echo "train -: $got: $(cat err)"; exit 1; }
got=0
cat w.h5 | "$LANECAST" inspect - 2>err || got=$?
[ $got -eq 4 ] && grep -F 'HDF5, which is read from a file only' err >/dev/null || { echo "inspect - of a pipe: $got: $(cat err)"; exit 1; }
