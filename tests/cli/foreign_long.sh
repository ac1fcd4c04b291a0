# HDF5 in long format: a column of numbers or texts says which series a row is of, wherever it is. Rows of several series never become
# one series without a word.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np, pickle

epoch = np.arange(6) * 3600 + 1614556800  # 2021-03-01
twice = np.repeat(epoch, 2)
def records(name, **columns):
    table = np.zeros(12, [(k, np.asarray(v).dtype) for k, v in columns.items()])
    for k, v in columns.items():
        table[k] = v
    with h5py.File(name, "w") as f:
        f["quotes"] = table
y = np.arange(12.0)
records("id.h5", time=twice, station_id=np.array([7, 9] * 6, ">i2"), y=y)
records("float.h5", time=twice, id=np.array([7.0, 9.0] * 6), y=y)
records("other.h5", time=twice, k=np.array([7, 9] * 6), y=y)
records("two.h5", time=twice, store=np.array([1, 1] * 6), item=np.array([b"a", b"b"] * 6), y=y)
records("pair.h5", time=np.repeat(epoch[:3], 4), row=np.array([1, 1, 2, 2] * 3), col=np.array([1, 2, 1, 2] * 3), y=y)
records("shared.h5", time=twice, y=y)
later = np.concatenate([epoch, epoch + 10**6])
records("behind.h5", time=later, kind=np.repeat([b"up", b"down"], 6), y=y)
records("before.h5", time=np.concatenate([epoch + 10**6, epoch]), kind=np.repeat([b"up", b"down"], 6), y=y)
records("gap.h5", time=later, k=np.repeat([3, 4], 6), y=y)
records("flag.h5", time=np.arange(12) * 3600 + epoch[0], promo=np.repeat([0, 1], 6), index=np.arange(1000, 1012), y=y)
with h5py.File("fixed.h5", "w") as f:  # as pandas writes a frame
    g = f.create_group("df")
    g.attrs["pandas_type"], g.attrs["nblocks"] = np.bytes_("frame"), 2
    g["axis1"] = twice * 10**6
    g["axis1"].attrs["kind"], g["axis1"].attrs["name"] = np.bytes_("datetime64[us]"), np.bytes_("date")
    g["block0_items"], g["block0_values"] = np.array([b"y"]), y.reshape(12, 1)
    g["block1_items"] = np.array([b"ticker"])
    objects = pickle.dumps(np.array(["AA", "B"] * 6, object).reshape(12, 1), 4)
    g.create_dataset("block1_values", (1,), h5py.vlen_dtype(np.uint8))[0] = np.frombuffer(objects, np.uint8)
    g["block1_values"].attrs["PSEUDOATOM"] = np.bytes_("object")
with h5py.File("levels.h5", "w") as f:
    g = f.create_group("df")
    g.attrs["pandas_type"], g.attrs["nblocks"] = np.bytes_("frame"), 1
    g["axis1_level0"], g["axis1_label0"] = np.array([b"AA", b"B"]), np.array([0, 1] * 6, "i1")
    g["axis1_level1"], g["axis1_label1"] = epoch * 10**9, np.repeat(np.arange(6), 2).astype("i1")
    g["axis1_level0"].attrs["name"], g["axis1_level0"].attrs["kind"] = np.bytes_("ticker"), np.bytes_("string")
    g["axis1_level1"].attrs["name"], g["axis1_level1"].attrs["kind"] = np.bytes_("date"), np.bytes_("datetime64[ns]")
    g["block0_items"], g["block0_values"] = np.array([b"y"]), y.reshape(12, 1)
END
for file in id.h5 float.h5; do
    read_as $'7 y=0,2,4,6,8,10\n9 y=1,3,5,7,9,11' $file
done
read_as $'AA y=0,2,4,6,8,10\nB y=1,3,5,7,9,11' fixed.h5
read_as $'AA y=0,2,4,6,8,10\nB y=1,3,5,7,9,11' levels.h5
refused 4 "--series-column 'k' makes a series" other.h5
read_as $'7 y=0,2,4,6,8,10\n9 y=1,3,5,7,9,11' other.h5 --series-column k
refused 4 "'kk' is not one of k, y; the nearest is k" other.h5 --series-column kk
read_as $'1 a y=0,2,4,6,8,10\n1 b y=1,3,5,7,9,11' two.h5 --series-column store,item
refused 4 "--series-column 'row,col'" pair.h5
refused 4 'no column says which series' shared.h5

# Behind one another in the file: where time goes back it is plain; where it goes on only the user knows.
read_as $'up y=0,1,2,3,4,5\ndown y=6,7,8,9,10,11' before.h5
refused 4 "--series-column none" behind.h5
read_as 'behind y=0,1,2,3,4,5,6,7,8,9,10,11' behind.h5 --series-column none
refused 4 "--series-column 'k'" gap.h5

# A flag of 0 and 1 is a channel; an index that counts is none.
read_as 'flag promo=0,0,0,0,0,0,1,1,1,1,1,1 y=0,1,2,3,4,5,6,7,8,9,10,11' flag.h5
"$LANECAST" import flag.h5 -o out.h5 --force 2>seen
grep -q "'index' left out: counts the rows" seen

# What was decided is in the history, and does the same again.
"$LANECAST" import id.h5 -o out.h5 --force --quiet
"$LANECAST" inspect out.h5 | whole_commands >seen
grep -q -- '--time time --series-column station_id' seen

# A flag is obeyed or refused.
refused 4 "'z' is not one of" id.h5 --drop z
refused 2 '--time when' id.h5 --time when
refused 2 'not of dates as texts' id.h5 --date-order dmy
refused 2 '--step is for a time that is made up' id.h5 --step 60
refused 2 '--step 0: expected a number above 0' id.h5 --start 2021-01-01 --step 0
refused 2 'for text' id.h5 --value T=0
refused 2 'says what the numbers of its time are' fixed.h5 --time-format %Y
refused 2 '--time time' id.h5 --start 2020-01-01 --time time
