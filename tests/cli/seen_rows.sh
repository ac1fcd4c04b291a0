# What looks better than it is, is said to: forecasts beside rows that were trained on, intervals on the rows they were measured on.
source "$(dirname "$0")/cli.bash"

fail() {
    echo "seen_again: $*"
    exit 1
}
has() { # PHRASE FILE
    grep -F -- "$1" "$2" >/dev/null || fail "no '$1' in $(cat "$2")"
}
hasnt() {
    ! grep -F -- "$1" "$2" >/dev/null || fail "'$1' in $(cat "$2")"
}

"$LANECAST" simulate weather --rows 600 -o w.h5 -q >/dev/null
printf '[data]\nfile = w.h5\ntarget = temperature\n[window]\ncontext = 8\nhorizon = 4\n[model]\nhidden = 4\nridge = no\n[train]\nepochs = 1\n' >w.ini
"$LANECAST" train w.ini -o w.run.h5 -q >/dev/null 2>&1

# All origins, and those of the last rows, which are of the test.
"$LANECAST" forecast w.run.h5 --origins .. -o all.csv 2>notes.txt >/dev/null
has "all.csv: the model was trained on targets of " notes.txt
has "all.csv: the model was selected on targets of " notes.txt
"$LANECAST" forecast w.run.h5 --origins .. -o all.csv --json 2>/dev/null >all.json
grep -E '"seen_in_training": [1-9]' all.json >/dev/null || fail "$(cat all.json)"
last=$(tail -1 all.csv | cut -d, -f2)
"$LANECAST" forecast w.run.h5 --origins "$last.." -o late.csv 2>notes.txt >/dev/null
hasnt 'the model was' notes.txt
# As many as evaluate counts: of one part's windows all.
count=$(grep -o '"seen_in_training": [0-9]*' all.json | tail -c +21)
"$LANECAST" evaluate w.run.h5 --split train --json 2>/dev/null >train.json
[ "$count" -ge "$(grep -o '"seen_in_training": [0-9]*' train.json | tail -c +21)" ] || fail "$count origins seen: $(cat train.json)"

# Intervals.
"$LANECAST" train w.ini -o i.h5 -q --set model.interval=conformal >/dev/null 2>&1
"$LANECAST" evaluate i.h5 --split valid >valid.txt 2>/dev/null
tr '\n' ' ' <valid.txt >line.txt
has 'model.interval = conformal was measured on targets of ' line.txt
"$LANECAST" evaluate i.h5 >test.txt 2>/dev/null
hasnt 'was measured on' test.txt
"$LANECAST" evaluate i.h5 --split valid --json 2>/dev/null | grep -E '"interval_measured_on": [1-9]' >/dev/null || fail 'not in JSON'
"$LANECAST" evaluate i.h5 --json 2>/dev/null | grep '"interval_measured_on": 0' >/dev/null || fail 'test windows are said to be measured on'
"$LANECAST" evaluate w.run.h5 --split valid >valid.txt 2>/dev/null
hasnt 'was measured on' valid.txt
