# Frames and tables of pandas: an index of dates of Python, numbers for names, frames without times beside others; what of a file is not
# read, and the way out. Made with h5py as to_hdf writes them. Needs a Python with h5py.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

days = 737425 + np.arange(4) # date.toordinal() of 2020-01-01
values = np.arange(8.0).reshape(4, 2)

def frame(f, key, kind, index, names=(b"a", b"b")):
    g = f.create_group(key)
    g["axis0"] = g["block0_items"] = np.array(names)
    g["axis1"], g["block0_values"] = index, values
    g.attrs.update({"pandas_type": b"frame", "nblocks": 1, "ndim": 2})
    g["axis1"].attrs.update({"kind": kind, "name": b"N."})

def table(f, key, kind, index, names):
    rows = np.zeros(4, [("index", "i8"), ("values_block_0", "f8", 2)])
    rows["index"], rows["values_block_0"] = index, values
    f[key + "/table"] = rows
    f[key].attrs.update({"pandas_type": b"frame_table", "info": b"N."})
    f[key + "/table"].attrs.update({"index_kind": kind, "values_block_0_kind": names, "values_block_0_dtype": b"float64"})

def made(name, *frames):
    with h5py.File(name, "w") as f:
        for make, *rest in frames:
            make(f, *rest)

hours = (1577836800 + np.arange(4) * 3600) * 10**9
texts, floats, none = b"(lp0\nVa\np1\naVb\np2\na.", b"(lp0\nF0.5\naF1.5\na.", b"(lp0\nNa\nNa."
made("fixed.h5", (frame, "d", b"date", days.astype("i4")))
made("table.h5", (table, "d", b"date", days, texts))
made("numbers.h5", (table, "d", b"datetime64[ns]", hours, floats))
made("nameless.h5", (table, "d", b"datetime64[ns]", hours, none))
made("beside.h5", (frame, "x", b"datetime64[ns]", hours), (frame, "places", b"integer", np.arange(4)), (table, "t", b"integer", np.arange(4), texts))
made("timeless.h5", (table, "d", b"integer", np.arange(4), texts))
made("old.h5", (frame, "d", b"datetime", hours / 1e9)) # seconds by the clock of whoever wrote it

midnights = (1577836800 + np.arange(2) * 86400) * 10**9
def levels(name, kind, days, **more): # a frame by date and hour
    with h5py.File(name, "w") as f:
        frame(f, "d", b"integer", np.arange(4))
        del f["d/axis1"]
        for i, (level, k, v) in enumerate(((b"date", kind, days), (b"hour", b"integer", np.arange(2)))):
            f[f"d/axis1_level{i}"], f[f"d/axis1_label{i}"] = v, np.array([[0, 0, 1, 1], [0, 1, 0, 1]][i], "i1")
            f[f"d/axis1_level{i}"].attrs.update({"kind": k, "name": level, **(more if i == 0 else {})})
levels("levels.h5", b"datetime64[ns]", midnights)
levels("days.h5", b"date", days[:2].astype("i4"))
levels("noon.h5", b"datetime64[ns]", midnights + 43200 * 10**9)
levels("far.h5", b"datetime64[s]", np.array([1577836800, 2**62]))
levels("zoned.h5", b"datetime64[ns]", midnights, tz=b"Europe/Berlin")
rows = np.zeros(4, [("index", "i8"), ("date", "i8"), ("hour", "i8"), ("a", "f8")])
rows["index"], rows["date"], rows["hour"], rows["a"] = np.arange(4), midnights.repeat(2), [0, 1, 0, 1], values[:, 0]
with h5py.File("records.h5", "w") as f:
    f["d/table"] = rows
    f["d"].attrs.update({"pandas_type": b"frame_table", "info": b"N."})
    f["d/table"].attrs.update({"index_kind": b"integer", "date_kind": b"(lp0\nVdate\np1\na.", "date_dtype": b"datetime64[ns]",
                               "hour_kind": b"(lp0\nVhour\np1\na.", "a_kind": b"(lp0\nVa\np1\na."})
with h5py.File("lzf.h5", "w") as f:
    f["time"] = hours
    f.create_dataset("a", data=values[:, 0], chunks=(2,), compression="lzf")
    f["b"] = values[:, 1]
with h5py.File("texts.h5", "w") as f:
    f["time"], f["a"] = hours, np.array(["1.5", "2", "high", "4"], "S4")
layout = h5py.VirtualLayout((4,), "f8")
layout[:] = h5py.VirtualSource("lzf.h5", "b", (4,))
with h5py.File("virtual.h5", "w") as f:
    f["time"], f["b"] = hours, values[:, 1]
    f.create_virtual_dataset("a", layout)
END
for file in fixed table; do
    says 'from 2020-01-01 00:00:00 to 2020-01-04 00:00:00' $file.h5
    read_as "$file a=0,2,4,6 b=1,3,5,7" $file.h5
done
read_as 'numbers 0_5=0,2,4,6 1_5=1,3,5,7' numbers.h5
says "the names of 'values_block_0' are neither texts nor numbers: its columns are numbered" nameless.h5
read_as 'beside a=0,2,4,6 b=1,3,5,7' beside.h5
says "'places', 't' left out: no time that is known" beside.h5
refused 4 "'places' of pandas has no index, level or column of times" beside.h5 --group places
refused 4 "'d' of pandas has no index, level or column of times" timeless.h5
read_as 'timeless a=0,2,4,6 b=1,3,5,7' timeless.h5 --start 2020-01-01
refused 4 "'d' of pandas has no index, level or column of times; --time index" old.h5
says 'from 2020-01-01 00:00:00+00:00 to 2020-01-01 03:00:00+00:00' old.h5 --time index

refused 4 'in Python with h5py: n = "a"; x = f[n][:]; a = {k: v for ' lzf.h5
refused 4 "nothing beside its time is of numbers: 'a' is text, and not of a number in each row; channels of its words: --one-hot" texts.h5
read_as 'texts a=1.5,2,nan,4' texts.h5 --na high
read_as 'lzf b=1,3,5,7' lzf.h5 --drop a
refused 4 "'a' cannot be read: a virtual dataset, of 'lzf.h5', which is not followed; leave it out (--drop)" virtual.h5
read_as 'virtual b=1,3,5,7' virtual.h5 --drop a

# A day and its hour, each a level of the index or a column, are one time together: a refusal says so, and --time does it.
for file in levels days records; do
    refused 4 "--time puts it beside its day: --time 'date,hour'" $file.h5
    says 'from 2020-01-01 00:00:00 to 2020-01-02 01:00:00' $file.h5 --time date,hour
done
read_as 'levels a=0,2,4,6 b=1,3,5,7' levels.h5 --time date,hour
refused 4 '--series-column none one series of all rows' noon.h5
! grep -q 'beside its day' err || exit 1
refused 4 "column 'date': '4611686018427387904' is not a date" far.h5 --time date,hour
refused 2 "--time date,hour: 'date' has a zone" zoned.h5 --time date,hour
"$LANECAST" import levels.h5 --time date,hour -o grown.h5 --quiet # further rows are read so, too
"$LANECAST" import levels.h5 --append grown.h5 2>err || { cat err; exit 1; }
grep -q '0 rows added, 4 known already and equal' err || { cat err; exit 1; }
