# Run files that were changed: weights, their digest, how they were trained, kinds of texts, the version. Needs a Python with h5py: LANECAST_PYTHON, else python3.
source "$(dirname "$0")/cli.bash"
needs_h5py
"$LANECAST" simulate weather --rows 300 -o w.h5 >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 1\n' >t.ini
"$LANECAST" train t.ini -o run.h5 --quiet >/dev/null
"$python" - <<'PY'
import h5py, numpy, shutil

def variant(name):
    shutil.copy("run.h5", name + ".h5")
    return h5py.File(name + ".h5", "r+")

with variant("weights") as file:
    file["members/0/weights/head.bias"][0] += 1
with variant("digest") as file:
    file["members/0"].attrs.modify("weights_digest", numpy.uint64(0x0123456789abcdef))
with variant("rate") as file:
    config = file.attrs["config"]
    config = (config if isinstance(config, bytes) else config.encode()).replace(b"rate = 0.003", b"rate = 0.002")
    del file.attrs["config"]
    file.attrs.create("config", config, dtype=h5py.string_dtype("utf-8", len(config)))
with variant("heap") as file: # as of version 1: a heap that HDF5 does not check
    del file["series"]
    file.create_dataset("series", data=["S01"], dtype=h5py.string_dtype())
with variant("members") as file:
    file["members"].attrs.modify("count", numpy.uint64(2))
with variant("attribute") as file:
    file.attrs["lanecast"] = "variable"
with variant("version") as file:
    file.attrs.modify("version", numpy.uint64(99))
PY
"$LANECAST" replay run.h5 --quiet | grep '^run.h5: trained again, equal in every bit' >/dev/null || exit 1
! grep -aq GCOL run.h5 || { echo 'run.h5 has a heap that HDF5 does not check'; exit 1; }

# What the file holds is not what it says: nothing is trained, nothing is certified.
for name in weights digest; do
    code=0
    "$LANECAST" replay $name.h5 --quiet >out 2>err || code=$?
    [ $code -eq 4 ] && [ ! -s out ] && grep -q "^lanecast: $name.h5: its weights are not those that were saved" err || { cat out err; exit 1; }
done

code=0
"$LANECAST" replay rate.h5 --quiet --json >out 2>err || code=$?
[ $code -eq 7 ] || { cat out err; exit 1; }
grep -Eqx 'lanecast: the weights differ: rate.h5 has [0-9a-f]{16}, training again gave [0-9a-f]{16}' err || { cat err; exit 1; }
grep -q '"equal": false' out

code=0
"$LANECAST" evaluate heap.h5 --quiet >out 2>err || code=$?
[ $code -eq 4 ] && grep -q "^lanecast: heap.h5: 'series' is not a list of texts of fixed length" err || { cat err; exit 1; }
code=0
"$LANECAST" evaluate attribute.h5 --quiet >out 2>err || code=$?
[ $code -eq 4 ] && grep -q "^lanecast: attribute.h5: 'lanecast' is a text of variable length, which is not read here" err || { cat err; exit 1; }

code=0
"$LANECAST" evaluate members.h5 --quiet >out 2>err || code=$?
[ $code -eq 4 ] && grep -q '^lanecast: members.h5: it says it has 2 members, and has 1' err || { cat err; exit 1; }

code=0
"$LANECAST" replay version.h5 --quiet >out 2>err || code=$?
[ $code -eq 6 ] && grep -q '^lanecast: version.h5: trained with Lanecast [0-9.]* (run file version 99); this program reads version 3: train again' err || { cat err; exit 1; }

# A run that was resumed with columns in another order is replayed with them.
awk 'BEGIN { print "Date,a,b"; for (i = 0; i < 200; i++) printf "%s,%d,%d\n", strftime("%Y-%m-%d", 1577836800 + 86400 * i, 1), i * 7 % 31, i * 5 % 23 }' >ab.csv
awk -F, '{ print $1 "," $3 "," $2 }' ab.csv >ba.csv
"$LANECAST" train ab.csv --target a --context 8 --horizon 2 --hidden 4 --epochs 1 --quiet -o order.h5 >/dev/null
"$LANECAST" resume order.h5 --data ba.csv --epochs 2 --quiet >/dev/null
"$LANECAST" replay order.h5 --quiet >out 2>err && grep -q 'equal in every bit' out || { cat out err; exit 1; }
