# A channel or series whose head is damaged is not passed over: the file is refused, and what is to be left out is named. Needs a
# Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0 # HDF5 leaks what it cannot open
"$python" - <<'END'
import h5py, numpy as np

times = 3600.0 * np.arange(4)
def damage(name, where, write):
    """One bit of the head of an object, or of an attribute in it."""
    with h5py.File(name, "w", libver="latest") as f:
        write(f)
        at = h5py.h5o.get_info(f[where].id).addr
    with open(name, "r+b") as f:
        f.seek(at + 24)
        byte = f.read(1)[0]
        f.seek(at + 24)
        f.write(bytes([byte ^ 4]))
def arrays(f):
    f["time"], f["a"], f["b"] = times, np.arange(4.0), np.arange(4.0) + 10
    f["time"].attrs["units"] = "seconds since 2020-01-01"
def series(f):
    for name in ("A", "B", "C"):
        arrays(f.create_group(name))
with h5py.File("lists.h5", "w") as f:
    arrays(f)
    list_of = h5py.h5t.array_create(h5py.h5t.IEEE_F64LE, (3,))
    h5py.h5a.create(f.id, b"box", list_of, h5py.h5s.create(h5py.h5s.SCALAR)).write(np.arange(3.0), mtype=list_of)
    f["a"].attrs["scale"] = f["time"].ref
damage("array.h5", "b", arrays)
damage("time.h5", "time", arrays)
damage("group.h5", "B", series)
damage("inside.h5", "B/a", series)
END

refused 4 "array.h5: 'b' is damaged, HDF5 cannot open it: load the file again or take a copy of it; to leave it out: --drop 'b'" array.h5
read_as 'array a=0,1,2,3' array.h5 --drop b
read_as 'lists a=0,1,2,3 b=10,11,12,13' lists.h5
refused 4 "time.h5: 'time' is damaged" time.h5
refused 4 "group.h5: 'B' is damaged, HDF5 cannot open it" group.h5
"$LANECAST" import group.h5 --drop B -o out.h5 --force 2>err && grep -q '2 series, 2 channels' err || { cat err; exit 1; }
"$LANECAST" import group.h5 --group C -o out.h5 --force 2>err && grep -q '1 series, 2 channels' err || { cat err; exit 1; }
refused 4 "inside.h5: 'B/a' is damaged" inside.h5
refused 4 "inside.h5: 'B/a' is damaged" inside.h5 --group B
"$LANECAST" import inside.h5 --group /A -o out.h5 --force 2>err && grep -q '1 series, 2 channels' err || { cat err; exit 1; }
"$LANECAST" inspect array.h5 >out
grep -q '^b .*damaged' out || { cat out; exit 1; }
