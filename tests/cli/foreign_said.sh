# What attributes of a time say of its numbers is obeyed under any name, also where another group has the time; what contradicts them is
# refused; and times that are there but not along rows have a way on. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

seconds = 1e9 + 3600 * np.arange(6)
def write(name, time="time", x="x", **attributes):
    with h5py.File(name, "w") as f:
        f[time], f[x] = seconds, np.arange(6.0)
        f[time].attrs.update(attributes)

since = "seconds since 2000-01-01"
write("unit.h5", unit=since)
write("capital.h5", Units=since)
write("described.h5", description="seconds since the recording began", long_name=since)
write("garbled.h5", unit="seconds since Tuesday")
write("beside.h5", "clock/time", "data/x", units=since)
write("plain.h5", units="s", epoch="1970-01-01")
write("epoch.h5", epoch="2000-01-01")
write("gps.h5", units="GPS seconds")
write("small.h5", units="ms")
with h5py.File("axes.nc", "w") as f: # netCDF-4, the time in a group beside that of the data
    f["clock/time"], f["data/time"], f["data/x"] = seconds, np.zeros(6, ">f4"), np.arange(6.0)
    f["clock/time"].attrs["units"] = since
    f["clock/time"].make_scale("time")
    f["data/time"].make_scale("This is a netCDF dimension but not a netCDF variable.%10d" % 6)
    f["data/x"].dims[0].attach_scale(f["data/time"])
with h5py.File("moment.nc", "w") as f:
    f["time"], f["x"] = 3.0, np.arange(3.0)
    f["time"].attrs["units"] = "hours since 2020-01-01"
with h5py.File("nested.h5", "w") as f:
    a = np.zeros(6, [("stamp", [("time", "i8"), ("part", "i4")]), ("x", "f8")])
    a["stamp"]["time"], a["x"] = seconds, np.arange(6)
    f["log"] = a
with h5py.File("mended.h5", "w") as f: # as the refusal says
    f["log"] = a
    a = f["log"][:]; del f["log"]; f["t/time"] = a["stamp"]["time"]; f["t/x"] = a["x"]
END
"$python" - <<'END'
import h5py, numpy as np
with h5py.File("previous.h5", "w") as f:
    f["time"], f["x"] = np.arange(6.0), np.arange(6.0)
    f["time"].attrs["a_previous_unit"] = "seconds since 1970-01-01"
    f["time"].attrs["unit"] = "days since 2019-03-02"
END
says 'from 2019-03-02 00:00:00 to 2019-03-07 00:00:00' previous.h5
for file in unit.h5 capital.h5 described.h5 beside.h5 axes.nc; do
    says 'from 2031-09-09 01:46:40 to 2031-09-09 06:46:40' $file
done
says "'time' is read as its attribute 'unit' says: seconds since 2000-01-01" unit.h5
refused 4 "units of time are 'seconds since Tuesday'" garbled.h5
says 'from 2001-09-09 01:46:40+00:00' plain.h5
refused 2 "its attribute 'epoch' is '2000-01-01': say which they are with --time-format" epoch.h5
says 'from 2031-09-09 01:46:40 to' epoch.h5 --time time --time-format "seconds since 2000-01-01"
refused 2 "its attribute 'units' is 'GPS seconds'" gps.h5
refused 2 "its attribute 'units' is 'ms'" small.h5
says 'from 2001-09-09 01:46:40+00:00' small.h5 --time time --time-format epoch_s
refused 4 "its time 'time' is a single moment, which has no axis" moment.nc
refused 4 "its 'stamp' is a record within each record, which is not read" nested.h5
says 'from 2001-09-09 01:46:40+00:00' mended.h5
