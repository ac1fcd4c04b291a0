# What a netCDF file of one place says of it is kept: rows of another station, cell or level do not continue a series, and a file of one
# cell is of the place that --at names.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

text = h5py.string_dtype()
def netcdf(name, first, axes, extra=(), rows=40):  # axes: {dimension: values}; extra: scalars, {name: (value, attributes)}
    with h5py.File(name, "w") as f:
        f["time"] = first + np.arange(rows)
        f["time"].attrs["units"] = "hours since 2024-01-01"
        f["time"].make_scale("time")
        for d, values in axes.items():
            f.create_dataset(d, data=values, dtype=text if isinstance(values[0], str) else None)
            f[d].make_scale(d)
        for n, (value, attributes) in dict(extra).items():
            f.create_dataset(n, data=value, dtype=text if isinstance(value, str) else None)
            f[n].attrs.update(attributes)
        shape = (rows, *(len(v) for v in axes.values()))
        f["y"] = np.arange(float(np.prod(shape))).reshape(shape) % 17
        for k, d in enumerate(("time", *axes)):
            f["y"].dims[k].attach_scale(f[d])

for word, first, where in (("OSLO", 0, "a"), ("ROME", 40, "b"), ("OSLO", 40, "c")):
    netcdf(f"scalar_{where}.nc", first, {}, {"station": (word, {})})
    netcdf(f"axis_{where}.nc", first, {"station": [word]})
    netcdf(f"letters_{where}.nc", first, {}, {"site_name": (np.array(list(word), "S1"), {})})
    netcdf(f"id_{where}.nc", first, {}, {"buoy": (word, {"cf_role": "timeseries_id"})})
    netcdf(f"number_{where}.nc", first, {}, {"station_id": (71 + (word == "ROME"), {})})
for lat, lon, first, where in ((52.5, 13.25, 0, "a"), (52.75, 13.25, 40, "b"), (52.5, 13.25, 40, "c")):
    degrees = {"lat": (lat, {}), "lon": (lon, {})}
    netcdf(f"point_{where}.nc", first, {}, degrees)
    netcdf(f"cell_{where}.nc", first, {"latitude": np.array([lat], "f4"), "longitude": [lon - 360]})
netcdf("grid.nc", 0, {"latitude": [52.5, 52.75], "longitude": [13.0, 13.25, 13.5]})
netcdf("strip.nc", 0, {"latitude": [52.5, 52.75, 53.0], "longitude": [13.0]})
netcdf("row.nc", 0, {"latitude": [52.5], "longitude": [13.0, 13.25]})
netcdf("scalar_strip.nc", 0, {"longitude": [13.0, 13.25, 13.5]}, {"latitude": (52.5, {"units": "degrees_north"})})
netcdf("elsewhere.nc", 40, {"latitude": [50.0, 50.25], "longitude": [13.0, 13.25]})
netcdf("nowhere.nc", 40, {})
netcdf("levels.nc", 0, {"level": [500, 850]})
netcdf("low.nc", 40, {"level": [850]})
netcdf("high.nc", 40, {"level": [500]})
netcdf("stations.nc", 0, {"station": ["OSLO", "ROME"]})
netcdf("panel.nc", 0, {"ticker": ["AAPL", "MSFT"]})
netcdf("one.nc", 0, {}, {"ticker": ("AAPL", {})})
with h5py.File("one.nc", "a") as f:
    f.move("y", "vol")

def places(name, first, latitudes, names=None):
    netcdf(name, first, {"station": np.zeros(len(latitudes), ">f4")})
    with h5py.File(name, "a") as f:
        f["station"].attrs["NAME"] = "This is a netCDF dimension but not a netCDF variable.%10d" % len(latitudes)
        for n, values in (("lat", latitudes), ("lon", [x - 10 for x in latitudes])):
            f[n] = np.array(values)
            f[n].dims[0].attach_scale(f["station"])
        for row, latitude in enumerate(latitudes):
            f["y"][:, row] = latitude
places("order_a.nc", 0, [50.0, 40.0, 30.0])
places("order_b.nc", 40, [30.0, 50.0])
places("order_c.nc", 40, [40.0])
netcdf("twice.nc", 0, {"station": ["AAA", "AAA"]})
END

