# Times of HDF5 that h5py writes: numbers that could be days of two kinds, floating numbers too coarse for what they count, days as
# digits. What is read is the right day, what is not known is refused with the flag that decides. Needs a Python with h5py.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

def write(name, time, units=None, calendar=None):
    with h5py.File(name, "w") as f:
        f["time"] = time
        if units:
            f["time"].attrs["units"] = units
        if calendar:
            f["time"].attrs["calendar"] = calendar
        f["v"] = np.arange(float(len(time)))

epoch = 1577836800 + np.arange(6) * 3600  # 2020-01-01
write("days.h5", np.arange(18262, 18268))
write("excel.h5", np.arange(43831, 43837))
write("modified.h5", np.arange(58849, 58855))
write("narrow.h5", epoch.astype("f4"))
write("weeks.h5", (epoch[0] + np.arange(6) * 604800).astype("f4"))
write("since.h5", epoch.astype("f4"), "seconds since 1970-01-01")
write("wide.h5", epoch * 1e9)
write("dated.h5", np.arange(20200130, 20200132) + 0.25, "day as %Y%m%d.%f")
hours = [np.datetime64("2020-01-01", "h") + k for k in range(50)]
digits = [str(t).replace("-", "").replace("T", "") for t in hours]
julian = 2459000.5 + np.arange(3)  # 2020-05-31 in the Gregorian calendar, 2020-05-18 in the Julian one
write("bc.h5", julian, "days since -4713-01-01T12:00:00", "julian")
write("mixed.h5", julian, "days since -4713-01-01 12:00", "standard")
write("astronomers.h5", julian, "days since -4712-01-01 12:00:00", "standard")
write("proleptic.h5", julian, "days since -4713-01-01", "proleptic_gregorian")
write("first.h5", 24.0 * (730853 + np.arange(3)), "hours since -1-01-01")
write("zero.h5", julian, "days since 0-01-01", "julian")
write("placed.h5", np.arange(3.0), "hours since 2021-03-28 00:00:00 Europe/Berlin")
write("hours.h5", np.array([int(t) for t in digits]))
write("minutes.h5", np.array([float(t + "00") for t in digits]))
write("day.h5", np.array([int(t) for t in digits[:24]]))
write("third.h5", np.array([int(f"2020{m:02}0100") for m in range(1, 13)]))
write("later.h5", 2019923700 + np.arange(50) * 3600)  # 2034-01-03 17:55
write("last.h5", np.arange(3) + 29.0, "days since 9999-12-01", "noleap")
write("year.h5", np.arange(3) + 28.0, "days since 9999-12-01", "noleap")
write("before.h5", np.arange(-1.0, 2.0), "days since 0000-01-01", "360_day")
write("far.h5", 300000000000 + 86400 * np.arange(3))
march = 1709251200 + np.arange(50) * 3600  # 2024-03-01
write("filetime.h5", (march + 11644473600) * 10**7)
write("ticks.h5", (march + 62135596800) * 10**7)
write("labview.h5", march + 2082844800.0)
write("undated.h5", np.array([20200131.0, 20200132.0]), "day as %Y%m%d.%f")
write("dated4.h5", np.array([20200130, 20200131], "f4"), "day as %Y%m%d.%f")

# Dimensions of netCDF without a variable, called as a time and a latitude are (wrfout): they have a length and no values.
def bare(f, name, length, *arrays):
    f.create_dataset(name, (length,), "f4")
    f[name].make_scale(f"This is a netCDF dimension but not a netCDF variable.{length:10}")
    for array, axis in arrays:
        f[array].dims[axis].attach_scale(f[name])

with h5py.File("wrf.h5", "w") as f:
    f["Times"] = np.array([str(np.datetime64(t, "s")).replace("T", "_").encode() for t in hours])
    f["T2"] = np.arange(50.0)
    bare(f, "Time", 50, ("Times", 0), ("T2", 0))
with h5py.File("places.h5", "w") as f:
    f["stamp"] = np.arange(50)
    f["stamp"].attrs["units"] = "hours since 2020-01-01"
    f["latitude"] = np.array([50.0, 51.0, 52.0])
    f["latitude"].attrs["units"] = "degrees_north"
    f["T2"] = np.arange(150.0).reshape(50, 3)
    bare(f, "time", 50, ("stamp", 0), ("T2", 0))
    bare(f, "lat", 3, ("latitude", 0), ("T2", 1))
