# Places of grids as h5py writes them: WRF's Times and coordinates that every row has again, longitudes of 0 to 360, what --at may say.
# Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

def scale(f, name, size):
    f[name] = np.zeros(size, "f4")
    f[name].make_scale("This is a netCDF dimension but not a netCDF variable. %10d" % size)

def attach(array, *dimensions):
    for axis, dimension in enumerate(dimensions):
        array.dims[axis].attach_scale(dimension)

def wrf(name, move):
    with h5py.File(name, "w") as f:
        for dimension, size in ("Time", 4), ("DateStrLen", 19), ("south_north", 2), ("west_east", 3):
            scale(f, dimension, size)
        cell = [f[d] for d in ("Time", "south_north", "west_east")]
        stamps = [b"2020-01-01_%02d:00:00" % k for k in range(4)]
        f["Times"] = np.array(stamps, "S19").view("S1").reshape(4, 19)
        attach(f["Times"], f["Time"], f["DateStrLen"])
        moved = move * np.arange(4.0)[:, None, None]
        f["XLAT"] = np.broadcast_to([[[50], [51]]], (4, 2, 3)) + moved
        f["XLONG"] = np.broadcast_to([[[10, 11, 12]]], (4, 2, 3)) + moved
        f["T2"] = np.arange(24.0).reshape(4, 2, 3)
        for name in "XLAT", "XLONG", "T2":
            attach(f[name], *cell)

wrf("wrf.h5", 0)
wrf("moving.h5", 0.5)
with h5py.File("grid.h5", "w") as f:
    for name, values, units in (("time", np.arange(3), "hours since 2020-01-01"), ("lat", [50.0, 51.0], "degrees_north"),
                                ("lon", np.arange(0.0, 360, 90), "degrees_east")):
        f[name] = values
        f[name].attrs["units"] = units
        f[name].make_scale(name)
    f["t"] = np.arange(24.0).reshape(3, 2, 4)
    attach(f["t"], f["time"], f["lat"], f["lon"])

# Latitudes along (y, x), longitudes along them too, or along (x, y).
def turned(name, axes):
    with h5py.File(name, "w") as f:
        f["time"] = np.arange(3)
        f["time"].attrs["units"] = "hours since 2020-01-01"
        f["time"].make_scale("time")
        scale(f, "y", 2)
        scale(f, "x", 2)
        longitude = np.array([[10.0, 11.0], [10.0, 11.0]])
        for name, values, along, units in (("lat", np.array([[50.0, 50.0], [51.0, 51.0]]), "yx", "degrees_north"),
                                           ("lon", longitude if axes == "yx" else longitude.T, axes, "degrees_east")):
            f[name] = values
            f[name].attrs["units"] = units
            attach(f[name], *(f[d] for d in along))
        f["t"] = np.arange(12.0).reshape(3, 2, 2)
        attach(f["t"], f["time"], f["y"], f["x"])

turned("alike.h5", "yx")
turned("turned.h5", "xy")

# ERA5's last months beside what is final: each row has a value in one place of expver only, or in none.
def era5(name, final, late):
    with h5py.File(name, "w") as f:
        for scale, values, units in (("time", np.arange(4), "hours since 2020-01-01"), ("expver", [1, 5], "1")):
            f[scale] = values
            f[scale].attrs["units"] = units
            f[scale].make_scale(scale)
        f["t2m"] = np.array([final, late]).T
        attach(f["t2m"], f["time"], f["expver"])

missing = float("nan")
era5("era5.h5", [1, 2, missing, missing], [missing, missing, 3, missing])
era5("both.h5", [1, 2, 3, missing], [missing, missing, 7, 4])
END
read_as 'wrf T2=4,10,16,22' wrf.h5 --at lat=51,lon=11
read_as 'wrf T2=4,10,16,22' wrf.h5 --at south_north=1,west_east=1
refused 2 'south_north (2 places, numbered 0 to 1), west_east (3 places, numbered 0 to 2); say which place with --at lat' wrf.h5
refused 2 "'south_nort' is not one of south_north, west_east; the nearest is south_north" wrf.h5 --at south_nort=1
refused 2 'its places have no names, only numbers from 0 to 1' wrf.h5 --at south_north=5,west_east=0
refused 4 "'XLAT' is not the same in the first and the last row" moving.h5 --at lat=51,lon=11
read_as 'moving T2=4,10,16,22' moving.h5 --at south_north=1,west_east=1

