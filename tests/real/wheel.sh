# The wheel that scripts/wheel makes of this build trains in an empty environment with pandas and xarray as they are today.
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
LANECAST_LIBRARY=$LANECAST_BUILD/tests/liblanecast_shared.so "$LANECAST_SOURCE/scripts/wheel"
