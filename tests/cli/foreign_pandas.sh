# Tables as pandas writes them, made with h5py: names of several levels, offsets of zones, missing words, columns of times, tables without
# dates; arrays along one axis that are written to different lengths; rows of one time. Needs a Python with h5py.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

hours = (1577836800 + np.arange(6) * 3600) * 10**9
zone = "(dp0\nVindex\np1\n(dp2\nVtz\np3\ncdatetime\ntimezone\np4\n(cdatetime\ntimedelta\np5\n(I%d\nI%d\nI0\ntp6\nRp7\ntp8\nRp9\nssVvalues_block_0\np10\n(dp11\ns."
names = "(lp0\n(VAAPL\np1\nVClose\np2\ntp3\na(g1\nVVol\np4\ntp5\na(VMSFT\np6\ng2\ntp7\na(g6\ng4\ntp8\na."

def table(name, columns, info="N.", index="datetime64[ns]", time=hours, **attributes):
    rows = np.zeros(len(time), [("index", "i8")] + [(c, v.dtype, v.shape[1:]) for c, v in columns.items()])
    rows["index"] = time
    for c, v in columns.items():
        rows[c] = v
    with h5py.File(name, "w") as f:
        f["d/table"] = rows
        f["d"].attrs.update({"pandas_type": b"frame_table", "info": info.encode()})
        f["d/table"].attrs["index_kind"] = index.encode()
        for key, value in attributes.items():
            f["d/table"].attrs[key] = value.encode()

block = np.arange(24.0).reshape(6, 4)
table("levels.h5", {"values_block_0": block}, values_block_0_kind=names, values_block_0_dtype="float64")
x = {"x": np.arange(6.0)}
table("india.h5", x, zone % (0, 19800))
table("west.h5", x, zone % (-1, 68400))
table("utc.h5", x, zone % (0, 0))
def named(value):
    return "(dp0\nVindex\np1\n(dp2\nVtz\np3\n" + value + "sVfreq\np20\nNss."
table("minutes.h5", x, named("cpytz\nFixedOffset\np4\n(I330\ntp5\nRp6\n"))
table("file.h5", x, named("cdateutil.tz.tz\ntzfile\np4\n(NV/usr/share/zoneinfo/Europe/Berlin\np5\ntp6\nRp7\n"))
column = zone.replace("index", "when") % (0, 19800)
table("column.h5", {"when": hours, **x}, column, index="integer", time=np.arange(6), when_dtype="datetime64[ns]")
table("plain.h5", x, index="integer", time=np.arange(6))
months = "(dp0\nI1\n(dp1\nsVindex\np6\n(dp7\nVfreq\np8\ncpandas._libs.tslibs.offsets\nMonthEnd\np9\n(I1\nI00\ntp10\nRp11\nss."
table("months.h5", x, months, index="integer", time=np.arange(600, 606))
with h5py.File("periods.h5", "w") as f:
    f["d/axis0"] = f["d/block0_items"] = np.array([b"x"])
    f["d/axis1"] = np.arange(600, 606)
    f["d/block0_values"] = np.arange(6.0)[:, None]
    f["d"].attrs.update({"pandas_type": b"frame", "nblocks": 1})
    f["d/axis1"].attrs.update({"kind": b"integer", "index_class": b"period", "name": b"date"})
with h5py.File("fixed.h5", "w") as f: # to_hdf(format="fixed") of columns of two levels and two kinds
    f["d/axis1"] = hours
    f["d/axis1"].attrs.update({"kind": b"datetime64[ns]", "index_class": b"datetime", "name": b"N."})
    for k, (values, codes) in enumerate(((block[:, :3], ((0, 0, 1), (0, 1, 0))), (np.arange(6)[:, None], ((1,), (1,))))):
        f[f"d/block{k}_values"] = values
        f[f"d/block{k}_values"].attrs["transposed"] = np.uint8(1)
        for level, texts in enumerate((np.array([b"AAPL", b"MSFT"]), np.array([b"Close", b"Vol"]))):
            f[f"d/block{k}_items_level{level}"] = texts
            f[f"d/block{k}_items_level{level}"].attrs["kind"] = b"string"
            f[f"d/block{k}_items_label{level}"] = np.array(codes[level], "i1")
    f["d"].attrs.update({"pandas_type": b"frame", "nblocks": 2, "ndim": 2, "axis0_variety": b"multi", "axis0_nlevels": 2})
with h5py.File("fixed.h5") as f, h5py.File("short_codes.h5", "w") as g:
    f.copy("d", g)
    del g["d/block0_items_label1"]
    g["d/block0_items_label1"] = np.array([0], "i1")
