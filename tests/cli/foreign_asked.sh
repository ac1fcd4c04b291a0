# What flags ask of HDF5 is done to the whole of it, or refused: columns that name series, lists of any length, the zone of the
# column that is the time, arrays of one list of series.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np, shutil

days = np.array([f"2020-01-0{d}".encode() for d in range(1, 7)])
def records(name, **columns):
    table = np.zeros(len(next(iter(columns.values()))), [(k, np.asarray(v).dtype) for k, v in columns.items()])
    for k, v in columns.items():
        table[k] = v
    with h5py.File(name, "w") as f:
        f["t"] = table
records("depth.h5", time=np.repeat(days, 4), site=[b"A", b"A", b"B", b"B"] * 6, depth=[0.5, 1.5] * 12, whole=[1.0, 2.0] * 12,
        v=np.arange(24.0))
records("blanks.h5", time=np.repeat(days, 2), k=[b"a b", b"a"] * 6, l=[b"c", b"b c"] * 6, v=np.arange(12.0))
records("wrong.h5", date=np.array([20200101, 20200102, 20200103, 20200281, 20200105]), v=np.arange(5.0))
with h5py.File("wrong_array.h5", "w") as f:
    f["date"], f["v"] = np.array([20200101, 20200102, 20200103, 20200281, 20200105]), np.arange(5.0)
with h5py.File("many.h5", "w") as f:
    f["time"] = days
    for i in range(200):
        f[f"channel_{i:03}"] = np.arange(6.0) + i
with h5py.File("lists.h5", "w") as f:
    f["time"], f["stations"], f["sites"] = days, [b"a", b"b", b"c"], [b"p", b"q", b"r", b"s"]
    f["A"], f["B"], f["C"] = np.arange(18.0).reshape(6, 3), np.arange(24.0).reshape(6, 4), np.arange(18.0).reshape(6, 3) + 100
with h5py.File("bands.nc", "w") as f:  # samples of two stations, of two bands each
    f["time"] = np.array([0.0, 1, 2, 0, 1, 2])
    f["time"].attrs["units"] = "days since 2020-01-01"
    for name, values in ("obs", np.arange(6)), ("station", np.array([b"aaa", b"bbb"])), ("band", np.array([b"red", b"blue"])):
        f[name] = values
        f[name].make_scale(name)
    f["time"].dims[0].attach_scale(f["obs"])
    f["station"].attrs["cf_role"] = "timeseries_id"
    f["size"] = np.array([3, 3])
    f["size"].attrs["sample_dimension"] = "obs"
    f["size"].dims[0].attach_scale(f["station"])
    f["t"], f["u"] = np.arange(12.0).reshape(6, 2), np.arange(6.0)
    for name in "t", "u":
        f[name].dims[0].attach_scale(f["obs"])
    f["t"].dims[1].attach_scale(f["band"])
with h5py.File("zone.h5", "w") as f:  # as pandas writes a frame: an index with a zone, a column without
    g = f.create_group("d")
    g.attrs["pandas_type"], g.attrs["nblocks"] = np.bytes_("frame"), 2
    moments = (np.datetime64("2020-01-01") + np.arange(6)).astype("M8[ns]").astype("i8")
    g["axis1"] = moments
    g["axis1"].attrs["kind"], g["axis1"].attrs["tz"] = np.bytes_("datetime64[ns]"), np.bytes_("VEurope/Berlin\np1\n.")
    g["block0_items"], g["block0_values"] = np.array([b"v"]), np.arange(6.0).reshape(6, 1)
    g["block1_items"], g["block1_values"] = np.array([b"other"]), moments.reshape(6, 1)
    g["block1_values"].attrs["value_type"] = np.bytes_("datetime64[ns]")
# A table of pandas: an index in Berlin, a column without a zone, one in Tokyo, one in Berlin, whose text Python remembers.
info = ("(dp0\nVindex\np1\n(dp2\nVtz\np3\nc__builtin__\ngetattr\np4\n(czoneinfo\nZoneInfo\np5\nV_unpickle\np6\ntp7\nRp8\n"
        "(VEurope/Berlin\np9\nI1\ntp10\nRp11\nsVindex_name\np12\nVa\np13\nssg13\n(dp14\nsVb\np15\n(dp16\ng3\nVAsia/Tokyo\np17\n"
        "ssVc\np18\n(dp19\ng3\ng9\nssVd\np20\n(dp21\ng3\ncdatetime\ntimezone\n(cdatetime\ntimedelta\n(I0\nI3600\nI0\ntRtRssVe\np22\n(dp23\ng3\nNss.")