# A strip has one axis of several places, and one value of the other coordinate.
near() {
    says "the nearest place is latitude = $3, longitude = $4," "$1.nc" --at "$2"
    test "$("$python" -c 'import h5py; print(*(h5py.File("said.h5")["y"][:3] if "y" in h5py.File("said.h5") else next(iter(h5py.File("said.h5").values()))["y"][:3]))')" = "$5" || { echo "$1: other values"; exit 1; }
}
near strip lat=52.8,lon=13.2 52.75 13 '1.0 4.0 7.0'
near row lat=52.4,lon=13.2 52.5 13.25 '1.0 3.0 5.0'
near scalar_strip lat=52.4,lon=13.4 52.5 13.5 '2.0 5.0 8.0'
run() { "$LANECAST" "$@" >out.txt 2>notes.txt || fail "$*: $(cat notes.txt)"; }
noted() { grep -qF -- "$1" notes.txt || fail "no '$1' in $(cat notes.txt)"; }
again() { # what inspect shows reads the file so again
    run inspect "$1"
    eval "run import $(whole_commands <out.txt | sed -n 's/^made by  *lanecast import //p') -o again.h5 --force"
}
# not_appended STATUS WORDS DATASET FILE FLAG...
not_appended() {
    local status=0 wanted=$1 words=$2 file=$4
    cp "$3" grown.h5
    shift 4
    "$LANECAST" import --append grown.h5 "$file" "$@" 2>err || status=$?
    [ $status = "$wanted" ] && grep -qF -- "$words" err || fail "$file: $status, $(cat err)"
}

# A station that is named: the name of the series, so that another one is a new series.
for kind in scalar axis letters id number; do
    run import ${kind}_a.nc -o $kind.h5
    [ $kind = number ] || noted "names the series: 'OSLO'"
    cp $kind.h5 grown.h5
    run import --append grown.h5 ${kind}_c.nc
    noted "${kind}_c.nc: 40 rows added, 0 known already and equal, 0 new series"
    cp $kind.h5 grown.h5
    run import --append grown.h5 ${kind}_b.nc
    noted "${kind}_b.nc: 40 rows added, 0 known already and equal, 1 new series"
    again $kind.h5
done
noted "'station_id' names the series: 'station_id_71'"
run import scalar_a.nc --series-column none -o none.h5
run inspect none.h5
grep -q '^series  *scalar_a' out.txt || grep -qF scalar_a out.txt || fail "no name of the file in $(cat out.txt)"
run train scalar.h5 --context 4 --horizon 2 --epochs 1 --hidden 2 --set model.ridge=no -o station.run.h5 -q
status=0
"$LANECAST" forecast station.run.h5 scalar_b.nc -o - 2>err || status=$?
[ $status = 4 ] && grep -qF "was trained on series 'OSLO' alone" err || fail "$status: $(cat err)"
run forecast station.run.h5 scalar_c.nc -o -

# One of several that --at chooses is called so too, and what is joined goes to the series of its name.
run import stations.nc --at station=OSLO -o chosen.h5
noted "'station' names the series: 'OSLO'"
cp chosen.h5 grown.h5
run import --append grown.h5 scalar_c.nc
noted '40 rows added, 0 known already and equal, 0 new series'
not_appended 2 '--at station=OSLO: its only place is station=ROME' chosen.h5 scalar_b.nc
again chosen.h5
printf 'date,ticker,p\n' >panel.csv
for h in $(seq -w 0 19); do printf '2024-01-01 %s:00,AAPL,1\n2024-01-01 %s:00,MSFT,2\n' "$h" "$h"; done >>panel.csv
run import panel.csv one.nc --join -o joined.h5
noted "its columns are missing there: 'MSFT'"

sed '1s/,p$/,volume/; /MSFT/d' panel.csv >aapl.csv
for file in one.nc aapl.csv; do # of an axis of tickers too
    run import panel.nc $file --join -o joined.h5 --force
    noted "its columns are missing there: 'MSFT'"
done

# A cell without a name: its latitude and longitude are kept, and compared.
for kind in point cell; do
    run import ${kind}_a.nc -o $kind.h5
    cp $kind.h5 grown.h5
    run import --append grown.h5 ${kind}_c.nc
    noted "40 rows added"
    not_appended 2 'it is of another place than the rows before' $kind.h5 ${kind}_b.nc
    run import ${kind}_b.nc -o other.h5 --force
    not_appended 4 'its rows are of another place than those of grown.h5: --at' $kind.h5 other.h5
    again $kind.h5
