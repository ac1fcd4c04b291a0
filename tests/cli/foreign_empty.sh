# HDF5 without rows, as pandas writes empty frames too, and indexes of pandas that are numbers: an empty frame is no row of 1970, and
# leaves the frames beside it alone. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

days = (18262 + np.arange(3)) * 86400 * 10**6
def frame(f, key, index, values, kind=b"datetime64[us]", name=b"N.", empty=False):
    f[f"{key}/axis1"], f[f"{key}/block0_values"] = index, values
    f[f"{key}/block0_items"] = np.array([b"x"])
    f[f"{key}/block0_items"].attrs["kind"] = b"string"
    f[key].attrs.update({"pandas_type": b"frame", "nblocks": 1, "ndim": 2})
    f[f"{key}/axis1"].attrs.update({"kind": kind, "index_class": b"datetime", "name": name})
    if empty:  # one element in place of none
        f[f"{key}/axis1"].attrs.update({"value_type": b"int64", "shape": b"(I0\ntp0\n."})
        f[f"{key}/block0_values"].attrs.update({"value_type": b"float64", "shape": b"(I0\nI1\ntp0\n."})
none = np.zeros(1), np.zeros((1, 1))
with h5py.File("empty.h5", "w") as f:
    frame(f, "d", *none, empty=True)
with h5py.File("beside.h5", "w") as f:
    frame(f, "full", days, np.arange(3.0)[:, None])
    frame(f, "gone", *none, empty=True)
with h5py.File("series.h5", "w") as f:
    f["s/index"], f["s/values"] = np.zeros(1), np.zeros(1)
    f["s/index"].attrs.update({"kind": b"datetime64[us]", "name": b"N.", "value_type": b"int64", "shape": b"(I0\ntp0\n."})
    f["s"].attrs.update({"pandas_type": b"series", "name": b"x"})
with h5py.File("epoch.h5", "w") as f:
    frame(f, "d", days / 1e6, np.arange(3.0)[:, None], b"float")
with h5py.File("groups.h5", "w") as f:
    for name, rows in (("A", 3), ("B", 0)):
        f[f"{name}/date"], f[f"{name}/x"] = days[:rows] // 10**6, np.arange(rows * 1.0)

with h5py.File("places.h5", "w") as f:  # stations, of which there are none
    f["time"], f["x"], f["station"] = np.arange(3), np.zeros((0, 3)), np.zeros(0, "i4")
    f["time"].attrs["units"] = "hours since 2000-01-01"
    for scale in "time", "station":
        f[scale].make_scale(scale)
    f["x"].dims[0].attach_scale(f["station"])
    f["x"].dims[1].attach_scale(f["time"])

def table(name, index, info):
    with h5py.File(name, "w") as f:
        f["d/table"] = np.array(list(zip(index, np.arange(3.0))), [("index", "i8"), ("x", "f8")])
        f["d"].attrs.update({"pandas_type": b"frame_table", "info": info})
        f["d/table"].attrs["index_kind"] = b"integer"
table("year.h5", [1990, 1991, 1992], b"(dp0\nVindex\np1\n(dp2\nVindex_name\np3\nVyear\np4\nss.")
table("day.h5", [20200101, 20200102, 20200103], b"(dp0\nVindex\np1\n(dp2\nVindex_name\np3\nVdate\np4\nss.")
table("number.h5", [1577836800, 1577840400, 1577844000], b"(dp0\nVindex\np1\n(dp2\nVindex_name\np3\nNss.")
END
for file in empty series; do
    refused 4 'there are no rows: its time is empty' $file.h5
done
refused 4 'there are no rows: none of its arrays has a place' places.h5
"$LANECAST" import beside.h5 -o out.h5 --force 2>said.txt
grep -qF "'gone' left out: it has no rows" said.txt || { cat said.txt; exit 1; }
read_as 'beside x=0,1,2' beside.h5
"$LANECAST" import groups.h5 -o out.h5 --force 2>said.txt
grep -qF "'B' left out: it has no rows" said.txt || { cat said.txt; exit 1; }

# spans FIRST LAST FILE FLAG...
spans() {
    local wanted="from $1 to $2"
    shift 2
    "$LANECAST" import "$@" -o out.h5 --force 2>said.txt || { cat said.txt; exit 1; }
    grep -qF "$wanted" said.txt || { echo "$*: $(cat said.txt)"; exit 1; }
}
spans '1990-01-01 00:00:00' '1992-01-01 00:00:00' year.h5
spans '2020-01-01 00:00:00' '2020-01-03 00:00:00' day.h5
refused 4 "'d' of pandas has no index, level or column of times" number.h5
spans '2020-01-01 00:00:00+00:00' '2020-01-01 02:00:00+00:00' number.h5 --time index
refused 4 '--time index where its index is of numbers that are' epoch.h5
spans '2020-01-01 00:00:00+00:00' '2020-01-03 00:00:00+00:00' epoch.h5 --time index
spans '2021-01-01 00:00:00' '2021-01-03 00:00:00' number.h5 --start 2021-01-01
