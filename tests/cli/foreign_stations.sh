# netCDF-4 with discrete sampling geometries: stations are series, whether an index, counts or rows of their own say which samples are
# theirs; profiles and trajectories are refused by name. Julian days, months, and the steps of a forecast are times.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np
from netcdf import netcdf
since = {"units": "hours since 2021-03-01"}
names = (["station"], np.array([b"ROM", b"OSLO"]), {"cf_role": "timeseries_id"})
obs = {"time": (["obs"], np.array([0, 1, 2, 0, 1]), since), "t": (["obs"], np.arange(5.0), {}), "name": names}
size = {"station": 2, "obs": 5}
counts = {"n": (["station"], np.array([3, 2]), {"sample_dimension": "obs"})}
netcdf("counts.nc", size, {**obs, **counts}, featureType="timeSeries")
netcdf("wrong.nc", size, {**obs, "n": (["station"], np.array([3, 1]), {"sample_dimension": "obs"})})
index = {"which": (["obs"], np.array([1, 0, 1, 0, 1], "i1"), {"instance_dimension": "station"})}
netcdf("index.nc", size, {**obs, **index, "time": (["obs"], np.array([0, 0, 1, 1, 2]), since)})
def indexed(name, which, first, stations=names):
    netcdf(name, size, {**obs, "time": (["obs"], np.array([0, 0, 1, 1, 2]), since), "name": stations,
                        "which": (["obs"], np.array(which, "i8"), {"instance_dimension": "station", "start_index": first})})
indexed("one.nc", [2, 1, 2, 1, 2], 1)
indexed("half.nc", [2, 1, 2, 1, 2], 0.5)
indexed("far.nc", [2, 1, 2, 1, 2], 1e300)
netcdf("unnamed.nc", {"obs": 5}, {**{k: obs[k] for k in ("t",)}, "time": (["obs"], np.array([0, 0, 1, 1, 2]), since),
    "which": (["obs"], np.array([2, 1, 2, 1, 2]), {"instance_dimension": "place", "start_index": 1})})
netcdf("rows.nc", {"station": 2, "obs": 3}, {
    "time": (["station", "obs"], np.array([[0, 1, 2], [5, 6, -1]]), {**since, "_FillValue": np.int64(-1)}),
    "t": (["station", "obs"], np.array([[0.0, 1, 2], [3, 4, 9]]), {}), "name": names})
netcdf("path.nc", size, {**obs, **counts}, featureType="trajectory")
netcdf("casts.nc", size, {**obs, **counts, "name": (*names[:2], {"cf_role": "profile_id"})})
netcdf("step.nc", {"step": 3}, {"time": ([], 6, since), "step": (["step"], np.array([0, 3, 6]), {"units": "hours"}),
                                "t": (["step"], np.arange(3.0), {})})
with h5py.File("jd.h5", "w") as f:
    f["JD"], f["t"] = 2459274.5 + np.arange(3) / 4, np.arange(3.0)
with h5py.File("clock.h5", "w") as f:
    f["date"], f["hour"], f["t"] = np.array([b"2021-03-01"] * 3), np.arange(3) * 6, np.arange(3.0)
with h5py.File("large.h5", "w") as f:
    f.create_dataset("time", data=np.arange(10**7, dtype="i4") + 1614556800, compression=1)
    for k in range(8):
        f.create_dataset(f"x{k}", (10**7,), "i1", fillvalue=0, compression=1, chunks=(10**6,))[:] = 0
END
read_as $'ROM t=0,1,2\nOSLO t=3,4' counts.nc
read_as $'OSLO t=3,4' counts.nc --at station=OSLO
refused 4 'which station its samples are of is not known' wrong.nc
read_as $'ROM t=1,3\nOSLO t=0,2,4' index.nc
read_as $'ROM t=1,3\nOSLO t=0,2,4' one.nc
refused 4 'start_index that is not a whole number' half.nc
refused 4 'start_index that is not a whole number' far.nc
read_as $'place_0 t=1,3\nplace_1 t=0,2,4' unnamed.nc
refused 2 'the file itself says its series' index.nc --series-column t
read_as $'ROM t=0,1,2\nOSLO t=3,4' rows.nc
"$LANECAST" inspect --json out.h5 | grep '"first": "2021-03-01 05:00:00"' >/dev/null
refused 4 'its featureType is trajectory' path.nc
refused 4 'its featureType is profile' casts.nc

# starts FIRST LAST FILE: the stamps of the only series.
starts() {
    "$LANECAST" import "$3" -o out.h5 --force 2>seen
    grep -qF "from $1 to $2" seen || { cat seen; exit 1; }
}
starts '2021-03-01 06:00:00' '2021-03-01 12:00:00' step.nc
starts '2021-03-01 00:00:00+00:00' '2021-03-01 12:00:00+00:00' jd.h5
starts '2021-03-01 00:00:00' '2021-03-01 12:00:00' clock.h5

# A file that will not fit is refused with the figure, before its values are read.
if limits_memory; then
    status=0
    (ulimit -v 700000 && "$LANECAST" import large.h5 -o out2.h5 2>seen) || status=$?
    [ $status -eq 1 ] && grep -q 'takes about [0-9.]* GB of memory' seen || { echo "$status"; cat seen; exit 1; }
fi
