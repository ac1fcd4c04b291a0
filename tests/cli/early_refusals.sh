# What is refused later is refused before training, and what is given to the wrong command is called what it is.
source "$(dirname "$0")/cli.bash"

notes() { # PHRASE ARGUMENT...
    local phrase=$1
    shift
    "$LANECAST" "$@" >out.txt 2>error.txt || fail "$*: $(cat error.txt)"
    grep -F -- "$phrase" error.txt out.txt >/dev/null || fail "$* does not say '$phrase': $(cat error.txt out.txt)"
}
hours() { # as many as $1
    for ((i = 0; i < $1; i++)); do printf '2020-01-%02d %02d:00\n' $((i / 24 + 1)) $((i % 24)); done
}
train=(--horizon 2 --context 8 --epochs 1 --hidden 4 --set model.ridge=no --force)

# Rows of the future without a target.
(echo date,shop,sales,promo,size && for shop in a b; do hours 150 | awk -F, -v s=$shop '{ print $1 "," s "," (NR > 144 ? "" : NR * NR % 13 + 9) "," NR % 3 "," 5 }'; done) >future.csv
refused 4 "the targets are missing from here to the end, where channel 'promo' is known: if that is the future, train with data.known = promo; else leave these rows out (--set data.missing=skip)" train future.csv --target sales "${train[@]}" -o run.h5
[ ! -e run.h5 ] || fail 'a run of it is there'
grep -F 'data.known = promo' error.txt >/dev/null || fail "$(cat error.txt)"
notes "the targets are missing from here to the end" train future.csv --target sales "${train[@]}" -o run.h5 --set data.missing=skip
notes '12 rows after the last target' train future.csv --target sales "${train[@]}" -o run.h5 --set data.known=promo
"$LANECAST" evaluate run.h5 >/dev/null 2>&1 || fail 'no errors of it'
"$LANECAST" forecast run.h5 -o - >/dev/null 2>&1 || fail 'no forecast of it'
"$LANECAST" train future.csv --target sales "${train[@]:2}" --horizon 9 -o long.h5 --set data.known=promo >/dev/null 2>&1
refused 4 'all 9 rows of the horizon; give the file rows with it after the last target (import --append), or ask for fewer rows ahead' forecast long.h5 -o -
notes '6 rows each' forecast long.h5 -o next.csv --horizon 6

# Words that are labels.
(echo when,load,state && hours 150 | awk -F, '{ print $1 "," NR % 7 "," (NR % 3 ? "idle" : "run") }') >machine.csv
refused 4 "a column of words becomes channels by lanecast import --one-hot 'state'" train machine.csv --target state "${train[@]}" -o m.h5
"$LANECAST" import machine.csv --one-hot state -o machine.h5 -q
refused 4 "it has words as channels, such as 'state=idle', which classes.of = label forecasts together" train machine.h5 --target state "${train[@]}" -o m.h5
refused 3 'choose a loss of classes: hinge or softmax' train machine.h5 --target state --set classes.of=label "${train[@]}" -o m.h5
notes accuracy train machine.h5 --target state --set classes.of=label --loss softmax "${train[@]}" -o m.h5

# Channels of a panel, and the one that a word begins.
"$LANECAST" import future.csv -o future.h5 -q
"$LANECAST" inspect future.h5 | grep -x "channels    3: 'sales', 'promo', 'size'" >/dev/null || fail 'inspect names no channels of a panel'
(echo 'date,Temp (C),Humid' && hours 150 | awk -F, '{ print $1 "," NR % 7 "," NR % 5 }') >air.csv
refused 4 "no channel 'Temp'; the nearest is Temp (C);" train air.csv --target Temp "${train[@]}" -o a.h5
notes "forecasts 'Temp (C)', 'Humid' (--target chooses); context 8, horizon 2" train air.csv "${train[@]}" -o a.h5
notes "forecasts 'Humid'; context 8" train air.csv "${train[@]}" -o a.h5 --target Humid

