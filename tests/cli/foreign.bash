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

# For Python: a netCDF-4 file of dimensions, {name: size}, and variables, {name: (dimensions, values, attributes)}.
cat >netcdf.py <<'END'
import h5py, numpy as np

def netcdf(name, dimensions, variables, **attributes):
    with h5py.File(name, "w") as f:
        f.attrs.update(attributes)
        for d, size in dimensions.items():
            f[d] = np.zeros(size, ">f4")
            f[d].make_scale("This is a netCDF dimension but not a netCDF variable.%10d" % size)
        for v, (axes, values, attrs) in variables.items():
            if v in f:
                del f[v]
            f[v] = values
            f[v].attrs.update(attrs)
            if v in axes:
                f[v].make_scale(v)
            for k, d in enumerate(axes):
                if d != v:
                    f[v].dims[k].attach_scale(f[d])
END

# read_as WANTED FILE FLAG...
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