END
# spans WORDS FILE FLAG...
spans() {
    local wanted=$1
    shift
    says "from $wanted" "$@"
}
spans '2024-03-01 00:00:00+00:00 to 2024-03-03 01:00:00+00:00' filetime.h5
spans '2024-03-01 00:00:00+00:00 to 2024-03-03 01:00:00+00:00' filetime.h5 --time time --time-format filetime
spans '2024-03-01 00:00:00 to 2024-03-03 01:00:00' ticks.h5
spans '2024-03-01 00:00:00+01:00 to 2024-03-03 01:00:00+01:00' ticks.h5 --zone Europe/Berlin
refused 2 'seconds since 1904-01-01' labview.h5
spans '2024-03-01 00:00:00 to 2024-03-03 01:00:00' labview.h5 --time time --time-format 'seconds since 1904-01-01'
spans '2020-01-01 00:00:00 to 2020-01-03 01:00:00' wrf.h5
spans '2020-01-01 00:00:00 to 2020-01-03 01:00:00' places.h5 --at latitude=51
refused 2 'epoch_d, excel, matlab, jd, mjd' days.h5
spans '2020-01-01 00:00:00 to 2020-01-06 00:00:00' days.h5 --time time --time-format epoch_d
spans '1949-12-30 00:00:00 to 1950-01-04 00:00:00' days.h5 --time time --time-format excel
spans '2020-01-01 00:00:00 to 2020-01-06 00:00:00' excel.h5
refused 2 'mjd' modified.h5
spans '2020-01-01 00:00:00 to 2020-01-06 00:00:00' modified.h5 --time time --time-format mjd
printf 'time,v\n18262,1\n18263,2\n18264,3\n' >days.csv
refused 4 "'18262' is 1949-12-30 as a day number of Excel, 2020-01-01 as days since 1970" days.csv
refused 4 "say which with --time 'time' --time-format excel (epoch_d, mjd)" days.csv
spans '2020-01-01 00:00:00 to 2020-01-03 00:00:00' days.csv --time time --time-format epoch_d

refused 4 '128 s apart' narrow.h5
refused 4 '128 s apart' since.h5
spans '2020-01-01 00:00:00+00:00 to 2020-02-05 00:00:00+00:00' weeks.h5
spans '2020-01-01 00:00:00+00:00 to 2020-01-01 05:00:00+00:00' wide.h5

spans '2020-01-30 06:00:00 to 2020-01-31 06:00:00' dated.h5
refused 4 'is not a day such as' undated.h5
refused 4 'of 32 bits' dated4.h5
refused 2 'needs %S in front' excel.h5 --time time --time-format '%Y%m%d.%f'

# Dates by their digits are no seconds or milliseconds since 1970, though they could be by their size.
spans '2020-01-01 00:00:00 to 2020-01-03 01:00:00' hours.h5
spans '2020-01-01 00:00:00 to 2020-01-03 01:00:00' minutes.h5
spans '2020-01-01 00:00:00 to 2020-12-01 00:00:00' third.h5
spans '2034-01-03 17:55:00+00:00 to 2034-01-05 18:55:00+00:00' later.h5
refused 2 '2020010100 is a date by its digits, or seconds since 1970, and its rows do not say which' day.h5
spans '2020-01-01 00:00:00 to 2020-01-01 23:00:00' day.h5 --time-format %Y%m%d%H
spans '2034-01-04 17:55:00+00:00 to 2034-01-04 17:55:23+00:00' day.h5 --time-format epoch_s

# Calendars that are Julian before 1582 have no year 0: 4713 BC is -4713, and astronomers' -4712. As cftime reads them.
spans '2020-05-18 00:00:00 to 2020-05-20 00:00:00' bc.h5
spans '2020-05-31 00:00:00 to 2020-06-02 00:00:00' mixed.h5
spans '2020-05-31 00:00:00 to 2020-06-02 00:00:00' astronomers.h5
spans '2019-07-08 12:00:00 to 2019-07-10 12:00:00' proleptic.h5
spans '2001-01-01 00:00:00 to 2001-01-03 00:00:00' first.h5
refused 4 'is not a day of its calendar' zero.h5
refused 4 'is not a day of its calendar' placed.h5 # a zone is no part of it

# A year has four digits: others could be written, and not be read again.
refused 4 "row 2: its year is 10000, and years are 0 to 9999" last.h5
spans '9999-12-29 00:00:00 to 9999-12-31 00:00:00' year.h5
refused 4 "row 0: its year is -1" before.h5
refused 4 "row 0: its year is 11476" far.h5 --time-format epoch_s
spans '2020-01-01 00:00:00 to 2020-01-03 00:00:00' far.h5 --start 2020-01-01
