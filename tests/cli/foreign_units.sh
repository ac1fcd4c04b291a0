# What attributes of netCDF say of numbers: offsets of time units as ARM writes them, packed times, valid ranges of packed numbers
# (NUG). Needs a Python with h5py: LANECAST_PYTHON.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

def write(name, units, values, **attributes):
    with h5py.File(name, "w") as f:
        f["time"], f["x"] = np.arange(len(values)), values
        f["time"].attrs["units"] = units
        for key, value in attributes.items():
            f["x"].attrs[key] = value
        f["time"].make_scale("time")
        f["x"].dims[0].attach_scale(f["time"])

y = np.arange(4.0)
write("arm.nc", "seconds since 2024-01-01 00:00:00 0:00", y)
write("short.nc", "days since 2024-1-1 0:00 0", y)
write("common.nc", "common_years since 2023-01-01", y)
write("late.nc", "seconds since 2024-01-01 00:00:00 5:00", y)
packed, scale = np.arange(5, dtype="i2") * 1000, {"scale_factor": 0.1}
hours = "hours since 2024-01-01"
write("stored.nc", hours, packed, **scale, valid_range=np.array([0, 3000], "i2"))
write("meant.nc", hours, packed, **scale, valid_range=np.array([0, 300.0]))
write("least.nc", hours, packed, add_offset=5.0, valid_min=np.array([1005.0]))
write("single.nc", hours, packed.astype("f4"), **scale, valid_range=np.array([0, 300.0]))
write("equal.nc", hours, packed.astype("f4"), **scale, valid_range=np.array([0, 3000.0], "f4"))
write("signed.nc", hours, np.array([0, 128, 255, 1], "u1"), _Unsigned="false", _FillValue=np.uint8(255)) # as OPeNDAP has bytes
write("filled.nc", hours, np.array([1, -1, -32767, -2], "i2"), _Unsigned="true") # whose default fill is that of int16
for name in "missing_data", "missing_values", "bad_value", "invalid_value":
    write(name + ".nc", hours, np.array([1, -99, 3]), **{name: -99})
with h5py.File("packed.nc", "w") as f: # 24, 24.5, a fill, 25.5
    f["time"], f["x"] = np.array([0, 1, -9, 3], "i2"), y
    for key, value in dict(units=hours, scale_factor=0.5, add_offset=24.0, _FillValue=np.int16(-9)).items():
        f["time"].attrs[key] = value
    f["time"].make_scale("time")
    f["x"].dims[0].attach_scale(f["time"])

# Percents, and parts of one as CF calls them; what has no unit is of any.
parts = np.sin(np.arange(48.0)) ** 2 * 0.5 + 0.3
def humid(f, x, units):
    f["time"], f["x"] = np.arange(len(x)) + (0 if len(x) == 40 else 40), x
    f["time"].attrs["units"] = hours
    if units is not None:
        f["x"].attrs["units"] = units
    f["time"].make_scale("time")
    f["x"].dims[0].attach_scale(f["time"])
for name, x, units in (("percent", 100 * parts[:40], "percent"), ("one", parts[40:], "1"), ("none", 100 * parts[40:], None)):
    with h5py.File(name + ".nc", "w") as f:
        humid(f, x, units)
with h5py.File("humid.nc", "w") as f:
    humid(f.create_group("a"), 100 * parts[:40], "%")
    humid(f.create_group("b"), parts[40:], "1")
END
says 'from 2024-01-01 00:00:00+00:00 to 2024-01-01 00:00:03+00:00' arm.nc
says 'from 2024-01-01 00:00:00+00:00 to 2024-01-04 00:00:00+00:00' short.nc
says 'from 2023-01-01 00:00:00 to 2025-12-31 00:00:00' common.nc # 365 days each
refused 4 'is not a day of its calendar' late.nc # ahead of UTC or behind it?

read_as 'stored x=0,100,200,300,nan' stored.nc
says '1 value is outside its valid range (0 to 3000, of its packed numbers): missing' stored.nc
read_as 'meant x=0,100,200,300,nan' meant.nc
says '1 value is outside its valid range (0 to 300): missing' meant.nc
read_as 'least x=nan,1005,2005,3005,4005' least.nc
read_as 'single x=0,100,200,300,nan' single.nc
read_as 'signed x=0,-128,nan,1' signed.nc
read_as 'filled x=1,65535,nan,65534' filled.nc
for name in missing_data missing_values bad_value invalid_value; do
    read_as "$name x=1,nan,3" $name.nc
done
read_as 'equal x=0,100,200,300,nan' equal.nc
refused 4 "packed.nc: 'time', row 2: no time" packed.nc
says 'from 2024-01-02 00:00:00 to 2024-01-02 01:30:00' packed.nc --na NaT

"$LANECAST" import percent.nc -o percent.h5 --quiet
refused 4 "column 'x' has 'percent' behind its numbers in the dataset, and not here, where they are about 0.01 times as large" one.nc --append percent.h5
says "'x' is in 1 in b, and in % in a: values are taken as they are" humid.nc
"$LANECAST" import none.nc --append percent.h5 --quiet
