# Columns of times as PyTables writes them (H5T_TIME): seconds of 64 bits with millionths, of 32 bits without. Needs a Python with h5py.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np
from h5py import h5d, h5s, h5t

def write(name, kind, numbers):
    """A table of records: the bits of numbers as times, and values beside them."""
    with h5py.File(name, "w") as f:
        size = numbers.dtype.itemsize
        record = h5t.create(h5t.COMPOUND, size + 8)
        record.insert(b"time", 0, kind)
        record.insert(b"v", size, h5t.IEEE_F64LE)
        rows = np.zeros(len(numbers), [("time", numbers.dtype), ("v", "f8")])
        rows["time"], rows["v"] = numbers, np.arange(float(len(numbers)))
        space = h5s.create_simple((len(numbers),))
        h5d.create(f.id, b"d", record, space).write(h5s.ALL, h5s.ALL, rows, mtype=record)

seconds = 1577836800 + np.arange(4) * 3600
write("narrow.h5", h5t.UNIX_D32LE, seconds.astype("<i4"))
write("wide.h5", h5t.UNIX_D64LE, (seconds << 32).astype("<i8"))
write("parts.h5", h5t.UNIX_D64LE, ((seconds << 32) + 250000).astype("<i8"))
END
# spans WORDS FILE
spans() {
    read_as "${2%.h5} v=0,1,2,3" "$2"
    "$LANECAST" import "$2" -o said.h5 --force 2>err && grep -qF -- "$1" err || { echo "$2: $(cat err)"; exit 1; }
}
spans 'from 2020-01-01 00:00:00+00:00 to 2020-01-01 03:00:00+00:00' narrow.h5
spans 'from 2020-01-01 00:00:00+00:00 to 2020-01-01 03:00:00+00:00' wide.h5
spans 'from 2020-01-01 00:00:00.250+00:00 to 2020-01-01 03:00:00.250+00:00' parts.h5
