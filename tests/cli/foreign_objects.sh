# Objects of Python in pandas' frames: words and numbers pickled by any protocol name series; a pandas Series is one channel.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import pickle

import h5py
import numpy as np

hours = np.repeat(1577836800 + np.arange(6) * 3600, 2) * 10**9
y = np.arange(12.0)


def frame(name, keys, protocol):
    """As to_hdf(format="fixed") writes a column of floats and one of objects."""
    with h5py.File(name, "w") as f:
        g = f.create_group("df")
        g.attrs["pandas_type"], g.attrs["nblocks"] = np.bytes_("frame"), 2
        g["axis1"] = hours
        g["axis1"].attrs["kind"], g["axis1"].attrs["name"] = np.bytes_("datetime64[ns]"), np.bytes_("date")
        g["block0_items"], g["block0_values"] = np.array([b"y"]), y.reshape(12, 1)
        g["block1_items"] = np.array([b"key"])
        objects = pickle.dumps(np.array(keys * 6, object).reshape(12, 1), protocol)
        g.create_dataset("block1_values", (1,), h5py.vlen_dtype(np.uint8))[0] = np.frombuffer(objects, np.uint8)
        g["block1_values"].attrs["PSEUDOATOM"] = np.bytes_("object")


for protocol in (2, 4):
    frame(f"words{protocol}.h5", ["Zürich", "B" * 300], protocol)
    frame(f"numbers{protocol}.h5", [7, 70000], protocol)
    frame(f"large{protocol}.h5", [-5, 2**40], protocol)
    frame(f"halves{protocol}.h5", [1.5, 300], protocol)
    frame(f"none{protocol}.h5", ["A", None], protocol)
with h5py.File("cut.h5", "w") as f, h5py.File("words4.h5") as whole:
    whole.copy("df", f)
    pickled = f["df/block1_values"][0]
    f["df/block1_values"][0] = pickled[: len(pickled) // 2]
for name, said in (("series.h5", b"Vprice\np0\n."), ("unnamed.h5", b"N.")):
    with h5py.File(name, "w") as f:
        g = f.create_group("s")
        g.attrs["pandas_type"], g.attrs["name"] = np.bytes_("series"), said
        g["index"], g["values"] = hours[::2], y[:6]
        g["index"].attrs["kind"] = np.bytes_("datetime64[ns]")
END
long=$(printf 'B%.0s' {1..300})
for file in words[0-9].h5; do
    protocol=${file#words} protocol=${protocol%.h5}
    read_as $'Zürich y=0,2,4,6,8,10\n'"$long"' y=1,3,5,7,9,11' "$file" --series-column key
    read_as $'7 y=0,2,4,6,8,10\n70000 y=1,3,5,7,9,11' "numbers$protocol.h5" --series-column key
    read_as $'-5 y=0,2,4,6,8,10\n1099511627776 y=1,3,5,7,9,11' "large$protocol.h5" --series-column key
    read_as $'1.5 y=0,2,4,6,8,10\n300 y=1,3,5,7,9,11' "halves$protocol.h5" --series-column key
    refused 4 "'key' is missing in some rows" "none$protocol.h5" --series-column key
done
refused 4 cut.h5 cut.h5 --series-column key
read_as 'series price=0,1,2,3,4,5' series.h5
read_as 'unnamed value=0,1,2,3,4,5' unnamed.h5
