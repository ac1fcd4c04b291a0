# Matrices beside a time with units: an axis without a name is of channels, as beside a time without units, unless names of series are
# along it. Needs a Python with h5py: LANECAST_PYTHON.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

x = np.arange(12.0).reshape(4, 3)

def write(name, units="hours since 2020-01-01", **arrays):
    with h5py.File(name, "w") as f:
        f["time"] = np.arange(4) if units else np.arange(4) * 3600 + 1577836800
        if units:
            f["time"].attrs["units"] = units
        for key, value in arrays.items():
            f[key] = value

names = [b"open", b"high", b"low"]
write("bare.h5", x=x)
write("turned.h5", x=x.T)
write("epoch.h5", None, x=x)
write("columns.h5", x=x, columns=names)
write("two.h5", x=x, y=-x, columns=names)
write("tickers.h5", x=x, tickers=names)
write("depths.h5", x=x, depth=np.array([0.0, 5, 10]))
write("cube.h5", x=np.arange(24.0).reshape(4, 3, 2))
write("own.h5", x=x)
write("wide.h5")
with h5py.File("wide.h5", "a") as f: # as large as a claim can be
    f.create_dataset("x", (4, 1 << 28), "f4", chunks=(4, 1 << 12))
with h5py.File("own.h5", "a") as f:
    f["x"].attrs["columns"] = names
END
three='x_0=0,3,6,9 x_1=1,4,7,10 x_2=2,5,8,11'
for file in bare turned epoch; do
    read_as "$file $three" $file.h5
done
says "an axis without a name is of 3 channels (a series of each: --at '#3=all')" bare.h5
read_as $'series_0 x=0,3,6,9\nseries_1 x=1,4,7,10\nseries_2 x=2,5,8,11' bare.h5 --at '#3=all'
read_as 'bare x_1=1,4,7,10' bare.h5 --columns x_1
read_as 'columns high=1,4,7,10 low=2,5,8,11 open=0,3,6,9' columns.h5
read_as 'own high=1,4,7,10 low=2,5,8,11 open=0,3,6,9' own.h5
read_as 'two x_high=1,4,7,10 x_open=0,3,6,9 y_low=-2,-5,-8,-11' two.h5 --columns x_high,x_open,y_low
read_as $'high x=1,4,7,10\nlow x=2,5,8,11\nopen x=0,3,6,9' tickers.h5
read_as "depths $three" depths.h5
says "'depth' left out" depths.h5
refused 2 "more axes than the time" cube.h5
refused 2 "#268435456 (268435456 places, numbered 0 to 268435455)" wide.h5
