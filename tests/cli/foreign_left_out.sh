# What is beside what is read from the HDF5 of others is named: constants of stations, groups beside the file's own arrays, records
# within records. What does not change in time is a channel where --columns asks for it, alone too. Needs a Python with h5py:
# LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

with h5py.File("stations.nc", "w") as f:
    f["station"] = np.array(["ROM", "OSLO"], "S4")
    f["time"] = np.arange(3)
    f["time"].attrs["units"] = "hours since 2021-03-01"
    f["t"], f["elev"], f["lat"] = np.arange(6.0).reshape(2, 3), [20.0, 23.0], [41.9, 59.9]
    for name in ("station", "time"):
        f[name].make_scale(name)
    for name in ("t", "elev", "lat"):
        f[name].dims[0].attach_scale(f["station"])
    f["t"].dims[1].attach_scale(f["time"])
with h5py.File("cells.nc", "w") as f:
    for name, values, units in (("time", np.arange(3), "hours since 2021-03-01"), ("lat", [50.0, 51], "degrees_north"),
                                ("lon", [8.0, 9, 10], "degrees_east")):
        f[name] = values
        f[name].attrs["units"] = units
        f[name].make_scale(name)
    f["t"], f["orog"], f["level"] = np.arange(18.0).reshape(3, 2, 3), np.arange(6.0).reshape(2, 3) * 100, np.arange(4.0)
    for name, axes in (("t", ("time", "lat", "lon")), ("orog", ("lat", "lon"))):
        for axis, dimension in enumerate(axes):
            f[name].dims[axis].attach_scale(f[dimension])
with h5py.File("groups.h5", "w") as f:
    f["time"], f["load"] = np.arange(4) * 3600 + 1614556800, np.arange(4.0)
    f["daily/time"], f["daily/temp"] = np.arange(2) * 86400 + 1614556800, [5.0, 6.0]
    f["about/author"] = "unknown"
with h5py.File("nested.h5", "w") as f:
    f["table"] = np.zeros(5, [("time", "i8"), ("v", [("a", "f8"), ("b", "f8")])])
    f["table"][:, "time"] = np.arange(5) * 3600 + 1614556800
END

said() {
    grep -qF -- "$1" said.txt || { echo "no '$1' in $(cat said.txt)"; exit 1; }
}

"$LANECAST" import stations.nc -o out.h5 --force 2>said.txt
said "'elev' left out: one value for each place, and not of a time (keep it: --columns)"
if grep -q "'lat' left out" said.txt; then echo "a coordinate is no channel"; exit 1; fi
read_as $'ROM t=0,1,2\nOSLO t=3,4,5' stations.nc
read_as $'ROM elev=20,20,20 t=0,1,2\nOSLO elev=23,23,23 t=3,4,5' stations.nc --columns t,elev
read_as $'ROM elev=20,20,20\nOSLO elev=23,23,23' stations.nc --columns elev
read_as 'OSLO elev=23,23,23' stations.nc --columns elev --at station=OSLO
read_as 'OSLO elev=23,23,23 t=3,4,5' stations.nc --columns elev,t --at station=OSLO
refused 4 'elevation' stations.nc --columns elevation
read_as 'cells orog=400,400,400 t=4,10,16' cells.nc --at lat=51,lon=9 --columns t,orog
read_as 'cells orog=400,400,400' cells.nc --at lat=51,lon=9 --columns orog
refused 2 'say which place' cells.nc --columns orog
"$LANECAST" import cells.nc --at lat=51,lon=9 -o out.h5 --force 2>said.txt
said "'orog' left out: one value for each place, and not of a time (keep it: --columns)"

"$LANECAST" import groups.h5 -o out.h5 --force 2>said.txt
said "group 'daily' left out, beside the arrays of the file itself (--group reads one)"
read_as 'daily temp=5,6' groups.h5 --group daily
refused 4 "'table' has no column of numbers beside its time: 'v' is a record within each record" nested.h5
