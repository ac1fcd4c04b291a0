# What --at and --time name in netCDF: moments of forecasts by their dates, latitudes of an axis of another name, levels of profiles,
# stamps as texts beside a time that cannot be read. Needs a Python with h5py: LANECAST_PYTHON.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np
from netcdf import netcdf

def write(name, arrays, **said):
    with h5py.File(name, "w") as f:
        for key, (axes, values, units) in arrays.items():
            f[key] = values
            if units:
                f[key].attrs["units"] = units
            if axes == (key,):
                f[key].make_scale(key)
        for key, (axes, values, units) in arrays.items():
            for axis, dimension in enumerate(axes if axes != (key,) else ()):
                f[key].dims[axis].attach_scale(f[dimension])
        for key, value in said.items():
            f.attrs[key] = value

hours = "hours since 2024-01-01"
write("forecasts.nc", {"time": (("time",), np.arange(0, 24, 6), hours), "step": (("step",), np.arange(3), "hours"),
                       "t": (("time", "step"), np.arange(12.0).reshape(4, 3), "K")})
write("grid.nc", {"time": (("time",), np.arange(3), hours), "row": (("row",), np.array([50.0, 51]), "degrees_north"),
                  "column": (("column",), np.array([10.0, 11]), "degrees_east"),
                  "t": (("time", "row", "column"), np.arange(12.0).reshape(3, 2, 2), "K")})
profile = {"time": (("time",), np.arange(3), hours), "z": (("z",), np.array([10.0, 20]), "m"),
           "t": (("time", "z"), np.arange(6.0).reshape(3, 2), "K")}
write("profile.nc", profile, featureType="timeSeriesProfile")
write("twice.nc", {"time": (("time",), np.arange(3), hours), "station": (("station",), [b"AA", b"B", b"AA"], None),
                   "t": (("time", "station"), np.arange(9.0).reshape(3, 3), "K")})
netcdf("bare.nc", {"time": 3, "lat": 2, "lon": 2}, {"time": (("time",), np.arange(3), {"units": hours}),
                                                    "t": (("time", "lat", "lon"), np.arange(12.0).reshape(3, 2, 2), {})})
write("commas.nc", {"time": (("time",), np.arange(3), hours), "station": (("station",), [b"Oslo, NO", b"Oslo"], None),
                    "t": (("time", "station"), np.arange(6.0).reshape(3, 2), "K")})
write("analysis.nc", {"time": (("time",), np.arange(3), "hours since analysis"),
                      "valid": (("time",), [b"2024010100", b"2024010106", b"2024010112"], None),
                      "t": (("time",), np.arange(3.0), "K")})
END
read_as 'forecasts t=3,4,5' forecasts.nc --at time=2024-01-01T06:00
read_as 'forecasts t=3,4,5' forecasts.nc --at time=6
refused 2 'there is no such place among 4: 2024-01-01 00:00:00, 2024-01-01 06:00:00' forecasts.nc --at time=2024-01-02
read_as $'row_50 t=1,5,9\nrow_51 t=3,7,11' grid.nc --at lat=all,lon=11
refused 2 'z (2 places, 10 to 20 m); say which place of each with --at z=VALUE' profile.nc
read_as 'profile t=1,3,5' profile.nc --at z=20
says "nothing tells the places of 'station' apart but their order: its series are numbered" twice.nc
refused 4 "'hours since analysis'" analysis.nc
says "from 2024-01-01 00:00:00 to 2024-01-01 12:00:00" analysis.nc --time valid
read_as 'Oslo, NO t=0,2,4' commas.nc --at 'station="Oslo, NO"'
read_as 'Oslo, NO t=0,2,4' commas.nc --at '"station=Oslo, NO"'
read_as 'Oslo t=1,3,5' commas.nc --at station=Oslo
refused 2 'a quote is not closed' commas.nc --at 'station="Oslo, NO'
refused 2 "'lat' is there twice" grid.nc --at lat=50,lat=51,lon=11
refused 2 "'lat' is there twice" grid.nc --at lat=50,latitude=51,lon=11
refused 2 "no latitude and longitude along the arrays' axes; a place on each is NAME=VALUE of 'z'" profile.nc --at lat=50,lon=11

# Axes called lat and lon without degrees: places by number, as the refusal says.
refused 2 'lat (2 places, numbered 0 to 1), lon (2 places, numbered 0 to 1); say which place of each with --at lon=VALUE,...' bare.nc
read_as 'bare t=2,6,10' bare.nc --at lat=1,lon=0
refused 2 '--at lat=52.5: its places have no names, only numbers from 0 to 1' bare.nc --at lat=52.5,lon=13.4
