# Forecasts as data: from every origin of a range, on standard output, as netCDF-4/CF; the same numbers as evaluate --forecasts.
source "$(dirname "$0")/cli.bash"

"$LANECAST" simulate weather --rows 300 -o w.h5 >/dev/null
cat >w.ini <<'INI'
[data]
file = w.h5
target = temperature
[window]
context = 8
horizon = 3
[model]
hidden = 4
loss = quantile
[train]
epochs = 1
INI
"$LANECAST" train w.ini -o run.h5 -q >/dev/null

# The test part: all that evaluate says of the model, word for word.
"$LANECAST" evaluate run.h5 --forecasts told.csv -q >/dev/null
first=$(awk -F, 'NR == 2 { print $4 }' told.csv)
last=$(awk -F, '$3 == 1 { last = $4 } END { print last }' told.csv)
"$LANECAST" forecast run.h5 --origins "$first..$last" -o range.csv 2>err
columns=$(head -1 range.csv | tr ',' '\n' | wc -l)
cmp <(cut -d, -f"1-$columns" told.csv) range.csv
grep -qx "lanecast: range.csv: 58 forecasts" err
"$LANECAST" forecast run.h5 --origins "$first..$last" -o - -q >out.csv
cmp out.csv range.csv

# To the end, and beyond: the truth is empty where it is not known; the last origin is what forecast says by itself.
"$LANECAST" forecast run.h5 --origins "$last.." -o end.csv -q
[ "$(awk -F, '$6 == "" { n++ } END { print n }' end.csv)" -eq 6 ]
"$LANECAST" forecast run.h5 -o - -q >next.csv
cmp <(tail -3 end.csv | cut -d, -f1,4,7-) <(tail -3 next.csv)
"$LANECAST" forecast run.h5 --origins .. -o all.csv 2>err # from the first row that has a context
[ "$(wc -l <all.csv)" -eq $((1 + 3 * (300 - 8 + 1))) ]
"$LANECAST" forecast run.h5 --origins "${first% *}..${first% *}" -o day.csv -q # a day is whole
awk -F, -v day="${first% *}" 'NR > 1 && $3 == 1 && substr($4, 1, 10) != day { exit 1 }' day.csv
[ "$(awk -F, '$3 == 1' day.csv | wc -l)" -gt 1 ]
# An hour without minutes is an hour, not a day; a month is all of it.
last_origin() { "$LANECAST" forecast run.h5 --origins "$1" -o - -q | awk -F, '$3 == 1 { last = $4 } END { print last }'; }
[ "$(last_origin "${first% *}..${first%%:*}")" = "$(last_origin "${first% *}..${first%%:*}:00:00")" ] || { last_origin "${first% *}..${first%%:*}"; exit 1; }
[ "$(last_origin "..${first%-*}")" = "$(awk -F, -v month="${first%-*}" '$3 == 1 && substr($4, 1, 7) <= month { last = $4 } END { print last }' all.csv)" ]
after=$(sed -n 2p next.csv | cut -d, -f2) # no origin is later than the range, that after the last row neither
"$LANECAST" forecast run.h5 --origins "$last..${after% *}" -o until.csv -q
[ "$(tail -1 until.csv | cut -d, -f3,4)" = "3,$(tail -1 next.csv | cut -d, -f2)" ] || { tail -3 until.csv; exit 1; }
before=$(date -u -d "${after}Z -1 second" '+%F %T')
"$LANECAST" forecast run.h5 --origins "$last..$before" -o until.csv -q
[ "$(awk -F, '$3 == 1 { last = $4 } END { print last }' until.csv)" \< "$after" ] || { tail -3 until.csv; exit 1; }

# A stamp with an offset from UTC is that moment, whatever the clocks of the data show then.
{ echo time,y; for hour in $(seq 0 99); do date -u -d "2021-06-01 00:00 UTC +$hour hours" "+%F %T,$hour"; done; } >zone.csv
"$LANECAST" import zone.csv --zone Europe/Berlin -o zone.h5 -q
"$LANECAST" train zone.h5 --context 4 --horizon 1 --kind repeat_last -o zone.run.h5 -q >/dev/null
said() { "$LANECAST" forecast zone.run.h5 "$@" -o - -q | sed -n '$p'; }
for stamp in '2021-06-04 05:00' 2021-06-04T05:00+02:00 2021-06-04T03:00Z 2021-06-03T23:00-04:00; do
    [ "$(said --origin "$stamp")" = 'zone,2021-06-04 05:00:00+02:00,76' ] || { echo "$stamp"; said --origin "$stamp"; exit 1; }
    said --origins "$stamp..$stamp" | grep -q '^zone,.*,2021-06-04 05:00:00+02:00,y,77,76$' || { echo "$stamp"; exit 1; }
