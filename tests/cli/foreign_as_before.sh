# Newer rows of HDF5 are read by the flags that the rows before them were read with: those of a dataset, and those of a run.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

def cf(f, first, rows):
    f["time"] = first + np.arange(rows)
    f["time"].attrs["units"] = "hours since 2024-06-01"
    f["time"].make_scale("time")
    f["y"] = np.sin(np.arange(first, first + rows) / 3.0)
    f["y"].dims[0].attach_scale(f["time"])

for name, first, rows in (("a.nc", 0, 60), ("b.nc", 60, 20)):
    with h5py.File(name, "w") as f:
        cf(f, first, rows)
        f["y"][rows - 2] = -9999
    with h5py.File("groups_" + name, "w") as f:
        cf(f.create_group("one"), first, rows)
        cf(f.create_group("two"), first, rows)
with h5py.File("mdy_a.h5", "w") as f:
    f["date"], f["y"] = np.array([b"12.%02d.2010" % d for d in range(1, 32)]), np.arange(31.0)
with h5py.File("mdy_b.h5", "w") as f:
    f["date"], f["y"] = np.array([b"01.%02d.2011" % d for d in range(1, 10)]), np.arange(9.0)
with h5py.File("mdy_c.h5", "w") as f:
    f["timestamp"], f["y"] = np.array([b"01.%02d.2011" % d for d in range(1, 10)]), np.arange(9.0)
for name, first, rows in (("gps_a.h5", 0, 60), ("gps_b.h5", 60, 20)):
    with h5py.File(name, "w") as f:
        f["timestamp"], f["y"] = 757382400 + 3600 * np.arange(first, first + rows), np.arange(float(rows))

def categories(name, first, rows):  # as pandas writes a table with a column of categories
    with h5py.File(name, "w") as f:
        d = f.create_group("d")
        d.attrs.update(pandas_type="frame_table", info=b"(dp0\n.")
        t = d.create_dataset("table", data=np.array([(3600 * 10**9 * h, h % 5, h % 2) for h in range(first, first + rows)],
                             [("index", "i8"), ("y", "f8"), ("w", "i1")]))
        t.attrs.update(CLASS="TABLE", index_kind="datetime64[ns]", w_meta="category")
        meta = d.create_group("meta/w/meta")
        meta.attrs.update(pandas_type="series_table")
        m = meta.create_dataset("table", data=np.array([(0, b"N"), (1, b"S")], [("index", "i8"), ("values", "S1")]))
        m.attrs.update(CLASS="TABLE", index_kind="integer")
def clocks(name, days, clock, kind="hour"):
    rows = [(b"2024-01-%02d" % day, c, c % 7) for day in days for c in clock]
    with h5py.File(name, "w") as f:
        f["t"] = np.array(rows, [("date", "S10"), (kind, "i8"), ("y", "f8")])
clocks("hour1_a.h5", range(1, 6), range(1, 25))
clocks("hour1_b.h5", [6], range(1, 11))
clocks("hhmm_a.h5", range(1, 6), [100 * h + m for h in range(24) for m in range(0, 60, 5)], "time")
clocks("hhmm_b.h5", [6], range(0, 25, 5), "time")
clocks("period_a.h5", range(1, 6), range(1, 49), "period")
clocks("period_b.h5", [6], range(1, 21), "period")
def log(name, first, rows, **other):
    time = np.array([b"2024-01-%02d" % d for d in range(first, first + rows)])
    with h5py.File(name, "w") as f:
        f["time"], f["RECORD"] = time, np.arange(100 + first, 100 + first + rows)
        f["trade_id"], f["one_id"] = [77, 33, 99, 9, 5, 12, 3, 4, 8][:rows] if rows > 2 else [7] * rows, np.full(rows, 4 if rows > 2 else 6)
        f["note"] = np.array([b"a", b"b"] * 9, "S1")[:rows] if rows > 2 else np.array([b"5"] * rows)
        f["v"], f["spelled"] = np.arange(float(rows)) ** 2 % 7, np.array([b"1.5", b"2.5"] * 9)[:rows] if rows > 2 else np.array([b"2.5"] * rows)
        f["grid_id"], f["w"] = np.arange(rows) ** 2 % 5 + 0.5 if rows > 2 else np.full(rows, 3), np.arange(rows)
    with h5py.File(name) as f, h5py.File("table_" + name, "w") as t:
        t["t"] = np.rec.fromarrays([f[k][:] for k in f], names=list(f))
