# The command that a dataset of an HDF5 file keeps makes the same dataset again, also of groups whose times have other names, and of a
# group beside numbers that only --time would make times of. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

days, y = (18262 + np.arange(3)) * 86400 * 10**9, np.arange(3.0)
def fixed(f, key, index=days, kind=b"datetime64[ns]"):
    f[f"{key}/axis1"], f[f"{key}/block0_values"], f[f"{key}/block0_items"] = index, y[:, None], np.array([b"x"])
    f[f"{key}/block0_items"].attrs["kind"] = b"string"
    f[key].attrs.update({"pandas_type": b"frame", "nblocks": 1, "ndim": 2})
    f[f"{key}/axis1"].attrs.update({"kind": kind, "index_class": b"datetime" if kind != b"integer" else b"index", "name": b"N."})
def table(f, key):
    f[f"{key}/table"] = np.array(list(zip(days, y + 10)), [("index", "i8"), ("x", "f8")])
    f[key].attrs.update(pandas_type="frame_table", info=b"(dp0\n.")
    f[f"{key}/table"].attrs.update(CLASS="TABLE", index_kind="datetime64[ns]")
with h5py.File("kinds.h5", "w") as f:
    fixed(f, "a")
    table(f, "b")
with h5py.File("names.h5", "w") as f:
    f["a/time"], f["b/timestamp"], f["a/x"], f["b/x"] = days // 10**9, days // 10**9, y, y + 10
with h5py.File("beside.h5", "w") as f:
    fixed(f, "a")
    fixed(f, "meta", 1577836800 + np.arange(3), b"integer")
with h5py.File("numbers.h5", "w") as f:
    fixed(f, "a", 1577836800 + 3600 * np.arange(3), b"integer")
    fixed(f, "b", 1577836800 + 3600 * np.arange(3), b"integer")
END

# again WANTED FILE FLAG...: what is read, and read again
again() {
    read_as "$@"
    cp out.h5 once.h5
    "$python" -c 'import h5py; print(h5py.File("once.h5").attrs["history"].decode())' >command
    eval "\"$LANECAST\" $(cut -d ' ' -f 2- command) -o out.h5 --force --quiet" || { echo "$(cat command): is refused"; exit 1; }
    cmp once.h5 out.h5 || { echo "$(cat command): makes another dataset"; exit 1; }
}
again $'a x=0,1,2\nb x=10,11,12' kinds.h5
again $'a x=0,1,2\nb x=10,11,12' names.h5
again 'b x=10,11,12' names.h5 --group b
again 'beside x=0,1,2' beside.h5
again 'a x=0,1,2' numbers.h5 --group a --time index
again $'a x=0,1,2\nb x=0,1,2' numbers.h5 --time index