done
cp point.h5 grown.h5
run import --append grown.h5 cell_c.nc
noted '40 rows added'
cp point.h5 grown.h5
run import --append grown.h5 nowhere.nc # says nothing of its place
noted '40 rows added'
# A place of a grid, with the coordinates of the cell: files of that cell alone continue it.
run import grid.nc --at lat=52.55,lon=13.3 -o grid.h5
run inspect grid.h5
grep -qF 'grid.nc --time time --at lat=52.5,lon=13.25' out.txt || fail "no cell in $(cat out.txt)"
for file in cell_c point_c; do
    cp grid.h5 grown.h5
    run import --append grown.h5 $file.nc
    noted '40 rows added'
done
not_appended 2 'it is of another place than the rows before' grid.h5 cell_b.nc
not_appended 2 'it is of another place than the rows before' grid.h5 elsewhere.nc
run train grid.h5 --context 4 --horizon 2 --epochs 1 --hidden 2 --set model.ridge=no -o run.h5 -q
run forecast run.h5 cell_c.nc -o -
status=0
"$LANECAST" forecast run.h5 cell_b.nc -o - 2>err || status=$?
[ $status = 4 ] && grep -qF 'it is of another place than the rows before' err || fail "$status: $(cat err)"
says "its only place is 52.5, 13.25, 1.8 km away" point_a.nc --at lat=52.51,lon=13.27
refused 4 'the point is not in the file' cell_a.nc --at lat=10,lon=10
# The same of any other axis.
run import levels.nc --at level=850 -o level.h5
cp level.h5 grown.h5
run import --append grown.h5 low.nc
noted '40 rows added'
not_appended 2 '--at level=850: its only place is level=500' level.h5 high.nc
refused 2 "its arrays have no axis but the time" nowhere.nc --at level=850

# Stations without names are called by where they are, whatever their order.
run import order_a.nc -o order.h5
run import --append order.h5 order_b.nc
noted '80 rows added, 0 known already and equal, 0 new series'
run inspect order.h5 --json
! grep -F '"constant": false' out.txt || fail "stations are mixed: $(cat out.txt)"
run import --append order.h5 order_c.nc
noted '40 rows added, 0 known already and equal, 0 new series'
says "nothing tells the places of 'station' apart but their order" twice.nc

# A station that only an attribute of the file names is another one than that of the file before.
"$python" - <<'END'
import h5py, numpy as np

def rows(name, first, times, station=None, **columns):
    with h5py.File(name, "w") as f:
        f["time"] = first + np.asarray(times, float)
        f["time"].attrs["units"] = "minutes since 2024-01-01"
        f["time"].make_scale("obs")
        for c, values in columns.items():
            f[c] = np.asarray(values, "f4")
            f[c].dims[0].attach_scale(f["time"])
        if station:
            f.attrs["station_name"] = station

n = np.arange(40)
for place, first in (("Oslo", 0), ("Bergen", 2400), ("Oslo", 2400)):
    rows(f"said_{place}_{first}.nc", first, 60 * n, place, t=n % 17)
lat, lon = np.array([59.9, 60.4])[n % 2], np.array([10.7, 5.3])[n % 2]
rows("turns.nc", 0, 30 * n, lat=lat, lon=lon, t=n % 17)
rows("shared.nc", 0, 30 * (n // 2), latitude=lat, longitude=lon, t=n % 17)
rows("ship.nc", 0, 30 * n, lat=59 + n / 100, lon=10 + n / 50, t=n % 17)
END
run import said_Oslo_0.nc -o said.h5
noted "'station_name' names the series: 'Oslo'"
cp said.h5 grown.h5
run import --append grown.h5 said_Oslo_2400.nc
noted '40 rows added, 0 known already and equal, 0 new series'
run import --append said.h5 said_Bergen_2400.nc
noted '40 rows added, 0 known already and equal, 1 new series'

# Rows of several points without a name are named by these, or refused; those of a ship are not.
refused 4 "rows are of 2 points of 'lat' and 'lon' in turn: --series-column 'lat,lon'" turns.nc
refused 4 "'latitude' and 'longitude' together tell them apart: --series-column 'latitude,longitude'" shared.nc
says "2 series, 1 channel, 40 rows; '59.9 10.7' from" turns.nc --series-column lat,lon
says "2 series, 1 channel, 40 rows; '59.9 10.7' from" shared.nc --series-column latitude,longitude
says '1 series, 3 channels, 40 rows' ship.nc
