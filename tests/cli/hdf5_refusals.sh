# What a file must not make us do: follow a link, read another file, believe a shape. One line and exit 4.
# Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/cli.bash"
needs_h5py
"$LANECAST" simulate weather -o good.h5 --rows 100 --horizon 0 >/dev/null
"$python" - <<'END'
import h5py, numpy, shutil

def variant(name):
    shutil.copy("good.h5", name + ".h5")
    file = h5py.File(name + ".h5", "r+")
    del file["wind"]
    return file

with variant("soft") as f:
    f["wind"] = h5py.SoftLink("/pressure")
with variant("external_link") as f:
    f["wind"] = h5py.ExternalLink("good.h5", "/wind")
with variant("external_storage") as f:
    open("raw", "wb").write(bytes(800))
    f.create_dataset("wind", (100,), "f8", external=[("raw", 0, 800)])
with variant("virtual") as f:
    layout = h5py.VirtualLayout((100,), "f8")
    layout[:] = h5py.VirtualSource("good.h5", "wind", (100,))
    f.create_virtual_dataset("wind", layout)
with variant("bomb") as f:
    f.create_dataset("wind", (1 << 40,), "f8", chunks=(1 << 20,), compression="gzip")
with variant("overflow") as f:
    f.create_dataset("wind", (1 << 31, 1 << 31, 1 << 31), "f8", chunks=(64, 64, 64))
with variant("chunk_bomb") as f:
    f.create_dataset("wind", (100,), "f8", maxshape=(None,), chunks=(1 << 28,))
with variant("many_chunks") as f:
    f.create_dataset("wind", (1 << 20,), "i1", chunks=(1,))
with variant("text") as f:
    f["wind"] = numpy.array([b"calm"] * 100)
with variant("compound") as f:
    f["wind"] = numpy.zeros(100, [("a", "f8"), ("b", "i4")])
with variant("group") as f:
    f.create_group("wind")
with variant("short") as f:
    f["wind"] = numpy.zeros(99)
with variant("flat") as f:
    f["wind"] = numpy.zeros((100, 1))
with variant("scalar") as f:
    f["wind"] = 1.0
with variant("ranks") as f:
    f["wind"] = numpy.zeros((2, 1, 1, 1, 1, 1, 1, 1))
with variant("cycle") as f:
    f["wind"] = f["/"]
with variant("units") as f:
    f["wind"] = numpy.zeros(100)
    f["time"].attrs["units"] = "months since 2010-01-01"
with variant("unwritten") as f:
    f.create_dataset("wind", (100,), "f8")
with variant("half_written") as f:
    f.create_dataset("wind", (100,), "f8", chunks=(20,))[:40] = 1
with variant("marked") as f:
    f.create_dataset("wind", (100,), "f8", chunks=(20,), fillvalue=numpy.nan)[:40] = 1
with variant("endless") as f:
    f["wind"] = numpy.full(100, numpy.inf)
END

echo >config.ini

# A shape that is believed would run into this limit.
limit=4000000
limits_memory || limit=unlimited

# refused FILE WORDS
refused() {
    set +e
    (ulimit -v $limit; "$LANECAST" train config.ini --data "$1.h5" -o run.h5 >out 2>err)
    status=$?
    set -e
    [ "$status" -eq 4 ] || { echo "$1: exit $status, not 4: $(cat err)"; exit 1; }
    [ "$(wc -l <err)" -eq 1 ] || { echo "$1 says more than one line: $(cat err)"; exit 1; }
    [ ! -e run.h5 ] || { echo "$1 leaves a run"; exit 1; }
    grep -qF -- "$2" err || { echo "$1 says '$(cat err)', not '$2'"; exit 1; }
}
refused soft "'wind' is a soft link"
refused external_link "'wind' is an external link"
refused external_storage "keeps its values in another file"
refused virtual "virtual dataset"
refused bomb "more than its 0 stored bytes can hold"
refused overflow "more elements than there can be"
refused chunk_bomb "more than its 0 stored bytes can hold"
refused many_chunks "claims 1048576 chunks, more than its file can hold"
refused text "does not hold numbers"
refused compound "does not hold numbers"
refused group "is not an array"
refused short "not an array of 100 rows"
refused flat "not an array of 100 rows"
refused scalar "not an array of 100 rows"
refused ranks "has 8 axes"
refused cycle "is not an array"
refused units "units of time are 'months since 2010-01-01'"
refused unwritten "'wind' has values that were never written (0 of 1 pieces are there), and HDF5 makes them up"
refused half_written "'wind' has values that were never written (2 of 5 pieces are there), and HDF5 makes them up"
refused endless "channel 'wind' is infinite"

"$LANECAST" simulate weather -o panel.h5 --rows 100 --series 2 --horizon 0 >/dev/null
"$python" - <<'END'
import h5py
with h5py.File("panel.h5", "r+") as f:
    groups = [g for g in f.values() if "series" in g.attrs]
    name = groups[0].attrs["series"]
    del groups[1].attrs["series"]
    groups[1].attrs["series"] = name
END
refused panel "two series are named"

# Who says what they are may leave them out.
"$LANECAST" inspect marked.h5 >out
grep -qF "'wind': 60 of 100 values missing" out || { echo "marked: $(cat out)"; exit 1; }
