# In a fresh copy of the source scripts/wheel builds the library, packs a wheel, and trains with it in an empty environment with pandas and
# xarray as they are today: no library of this build is given to it, so that its own building is tested too; a compiler
# cache may know its sources. The tool is this build's, whose building is tested elsewhere.
set -euo pipefail
if [ "$LANECAST_REAL" = double ] || grep -qE '^LANECAST_(SANITIZE|RACES|COVERAGE):BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt"; then
    echo 'skipped: a library of double networks, or with sanitizers, is not for a wheel'
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! python3 -m venv "$work/venv" >/dev/null 2>&1; then
    echo 'skipped: no python3-venv'
    exit 77
fi
if ! "$work/venv/bin/pip" download -q --disable-pip-version-check --no-deps --retries 0 -d "$work" auditwheel >/dev/null 2>&1; then
    echo 'skipped: no package index of pip'
    exit 77
fi

mkdir "$work/fresh"
tar -C "$LANECAST_SOURCE" --exclude=./build --exclude=./.git --exclude=__pycache__ -c . | tar -C "$work/fresh" -x
env -u LANECAST_LIBRARY CCACHE_BASEDIR="$work/fresh" CCACHE_NOHASHDIR=1 "$work/fresh/scripts/wheel"
library=$work/fresh/build/shared
[ -e "$library/liblanecast.so" ] || { echo "no $library/liblanecast.so"; exit 1; }
[ ! -e "$library/lanecast" ] || { echo 'the tool was built again'; exit 1; }
tool=$work/fresh/build/wheel/clean/bin/lanecast
env -u LD_LIBRARY_PATH "$tool" simulate stock --rows 60 --seed 1 -o "$work/prices.h5" --quiet >/dev/null
env -u LD_LIBRARY_PATH "$tool" inspect "$work/prices.h5" | grep '^rows  *240$' >/dev/null || { echo "the wheel's tool does not read"; exit 1; }
