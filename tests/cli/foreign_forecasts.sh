# Files of several forecasts: stamps are those that forecasts are for, whether one step of all is taken, one forecast, or all have one
# step, with and without valid_time. Needs a Python with h5py.
source "$(dirname "$0")/foreign.bash"
"$python" - <<'END'
import h5py, numpy as np

def write(name, values, time, step, valid=None, also=False):
    with h5py.File(name, "w") as f:
        f["time"], f["step"] = np.array(time), np.array(step)
        f["time"].attrs["units"], f["step"].attrs["units"] = "hours since 2020-01-01", "hours"
        f["t"] = values
        if also:
            f["now"] = np.arange(float(len(time)))
        if valid is not None:
            f["valid_time"] = valid
            f["valid_time"].attrs["units"] = "hours since 2020-01-01"
        for axis, scale in enumerate(("time", "step")):
            if f[scale].ndim:
                f[scale].make_scale(scale)
                for v in "t", "now", "valid_time":
                    if v in f and f[v].ndim > axis:
                        f[v].dims[axis].attach_scale(f[scale])

made, step = np.arange(0, 30, 6), np.array([0, 6, 12])
values = np.arange(15.0).reshape(5, 3)
write("all.nc", values, made, step, made[:, None] + step, also=True)
write("plain.nc", values, made, step)
write("single.nc", values[:, 1], made, 6)
write("valid.nc", values[:, 1], made, 6, made + 6)
write("short.nc", values[:, 1:2], made, [6])
write("once.nc", values[1:2], [6], step)
END
# spans WORDS VALUES FILE FLAG...
spans() {
    local wanted=$1 values=$2
    shift 2
    read_as "$values" "$@"
    "$LANECAST" inspect out.h5 2>/dev/null | grep -F "span        $wanted" >/dev/null || { "$LANECAST" inspect out.h5; exit 1; }
}
second='2020-01-01 06:00:00 to 2020-01-02 06:00:00'
for file in all plain; do
    refused 2 'step (3 places, 0 to 12 hours); one step of all forecasts is --at step=VALUE, one forecast --at time=VALUE' $file.nc --columns t
    refused 2 'each step is for another time' $file.nc --at step=all
    spans "$second" "$file t=1,4,7,10,13" $file.nc --at step=6
    spans '2020-01-01 12:00:00 to 2020-01-02 00:00:00' "$file t=6,7,8" $file.nc --at time=12
    spans '2020-01-01 12:00:00 to 2020-01-02 00:00:00' "$file t=6,7,8" $file.nc --at time=12 --time step
done
for file in single valid short; do
    spans "$second" "$file t=1,4,7,10,13" $file.nc
    spans "$second" "$file t=1,4,7,10,13" $file.nc --time time
done
spans '2020-01-01 06:00:00 to 2020-01-01 18:00:00' 'once t=3,4,5' once.nc