done
"$LANECAST" train zone.csv --context 4 --horizon 1 --kind repeat_last -o clock.run.h5 -q >/dev/null
refused 2 'has an offset from UTC, and that of the data is not known' forecast clock.run.h5 --origin 2021-06-04T03:00Z -o x.csv

# In the hour that clocks show twice it is the one that is meant, at or after the time asked for.
{ echo time,y; for hour in $(seq 0 99); do date -u -d "2021-10-29 00:00 UTC +$hour hours" "+%F %T,$hour"; done; } >autumn.csv
sed "1!s/,/Z,/" autumn.csv >utc.csv
"$LANECAST" import utc.csv --zone Europe/Berlin -o autumn.h5 -q
"$LANECAST" train autumn.h5 --context 4 --horizon 1 --kind repeat_last -o zone.run.h5 -q --force >/dev/null
for stamp in 2021-10-31T02:00+01:00 2021-10-31T01:00Z 2021-10-31T02:30+02:00; do
    said --origin "$stamp" | grep -q '^utc,2021-10-31 02:00:00+01:00,' || { echo "$stamp: $(said --origin "$stamp")"; exit 1; }
done
[ "$(said --origins 2021-10-31T02:00+01:00..2021-10-31T02:00+01:00 | grep -c '^utc,')" -eq 1 ]
"$LANECAST" forecast zone.run.h5 --origins 2021-10-31T02:00+02:00..2021-10-31T02:00+01:00 -o twice.csv -q --force
[ "$(grep -c '^utc,' twice.csv)" -eq 2 ]
refused 2 'it ends before it begins' forecast zone.run.h5 --origins 2021-10-31T02:00+01:00..2021-10-31T02:00+02:00 -o x.csv
refused 2 'give both one, or none' forecast zone.run.h5 --origins 2021-10-31T02:00+01:00..2021-10-31 -o x.csv

# What is said of it: of one row its stamp alone. The two words in the other order.
"$LANECAST" forecast run.h5 --horizon 1 -o one.csv 2>err
grep -qF "1 row; 'S01' at $after" err || { cat err; exit 1; }
refused 4 'w.h5: not a run file, but run.h5 is one: the run is the first word, its data the second' forecast w.h5 run.h5 -o x.csv
refused 4 'next.csv: not a run file, but run.h5 is one' evaluate next.csv --data run.h5

# Further than trained: the model reads its own forecasts, from every origin.
"$LANECAST" train w.ini -o all_channels.h5 --set 'data.target=*' --set model.loss=mse -q >/dev/null
"$LANECAST" forecast all_channels.h5 --origins "$last.." --horizon 7 -o far.csv -q
[ "$(awk -F, 'NR > 1 { n[$3]++ } END { print length(n) }' far.csv)" -eq 7 ]

# A gap: origins whose context crosses it are left out, and that is said.
{
    echo date,v
    for ((day = 0; day < 120; day++)); do
        [ $day -ge 60 ] && [ $day -lt 70 ] || echo "$(date -u -d "2020-01-01 +$day days" +%F),$((day * day % 17))"
    done
} >gap.csv
"$LANECAST" train gap.csv --context 8 --horizon 2 --hidden 3 --epochs 1 -o gap_run.h5 -q >/dev/null
"$LANECAST" forecast gap_run.h5 --origins 2020-02-25..2020-03-20 -o gap_told.csv 2>err
grep -q 'lanecast: [0-9]* of [0-9]* forecasts cannot be made; the first: .*a gap from 2020-02-29' err

# Classes: names of what came, what is said, how likely each is, and the baselines.
"$LANECAST" train w.ini --target temperature --loss softmax --set classes.of=change --set 'classes.limits=-0.5 0.5' \
    --set 'classes.names=down flat up' -o classes.h5 -q >/dev/null
"$LANECAST" evaluate classes.h5 --forecasts classes.csv -q --json >classes.json
head -1 classes.csv | grep -x 'series,origin,step,time,channel,truth,forecast,p_down,p_flat,p_up,last_class,majority' >/dev/null
# The accuracy is the share of rows in which both are the same.
awk -F, 'NR > 1 { n++; right += $6 == $7 } END { printf "%.9f\n", right / n }' classes.csv >share
accuracy=$(sed -n 's/.*"accuracy": \([0-9.]*\),*/\1/p' classes.json)
awk -v a="${accuracy%%$'\n'*}" '{ exit !($1 - a < 1e-8 && a - $1 < 1e-8) }' share
"$LANECAST" forecast classes.h5 --origins "$first..$last" -o range.csv -q
cmp <(cut -d, -f1-10 classes.csv) range.csv

