# evaluate: what its table and its verdict say where the data are odd, or not new to the model.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}
baseline() { # KIND DATA RUN
    printf '[data]\nfile = %s\n[window]\ncontext = 8\nhorizon = 4\n[model]\nkind = %s\n' "$2" "$1" >t.ini
    "$LANECAST" train t.ini -o "$3" --quiet >/dev/null
}

# Where nothing moves, no forecaster errs, and no ratio is made of it.
awk 'BEGIN { print "date,a"; for (i = 0; i < 300; i++) printf "%d-%02d-%02d,7\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28 }' >still.csv
baseline mean still.csv still.h5
"$LANECAST" evaluate still.h5 >still.txt
grep -qx 'Neither the model nor repeat_last makes an error here.' still.txt || fail "$(cat still.txt)"
grep -q 'nan' still.txt && fail "nan: $(cat still.txt)"

# 80 columns, however long a channel's name is, with every verdict.
awk -v name="$(printf '%0100d' 0)" 'BEGIN { print "date,b," name
    for (i = 0; i < 300; i++) printf "%d-%02d-%02d,%d,%d\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28, i * i % 97, 9000 * (i % 24) }' >wide.csv
baseline drift wide.csv wide.h5
"$LANECAST" evaluate wide.h5 --set data.season=6 >wide.txt
grep -q '^A baseline beats the model: ' wide.txt || fail "$(cat wide.txt)"
awk 'length > 80 { print "wider than 80 columns: " $0; wide = 1 } END { exit wide }' wide.txt still.txt

# Two channels without a common unit have no mae of their own units, but a scaled one, and whatever has no unit.
"$LANECAST" evaluate wide.h5 --csv series.csv >/dev/null
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["mae"] != "" || $column["scaled_mae"] == "" || $column["mase"] == "" { print; wrong = 1 } END { exit wrong || NR < 2 }' series.csv

# Rows that training or validation saw are no test, whichever split or file calls them one: 200 rows, 140 to train, 20 to validate.
hourly() { awk -v rows="$1" 'BEGIN { print "date,a,b"
    for (i = 0; i < rows; i++) printf "2020-01-%02d %02d:00:00,%.3f,%d\n", 1 + i / 24, i % 24, sin(i * i), i % 24 }'; }