def parts(name, first, rows): # `day` says once more what the date says
    days = range(first, first + rows)
    with h5py.File(name, "w") as f:
        f["date"], f["hour"] = np.array([b"2024-01-%02d" % d for d in days]), np.full(rows, 6)
        f["day"], f["y"] = list(days), np.arange(float(rows)) ** 2 % 7
parts("parts_a.h5", 1, 20)
parts("parts_b.h5", 21, 1)
log("log_a.h5", 1, 9)
log("log_b.h5", 10, 2)
log("log_c.h5", 12, 1)
log("log_d.h5", 13, 9)
for name, first, rows in (("cf_a.nc", 0, 9), ("cf_b.nc", 9, 1)):
    with h5py.File(name, "w") as f:
        cf(f, first, rows)
        f["record"], f["ts"] = np.arange(first, first + rows), 1700000000 + np.arange(first, first + rows) * 3600
        for name in "record", "ts":
            f[name].dims[0].attach_scale(f["time"])
categories("words_a.h5", 0, 40)
categories("words_b.h5", 40, 10)
END
printf 'date,y\n' >table.csv
seq 0 59 | while read -r h; do printf '2024-05-%02d %02d:00,%d\n' $((h / 24 + 1)) $((h % 24)) $((h % 7)); done >>table.csv
run() { "$LANECAST" "$@" >out.txt 2>notes.txt || fail "$*: $(cat notes.txt)"; }
noted() { grep -qF -- "$1" notes.txt || fail "no '$1' in $(cat notes.txt)"; }
# appended WANTED OLD NEW FLAG...: NEW's rows in a dataset of OLD that was made with the flags.
appended() {
    local wanted=$1 old=$2 new=$3
    shift 3
    run import "$old" "$@" -o old.h5 --force
    run import --append old.h5 "$new" -o out.h5 --force
    ! grep 'not read as' notes.txt || fail "$new is not read as $old"
    run inspect out.h5 --json
    grep -qF -- "$wanted" out.txt || fail "$new: no '$wanted' in $(cat out.txt)"
}
appended '"last": "2011-01-09 00:00:00"' mdy_a.h5 mdy_b.h5 --date-order mdy
appended '"last": "2011-01-09 00:00:00"' mdy_a.h5 mdy_b.h5 --time-format %m.%d.%Y
appended '"last": "2024-01-04 07:00:00"' gps_a.h5 gps_b.h5 --time-format 'seconds since 2000-01-01'
appended '"missing": 2' a.nc b.nc --na=-9999
appended '"last": "2024-06-04 09:00:00+02:00"' a.nc b.nc --zone Europe/Berlin
appended '"rows": 50' words_a.h5 words_b.h5 --one-hot w
! grep -F '"missing": 1' out.txt || fail 'the words of the new rows are not read'
appended '"rows": 80' groups_a.nc groups_b.nc --group one
! grep -F '"name": "two"' out.txt || fail 'a group that was left out is a series'

# What the columns of the time hold is kept, and may be said by hand.
appended '"last": "2024-01-06 09:00:00"' hour1_a.h5 hour1_b.h5
appended '"last": "2024-01-06 00:20:00"' hhmm_a.h5 hhmm_b.h5
appended '"last": "2024-01-06 09:30:00"' period_a.h5 period_b.h5 --time date,period
run import hour1_b.h5 --time date,hour --time-parts date,hour -o hours.h5
noted "'hour1_b' from 2024-01-06 01:00:00 to 2024-01-06 10:00:00"
refused 4 "column 'time': '0' does not fit the rest of its column" hhmm_b.h5 --time date,time --time-parts date,hour1
refused 2 'the file itself says what the numbers of its time are' a.nc --time time --time-parts hour

