# Numbers that are written as texts are numbers, of records, plain arrays and frames of pandas; ids that part rows or are the same in all
# are not channels, and a text that is none in one row stays text. Needs a Python with h5py: LANECAST_PYTHON.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np, pickle

days = [b"2024-01-%02d" % day for day in range(1, 7)]
close = [b"98.5", b"-1e2", b"", b"NA", b"7", b"7"]

def write(name, days=days, **columns):
    rows = np.zeros(len(days), [("date", "S10")] + [(key, value.dtype) for key, value in columns.items()])
    rows["date"] = days
    for key, value in columns.items():
        rows[key] = value
    with h5py.File("rows_" + name, "w") as f:
        f["t"] = rows
    with h5py.File("arrays_" + name, "w") as f:
        for key in rows.dtype.names:
            f[key] = rows[key]

text, y = np.array(close), np.arange(6.0)
write("both.h5", close=text, y=y)
write("alone.h5", close=text)
write("words.h5", close=np.array([b"1", b"2", b"n/a!", b"4", b"5", b"6"]), y=y)
write("units.h5", close=np.array([b"1", b"2", b"3", b"4", b"5", b"6 kW"]), y=y)
write("ids.h5", np.repeat(days, 2), id=np.array([b"7", b"9"] * 6), y=np.arange(12.0))
write("one.h5", station=np.array([b"72"] * 6), y=y)
write("steps.h5", rate=np.array([b"0.5"] * 3 + [b"1.5"] * 3), y=y)
with h5py.File("frame.h5", "w") as f:
    g = f.create_group("d")
    g.attrs["pandas_type"], g.attrs["nblocks"] = np.bytes_("frame"), 2
    g["axis1"] = 1704067200 * 10**9 + np.arange(6) * 86400 * 10**9
    g["axis1"].attrs["kind"], g["axis1"].attrs["name"] = np.bytes_("datetime64"), np.bytes_("date")
    g["block0_items"], g["block0_values"] = np.array([b"y"]), y.reshape(6, 1)
    g["block1_items"] = np.array([b"close"])
    objects = pickle.dumps(np.array([word.decode() for word in close], object).reshape(6, 1), 4)
    g.create_dataset("block1_values", (1,), h5py.vlen_dtype(np.uint8))[0] = np.frombuffer(objects, np.uint8)
    g["block1_values"].attrs["PSEUDOATOM"] = np.bytes_("object")
END
values='close=98.5,-100,nan,nan,7,7'
for of in rows arrays; do
    read_as "${of}_both $values y=0,1,2,3,4,5" ${of}_both.h5
    says "'close' is of numbers written as texts: read as numbers (leave it out: --drop)" ${of}_both.h5
    read_as "${of}_both $values" ${of}_both.h5 --columns close
    read_as "${of}_both y=0,1,2,3,4,5" ${of}_both.h5 --drop close
    read_as "${of}_both close=98.5,-100,nan,nan,nan,nan y=0,1,2,3,4,5" ${of}_both.h5 --na close=7
    read_as "${of}_alone $values" ${of}_alone.h5
    for file in words units; do
        read_as "${of}_$file y=0,1,2,3,4,5" ${of}_$file.h5
        says "'close' left out: text, not numbers" ${of}_$file.h5
    done
    read_as $'7 y=0,2,4,6,8,10\n9 y=1,3,5,7,9,11' ${of}_ids.h5
    read_as "${of}_one y=0,1,2,3,4,5" ${of}_one.h5
    read_as "${of}_steps rate=0.5,0.5,0.5,1.5,1.5,1.5 y=0,1,2,3,4,5" ${of}_steps.h5
done
says "'id' says which series a row is of" rows_ids.h5
! grep -q 'written as texts' err || { cat err; exit 1; }
read_as "frame $values y=0,1,2,3,4,5" frame.h5
