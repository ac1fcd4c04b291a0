# Files open in xarray (both engines), netCDF4 and ncdump without a warning, with real times, names and values; and a channel that
# netCDF4 packed is read as it was before.
# Needs a Python with xarray, netCDF4, h5netcdf and h5py: LANECAST_PYTHON, else python3.
python=${LANECAST_PYTHON:-python3}
if ! "$python" -c 'import h5netcdf, h5py, netCDF4, xarray' 2>/dev/null || ! command -v ncdump >/dev/null; then
    echo "skipped: no Python with xarray, netCDF4, h5netcdf and h5py, or no ncdump"
    exit 77
fi
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$LANECAST" simulate weather -o weather.h5 --rows 100 --horizon 6 >/dev/null
"$LANECAST" simulate stock -o stock.h5 --rows 60 --series 3 --horizon 6 >/dev/null
for file in weather.h5 stock.h5; do
    ncdump "$file" >dump 2>err
    [ ! -s err ] || { cat err; exit 1; }
done
"$python" -W error - <<'END'
import netCDF4, numpy, pandas, xarray

for engine in "netcdf4", "h5netcdf":
    with xarray.open_dataset("weather.h5", engine=engine) as data:
        assert set(data.data_vars) == {"temperature", "pressure", "humidity", "wind", "ideal"}, data
        assert data.time.values[1] == numpy.datetime64("2010-01-01T01:00:00"), data.time
        assert data.temperature.dims == ("time",) and data.temperature.attrs["units"] == "degC"
        assert data.ideal.dims == ("time", "horizon", "channel") and data.ideal.dtype == numpy.float32
        assert list(data.channel.values) == ["temperature", "pressure", "humidity", "wind"]
        assert list(data.horizon.values) == [1, 2, 3, 4, 5, 6]
        assert abs(float(data.ideal.sel(channel="pressure", horizon=1)[0]) - float(data.pressure[1])) < 20
        assert data.temperature.to_pandas().index[2] == pandas.Timestamp("2010-01-01 02:00")
        assert data.attrs["Conventions"].startswith("CF-")
    for ticker in "T01", "T02", "T03":
        with xarray.open_dataset("stock.h5", group=ticker, engine=engine) as data:
            assert data.attrs["series"] == ticker and data.sizes["time"] == 60
            assert data.time.values[5] == numpy.datetime64("2000-01-10")
            assert numpy.isnan(data.ideal.sel(channel="high")).all() and (data["close"] > 0).all()
with netCDF4.Dataset("stock.h5") as file:
    assert set(file.groups) == {"T01", "T02", "T03"}
END

"$LANECAST" simulate weather -o packed.h5 --rows 40 --horizon 0 >/dev/null
"$python" -W error - <<'END'
import netCDF4, numpy

with netCDF4.Dataset("packed.h5", "r+") as file:
    snow = file.createVariable("snow", "i2", ("time",), fill_value=-32767)
    snow.scale_factor, snow.add_offset, snow.units = 0.5, 100.0, "cm"
    snow[:] = numpy.ma.masked_equal(numpy.arange(40) * 2.5, 7.5)
END
"$LANECAST" inspect packed.h5 --json >seen.json
"$python" - <<'END'
import json

channel, = [c for c in json.load(open("seen.json"))["series"][0]["channels"] if c["missing"]]
assert channel["missing"] == 1 and channel["min"] == 0 and channel["max"] == 97.5, channel
END

# Layout 2: decoded times are UTC, names are texts, and whoever writes the file anew loses its seal; what is read stays the same.
"$LANECAST_BUILD/tests/unit_layout" .
for file in daylight noleap wide wider; do
    ncdump "$file.h5" >dump 2>err
    [ ! -s err ] || { cat err; exit 1; }
    nccopy "$file.h5" "$file.copy.h5" 2>err
    [ ! -s err ] || { cat err; exit 1; }
done
"$python" -W error - <<'END'
import h5py, netCDF4, numpy, xarray

