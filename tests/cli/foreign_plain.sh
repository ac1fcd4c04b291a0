# Plain arrays of others: a time that groups share, arrays and day numbers as MATLAB writes them, blocks before HDF5 of any size, days
# with slashes, day numbers with every digit. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

epoch = np.arange(6) * 600 + 1614556800  # 2021-03-01, every ten minutes
days = epoch / 86400 + 719529
def write(name, block=0, **arrays):
    with h5py.File(name, "w", userblock_size=block) as f:
        for path, values in arrays.items():
            f[path] = values
def matlab(name, block=512, **arrays):
    with h5py.File(name, "w", userblock_size=block) as f:
        for path, values in arrays.items():
            f[path] = np.atleast_2d(values)
            f[path].attrs["MATLAB_class"] = np.bytes_("uint16" if values is letters else "double")
        if "note" in arrays:
            f["note"].attrs["MATLAB_class"] = np.bytes_("char")
    with open(name, "r+b") as f:
        f.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\0\2IM")

letters = np.array([ord(c) for c in "Monday"], "u2").reshape(6, 1)
write("beside.h5", **{"time": epoch, "AAPL/x": np.arange(6.0), "MSFT/x": -np.arange(6.0)})
write("below.h5", **{"axes/time": epoch, "values/x": np.arange(6.0), "values/y": -np.arange(6.0), "about/version": np.arange(3)})
write("two.h5", **{"a/time": epoch, "b/time": epoch, "values/x": np.arange(6.0)})
write("own.h5", **{"time": epoch - 600, "a/time": epoch, "a/x": np.arange(6.0)})
for kind, names in (("fixed", [b"n%d" % k for k in range(300)]), ("labels", ["n%d" % k for k in range(300)])):
    with h5py.File(kind + ".h5", "w") as f:
        f["time"], f["v"] = epoch, np.arange(1800.0).reshape(6, 300)
        f["v"].attrs["columns"] = names
matlab("rows.mat", t=days, x=np.arange(6.0), Fs=np.array([[600.0]]), note=letters)
matlab("matrix.mat", time=days, X=np.arange(12.0).reshape(2, 6))
matlab("one.mat", data=np.stack([days, np.arange(6.0), -np.arange(6.0)]))
matlab("seconds.mat", time=epoch.astype(float), x=np.arange(6.0))
for block in 4096, 1 << 20:
    matlab(f"block{block}.mat", block, time=epoch.astype(float), x=np.arange(6.0))
    write(f"block{block}.h5", block, time=epoch, x=np.arange(6.0))
write("days.h5", time=days, x=np.arange(6.0))
write("julian.h5", time=epoch / 86400 + 2440587.5, x=np.arange(6.0))
write("lonely.h5", time=(epoch - 946684800) / 60.0, x=np.arange(6.0)) # a scale to which nothing is attached
with h5py.File("lonely.h5", "a") as f:
    f["time"].attrs["units"] = "minutes since 2000-01-01"
    f["time"].make_scale("time")
write("broad.h5", data=np.arange(12.0).reshape(2, 6))
for i, since in enumerate(["2000/01/01", "2000.1.1 00:00", "01/02/2000"]):
    write(f"since{i}.h5", time=(epoch - 946684800) / 60.0, x=np.arange(6.0))
    with h5py.File(f"since{i}.h5", "a") as f:
        f["time"].attrs["units"] = f"minutes since {since}"
END
# first and last stamp FILE FLAG...
stamps() {
    local wanted=$1
    shift
    "$LANECAST" import "$@" -o out.h5 --force 2>err || { echo "$*: $(cat err)"; exit 1; }
    grep -qF "from $wanted" err || { echo "$*: $(cat err)"; exit 1; }
}
x=0,1,2,3,4,5
read_as $'AAPL x='$x$'\nMSFT x=-0,-1,-2,-3,-4,-5' beside.h5
stamps '2021-03-01 00:00:00+00:00 to 2021-03-01 00:50:00+00:00' beside.h5
read_as "MSFT x=-0,-1,-2,-3,-4,-5" beside.h5 --group MSFT
read_as "below x=$x y=-0,-1,-2,-3,-4,-5" below.h5
stamps '2021-03-01 00:00:00+00:00 to 2021-03-01 00:50:00+00:00' below.h5 --time axes/time
refused 4 'without a time that is known' two.h5
stamps '2021-03-01 00:00:00+00:00 to' own.h5

read_as "rows x=$x" rows.mat
stamps '2021-03-01 00:00:00 to 2021-03-01 00:50:00' rows.mat
stamps '2021-03-01 00:00:00+01:00 to 2021-03-01 00:50:00+01:00' rows.mat --zone Europe/Berlin
read_as "matrix X_0=$x X_1=6,7,8,9,10,11" matrix.mat
refused 4 '--time NAME of an array' one.mat
stamps '2021-03-01 00:00:00 to 2021-03-01 00:50:00' one.mat --time data_0 --time-format matlab
read_as "one data_1=$x data_2=-0,-1,-2,-3,-4,-5" one.mat --time data_0 --time-format matlab
read_as "rows t=738216,738216,738216,738216,738216,738216 x=$x" rows.mat --start 2021-03-01
read_as "seconds x=$x" seconds.mat
for block in 4096 1048576; do
    read_as "block$block x=$x" block$block.mat
    read_as "block$block x=$x" block$block.h5
    "$LANECAST" inspect block$block.h5 >seen
done

refused 2 '--time-format epoch_s' days.h5 # days of MATLAB, or of Python, which are 366 fewer
stamps '2021-03-01 00:00:00 to 2021-03-01 00:50:00' days.h5 --time-format matlab
stamps '2021-03-01 00:00:00 to 2021-03-01 00:50:00' julian.h5 --time-format jd
"$LANECAST" import broad.h5 --start 2021-03-01 -o out.h5 --force 2>err
grep -qF "'data' has 6 columns for 2 rows: its first axis is taken for the time" err || { cat err; exit 1; }
stamps '2021-03-01 00:00:00 to 2021-03-01 00:50:00' since0.h5
stamps '2021-03-01 00:00:00 to 2021-03-01 00:50:00' since1.h5
stamps '2021-03-01 00:00:00 to 2021-03-01 00:50:00' lonely.h5
read_as "lonely x=$x" lonely.h5
refused 4 'year first' since2.h5
for kind in fixed labels; do # however many names there are
    read_as "$kind n0=0,300,600,900,1200,1500 n299=299,599,899,1199,1499,1799" $kind.h5 --columns n0,n299
done