with h5py.File("fixed.h5") as f, h5py.File("far_codes.h5", "w") as g:
    f.copy("d", g)
    g["d/block1_items_label0"][0] = 2
def framed(name, zone):
    with h5py.File("fixed.h5") as f, h5py.File(name, "w") as g:
        f.copy("d", g)
        g["d/axis1"].attrs["tz"] = zone
framed("minutes_fixed.h5", b"cpytz\nFixedOffset\np0\n(I330\ntp1\nRp2\n.")
framed("file_fixed.h5", b"dateutil//usr/share/zoneinfo/Europe/Berlin")
framed("name_fixed.h5", b"dateutil/Europe/Berlin")
keys = {"sym": np.array([b"A", b"nan"] * 3), **x}
table("keys.h5", keys, time=np.repeat(hours[:3], 2), sym_kind="string", sym_nan_rep="nan")
times = {"later": hours + 10**9, "took": np.arange(6), **x}
table("times.h5", times, later_dtype="datetime64[ns]", took_dtype="timedelta64[ns]")

def records(name, time, **values):
    with h5py.File(name, "w") as f:
        for k, v in {"time": time, **values}.items():
            f[k] = np.asarray(v, "f8")
        f["time"].attrs["units"] = "hours since 2020-01-01"
        f["time"].make_scale("time")
        for k in values:
            f[k].dims[0].attach_scale(f["time"])

records("short.nc", np.arange(4), a=np.arange(4), b=np.arange(2))
records("long.nc", np.arange(2), a=np.arange(4))
records("twice.nc", [0, 1, *range(1, 59)], a=np.arange(60))
records("none.nc", [0, -9223372036854775808, 1], a=np.arange(3))
END
read_as 'levels AAPL_Vol=1,5,9,13,17,21' levels.h5 --columns 'AAPL Vol'
read_as 'levels MSFT_Vol=3,7,11,15,19,23' levels.h5 --columns 'MSFT Vol'
read_as 'fixed AAPL_Close=0,4,8,12,16,20 AAPL_Vol=1,5,9,13,17,21 MSFT_Close=2,6,10,14,18,22 MSFT_Vol=0,1,2,3,4,5' fixed.h5
refused 4 "block1_items_label0' does not have a place in the names of its columns" far_codes.h5
refused 4 "block0_items_label1' does not have a place in the names of its columns" short_codes.h5
says 'from 2020-01-01 05:30:00+05:30 to 2020-01-01 10:30:00+05:30' india.h5
says 'from 2020-01-01 05:30:00+05:30 to 2020-01-01 10:30:00+05:30' column.h5
for file in minutes minutes_fixed; do says 'from 2020-01-01 05:30:00+05:30 to 2020-01-01 10:30:00+05:30' $file.h5; done
for file in file file_fixed name_fixed; do says 'from 2020-01-01 01:00:00+01:00 to 2020-01-01 06:00:00+01:00' $file.h5; done
says 'from 2019-12-31 19:00:00-05:00 to' west.h5
says 'from 2020-01-01 00:00:00+00:00 to' utc.h5
says 'from 2021-01-01 00:00:00 to 2021-01-01 05:00:00' plain.h5 --start 2021-01-01 --step 3600
read_as 'plain x=0,1,2,3,4,5' plain.h5 --start 2021-01-01
refused 4 "'sym' may name the series" keys.h5
refused 4 'missing in some rows' keys.h5 --series-column sym
refused 4 "'d' of pandas has periods for its index, which only pandas can read" months.h5
refused 4 "'d' of pandas has periods for its index, which only pandas can read" periods.h5
read_as 'months x=0,1,2,3,4,5' months.h5 --start 2020-01-01 --step 1month
says "'later' left out: another time" times.h5
says "'took' left out" times.h5
read_as 'times x=0,1,2,3,4,5' times.h5

read_as 'short a=0,1,2,3 b=0,1,nan,nan' short.nc
says "'b' is written in 2 of 4 rows: missing in the others" short.nc
says "its last 2 of 4 rows have no time" long.nc
says "1 row has the time of the row before, with other values (2020-01-01 01:00:00): kept" twice.nc
refused 4 "row 1: no time (NaT" none.nc

# A dataset of our own to which a column was added that has the long name of the first.
printf 'date,p\n2020-01-01,1.5\n2020-01-02,1\n2020-01-03,4\n' >own.csv
"$LANECAST" import own.csv -o own.h5 --quiet
"$python" -c '
import h5py
with h5py.File("own.h5", "a") as f:
    f["q"] = f["p"][:] * 2
    for key in "long_name", "units":
        f["q"].attrs[key] = f["p"].attrs[key]
'
read_as 'own p=1.5,1,4 q=3,2,8' own.h5