for engine in "netcdf4", "h5netcdf":
    with xarray.open_dataset("daylight.h5", group="s0", engine=engine) as data:
        assert data.time.values[50] == numpy.datetime64("2020-03-29T01:00:00.250"), data.time.values[50]
        assert list(data.utc_offset.values[49:51]) == [3600, 7200] and data.utc_offset.attrs["zone"] == "Europe/Berlin"
        assert data.utc_offset.dtype == numpy.int32 and data.a.dims == ("time",)
    with xarray.open_dataset("noleap.h5", engine=engine) as data:
        last, first = data.time.values[365 + 58 : 365 + 60]
        assert (last.month, last.day, first.month, first.day) == (2, 28, 3, 1), (last, first)
        data.to_netcdf(f"noleap.{engine}.h5", engine=engine)
    with xarray.open_dataset("wide.h5", engine=engine) as data:
        assert data["values"].dims == ("time", "channel") and data.ideal.dims == ("time", "horizon", "channel")
        assert float(data["values"].sel(channel="Größe 63")[1]) == 1 + 63 / 10
        assert numpy.isnan(data["values"].values[1, 1]) and list(data.channel.values) == list(data.channel_name.values)
        assert data.channel_units.values[1] == "µm"
        data.to_netcdf(f"wide.{engine}.h5", engine=engine)
with h5py.File("daylight.h5") as file:
    assert file["s1/time"][0] == 1585353600250
with xarray.open_dataset("weather.h5") as data:
    data.to_netcdf("weather.xarray.h5")
shutil = __import__("shutil")
shutil.copy("wide.h5", "touched.h5")
with h5py.File("touched.h5", "r+") as file:
    file["values"][0, 0] = 5
sealed = lambda name: b"lanecast seal " in open(name, "rb").read()
assert all(sealed(name) for name in ("daylight.h5", "noleap.h5", "wide.h5", "weather.h5"))
for name in ("noleap.netcdf4.h5", "noleap.h5netcdf.h5", "wide.netcdf4.h5", "wide.copy.h5", "weather.xarray.h5", "touched.h5"):
    assert not sealed(name), name
END
for pair in noleap:noleap.netcdf4 noleap:noleap.h5netcdf noleap:noleap.copy wide:wide.netcdf4 wide:wide.h5netcdf wide:wide.copy \
    daylight:daylight.copy weather:weather.xarray; do
    "$LANECAST" inspect "${pair%:*}.h5" >expected
    "$LANECAST" inspect "${pair#*:}.h5" 2>err | sed "s/${pair#*:}.h5/${pair%:*}.h5/" >seen
    [ ! -s err ] || { echo "${pair#*:}: $(cat err)"; exit 1; }
    diff expected seen || { echo "${pair#*:} is read otherwise"; exit 1; }
done

# Another program may write HDF5's newest form, with the channels in another order: it is read, with the same values.
"$python" - <<'END'
import h5py

with h5py.File("packed.h5") as old, h5py.File("newest.h5", "w", libver="latest") as new:
    for name in old:
        old.copy(name, new)
    new.attrs.update(old.attrs)
END
"$LANECAST" inspect packed.h5 --json >packed.json
"$LANECAST" inspect newest.h5 --json >newest.json
"$python" - <<'END'
import json

packed, newest = (sorted(map(str, json.load(open(name))["series"][0]["channels"])) for name in ("packed.json", "newest.json"))
assert packed == newest and len(packed) == 5, newest
END

# Forecasts of a panel are indexed by series: of the next rows and of windows, where series end at other times; missing behind the last
# one of a series. Times of a zone are UTC.
"$python" - <<'END'
import numpy, pandas

rows = []
for name, count, first in ("AAPL", 150, "2020-03-01 00:00"), ("Größe 2", 90, "2020-03-02 00:00"), ("MSFT", 120, "2020-03-01 00:00"):
    time = pandas.date_range(first, periods=count, freq="h")
    rows.append(pandas.DataFrame({"ticker": name, "time": time.strftime("%Y-%m-%d %H:%M"), "close": 100 + numpy.arange(count) % 7,
                                  "volume": numpy.arange(count) % 11}))