# Columns that were left out stay so, by name, however few rows are newer; and channels stay channels.
for form in '' table_; do
    run import ${form}log_a.h5 --series-column none -o log.h5 --force
    for more in b c; do
        run import ${form}log_$more.h5 --append log.h5
        noted "log_$more.h5: columns "
        grep -F "left out: as of the rows before" notes.txt >left.txt || fail "nothing is left out: $(cat notes.txt)"
        for column in RECORD one_id note trade_id; do grep -qF "'$column'" left.txt || fail "'$column' is read: $(cat notes.txt)"; done
        ! grep -q 'missing in its rows' notes.txt || fail "a channel is not read: $(cat notes.txt)"
    done
    run inspect log.h5 --json
    grep -qF '"last": "2024-01-12 00:00:00"' out.txt && ! grep -F '"missing": 1' out.txt || fail "$(cat out.txt)"
    "$python" -c 'import json; assert sorted(c["name"] for c in json.load(open("out.txt"))["channels"]) == ["grid_id", "spelled", "v", "w"]'
done
run import parts_a.h5 -o parts.h5
run import parts_b.h5 --append parts.h5
noted '1 row added'
run import cf_a.nc -o cf.h5
run import cf_b.nc --append cf.h5
noted "cf_b.nc: columns 'record', 'ts' left out: as of the rows before"
run import log_a.h5 --series-column none --drop v -o dropped.h5
eval "run import $(run inspect dropped.h5; whole_commands <out.txt | sed -n 's/^made by  *lanecast import //p') -o again.h5"
cmp dropped.h5 again.h5 || fail 'the command of a dataset with columns left out reads it otherwise'
run import log_b.h5 --append dropped.h5
noted "log_b.h5: columns 'RECORD', 'note', 'one_id', 'trade_id', 'v' left out: as of the rows before"

# What a table's own flags say of it is obeyed, and its command reads it again.
run import words_a.h5 --one-hot w -o words.h5
eval "run import $(run inspect words.h5; whole_commands <out.txt | sed -n 's/^made by  *lanecast import //p') -o again.h5"

# A flag that does not fit leaves the others in force, or the file is refused: -9999 is no value of it.
run import table.csv --na=-9999 -o table.h5
status=0
"$LANECAST" import --append table.h5 b.nc -o no.h5 2>err || status=$?
[ $status = 2 ] && grep -qF -- 'without --na its rows would be others' err || fail "$status, $(cat err)"
run import table.csv -o plain.h5
run import --append plain.h5 b.nc -o grown.h5
noted "not read as the dataset was made: b.nc: --time date: no such time"
run import mdy_a.h5 --date-order mdy -o mdy.h5
run import --append mdy.h5 mdy_c.h5 # whose time is called otherwise, and written the same
noted 'not read as the dataset was made: mdy_c.h5: --time date'
run inspect mdy.h5
grep -qF 'to 2011-01-09 00:00:00' out.txt || fail "days and months are taken for each other: $(cat out.txt)"
# A dataset is as it is: nothing of it is chosen, and nothing is said to be.
run import b.nc --na=-9999 -o b.h5
run import a.nc --na=-9999 -o a.h5
run import --append a.h5 b.h5 -o grown.h5 --force
! grep 'as the dataset was made' notes.txt || fail 'flags are said to be followed that no file has'

# A run: the same flags, and the same refusal.
train() { run train "$1.h5" --context 4 --horizon 2 --epochs 1 --hidden 2 --set model.ridge=no --set data.missing=mask -o "$1.run.h5" -q; }
train a
run forecast a.run.h5 b.nc -o with.csv
noted "b.nc: read as the data of a.run.h5 was: --time 'time' --na '-9999'"
run import log_a.h5 --series-column none -o log.h5 --force
train log
run forecast log.run.h5 log_d.h5 -o next.csv
noted "--drop 'RECORD,note,one_id,trade_id'"
noted "log_d.h5: columns 'RECORD', 'note', 'one_id', 'trade_id' left out: as of the rows before"
run evaluate log.run.h5 --data log_d.h5 --split train
noted "--drop 'RECORD,note,one_id,trade_id'"
run forecast a.run.h5 b.h5 -o dataset.csv
cmp with.csv dataset.csv || fail 'flags of a run are not those of import'
run import a.nc --zone Europe/Berlin -o zone.h5
train zone
run forecast zone.run.h5 b.nc -o -
grep -qF '2024-06-04 10:00:00+02:00' out.txt || fail "no local time in $(cat out.txt)"
train table
status=0
"$LANECAST" forecast table.run.h5 b.nc -o - 2>err || status=$?
[ $status = 2 ] && grep -qF -- 'so it is not read as the data of table.run.h5 was, which had --na' err || fail "$status, $(cat err)"
