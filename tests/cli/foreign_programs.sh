# HDF5 as R, Octave and MATLAB write it: enumerations, the integer that is R's NA, variables that are groups, arrays without elements;
# links; values that are infinite. Made with h5py. Needs a Python with h5py.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

seconds, numbers = 1577836800 + np.arange(4) * 3600, np.arange(4.0)

def arrays(name, **columns):
    with h5py.File(name, "w") as f:
        for k, v in {"time": seconds, **columns}.items():
            f[k] = v

least = np.array([5, -(2**31), 7, 8])
arrays("r.h5", i=least.astype("i4"), w=np.array([1, -(2**63), 3, 4]), s=np.array([1, -32768, 3, 4], "i2"))
arrays("filled.h5", i=least.astype("i4"))
with h5py.File("filled.h5", "a") as f:
    f["i"].attrs["_FillValue"] = np.int32(7)
with h5py.File("words.h5", "w") as f:
    f["time"] = seconds
    f.create_dataset("l", data=[0, 1, 2, 1], dtype=h5py.enum_dtype({"FALSE": 0, "TRUE": 1, "NA": 2}, "u1"))
    f.create_dataset("c", data=[3, 4, 3, 4], dtype=h5py.enum_dtype({"low": 3, "high": 4}, ">i2"))
    f.create_dataset("d", data=[1, 2, 1, 2], dtype=h5py.enum_dtype({"low": 1}, "i1"))
factor = np.zeros(4, [("time", "i8"), ("site", h5py.enum_dtype({"Oslo": 1, "Rome": 2}, "i4")), ("x", "f8")])
factor["time"], factor["site"], factor["x"] = seconds[[0, 1, 0, 1]], [1, 1, 2, 2], numbers
with h5py.File("factor.h5", "w") as f:
    f["d"] = factor

long = "x" * 120 # names that begin alike
for name, words in ("nameless.h5", {"Oslo": 1}), ("long.h5", {long + "A": 1, long + "B": 2}), ("na.h5", {"Oslo": 1, "NA": 2}):
    part = np.zeros(4, [("time", "i8"), ("site", h5py.enum_dtype(words, "i4")), ("x", "f8")])
    part["time"], part["site"], part["x"] = seconds[[0, 1, 0, 1]], [1, 1, 2, 2], numbers
    with h5py.File(name, "w") as f:
        f["d"] = part

arrays("endless.h5", a=np.array([1, np.inf, 3, -np.inf]), b=np.array([-99.9, 1, -99.9, 2], "f4"))
arrays("wide.h5", u=np.array([2**63 + 1] * 4, "u8"))

arrays("declared.h5", a=np.array([1, -999, 3, 4.0]), b=np.arange(4, dtype="i2"), c=np.array([7, 8, 9, 7.0]))
with h5py.File("declared.h5", "a") as f:
    f["a"].attrs["NoData_value"], f["b"].attrs["gain"], f["c"].attrs["Missing Value"] = -999.0, 0.1, "8"
arrays("many.h5", a=np.array([1, 3, 7, 4.0]), b=np.arange(4.0), c=np.array([0, 1, 0, 2.0]), d=np.array([1, -9, 3, 0.5]))
with h5py.File("many.h5", "a") as f:
    f["a"].attrs["nodata"], f["a"].attrs["code_missing_value"] = [3.0, 9.0], 7.0
    f["b"].attrs["gain"], f["b"].attrs["offset"] = 2.0, 5.0
    f["c"].attrs["missing"], f["d"].attrs["missing"] = 0, -9.0
arrays("holes.h5")
with h5py.File("holes.h5", "a") as f:
    for k, fill, more in ("a", -999, {}), ("b", np.nan, {}), ("c", -999, {"_FillValue": -999.0}):
        f.create_dataset(k, (4,), "f8", chunks=(2,), fillvalue=fill)[:2] = numbers[:2]
        f[k].attrs.update(more)
arrays("digits.h5")
with h5py.File("digits.h5", "a") as f:
    f.create_dataset("a", (4,), "f8", chunks=(2,), fillvalue=-99999999)[:2] = numbers[:2]
    f.create_dataset("b", (4,), "f4", chunks=(2,), fillvalue=-99.9)[:2] = numbers[:2]

def variable(group, name, kind, value):
    g = group.create_group(name)
    g.attrs["OCTAVE_NEW_FORMAT"] = np.uint8(1)
    g["type"] = np.array(kind.encode(), f"S{len(kind) + 1}")
    if value is not None:
        g["value"] = value
    return g

days = (737791 + np.arange(4) / 24)[None, :]
with h5py.File("octave.h5", "w") as f:
    variable(f, "time", "matrix", days)
    variable(f, "a", "matrix", numbers[None, :])
    variable(f, "k", "int8 matrix", np.array([[4, 3, 4, 1]], "i1"))
    variable(f, "M", "matrix", np.array([numbers, numbers + 10]))
    variable(f, "name", "string", np.array([[104, 101, 108, 111]], "i1"))
    variable(f, "none", "matrix", np.array([4, 0, 0, 0]))["value"].attrs["OCTAVE_EMPTY_MATRIX"] = np.uint8(1)