pandas.concat(rows).to_csv("panel.csv", index=False)
END
"$LANECAST" import panel.csv --series-column ticker --zone Europe/Berlin -o panel.h5 -q
"$LANECAST" train panel.h5 --loss gaussian --context 6 --horizon 3 --hidden 2 --epochs 1 -o panel.run.h5 -q >/dev/null
levels=$(seq -s ' ' -f 0.%02g 10 50)
for output in csv nc; do
    "$LANECAST" forecast panel.run.h5 -o next.$output -q
    "$LANECAST" forecast panel.run.h5 --levels "$levels" -o wide.$output -q
    "$LANECAST" forecast panel.run.h5 --origins 2020-03-04.. -o origins.$output -q
    "$LANECAST" evaluate panel.run.h5 --forecasts told.$output -q >/dev/null
done
"$python" -W 'ignore:invalid value encountered in cast' - <<'END' # which xarray says of any missing time
import numpy, pandas, xarray

def utc(times):
    return pandas.DatetimeIndex(pandas.to_datetime(times, utc=True)).tz_convert(None)

def same(a, b):
    numpy.testing.assert_allclose(a, b.astype(float), rtol=1e-8)

for engine in "netcdf4", "h5netcdf":
    table = pandas.read_csv("next.csv")
    with xarray.open_dataset("next.nc", engine=engine) as data:
        assert list(data.series.values) == ["AAPL", "Größe 2", "MSFT"] and dict(data.sizes)["horizon"] == 3, data
        for name, rows in table.groupby("series"):
            one = data.sel(series=name)
            assert list(pandas.DatetimeIndex(one.time.values)) == list(utc(rows.time)), one
            same(one["close"].values, rows["close"])
            same(one["volume_q0_9"].values, rows["volume_q0.9"])
    for file in "told", "origins":
        table = pandas.read_csv(file + ".csv")
        with xarray.open_dataset(file + ".nc", engine=engine) as data:
            assert data.close_truth.dims == ("series", "window", "lead"), data
            sizes = [int(data.origin.sel(series=name).notnull().sum()) for name in data.series.values]
            assert min(sizes) < max(sizes) == data.sizes["window"], sizes
            for (name, step), rows in table[table.channel == "close"].groupby(["series", "step"]):
                one = data.sel(series=name, lead=step).isel(window=slice(len(rows)))
                rest = data.sel(series=name).isel(window=slice(len(rows), None))
                assert rest.close_forecast.isnull().all() and rest.time.isnull().all(), rest
                assert list(pandas.DatetimeIndex(one.origin.values)) == list(utc(rows.origin)), one
                assert list(pandas.DatetimeIndex(one.time.values)) == list(utc(rows.time)), one
                same(one["close_truth"].values, rows["truth"])
                same(one["close_forecast"].values, rows["forecast"])
    with xarray.open_dataset("wide.nc", engine=engine) as data:
        same(data["values"].sel(series="MSFT", channel="close_q0.33").values, pandas.read_csv("wide.csv").query("series == 'MSFT'")["close_q0.33"])
        data.to_netcdf(f"wide.{engine}.nc", engine=engine)
    with xarray.open_dataset("next.nc", engine=engine) as data:
        data.to_netcdf(f"next.{engine}.nc", engine=engine)
END

# They are datasets of the tool's, also written anew.
"$LANECAST" inspect next.nc >seen
grep -F "'Größe 2' " seen >/dev/null || grep -E '^Größe 2 +3 ' seen >/dev/null || { cat seen; exit 1; }
grep -F 'Europe/Berlin' seen >/dev/null || { cat seen; exit 1; }
for name in next wide; do
    "$LANECAST" inspect $name.nc >expected
    for engine in netcdf4 h5netcdf; do
        "$LANECAST" inspect $name.$engine.nc 2>err | sed "s/$name.$engine.nc/$name.nc/" >seen
        [ ! -s err ] || { cat err; exit 1; }
        diff expected seen || { echo "$name of $engine is read otherwise"; exit 1; }
    done
done