seen() { # WARNINGS TRAINING VALIDATION [argument of evaluate]...
    local warnings=$1 counts="$2 $3"
    shift 3
    "$LANECAST" evaluate seen.run.h5 --quiet "$@" >seen.txt
    [ "$(grep -c '^Warning: ' seen.txt || true)" -eq "$warnings" ] || fail "$*: not $warnings warnings: $(cat seen.txt)"
    "$LANECAST" evaluate seen.run.h5 --quiet --json "$@" >seen.json
    [ "$(awk -F '[:,]' '/"seen_in_/ { printf "%s%d", n++ ? " " : "", $2 }' seen.json)" = "$counts" ] || fail "$*: not $counts: $(cat seen.json)"
}
mkdir short later
hourly 200 >seen.csv
hourly 100 >short/seen.csv
{ head -1 seen.csv; hourly 300 | tail -120; } >later/seen.csv
printf '[data]\nfile = seen.csv\n[window]\ncontext = 4\nhorizon = 3\n[model]\nhidden = 2\n[train]\nepochs = 1\n' >seen.ini
"$LANECAST" train seen.ini -o seen.run.h5 --quiet >/dev/null
seen 0 0 0
seen 0 0 18 --split valid
seen 1 134 0 --split train
seen 2 120 22 --set 'data.split=0.05 0.05 0.9'
seen 1 18 0 --data short/seen.csv
seen 0 0 0 --data later/seen.csv
seen 1 70 20 --split valid --set 'data.split=70 90 40'
"$LANECAST" evaluate seen.run.h5 --set 'data.split=0.05 0.05 0.9' >words.txt
grep -qx 'Warning: the model was trained on targets of 120 of these windows.' words.txt || fail "no warning in words"

# No validation is none seen, around 1970 too; twins on both sides of a border tell nothing.
{ echo date,a; for ((i = 0; i < 200; i++)); do echo "$((1960 + i / 12))-$((1 + i % 12))-01,$((i * i % 89))"; done; } >early.csv
"$LANECAST" train seen.ini --data early.csv --set 'data.split=0.5 0 0.5' -o seen.run.h5 --quiet >/dev/null
seen 0 0 0 --split test
{ echo date,a; for ((i = 0; i < 200; i++)); do j=$((i - (i > 100) - (i > 150))); echo "$((1960 + j / 12))-$((1 + j % 12))-01,$((i * i % 89))"; done; } >twins.csv
"$LANECAST" train seen.ini --data twins.csv --set 'data.split=101 50 49' --set window.gaps=ignore -o seen.run.h5 --quiet >/dev/null
seen 0 0 0 --split test

# A file by another name is another name of the series, where there is one: the same errors, and a note.
cp seen.csv newer.csv
"$LANECAST" train seen.ini -o seen.run.h5 --quiet >/dev/null
"$LANECAST" evaluate seen.run.h5 >named.txt
"$LANECAST" evaluate seen.run.h5 --data newer.csv >renamed.txt 2>renamed.err
cmp named.txt renamed.txt
grep -qx "lanecast: series 'newer' is taken as 'seen', the only series that seen.run.h5 knows" renamed.err || fail "$(cat renamed.err)"
"$LANECAST" evaluate seen.run.h5 --data newer.csv --json --quiet >renamed.json
"$LANECAST" evaluate seen.run.h5 --json --quiet >named.json
grep -q '"run_series": "seen"' renamed.json || fail "no run_series"
grep -q '"run_series": null' named.json || fail "run_series without need"

# A baseline was trained on nothing.
baseline drift seen.csv drift.run.h5
"$LANECAST" evaluate drift.run.h5 --set 'data.split=0.05 0.05 0.9' >drift.txt
grep -q '^Warning: ' drift.txt && fail "$(cat drift.txt)"

# A panel: every series' errors, the worst ten, the mean over series, the one that dominates, what is left out, and a choice.
mkdir panel
for ((i = 1; i <= 12; i++)); do
    awk -v i="$i" 'BEGIN { print "date,a"; for (r = 0; r < 90 + i; r++) printf "2020-01-%02d %02d:00,%d\n", 1 + r / 24, r % 24, (i == 7 ? 9000 : 10) * (r * r * i % 11 + (r % 13 == 0)) }' >"panel/t$i.csv"
done
"$LANECAST" import panel -o panel.data.h5 --quiet
printf '[data]\nfile = panel.data.h5\nsplit = * 10 20\nseason = 11\n[window]\ncontext = 8\nhorizon = 4\n[model]\nhidden = 2\n[train]\nepochs = 1\n' >panel.ini
"$LANECAST" train panel.ini -o panel.h5 --quiet >trained.txt
grep -E '^validation: ' trained.txt | grep -qE '^validation: seasonal_naive beats the model: scaled MSE [0-9.e-]+ against [0-9.e-]+$' || fail "$(cat trained.txt)"
"$LANECAST" evaluate panel.h5 --quiet --csv panel.csv >panel.txt
grep -qx 'test windows: 204, horizon 4, channels 1, series 12' panel.txt || fail "$(cat panel.txt)"
grep -q '^Mean over series of each one.s own figure' panel.txt || fail 'no mean over series'
grep -qx 'The 10 worst of 12 series, next to seasonal_naive (all: --csv FILE)' panel.txt || fail 'no worst series'
[ "$(sed -n '/^The 10 worst/,/^$/p' panel.txt | grep -c '^t[0-9]')" -eq 10 ] || fail 'not ten worst'
grep -q "^Series 't7' dominates the figures in own units: it makes " panel.txt || fail 'no series dominates'
grep -qE '^mape leaves out [0-9]+ of 816 values, whose truth is 0\.$' panel.txt || fail 'nothing left out'
grep -qx 'A baseline beats the model: seasonal_naive.' panel.txt || fail 'no verdict'
grep -qE '^Skill against seasonal_naive: -[0-9.]+, the share of its scaled MSE that the model' panel.txt || fail 'no skill'
tr '\n' ' ' <panel.txt | grep -qE 'What may help: .*a search by lanecast sweep\. $' || fail 'no hint of what may help'
head -1 panel.csv | grep -q '^series,forecaster,windows,values,scaled_mae,' || fail "$(head -1 panel.csv)"
[ "$(grep -c '^t3,' panel.csv)" -eq "$(sed -n '/^forecaster/,/^$/p' panel.txt | grep -cE '^(gru 2|ridge|drift|mean|repeat_last|seasonal_naive|training_mean) .* ' | awk '{ print $1 / 4 }')" ] ||
    fail "$(grep '^t3,' panel.csv)"
got=0
"$LANECAST" evaluate panel.h5 --quiet --csv panel.h5 >out 2>err || got=$?
[ $got -eq 2 ] || fail "the run file was replaced: $(cat err)"
"$LANECAST" evaluate panel.h5 --quiet --series 't3,t12' --json >some.json
awk '/"per_series": {/ { inside = 1 } inside && /"series": \[/ { getline a; getline b; print a b; exit }' some.json | grep -q '"t12".*"t3"\|"t3".*"t12"' || fail "$(cat some.json)"
grep -q '"windows": 34' some.json || fail 'not the windows of two series'
got=0
"$LANECAST" evaluate panel.h5 --quiet --series t13 >out 2>err || got=$?
[ $got -eq 4 ] && grep -q "no series 't13'; did you mean\|no series 't13'" err || fail "$(cat err)"

# Windows left out for a missing value are counted: of the chosen series too.
awk 'BEGIN { print "date,a"; for (r = 0; r < 100; r++) printf "2020-01-%02d %02d:00,%s\n", 1 + r / 24, r % 24, r == 90 ? "" : r % 7 }' >panel/t1.csv
"$LANECAST" import panel -o panel.data.h5 --quiet
"$LANECAST" evaluate panel.h5 --quiet --set data.missing=skip --series t1 >skipped.txt
grep -qx '10 further windows are left out: a value in them is missing' skipped.txt || fail "$(head -4 skipped.txt)"
"$LANECAST" evaluate panel.h5 --quiet --set data.missing=skip --series t2 --json >kept.json
grep -q '"windows_skipped": 0,' kept.json || fail 'windows of another series'

# With a mask they stay, and those whose context has a hole are counted: row 90 is in the contexts of origins 91 to 96.
"$LANECAST" evaluate panel.h5 --quiet --set data.missing=mask --series t1 >filled.txt
grep -qx '6 of these windows read values that are missing, filled by data.missing = mask' filled.txt || fail "$(head -4 filled.txt)"
"$LANECAST" evaluate panel.h5 --quiet --set data.missing=mask --json >filled.json
grep -q '"windows_filled": 6,' filled.json && grep -q '"windows_filled": 0,' kept.json || fail 'windows of filled values'

# Those that window.drop_last leaves out are counted.
"$LANECAST" evaluate panel.h5 --quiet --set data.missing=skip --set window.drop_last=100 >dropped.txt
"$LANECAST" evaluate panel.h5 --quiet --set data.missing=skip --set window.drop_last=100 --json >dropped.json
grep -qx '94 further windows are left out, the last: window.drop_last = 100' dropped.txt || fail "$(head -4 dropped.txt)"
grep -q '"windows_dropped": 94,' dropped.json && grep -q '"windows": 100,' dropped.json || fail "$(head -9 dropped.json)"
grep -q '"windows_dropped": 0,' kept.json || fail 'dropped windows of none'

# A hint is what the configuration can have: returns have no level that normalising could take off.
"$LANECAST" simulate stock --rows 400 --seed 4 -o stock.h5 --quiet >/dev/null
for transform in none log_return; do
    "$LANECAST" train stock.h5 --target close --horizon 3 --context 8 --hidden 4 --epochs 1 --set model.normalize=none \
        --set data.transform=$transform -o hint.h5 --force --quiet >/dev/null 2>&1
    "$LANECAST" evaluate hint.h5 --quiet 2>/dev/null | tr '\n' ' ' >$transform.txt
    grep -q 'A baseline beats the model: \(repeat_last\|drift\)\.' $transform.txt || fail "$(cat $transform.txt)"
done
grep -q 'What may help: .*model.normalize = last;' none.txt || fail "$(cat none.txt)"
grep -q 'What may help: ' log_return.txt && ! grep -q 'normalize' log_return.txt || fail "$(cat log_return.txt)"
# Nor is one that does nothing for the kind: a ridge regression reads no calendar, and takes levels off by itself.
awk 'BEGIN { print "date,y"; for (r = 0; r < 200; r++) printf "2020-01-%02d %02d:00,%s\n", 1 + r / 24, r % 24, r % 7 == 3 ? 9 : r % 7 }' >week.csv
awk 'BEGIN { for (r = 0; r < 150; r++) print r }' >line.csv
for data in week line; do
    "$LANECAST" train $data.csv --context 5 --horizon 2 --kind ridge --set data.season=7 --set model.ridge.lookback=2 --set model.ridge.trailing=1 -o hint.h5 --force --quiet >/dev/null 2>&1
    "$LANECAST" evaluate hint.h5 --quiet | tr '\n' ' ' >$data.txt
    grep -q 'What may help: a search by lanecast sweep\.' $data.txt || fail "$(cat $data.txt)"
done
grep -q 'A baseline beats the model: seasonal_naive\.' week.txt && grep -q 'A baseline beats the model: drift\.' line.txt || fail "$(cat week.txt line.txt)"

# The winner of a sweep has been trained on its validation rows too: it is told of no further sweep.
printf '[data]\nfile = panel.data.h5\nsplit = * 10 20\nseason = 11\nmissing = skip\n[window]\ncontext = 11\nhorizon = 4\n[train]\nepochs = 1\n' >won.ini
"$LANECAST" sweep won.ini -o won.db --try model.hidden=1,2 --trials 2 --quiet >/dev/null
"$LANECAST" sweep best won.db -o won.h5 --seeds 1 --quiet >/dev/null 2>&1
"$LANECAST" evaluate won.h5 --quiet 2>/dev/null | tr '\n' ' ' >won.txt
grep -q 'A baseline beats the model' won.txt && ! grep -q 'sweep' won.txt || fail "$(cat won.txt)"
