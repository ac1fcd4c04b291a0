# Links, virtual datasets and arrays without values, or of far more rows than are written: what is read beside them is right, and a
# refusal says where they lead and what to do. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

times = np.array([b"2020-01-01 %02d:00" % h for h in range(4)])
x, y = np.arange(4.0), np.arange(4.0) + 10
def file(name, *without):
    f = h5py.File(name, "w")
    for n, values in (("time", times), ("x", x), ("y", y)):
        if n not in without:
            f[n] = values
    return f
file("source.h5").close()
with file("column.h5", "x") as f:
    f["x"] = h5py.ExternalLink("source.h5", "/x")
with file("time.h5", "time") as f:
    f["time"] = h5py.ExternalLink("nowhere.h5", "/time")
with file("all.h5", "time", "x", "y") as f:
    for n in ("time", "x", "y"):
        f[n] = h5py.ExternalLink("source.h5", "/" + n)
with file("group.h5", "time", "x", "y") as f:
    f["data"] = h5py.ExternalLink("source.h5", "/")
with file("soft.h5", "time", "x") as f:
    f["g/t"], f["g/x"] = times, x
    f["time"], f["x"] = h5py.SoftLink("/g/t"), h5py.SoftLink("g/x")
with file("chain.h5") as f:
    f["g/x"] = x
    f["a"], f["b"], f["c"] = h5py.SoftLink("/g"), h5py.SoftLink("/a/x"), h5py.SoftLink("./g/x")
    f["d"], f["e"] = h5py.SoftLink("/a/nothing"), h5py.SoftLink("e")
with file("broken.h5", "time", "x") as f:
    f["time"], f["x"] = h5py.SoftLink("/nothing"), h5py.SoftLink("g/nothing")
layout = h5py.VirtualLayout((4,), times.dtype)
layout[:] = h5py.VirtualSource("source.h5", "time", (4,))
with file("virtual.h5", "time") as f:
    f.create_virtual_dataset("time", layout)
with file("raw.h5", "time") as f:
    (1577836800 + 3600 * np.arange(4)).tofile("numbers.bin")
    f.create_dataset("time", (4,), "i8", external=[("numbers.bin", 0, 32)])

with file("empty.h5") as f:
    f["wide"], f["long"], f["none"] = np.zeros((4, 0)), np.zeros((0, 4)), np.zeros((0, 0))
with file("units.h5", "time") as f:
    f["time"], f["wide"], f["long"] = np.arange(4.0), np.zeros((4, 0)), np.zeros((0, 4))
    f["time"].attrs["units"] = "hours since 2020-01-01"
with h5py.File("most.h5", "w") as f:
    f["x"], f["a"], f["b"] = x, np.zeros(0), np.zeros((0, 4))
with h5py.File("huge.h5", "w") as f:
    for n in ("a", "x"):
        f.create_dataset(n, (4 * 10**12,), "i8", chunks=(1 << 16,), compression="gzip")[:4] = range(4)
with h5py.File("sparse.h5", "w") as f:
    f["x"] = x
    f.create_dataset("a", (10**7,), "i8", chunks=(1 << 16,), compression="gzip")[:4] = range(4)
with file("labels.h5") as f:
    f.create_dataset("labels", (4 * 10**9,), "S10", chunks=(1 << 10,), compression="gzip")
with h5py.File("deep.h5", "w") as f:
    g = f
    for i in range(33):
        g = g.create_group("g")
    g["time"], g["x"] = times, x
END

both='x=0,1,2,3 y=10,11,12,13'
read_as 'column y=10,11,12,13' column.h5
says "'x' (a link to '/x' of the file 'source.h5') left out: links are not followed" column.h5
refused 4 "'x' is a link to '/x' of the file 'source.h5', which is not followed: import that file" column.h5 --columns x
for file in time all; do
    refused 4 "no series with a time that is known; 'time' is a link to '/time' of the file" $file.h5
    refused 4 "'time' is a link to '/time' of the file" $file.h5 --time time
done
read_as 'time y=10,11,12,13' time.h5 --start 2020-01-01 --step 1h --drop x
refused 4 "'data' is a link to '/' of the file 'source.h5', which is not followed: import that file" group.h5
refused 4 "'data' is a link to '/' of the file 'source.h5'" group.h5 --group data
read_as 'soft x=0,1,2,3' soft.h5 --group g
refused 4 "'time' is a link to '/nothing', where nothing is" broken.h5
says "'x' (a link to 'g/nothing', where nothing is) left out" broken.h5 --start 2020-01-01 --step 1h
says "'a' (a link to '/g'), 'b' (a link to '/a/x'), 'c' (a link to './g/x'), 'd' (a link to '/a/nothing', where nothing is)" chain.h5
says "'e' (a link to 'e', where nothing is)" chain.h5
"$LANECAST" inspect all.h5 >out
grep -q "a link to '/x' of the file 'source.h5'" out || { cat out; exit 1; }

# What a refusal tells to do in Python does it.
"$python" - <<'END'
import h5py
for file, names in (("all.h5", ("time", "x", "y")), ("group.h5", ("data",)), ("soft.h5", ("time", "x"))):
    with h5py.File(file, "a") as f:
        for n in names:
            o = f[n]; del f[n]; f.copy(o, n)
END
read_as "all $both" all.h5
read_as "group $both" group.h5
read_as "soft $both" soft.h5

for file in virtual raw; do
    refused 4 "make up a time (--start, --step, --drop)" $file.h5
    read_as "$file $both" $file.h5 --start 2020-01-01 --step 1h --drop time
done
refused 4 "values in another file, 'numbers.bin', which is not followed" raw.h5

read_as "empty $both" empty.h5
says "they have no values, an axis is of length 0" empty.h5
read_as "units $both" units.h5
says "they have no values, an axis is of length 0" units.h5
read_as 'most x=0,1,2,3' most.h5 --start 2020-01-01 --step 1h
read_as "labels $both" labels.h5
refused 1 'its content takes about 1.6e+05 GB of memory' huge.h5
refused 4 "'a' cannot be read: only " huge.h5 --time a
refused 4 'bytes of its 32000000000000 stored: damaged, or most of it was never written' huge.h5 --time a
refused 4 "'a' cannot be read: only " sparse.h5
read_as 'sparse x=0,1,2,3' sparse.h5 --start 2020-01-01 --drop a
refused 4 'a series with a time that is known is not among its first' deep.h5
refused 4 'such a --group is not among its first' deep.h5 --group g/g/nothing
