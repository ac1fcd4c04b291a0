# foreign - for tests of HDF5 that others write: what an import reads, and what it refuses. Needs a Python with h5py: LANECAST_PYTHON,
# else python3.
source "$(dirname "$0")/cli.bash"
needs_h5py
cat >show.py <<'END'
import h5py, sys
with h5py.File("out.h5") as f:
    for group in [f] if "time" in f else f.values():
        print(group.attrs["series"].decode(), *(f"{n}={','.join(f'{v:g}' for v in group[n][:])}"
              for n in sorted(group) if "units" in group[n].attrs and n not in ("time", "utc_offset")))
END

# read WANTED FILE FLAG...
read_as() {
    local wanted=$1
    shift
    "$LANECAST" import "$@" -o out.h5 --force --quiet || { echo "$* is refused"; exit 1; }
    [ "$("$python" show.py | sort)" = "$(sort <<<"$wanted")" ] || { echo "$*: $("$python" show.py)"; exit 1; } # groups have no order
}
# refused STATUS WORDS FILE FLAG...
refused() {
    local status=0 wanted=$1 words=$2
    shift 2
    "$LANECAST" import "$@" -o refused.h5 2>err || status=$?
    [ "$status" = "$wanted" ] && grep -qF -- "$words" err || { echo "$*: $status, $(cat err)"; exit 1; }
}
# says WORDS FILE FLAG...
says() {
    local words=$1
    shift
    "$LANECAST" import "$@" -o said.h5 --force 2>err || { echo "$*: $(cat err)"; exit 1; }
    grep -qF -- "$words" err || { echo "$*: $(cat err)"; exit 1; }
}
