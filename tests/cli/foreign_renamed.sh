# Datasets that another program changed: a variable that was renamed is called by its new name, one that was copied by its own; rows in no
# order are refused with what puts them in order. Needs a Python with h5py: LANECAST_PYTHON.
source "$(dirname "$0")/foreign.bash"
printf 'time,load (kW),b,b 2\n2020-01-01,1,2,5\n2020-01-02,3,4,6\n2020-01-03,5,6,7\n' >data.csv
"$LANECAST" import data.csv -o data.h5 --quiet
"$python" - <<'END'
import h5py, shutil

def change(name):
    shutil.copy("data.h5", name)
    return h5py.File(name, "a")

with change("same.h5") as f:
    f.attrs["note"] = "nothing else"
with change("renamed.h5") as f:
    f.move("b", "wind")
with change("copied.h5") as f:
    f.copy("b", "lag")
with change("turned.h5") as f:
    f["time"][:] = f["time"][:][[0, 2, 1]]
END
names() {
    "$LANECAST" inspect "$1" --json 2>err |
        "$python" -c 'import json, sys; print(*sorted(c["name"] for c in json.load(sys.stdin)["channels"]), sep=",")'
}
for file in data same; do [ "$(names $file.h5)" = 'b,b 2,load (kW)' ] || { names $file.h5; exit 1; }; done
[ "$(names renamed.h5)" = 'b 2,load (kW),wind' ] || { names renamed.h5; exit 1; }
says "channel 'wind' has the name of its variable, not its long name 'b'" renamed.h5
[ "$(names copied.h5)" = 'b,b 2,lag,load (kW)' ] || { names copied.h5; exit 1; }
refused 4 'time goes back: put its rows in order (xarray: sortby("time"))' turned.h5