with h5py.File("zones.h5", "w") as f:
    table = np.zeros(6, [(k, "i8") for k in ("index", "a", "b", "c", "d", "e")] + [("v", "f8")])
    for k in "index", "a", "b", "c", "d", "e":
        table[k] = moments
    g = f.create_group("q")
    g.attrs["pandas_type"], g.attrs["info"] = np.bytes_("frame_table"), np.bytes_(info)
    g["table"] = table
    g["table"].attrs["index_kind"] = np.bytes_("datetime64[ns]")
    for k in "a", "b", "c", "d", "e":
        g["table"].attrs[k + "_dtype"], g["table"].attrs[k + "_kind"] = np.bytes_("datetime64[ns]"), np.bytes_(f"(lp0\nV{k}\np1\na.")
# The same with an index of five and a half hours, before a column of one.
shutil.copy("zones.h5", "offsets.h5")
with h5py.File("offsets.h5", "a") as f:
    made = "cdatetime\ntimezone\n(cdatetime\ntimedelta\n(I0\nI%d\nI0\ntRtRss"
    f["q"].attrs["info"] = np.bytes_("(dp0\nVindex\np1\n(dp2\nVtz\np3\n" + made % 19800 + "Vd\np4\n(dp5\ng3\n" + made % 3600 + ".")
END
refused 4 "is not of texts or whole numbers" depth.h5 --series-column site,depth
refused 4 "is not of texts or whole numbers" depth.h5 --series-column depth,site
read_as $'A 1 v=0,4,8,12,16,20\nA 2 v=1,5,9,13,17,21\nB 1 v=2,6,10,14,18,22\nB 2 v=3,7,11,15,19,23' \
    depth.h5 --series-column site,whole --columns v
read_as $'a b,c v=0,2,4,6,8,10\na,b c v=1,3,5,7,9,11' blanks.h5 --series-column k,l
refused 2 'a quote is not closed' blanks.h5 --series-column 'k,"l'

# Lists that are longer than a message.
all=$(seq -s, -f 'channel_%03.0f' 1 199)
read_as 'many channel_000=0,1,2,3,4,5' many.h5 --drop "$all"
"$LANECAST" import many.h5 --columns "$all" -o out.h5 --force --quiet
"$LANECAST" inspect out.h5 >seen
grep -qE '^channels +199$' seen

# Stations have samples of one channel each: another axis is no list of stations.
read_as $'aaa u=0,1,2\nbbb u=3,4,5' bands.nc
refused 4 'stations and of another axis' bands.nc --columns t
read_as 'bbb u=3,4,5' bands.nc --at station=bbb

# spans FIRST FILE FLAG...: where the only series begins.
spans() {
    local first=$1
    shift
    says "from $first to" "$@"
}
spans '2020-01-01 01:00:00+01:00' zone.h5
spans '2020-01-01 00:00:00' zone.h5 --time other
spans '2020-01-01 01:00:00+01:00' zones.h5
spans '2020-01-01 00:00:00' zones.h5 --time a
spans '2020-01-01 09:00:00+09:00' zones.h5 --time b
spans '2020-01-01 01:00:00+01:00' zones.h5 --time c
spans '2020-01-01 00:00:00' zones.h5 --time e
spans '2020-01-01 01:00:00+01:00' zones.h5 --time d
spans '2020-01-01 05:30:00+05:30' offsets.h5
spans '2020-01-01 01:00:00+01:00' offsets.h5 --time d

refused 2 "'B' is of other series" lists.h5
read_as $'p B=0,4,8,12,16,20\nq B=1,5,9,13,17,21\nr B=2,6,10,14,18,22\ns B=3,7,11,15,19,23' lists.h5 --columns B
read_as $'a A=0,3,6,9,12,15 C=100,103,106,109,112,115\nb A=1,4,7,10,13,16 C=101,104,107,110,113,116
c A=2,5,8,11,14,17 C=102,105,108,111,114,117' lists.h5 --drop B

# Of dates in numbers the one that is none is named.
refused 4 "'20200281' is not a time" wrong.h5
refused 4 "'20200281' is not a time" wrong_array.h5