with h5py.File("structure.h5", "w") as f:
    for k in "AB":
        s = variable(f, k, "scalar struct", None).create_group("value")
        variable(s, "t", "matrix", days)
        variable(s, "x", "matrix", numbers[None, :] + ord(k))
with h5py.File("letters.h5", "w") as f:
    variable(f, "time", "string", np.full((16, 4), 48, "i1"))
    variable(f, "a", "matrix", numbers[None, :])

with h5py.File("matlab.h5", "w") as f:
    for k, v in {"t": days[:, :2], "a": numbers[None, :2], "e": np.array([0, 0], "u8")}.items():
        f[k] = v
        f[k].attrs["MATLAB_class"] = np.bytes_("double")
    f["e"].attrs["MATLAB_empty"] = np.uint8(1)

arrays("links.h5", a=numbers)
with h5py.File("links.h5", "a") as f:
    f["far"], f["near"] = h5py.ExternalLink("r.h5", "/i"), h5py.SoftLink("/a")
END

# R writes NA as the least integer of 4 or 8 bytes; of 2 it is a number, and so it is where another one is declared missing.
read_as 'r i=5,nan,7,8 s=1,-32768,3,4 w=1,nan,3,4' r.h5
says "'i': 1 value is the least that its integers can be, as R writes NA: missing" r.h5
read_as 'filled i=5,-2.14748e+09,nan,8' filled.h5
read_as 'words c=3,4,3,4 d=1,2,1,2 l=0,1,nan,1' words.h5
says "'c': words as their numbers" words.h5
read_as $'Oslo x=0,1\nRome x=2,3' factor.h5 --series-column site --columns x
read_as $'Oslo x=0,1\n2 x=2,3' nameless.h5 --series-column site --columns x
"$LANECAST" import long.h5 --series-column site --columns x -o out.h5 --force 2>seen || [ $? = 4 ] || exit 1
grep -qF "says which series a row is of: 2 series" seen || { cat seen; exit 1; }
refused 4 "'site' is missing in some rows: it cannot name their series" na.h5 --series-column site --columns x

# A marker that is infinite, and one that 32 bits do not have exactly.
refused 4 "row 1: channel 'a' is infinite, which no value may be; one that is not known is NaN (import: --na inf)" endless.h5
refused 4 "row 3: channel 'a' is infinite, which no value may be; one that is not known is NaN (import: --na -inf)" endless.h5 --na inf
read_as 'endless a=1,nan,3,nan b=nan,1,nan,2' endless.h5 --na inf --na a=-Infinity --na -99.9
refused 4 "element 0 is 9223372036854775809: an integer beyond 2^53" wide.h5

# Missing values and scales by names that are no convention.
read_as 'declared a=1,nan,3,4 b=0,1,2,3 c=7,nan,9,7' declared.h5
says "'a': 1 value is what its attributes call missing (-999): missing" declared.h5
says "'b': its attribute 'gain' is not applied: values are as they are stored" declared.h5
read_as 'many a=1,nan,nan,4 b=0,1,2,3 c=0,1,0,2 d=1,nan,3,0.5' many.h5
says "'a': 2 values are what its attributes call missing (7, 3): missing" many.h5
says "'b': its attributes 'gain', 'offset' are not applied: values are as they are stored" many.h5
says "'c': its attribute 'missing' is not applied" many.h5 # it may be how many are missing

# What was never written is the fill value of HDF5 itself.
read_as 'holes a=0,1,-999,-999 b=0,1,nan,nan c=0,1,nan,nan' holes.h5
says "'a': 2 values are what HDF5 reads where nothing was written, -999 (missing: --na -999)" holes.h5
read_as 'holes a=0,1,nan,nan b=0,1,nan,nan c=0,1,nan,nan' holes.h5 --na -999
read_as 'digits a=0,1,nan,nan b=0,1,nan,nan' digits.h5 --na -99999999 --na -99.9
says "where nothing was written, -99999999 (missing: --na -99999999)" digits.h5
says "where nothing was written, -99.9 (missing: --na -99.9)" digits.h5

# Octave: a variable is a group, whose axes are the other way round.
read_as 'octave M_0=0,1,2,3 M_1=10,11,12,13 a=0,1,2,3 k=4,3,4,1' octave.h5
says "from 2020-01-01 00:00:00 to 2020-01-01 03:00:00" octave.h5
says "'name' left out: not" octave.h5
says "'none' left out: not numbers" octave.h5
read_as $'A x=65,66,67,68\nB x=66,67,68,69' structure.h5
read_as 'B x=66,67,68,69' structure.h5 --group B/value
refused 4 'a file of Octave without a time that is known' letters.h5
read_as 'letters a=0,1,2,3' letters.h5 --start 2020-01-01 --step 1h

read_as 'matlab a=0,1' matlab.h5
says "'far' (a link to" links.h5