read_as 'alike t=2,6,10' alike.h5 --at lat=51,lon=10
refused 4 "'lat' and 'lon' are not along the same axes in one order: choose a cell by its numbers (--at)" turned.h5 --at lat=51,lon=10
read_as 'turned t=2,6,10' turned.h5 --at y=1,x=0

# -80 is 280, nearest to 270, and not to 0.
read_as $'lat_50 t=3,11,19\nlat_51 t=7,15,23' grid.h5 --at lon=-80,lat=all
read_as 'grid t=7,15,23' grid.h5 --at lat=51,lon=-90
refused 2 'lat (2 places, 50 to 51 degrees_north), lon (4 places, 0 to 270 degrees_east)' grid.h5
refused 2 'lat=70: there is no such place among 2: 50, 51' grid.h5 --at lat=70,lon=all

read_as 'era5 t2m=1,2,3,nan' era5.h5
read_as 'era5 t2m=nan,nan,3,nan' era5.h5 --at expver=5
read_as $'expver_1 t2m=1,2,nan,nan\nexpver_5 t2m=nan,nan,3,nan' era5.h5 --at expver=all
refused 4 "'t2m' has 3 and 7 for one time in places of 'expver': choose one with --at expver=VALUE" both.h5
read_as 'both t2m=1,2,3,nan' both.h5 --at expver=1

# Rows of another place do not continue those of a dataset, however it is written; a run says where it was trained.
"$python" - <<'END'
import h5py, numpy as np

for name, first in ("past.nc", 0), ("next.nc", 60):
    with h5py.File(name, "w") as f:
        for axis, values, units in (("time", first + np.arange(60), "hours since 2020-01-01"), ("lat", [50.0, 51.0], "degrees_north"),
                                    ("lon", [10.0, 20.0], "degrees_east")):
            f[axis] = values
            f[axis].attrs["units"] = units
            f[axis].make_scale(axis)
        f["t"] = np.sin(np.arange(240.0)).reshape(60, 2, 2) + first
        for axis, scale in enumerate(("time", "lat", "lon")):
            f["t"].dims[axis].attach_scale(f[scale])
END
run() { "$LANECAST" "$@" >out.txt 2>notes.txt || { echo "$*: $(cat notes.txt)"; exit 1; }; }
noted() { grep -qF -- "$1" notes.txt || { echo "no '$1' in $(cat notes.txt)"; exit 1; }; }
run import past.nc --at lat=50,lon=10 -o past.h5
run import next.nc --at lon=10.0,lat=50 -o same.h5
run import next.nc --at lat=51,lon=10 -o other.h5
cp past.h5 grown.h5
status=0
"$LANECAST" import --append grown.h5 other.h5 2>err || status=$?
[ $status = 4 ] && grep -qF "of another place than those of grown.h5: --at 'lat=51,lon=10', not 'lat=50,lon=10'" err || { echo "$status, $(cat err)"; exit 1; }
cmp past.h5 grown.h5
run import --append grown.h5 same.h5
noted "same.h5: 60 rows added, 0 known already and equal"
cp past.h5 grown.h5
run import --append grown.h5 next.nc --at lat=51,lon=10
noted "next.nc: its rows are of the place 'lat=51,lon=10', and continue those of 'lat=50,lon=10' in grown.h5"
run train past.h5 --context 4 --horizon 2 --epochs 1 --hidden 2 --set model.ridge=no -o run.h5 -q
run forecast run.h5 other.h5 -o -
noted "the data are of the place 'lat=51,lon=10', and run.h5 was trained on 'lat=50,lon=10'"
run forecast run.h5 same.h5 -o -
! grep -F 'the place' notes.txt || { echo "a place is said"; exit 1; }
