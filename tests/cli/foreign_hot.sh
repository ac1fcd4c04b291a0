# Columns of words in the HDF5 of others become channels of 0 and 1 (--one-hot), as in a text: of tables and plain arrays, of whole
# numbers, of several groups. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

epoch = np.arange(6) * 3600 + 1614556800  # 2021-03-01
words = np.array([b"N", b"S", b"N", b"", b"NA", b"E"], "S2")
with h5py.File("arrays.h5", "w") as f:
    f["time"], f["t"], f["dir"], f["sky"] = epoch, np.arange(6.0), words, np.array([3, 1, 1, 2, 3, 1])
with h5py.File("table.h5", "w") as f:
    rows = np.zeros(6, [("time", "i8"), ("t", "f8"), ("dir", "S2")])
    rows["time"], rows["t"], rows["dir"] = epoch, np.arange(6.0), words
    f["rows"] = rows
with h5py.File("groups.h5", "w") as f:
    for name, of in (("a", words[:3]), ("b", words[3:])):
        f[name + "/time"], f[name + "/t"], f[name + "/dir"] = epoch[:3], np.arange(3.0), of
with h5py.File("words.h5", "w") as f:
    f["time"], f["dir"] = epoch, words

# netCDF: texts of variable length, rows of letters, numbers that are called something; all of them along the time.
with h5py.File("cf.nc", "w") as f:
    f["time"], f["t"] = np.arange(6), np.arange(6.0)
    f["time"].attrs["units"] = "hours since 2021-03-01"
    f.create_dataset("dir", data=[word.decode() for word in words], dtype=h5py.string_dtype())
    f["sky"] = np.array([list(word) for word in ("abc", "ab ", "ab ", "c  ", "abc", "ab ")], "S1")
    f["flag"] = np.array([2, 1, 1, 7, -1, 2], "i1")
    f["flag"].attrs["flag_values"], f["flag"].attrs["flag_meanings"] = np.array([1, 2], "i1"), "good  bad"
    f["flag"].attrs["_FillValue"] = np.int8(-1)
    f["bits"] = np.array([3, 1, 1, 2, 0, 3], "i1")
    f["bits"].attrs["flag_values"], f["bits"].attrs["flag_masks"] = np.array([1, 2], "i1"), np.array([1, 2], "i1")
    f["bits"].attrs["flag_meanings"] = "a b"
    f["time"].make_scale("time")
    for name in ("t", "dir", "sky", "flag", "bits"):
        f[name].dims[0].attach_scale(f["time"])
END

hot='dir=E=0,0,0,nan,nan,1 dir=N=1,0,1,nan,nan,0 dir=S=0,1,0,nan,nan,0'
stored() {
    sed 's/dir_/dir=/g; s/sky_/sky=/g' <<<"$1"
}
for file in arrays table; do
    "$LANECAST" import $file.h5 --one-hot dir -o out.h5 --force 2>err
    if grep -q "'dir' left out" err; then cat err; exit 1; fi
    stored "$("$python" show.py)" | grep -q -- "$hot .*t=0,1,2,3,4,5" || { "$python" show.py; exit 1; }
    made=$("$LANECAST" inspect out.h5 | whole_commands | sed -n 's/^made by *lanecast //p')
    [ "$(grep -o 'one-hot' <<<"$made" | wc -l)" = 1 ] || { echo "$made"; exit 1; }
    cp out.h5 first.h5
    eval "\"\$LANECAST\" $made -o again.h5 --force --quiet"
    [ "$("$LANECAST" inspect again.h5 --json | grep digest)" = "$("$LANECAST" inspect first.h5 --json | grep digest)" ]
done
"$LANECAST" import arrays.h5 --one-hot sky,dir -o out.h5 --force --quiet
stored "$("$python" show.py)" | grep -qF -- "$hot sky=1=0,1,1,0,0,1 sky=2=0,0,0,1,0,0 sky=3=1,0,0,0,1,0 t=" || { "$python" show.py; exit 1; }
"$LANECAST" import groups.h5 --one-hot dir -o out.h5 --force --quiet
[ "$(stored "$("$python" show.py)" | sort)" = $'a dir=E=0,0,0 dir=N=1,0,1 dir=S=0,1,0 t=0,1,2\nb dir=E=nan,nan,1 dir=N=nan,nan,0 dir=S=nan,nan,0 t=0,1,2' ] ||
    { "$python" show.py; exit 1; }
"$LANECAST" import words.h5 --one-hot dir -o out.h5 --force --quiet
stored "$("$python" show.py)" | grep -qF -- "words $hot" || { "$python" show.py; exit 1; }
"$LANECAST" import arrays.h5 --one-hot dir --na dir=S -o out.h5 --force --quiet
stored "$("$python" show.py)" | grep -qF -- 'dir=N=1,nan,1,nan,nan,0' || { "$python" show.py; exit 1; }
"$LANECAST" import cf.nc --one-hot dir,sky,flag --columns t -o out.h5 --force --quiet
wanted="$hot flag=7=0,0,0,1,nan,0 flag=bad=1,0,0,0,nan,1 flag=good=0,1,1,0,nan,0"
wanted="$wanted sky=ab=0,1,1,0,0,1 sky=abc=1,0,0,0,1,0 sky=c=0,0,0,1,0,0 t=0,1,2,3,4,5"
[ "$(stored "$("$python" show.py)" | sed 's/flag_/flag=/g')" = "cf $wanted" ] || { "$python" show.py; exit 1; }
"$LANECAST" import cf.nc --one-hot bits --columns t -o out.h5 --force --quiet
"$python" show.py | grep -qF 'cf bits_0=0,0,0,0,1,0 bits_1=0,1,1,0,0,0 bits_2=0,0,0,1,0,0 bits_3=1,0,0,0,0,1 t=' || { "$python" show.py; exit 1; }
refused 4 "--one-hot: 'drI' is not one of" arrays.h5 --one-hot drI
