# replay of run files that were changed: other weights than they say, another version. Needs a Python with h5py: LANECAST_PYTHON, else python3.
set -euo pipefail
python=${LANECAST_PYTHON:-python3}
if ! "$python" -c 'import h5py' 2>/dev/null; then
    echo 'skipped: no Python with h5py'
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$LANECAST" simulate weather --rows 300 -o w.h5 >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 1\n' >t.ini
"$LANECAST" train t.ini -o run.h5 --quiet >/dev/null
"$python" - <<'PY'
import h5py, shutil
for name, value in ("weights_digest", 0x0123456789abcdef), ("version", 99):
    shutil.copy("run.h5", name + ".h5")
    with h5py.File(name + ".h5", "r+") as file:
        kind = file.attrs.get_id(name).dtype
        file.attrs.modify(name, kind.type(value) if kind.kind in "iu" else b"0123456789abcdef")
PY

code=0
"$LANECAST" replay weights_digest.h5 --quiet --json >out 2>err || code=$?
[ $code -eq 7 ] || { cat out err; exit 1; }
grep -Eqx 'lanecast: the weights differ: weights_digest.h5 has 0123456789abcdef, trained again they are [0-9a-f]{16}' err || { cat err; exit 1; }
grep -q '"equal": false' out

code=0
"$LANECAST" replay version.h5 --quiet >out 2>err || code=$?
[ $code -eq 6 ] && grep -q '^lanecast: version.h5: a run file of version 99; this program reads version 1' err || { cat err; exit 1; }
