# Rows without a time in HDF5: refused with file, row and the way out, left out and counted where --na says so, never read as any
# time. Needs a Python with h5py.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

seconds = 1577836800 + np.arange(6) * 3600
nat = np.iinfo("i8").min

def write(name, time, units=None, **values):
    with h5py.File(name, "w") as f:
        f["time"] = time
        if units:
            f["time"].attrs["units"] = units
            f["time"].make_scale("time")
        for key, value in values.items():
            f[key] = value
            if units:
                f[key].dims[0].attach_scale(f["time"])

def without(time, gap, dtype):
    time = np.array(time).astype(dtype)
    time[2] = gap
    return time

y, since = np.arange(6.0), "seconds since 1970-01-01"
write("whole.nc", without(seconds, nat, "i8"), since, y=y)
write("unwritten.nc", without(seconds, -2147483647, "i4"), since, y=y)
write("real.nc", without(seconds, np.nan, "f8"), since, y=y)
write("epoch.h5", without(seconds, np.nan, "f8"), y=y)
write("nano.h5", without(seconds * 10**9, nat, "i8"), y=y)
write("texts.h5", [b"2020-01-01 00:00", b"2020-01-01 01:00", b"NaT", b"2020-01-01 03:00", b"2020-01-01 04:00",
                   b"2020-01-01 05:00"], y=y)
write("parts.h5", np.array([b"A", b"B"] * 6), y=np.arange(12.0))
with h5py.File("parts.h5", "a") as f:
    f.move("time", "id")
    f["time"] = np.repeat(without(seconds * 10**9, nat, "i8"), 2)
with h5py.File("sites.nc", "w") as f:
    f["time"], f["lat"], f["y"] = without(seconds, np.nan, "f8"), [1.0, 2.0], np.arange(12.0).reshape(6, 2)
    f["time"].attrs["units"], f["lat"].attrs["units"] = since, "degrees_north"
    for axis, name in enumerate(("time", "lat")):
        f[name].make_scale(name)
        f["y"].dims[axis].attach_scale(f[name])
END
for file in whole.nc unwritten.nc real.nc epoch.h5 nano.h5 parts.h5; do
    refused 4 "$file: 'time', row $([ $file = parts.h5 ] && echo 4 || echo 2): no time (NaT, or a fill) (to leave such rows out: --na NaT)" $file
done
refused 4 "texts.h5:3: column 'time': 'NaT' is not a date (to leave such rows out: --na 'time=NaT')" texts.h5

for file in whole.nc unwritten.nc real.nc epoch.h5 nano.h5 texts.h5; do
    read_as "${file%.*} y=0,1,3,4,5" $file --na NaT
    "$LANECAST" import $file --na NaT -o said.h5 --force 2>err
    grep -F "$file: 1 row left out: --na marks the time, the first is row 2" err >/dev/null || { echo "$file: $(cat err)"; exit 1; }
done
read_as 'texts y=0,1,3,4,5' texts.h5 --na time=NaT --zone Europe/Berlin
read_as 'real y=0,1,3,4,5' real.nc --na time=NaT --zone Europe/Berlin
read_as $'A y=0,2,6,8,10\nB y=1,3,7,9,11' parts.h5 --na NaT
read_as $'lat_1 y=0,2,6,8,10\nlat_2 y=1,3,7,9,11' sites.nc --at lat=all --na NaT
