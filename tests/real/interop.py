"""What lanecast import made of files of others, against what h5py, xarray and pandas read of them: every value, every stamp."""
import subprocess
import sys
import warnings

import h5py
import numpy
import pandas
import xarray

warnings.simplefilter("ignore")
LANECAST, DATA = sys.argv[1] if len(sys.argv) > 1 else "", (sys.argv[2] + "/" if len(sys.argv) > 2 else "")
TICKS = {"seconds": 1, "milliseconds": 10**3, "microseconds": 10**6, "nanoseconds": 10**9}


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def letters(rows):
    return [b"".join(row).decode() for row in rows]


def channels_of(group):
    found = {}
    for name in group:
        if "long_name" in group[name].attrs and name not in ("utc_offset", "horizon", "ideal", "series_rows"):
            found[text(group[name].attrs["long_name"])] = group[name][:]
    if "values" in group:
        for i, name in enumerate(letters(group["channel_name"][:])):
            found[name] = group["values"][:, i]
    return found


def series_of(group):
    """name: (nanoseconds since 1970, calendar, channels)"""
    ticks = TICKS[text(group["time"].attrs["units"]).split()[0]]
    time = [int(t) * (10**9 // ticks) for t in group["time"][:]]
    calendar, channels = text(group["time"].attrs["calendar"]), channels_of(group)
    if "series_rows" not in group:
        return {text(group.attrs["series"]): (time, calendar, channels)}
    first, found = 0, {}
    for name, rows in zip(letters(group["series_name"][:]), group["series_rows"][:]):
        part = slice(first, first + rows)
        found[name] = (time[part], calendar, {c: v[part] for c, v in channels.items()})
        first += rows
    return found


def read(path, *flags):
    """The series that import made, or its message."""
    done = subprocess.run([LANECAST, "import", path, "-o", "witness.h5", "--force", *flags], capture_output=True, text=True)
    if done.returncode:
        return done.stderr.strip()
    found = {}
    with h5py.File("witness.h5") as file:
        for group in [file] if "time" in file else file.values():
            found.update(series_of(group))
    return found


def same(found, name, times, channels):
    assert not isinstance(found, str), found
    time, _, got = found[name]
    if times is not None:
        wanted = numpy.asarray(times).astype("datetime64[ns]").astype("int64")
        assert [int(t) for t in wanted] == time, (name, time[:3], wanted[:3])
    assert set(got) == set(channels), (name, sorted(got), sorted(channels))
    for channel, values in channels.items():
        assert numpy.array_equal(got[channel], numpy.asarray(values, "f8"), equal_nan=True), (name, channel)


def main():
    path = DATA + "netcdf4_ahccd_1950-2013.nc"
    with xarray.open_dataset(path) as data:
        found = read(path)
        for i, city in enumerate(data.location.values):
            same(found, city, None, {v: data[v].isel(location=i).values for v in ("pr", "tasmax")})
            assert found[city][1] == "noleap" and set(numpy.diff(found[city][0])) == {86400 * 10**9}
        assert str(data.time.values[0]).startswith("1950-01-01") and found[city][0][0] == -20 * 365 * 86400 * 10**9
        same(read(path, "--at", "location=Kugluktuk"), "Kugluktuk", None,
             {v: data[v].sel(location="Kugluktuk").values for v in ("pr", "tasmax")})

    path = DATA + "netcdf4_era5_cancities_1990-1993.nc"
    with xarray.open_dataset(path) as data:
        found = read(path)
        for i, city in enumerate(data.location.values):
            same(found, city, data.time.values, {v: data[v].isel(location=i).values for v in data.data_vars})
        near = read(path, "--at", "lat=45.5,lon=-73.6", "--columns", "tas,pr")
        same(near, "Montréal", data.time.values,
             {v: data[v].sel(location="Montréal").values for v in ("tas", "pr")})

    path = DATA + "netcdf4_cesm_6hourly_TS_1990-1995.nc"
    with xarray.open_dataset(path) as data:
        assert "--at" in read(path)
        found = read(path, "--at", "member_id=7")
        same(found, "netcdf4_cesm_6hourly_TS_1990-1995", None, {"TS": data.TS.sel(member_id=7).values})
        time, calendar, _ = found["netcdf4_cesm_6hourly_TS_1990-1995"]
        assert calendar == "noleap" and time[0] == 20 * 365 * 86400 * 10**9 and set(numpy.diff(time)) == {6 * 3600 * 10**9}
        found = read(path, "--at", "member_id=all")
        for i, member in enumerate(data.member_id.values):
            same(found, f"member_id_{member}", None, {"TS": data.TS.values[i]})

    path = DATA + "nrel_ri_wave_2010.h5"
    with h5py.File(path) as file:
        times = pandas.to_datetime([text(t) for t in file["time_index"][:]]).tz_localize(None)
        found = read(path)
        for site in range(100):
            same(found, f"site_{site}", times.values, {v: file[v][:, site] for v in ("energy_period", "significant_wave_height")})
    path = DATA + "nrel_nsrdb_wspd_chunked_2012.h5"
    with h5py.File(path) as file:
        times = pandas.to_datetime([text(t) for t in file["time_index"][:]])
        same(read(path, "--at", "site=3"), "site_3", times.values, {"wind_speed": file["wind_speed"][:, 3]})

    path = DATA + "pandas_fixed_packt_store.h5"
    frame = pandas.read_hdf(path, "df")
    same(read(path), "pandas_fixed_packt_store", frame.index.values, {c: frame[c] for c in frame})
    path = DATA + "pandas_table_nilmtk_random.h5"
    found = read(path)
    with h5py.File(path) as file:
        for meter in range(1, 6):
            table = file[f"building1/elec/meter{meter}/table"][:]
            same(found, f"building1/elec/meter{meter}", table["index"].astype("datetime64[ns]"),
                 dict(zip(("power active", "energy reactive", "voltage"), table["values_block_0"].T)))
    print("every value and stamp is that of h5py, xarray and pandas")


if __name__ == "__main__":
    main()
