# HDF5 that h5py writes: groups that are alike, columns and stations with names, records, lists of dates; what is not said is asked for,
# and inspect lists what import refuses. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

epoch = np.arange(6) * 3600 + 1614556800  # 2021-03-01
dates = [str(np.datetime64(int(t), "s")) for t in epoch]
with h5py.File("alike.h5", "w") as f:
    for ticker in "AAPL", "MSFT":
        f[f"{ticker}/time"] = epoch
        f[f"{ticker}/close"] = np.arange(6.0)
with h5py.File("unlike.h5", "w") as f:
    for name in "a", "b":
        f[f"{name}/time"] = epoch * 1000
        f[f"{name}/{name}"] = np.arange(6.0)
with h5py.File("stations.h5", "w") as f:
    f["date"] = np.array(dates, "S19")
    f["temperature"] = np.arange(18.0).reshape(6, 3)
    f["station"] = ["Rome", "Oslo", "Bern"]
with h5py.File("columns.h5", "w") as f:
    f["timestamp"] = dates
    f["values"] = np.arange(18.0).reshape(6, 3)
    f["values"].attrs["columns"] = ["a", "b", "c"]
with h5py.File("long.h5", "w") as f:
    records = np.zeros(12, [("date", "S19"), ("ticker", "S4"), ("close", ">f8")])
    records["date"], records["ticker"], records["close"] = np.repeat(dates, 2), ["AAPL", "MSFT"] * 6, np.arange(12)
    f["quotes"] = records
# MATLAB 7.3 puts 512 bytes of its own before HDF5's.
with h5py.File("block.mat", "w", userblock_size=512) as f:
    f["x"] = np.arange(6.0).reshape(1, 6)
    f["x"].attrs["MATLAB_class"] = np.bytes_("double")
with h5py.File("block.h5", "w", userblock_size=1024) as f:
    f["time"], f["x"] = epoch, np.arange(6.0)
# TS of climate models is the temperature of the surface; ts of others is a time.
with h5py.File("surface.h5", "w") as f:
    f["time"], f["TS"] = np.arange(6), np.arange(280.0, 286)
    f["time"].attrs["units"] = "days since 2021-03-01"
    f["time"].make_scale("time")
    f["TS"].dims[0].attach_scale(f["time"])
with h5py.File("twice.h5", "w") as f:
    f["time"], f["ts"], f["x"] = epoch, epoch + 5, np.arange(6.0)
with h5py.File("dates.h5", "w") as f:
    f["time"], f["date"] = epoch, np.arange(6.0)
with h5py.File("rex.h5", "w") as f:
    f["time_index"] = np.array([d + "+00:00" for d in dates], "S30")
    f["meta"] = np.array([(41.0, -71.0), (60.0, 10.0)], [("latitude", "f4"), ("longitude", "f4")])
    f["wind"] = np.arange(12, dtype="i2").reshape(6, 2)
    f["wind"].attrs["scale_factor"] = 10.0
    f["air"] = np.arange(12, dtype="i2").reshape(6, 2)
    f["air"].attrs["scale_factor"], f["air"].attrs["add_offset"] = 10.0, 1.0
with h5py.File("unsigned.h5", "w") as f:
    f["time"] = epoch
    f["time"].attrs["units"] = "seconds since 1970-01-01"
    f["u"] = np.array([1, -2, -1, 127, -128, 0], "i1")
    f["u"].attrs["_Unsigned"], f["u"].attrs["_FillValue"] = "true", np.int8(-1)
with h5py.File("lzf.h5", "w") as f:
    f["time"] = dates
    f.create_dataset("x", data=np.arange(6.0), compression="lzf", chunks=(6,))
with h5py.File("nothing.h5", "w") as f:
    f["weights/kernel"] = np.zeros((3, 4), "f4")
END
read_as $'AAPL close=0,1,2,3,4,5\nMSFT close=0,1,2,3,4,5' alike.h5
read_as 'MSFT close=0,1,2,3,4,5' alike.h5 --group MSFT
refused 2 'say which with --group' unlike.h5
read_as 'b b=0,1,2,3,4,5' unlike.h5 --group b
read_as 'Oslo temperature=1,4,7,10,13,16' stations.h5 --at station=Oslo
refused 2 'no such place' stations.h5 --at station=Paris
read_as 'columns b=1,4,7,10,13,16' columns.h5 --columns b
read_as 'columns b=1,4,nan,10,13,16' columns.h5 --columns b --na 7
refused 4 "'d' is not one of a, b, c" columns.h5 --columns d
refused 2 'for text' columns.h5 --header 2
read_as $'AAPL close=0,2,4,6,8,10\nMSFT close=1,3,5,7,9,11' long.h5
read_as 'site_1 air=11,31,51,71,91,111 wind=0.1,0.3,0.5,0.7,0.9,1.1' rex.h5 --at site=1
read_as 'site_1 wind=0.1,0.3,0.5,0.7,0.9,1.1' rex.h5 --at lat=59,lon=10 --columns wind
read_as 'unsigned u=1,254,nan,127,128,0' unsigned.h5
refused 4 'filter lzf (32000)' lzf.h5
refused 4 'without a time that is known' nothing.h5
"$LANECAST" inspect nothing.h5 >seen
grep -q 'weights/kernel *3, 4 *float32' seen && grep -q 'lanecast import says: ' seen || { cat seen; exit 1; }
"$LANECAST" inspect --json nothing.h5 | grep '"path": "weights/kernel"' >/dev/null

# Directly too, as any dataset.
"$LANECAST" inspect stations.h5 2>/dev/null | grep '^series      3$' >/dev/null

refused 4 'a file of MATLAB without a time that is known' block.mat
read_as 'block x=0,1,2,3,4,5' block.h5
read_as 'surface TS=280,281,282,283,284,285' surface.h5
read_as 'twice x=0,1,2,3,4,5' twice.h5
read_as 'dates date=0,1,2,3,4,5' dates.h5
