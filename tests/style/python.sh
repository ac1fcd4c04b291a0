# Every struct that src/python declares has the size and the places that the compiler gives it: a new field is added there too.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
structs=$LANECAST_SOURCE/src/python/lanecast/_structs.py
python=${LANECAST_PYTHON:-python3}
if ! command -v "$python" >/dev/null; then
    echo 'skipped: no Python'
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compiler=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$LANECAST_BUILD/CMakeCache.txt")
PYTHONDONTWRITEBYTECODE=1 "$python" "$here/python.py" "$structs" >"$work/layout.c"
[ "$(grep -c _Static_assert "$work/layout.c")" -ge 100 ]
"$compiler" -std=c11 -I"$LANECAST_SOURCE/include" -fsyntax-only "$work/layout.c" ||
    { echo "$structs differs from include/lanecast: declare the fields there as the header has them"; exit 1; }
