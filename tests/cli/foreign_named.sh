# HDF5 that holds no series, or holds them in a way that is not read, is called what it is, with the way out, and the way out works; units
# since the epoch. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

epoch = np.arange(6) * 600 + 1614556800  # 2021-03-01, every ten minutes
def write(name, **arrays):
    with h5py.File(name, "w") as f:
        for path, values in arrays.items():
            f[path] = values
write("cells.h5", X=np.zeros((6, 2)), **{"obs/_index": np.arange(6), "var/_index": np.arange(2)})
write("net.h5", **{"lstm.weight_ih_l0": np.zeros((64, 16)), "lstm.bias_ih_l0": np.zeros(64)})
write("numpy.h5", time=(epoch * 1000000000).astype("M8[ns]").astype(h5py.opaque_dtype("M8[ns]")), x=np.arange(6.0))
write("cube.h5", timestamp=epoch, data=np.arange(24.0).reshape(6, 2, 2))
write("ms.h5", t=epoch * 1000, x=np.arange(6.0))
with h5py.File("ms.h5", "a") as f:
    f["t"].attrs["units"] = "ms since Unix epoch"
END
refused 4 'a file of AnnData' cells.h5
refused 4 'weights of a network, not series' net.h5
refused 4 "'time' is of a type that only the program that wrote it reads" numpy.h5
refused 4 "'data' has 3 axes that nothing names" cube.h5
refused 4 "'data' has 3 axes that nothing names" cube.h5 --time timestamp

# In Python, as the messages say.
told() {
    "$LANECAST" import "$1" -o out.h5 --force 2>&1 | sed 's/.*in Python: //; s/; or --start.*//'
}
for file in numpy.h5 cube.h5; do
    "$python" -c "import h5py
with h5py.File('$file', 'a') as f:
    $(told $file)"
done
read_as 'numpy x=0,1,2,3,4,5' numpy.h5
read_as 'cube columns_0=0,4,8,12,16,20 columns_1=1,5,9,13,17,21 columns_2=2,6,10,14,18,22 columns_3=3,7,11,15,19,23' cube.h5
for file in numpy ms; do
    "$LANECAST" import $file.h5 -o out.h5 --force 2>err
    grep -qF "from 2021-03-01 00:00:00+00:00 to 2021-03-01 00:50:00+00:00" err || { cat err; exit 1; }
done
read_as 'ms x=0,1,2,3,4,5' ms.h5