refused 2 '--origins 2020: expected FROM..TO' forecast run.h5 --origins 2020 -o x.csv
refused 2 "'yesterday' is not a time stamp" forecast run.h5 --origins yesterday.. -o x.csv
refused 2 'it ends before it begins' forecast run.h5 --origins 2020-02-01..2020-01-01 -o x.csv
refused 2 '--origin and --origins: give one of them' forecast run.h5 --origins .. --origin 2020-01-01 -o x.csv
refused 4 'no forecast of a series begins in this range' forecast run.h5 --origins 1950-01-01..1950-02-01 -o x.csv
refused 2 '--output - and --json' forecast run.h5 -o - --json
# The row after the last one is the last origin; a range that begins later has none, and says so.
after=$(awk -F, 'NR == 2 { print $2 }' next.csv)
"$LANECAST" forecast run.h5 --origins "$after.." -o after.csv -q
cmp <(tail -3 end.csv) <(tail -3 after.csv)
refused 4 "series 'S01': the last row that a forecast can begin with is $after, and the range begins at 2099-01-01 00:00:00" forecast run.h5 --origins 2099-01-01.. -o x.csv
refused 4 "the last row that a forecast can begin with is $after" forecast run.h5 --origins 2099-01-01..2099-02-01 -o x.csv
refused 4 "the last row that a forecast can begin with is $after" forecast run.h5 --origins "${after% *} 23:59:59.." -o x.csv
printf 'series,date,v\n' >panel.csv
for ((day = 0; day < 60; day++)); do
    printf 'a,%s,%d\n' "$(date -u -d "2020-01-01 +$day days" +%F)" $((day * day % 17))
    [ $day -ge 40 ] || printf 'b,%s,%d\n' "$(date -u -d "2020-01-01 +$day days" +%F)" $((day * day % 13))
done >>panel.csv
"$LANECAST" import panel.csv -o panel.h5 --series-column series -q >/dev/null
"$LANECAST" train panel.h5 --context 4 --horizon 2 --kind mean -o panel_run.h5 -q >/dev/null
"$LANECAST" forecast panel_run.h5 --origins 2020-02-25.. -o panel_told.csv 2>err
! grep -q '^b,' panel_told.csv || { cat panel_told.csv; exit 1; }
grep -q "1 of 7 forecasts cannot be made; the first: series 'b': the last row that a forecast can begin with is 2020-02-10 00:00:00, and the range begins at 2020-02-25" err || { cat err; exit 1; }

cp w.h5 other.h5
refused 2 'is a dataset, and would become a netCDF-4 file of forecasts' forecast run.h5 --origins .. -o other.h5
test ! -e x.csv

# xarray has no missing time in calendars of its own: of series with different numbers of windows only CSV, or one, is written.
{
    echo series,date,v
    for ((day = 1; day <= 28; day++)); do
        echo "a,2020-01-$day,$((day % 5))"
        [ $day -gt 20 ] || echo "b,2020-01-$day,$((day % 3))"
    done
} >noleap.csv
"$LANECAST" import noleap.csv --series-column series --calendar noleap -o noleap.h5 -q >/dev/null
"$LANECAST" train noleap.h5 --context 3 --horizon 2 --kind repeat_last -o noleap.run.h5 -q >/dev/null
refused 4 'times of calendar noleap cannot be missing: write CSV, or one series with --series' forecast noleap.run.h5 --origins .. -o noleap.nc
"$LANECAST" forecast noleap.run.h5 --origins .. --series b -o noleap.nc -q
"$LANECAST" forecast noleap.run.h5 --origins .. -o noleap.told.csv -q

# As arrays.
needs_h5py
"$LANECAST" forecast run.h5 --origins "$first..$last" -o range.h5 -q
"$LANECAST" evaluate run.h5 --forecasts told.h5 -q >/dev/null
"$LANECAST" evaluate classes.h5 --forecasts classes_told.nc -q >/dev/null
"$python" - <<'PY'
import csv, datetime, math
import h5py

def same(file, table, rename):
    rows = list(csv.DictReader(open(table)))
    with h5py.File(file) as h:
        steps = len(h["lead"])
        start = datetime.datetime(1970, 1, 1)
        assert len(h["window"]) * steps == len(rows) and len(h["series"]) == 1
        for i, row in enumerate(rows):
            w, k = divmod(i, steps)
            stamp = lambda t: str(start + datetime.timedelta(seconds=int(t)))
            assert stamp(h["origin"][0, w]) == row["origin"] and stamp(h["time"][0, w, k]) == row["time"], (i, row)
            assert str(h["lead"][k]) == row["step"]
            assert h["series"][0].decode() == row["series"]
            for column in list(row)[5:]:
                value = h[rename(row["channel"], column)]
                cell = row[column]
                if "flag_meanings" in value.attrs:
                    words = value.attrs["flag_meanings"]
                    words = (words.decode() if isinstance(words, bytes) else words).split()
                    assert words[int(value[0, w, k])] == cell
                else:
                    assert math.isclose(value[0, w, k], float(cell), rel_tol=1e-8), (column, value[0, w, k], cell)

