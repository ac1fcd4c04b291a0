# What stations have one value of, stations without rows, and channels without a value: said by name, and read where --columns asks.
# Needs a Python with h5py: LANECAST_PYTHON.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import numpy as np
from netcdf import netcdf

since = {"units": "hours since 2021-03-01"}
names = (["station"], np.array([b"ROM", b"NONE", b"OSLO"]), {"cf_role": "timeseries_id"})
size, alt = {"station": 3, "obs": 5}, (["station"], np.array([20.0, 7, 100]), {"units": "m"})
lat = (["station"], np.array([41.9, 0, 59.9]), {"units": "degrees_north"})
obs = {"time": (["obs"], np.array([0, 1, 2, 0, 1]), since), "t": (["obs"], np.arange(5.0), {}), "name": names, "alt": alt, "lat": lat}
netcdf("counts.nc", size, {**obs, "n": (["station"], np.array([3, 0, 2]), {"sample_dimension": "obs"})})
netcdf("index.nc", size, {**obs, "which": (["obs"], np.array([2, 0, 2, 0, 2]), {"instance_dimension": "station"}),
                          "time": (["obs"], np.array([0, 0, 1, 1, 2]), since)})
sea = np.arange(12.0).reshape(3, 2, 2)
sea[:, 0, 0] = np.nan
netcdf("sea.nc", {}, {"time": (["time"], np.arange(3), since), "lat": (["lat"], np.array([50.0, 51]), lat[2]),
                      "lon": (["lon"], np.array([10.0, 11]), {"units": "degrees_east"}), "sst": (["time", "lat", "lon"], sea, {})})
END
for file in counts.nc index.nc; do
    says "'alt' left out: one value for each place, and not of a time (keep it: --columns)" $file
    says "'NONE' left out: no row has a time" $file
    ! grep -q "'lat' left out" err || { cat err; exit 1; }
    "$LANECAST" import $file --drop alt -o out.h5 --force 2>err
    ! grep -q "'alt'" err || { cat err; exit 1; }
done
read_as $'ROM alt=20,20,20 t=0,1,2\nOSLO alt=100,100 t=3,4' counts.nc --columns t,alt
read_as $'ROM alt=20,20 t=1,3\nOSLO alt=100,100,100 t=0,2,4' index.nc --columns t,alt
read_as $'OSLO alt=100,100,100 t=0,2,4' index.nc --columns t,alt --at station=OSLO

says "'sst' has no value: all are missing (another place: --at)" sea.nc --at lat=50,lon=10
says "series 'lat_50' has no value: all are missing" sea.nc --at lat=all,lon=10
"$LANECAST" import sea.nc --at lat=51,lon=10 -o out.h5 --force 2>err
! grep -q 'has no value' err || { cat err; exit 1; }
