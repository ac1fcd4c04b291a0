# A few of the faults of tests/faults/run, for commands that take a moment: what fails says so, and tears nothing. All of them:
# scripts/full.d/faults.
set -euo pipefail
python=${LANECAST_PYTHON:-python3}
if ! command -v "$python" >/dev/null || ! strace -o /dev/null true 2>/dev/null; then
    echo 'skipped: no Python, or no strace that works here'
    exit 77
fi
CC=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$LANECAST_BUILD/CMakeCache.txt")
export CC
kinds=memory,calls
if grep -q '^LANECAST_SANITIZE:BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt"; then
    kinds=own
elif grep -qE '^LANECAST_(RACES|COVERAGE):BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt"; then
    echo 'skipped: the libraries of this build do not live with a preloaded heap'
    exit 77
fi
commands=import,import-old,simulate,inspect,inspect-json,inspect-csv,train,train-old,dry-run,resume,evaluate,baselines
commands+=,forecast,forecast-old,replay,verify,config,explain,list,append,evaluate-csv,sweep-show,sweep-merge
"$python" "$LANECAST_SOURCE/tests/faults/run" "$LANECAST" --sample 1 --kinds $kinds --commands $commands | tail -40