def name(channel, column):
    return channel + "_" + column.replace(".", "_")

same("told.h5", "told.csv", name)
same("classes_told.nc", "classes.csv", name)
with h5py.File("range.h5") as a, h5py.File("told.h5") as b:
    for key in a:
        assert (a[key][()] == b[key][()]).all() if a[key].dtype.kind not in "SO" else True, key
PY
"$LANECAST" forecast run.h5 --origins "$first..$last" -o told.h5 -q # of the same kind: replaced
"$LANECAST" forecast run.h5 --origins "$last.." -o told.h5 -q
refused 4 'told.h5: forecasts beside what came, not a dataset: lanecast plot draws them' inspect told.h5
refused 4 'told.csv: forecasts beside what came, not a dataset: lanecast plot draws them' inspect told.csv

# What is known behind a row that is missing is there.
printf 'time,v\n' >hole.csv
for hour in $(seq 0 199); do
    [ "$hour" -eq 180 ] || date -u -d "2021-01-01 $hour hours" '+%Y-%m-%d %H:%M,'"$((hour % 24))" >>hole.csv
done
"$LANECAST" train hole.csv --kind repeat_last --context 4 --horizon 6 -o hole.run.h5 -q >/dev/null 2>&1
"$LANECAST" forecast hole.run.h5 --origins '2021-01-08 10:00..2021-01-08 10:00' -o hole.out.csv -q >/dev/null
[ "$(cut -d, -f6 hole.out.csv | tr '\n' ' ')" = 'truth 10 11  13 14 15 ' ] || fail "$(cat hole.out.csv)"

# Of series that end apart, --json has the first and the last stamp of all.
{
    echo id,time,v
    for day in $(seq 0 59); do
        for id in b c a; do
            [ $id = b ] && [ "$day" -ge 55 ] || [ $id = a ] && [ "$day" -ge 50 ] || date -u -d "2021-01-01 $day days" "+$id,%F,$((day % 7))"
        done
    done
} >apart.csv
"$LANECAST" train apart.csv --target v --kind repeat_last --context 4 --horizon 3 -o apart.h5 -q >/dev/null 2>&1
"$LANECAST" forecast apart.h5 -o apart.out.csv --json -q >apart.json 2>/dev/null
grep -q '"first": "2021-02-20 00:00:00"' apart.json && grep -q '"last": "2021-03-04 00:00:00"' apart.json || fail "$(cat apart.json)"

# The row after the last is an origin by itself, and by any time since the last; a later one is not.
"$LANECAST" forecast hole.run.h5 -o end.csv -q >/dev/null
for origin in '2021-01-09 08:00' '2021-01-09 07:30'; do
    "$LANECAST" forecast hole.run.h5 --origin "$origin" -o after.csv -q >/dev/null || fail "refused: $origin"
    cmp end.csv after.csv
done
refused 4 "series 'hole' ends at 2021-01-09 07:00:00, before 2021-01-09 08:00:01, the time to forecast from" \
    forecast hole.run.h5 --origin '2021-01-09 08:00:01' -o after.csv --force

# What is said at an origin does not depend on the rows after it: levels that adapt have learnt from whole windows before it.
awk 'BEGIN { print "time,temperature"
    for (i = 0; i < 420; i++)
        print strftime("%Y-%m-%dT%H:%M:%S", 1609459200 + 3600 * i, 1) "," 50 + 5 * sin(i / 4) + i * 7919 % 13 / 3 }' >long.csv
head -301 long.csv >train.csv
"$LANECAST" train w.ini --data train.csv --set model.interval=adaptive -o adaptive.h5 -q >/dev/null 2>&1
for rows in 292 299 300 301 350 417; do
    head -$((rows + 1)) long.csv >known.csv
    "$LANECAST" forecast adaptive.h5 known.csv -o known.said.csv -q
    origin=$(awk -F, 'NR == 2 { print $2 }' known.said.csv)
    "$LANECAST" forecast adaptive.h5 --data long.csv --origins "$origin..$origin" -o long.said.csv -q
    awk -F, 'NR == FNR { if (FNR > 1) value[FNR] = $NF; next }
        FNR > 1 && $NF != value[FNR] { exit 1 }' known.said.csv long.said.csv ||
        { echo "after row $rows: $(cat known.said.csv long.said.csv)"; exit 1; }
done