# What is missing where nobody reads is no matter.
awk -F, 'NR == 50 { print $1 "," $2 ","; next } { print }' air.csv >hole.csv
for kind in repeat_last ridge training_mean; do
    refused 4 "channel 'Humid' is missing; clean the data or set data.missing" train hole.csv "${train[@]:0:4}" --kind $kind --force -o h.h5
done
notes "'Humid': 1 of 150 values missing" train hole.csv "${train[@]}" -o h.h5 --target 'Temp (C)' --set data.missing=skip
"$LANECAST" train hole.csv "${train[@]}" -o h.h5 --target 'Temp (C)' --set 'data.input="Temp (C)"' 2>error.txt >/dev/null
! grep -F 'please check' error.txt || fail "$(cat error.txt)"

# The wrong command.
printf 'SQLite format 3\0 and so on' >ledger.db
for command in evaluate resume replay 'forecast -o -'; do
    # shellcheck disable=SC2086
    refused 4 'air.csv: text, not a run file: lanecast train makes one' $command air.csv
done
refused 4 'ledger.db: a ledger of a sweep, not a run file: lanecast sweep show reads it' evaluate ledger.db
refused 4 'lanecast sweep show prints' inspect ledger.db
"$LANECAST" train a.h5 --on all -o all.h5 -q >/dev/null 2>&1
refused 4 "no window in part 'test': data.split leaves it no rows (as train --on all does)" evaluate all.h5
refused 4 'data.split leaves it no rows' report all.h5 -o all.html

# What forecast writes has no parts to shade.
notes "1 channel in 10 columns, 2 rows;" forecast "$("$LANECAST" train air.csv --target Humid --loss quantile "${train[@]}" -o q.h5 >/dev/null 2>&1 && echo q.h5)" -o next.csv
if command -v gnuplot >/dev/null; then
    "$LANECAST" forecast q.h5 -o next.h5 -q
    for file in next.csv next.h5; do
        notes "$file: as lanecast forecast writes it: drawn without the parts of a split" plot $file -o next.svg --force --script
        grep -F "title '80 % interval'" next.gnuplot >/dev/null || fail "no interval is drawn of $file"
        ! grep -E 'validation|train' next.gnuplot || fail "parts are drawn of $file"
    done
    notes 'next.svg: series of air.csv' plot air.csv -o next.svg --force --script
    grep -F validation next.gnuplot >/dev/null || fail 'no parts are drawn of data'
fi
"$LANECAST" forecast q.h5 --origins .. -o arrays.h5 -q >/dev/null
notes 'arrays.svg: forecast of arrays.h5' plot arrays.h5 -o arrays.svg

# A column that is dropped and still names the series.
notes "column 'shop' names the series of each row: 2 series, though it is no channel" import future.csv --drop shop -o shops.h5
# Rows that were added.
"$LANECAST" train air.csv --target Humid "${train[@]}" -o d.h5 -q >/dev/null 2>&1
mkdir new && (cat air.csv && printf '2020-01-07 06:00,1,2\n2020-01-07 07:00,1,3\n') >new/air.csv
notes 'new/air.csv has 2 rows more than d.h5 was trained on' forecast d.h5 new/air.csv -o -
sed 's/^2020-01-03 01:00,./2020-01-03 01:00,9/' new/air.csv >new/other.csv && mv new/other.csv new/air.csv
notes 'new/air.csv is not the data that d.h5 was trained on' forecast d.h5 new/air.csv -o -

# Intervals without validation windows, before training.
code=0
"$LANECAST" train air.csv --target Humid "${train[@]}" --set model.interval=conformal --set data.split='100 0 30' -o interval.h5 -q >out.txt 2>&1 || code=$?
test $code = 3 && grep -q 'measures errors over the validation windows, and data.split = 100 0 30 leaves none' out.txt || fail "$code: $(cat out.txt)"
