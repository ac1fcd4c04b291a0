# netCDF-4 with an axis whose places are columns (variable, field), as xarray's to_array writes it: a channel for each, beside series or
# cells; months of a calendar in which all are as long. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

def write(name, scales, **arrays):
    with h5py.File(name, "w") as f:
        for k, v in scales.items():
            f[k] = v
            f[k].make_scale(k)
        f["time"].attrs["units"] = "days since 2021-03-01"
        for k, (axes, values) in arrays.items():
            f[k] = values
            for i, d in enumerate(axes):
                f[k].dims[i].attach_scale(f[d])
time, names = np.arange(3), np.array([b"open", b"high"])
write("array.nc", {"time": time, "variable": names}, data=(("variable", "time"), np.arange(6.0).reshape(2, 3)))
panel = np.arange(12.0).reshape(3, 2, 2)
write("panel.nc", {"time": time, "ticker": np.array([b"A", b"B"]), "field": names}, p=(("time", "ticker", "field"), panel))
write("two.nc", {"time": time, "Feature": names}, p=(("time", "Feature"), panel[:, 0]), q=(("time", "Feature"), panel[:, 1]))
write("numbers.nc", {"time": time, "feature": np.arange(2)}, p=(("time", "feature"), panel[:, 0]))
write("stations.nc", {"time": time, "station": names}, p=(("time", "station"), panel[:, 0]))
with h5py.File("iri.nc", "w") as f:
    f["T"], f["rain"] = np.array([660.5, 661.5, 662.5], "f4"), np.arange(3.0)
    f["T"].attrs.update({"units": "months since 1960-01-01", "calendar": "360"})
    f["T"].make_scale("T")
    f["rain"].dims[0].attach_scale(f["T"])
END
read_as 'array high=3,4,5 open=0,1,2' array.nc
read_as 'array high=3,4,5' array.nc --columns high
read_as $'open data=0,1,2\nhigh data=3,4,5' array.nc --at variable=all
read_as 'array data=3,4,5' array.nc --at variable=high
read_as $'A high=1,5,9 open=0,4,8\nB high=3,7,11 open=2,6,10' panel.nc
read_as 'B high=3,7,11 open=2,6,10' panel.nc --at ticker=B
read_as 'two p_high=1,5,9 p_open=0,4,8 q_high=3,7,11 q_open=2,6,10' two.nc
read_as $'open p=0,4,8\nhigh p=1,5,9' stations.nc
refused 2 'feature' numbers.nc
"$LANECAST" import array.nc -o out.h5 --force 2>said.txt
grep -qF "'variable' names channels, 2 of them (a series of each: --at variable=all)" said.txt || { cat said.txt; exit 1; }
"$LANECAST" import iri.nc -o out.h5 --force 2>said.txt
grep -qF 'from 2015-01-16 00:00:00 to 2015-03-16 00:00:00' said.txt || { cat said.txt; exit 1; }
