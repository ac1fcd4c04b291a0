# Memory that is missing for a moment is nothing of the trial that needed it: the sweep ends with status 1 and says so, and the same
# command goes on to the ledger of a sweep that had all it needed.
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"
if grep -qE '^LANECAST_(SANITIZE|RACES|COVERAGE):BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt"; then
    echo 'skipped: the libraries of this build do not live with a preloaded heap'
    exit 77
fi
"$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$LANECAST_BUILD/CMakeCache.txt")" -O1 -shared -fPIC "$LANECAST_SOURCE/tests/faults/memory.c" \
    -o memory.so -ldl -lgcc_s

"$LANECAST" simulate weather --rows 200 --seed 1 -o weather.h5 --quiet >/dev/null
sweep_ini 'trials = 6' 'sampler = random' 'lag = 1' >sweep.ini
export OMP_WAIT_POLICY=passive OMP_NUM_THREADS=1
# sweep LEDGER ALLOCATION: the one that fails; 0: none
sweep() {
    LD_PRELOAD=$PWD/memory.so FAULT_WHO=main FAULT_AT=$2 FAULT_LOG=$PWD/log "$LANECAST" sweep sweep.ini -o "$1" --workers 1 --quiet
}
sweep whole.db 0 >/dev/null
count=$(cat log)
content whole.db >whole.txt
ended=0
for part in 5 7 9; do
    status=0
    sweep short.db $((count * part / 10)) >out.txt 2>err.txt || status=$?
    if [ $status -ne 0 ]; then
        [ $status -eq 1 ] && grep 'out of memory' err.txt >/dev/null || fail "status $status: $(cat err.txt)"
    fi
    if tr '\n' ' ' <err.txt | grep 'short.db is there with . of 6 trials, and the same command continues' >/dev/null; then
        ended=$((ended + 1))
    fi
    sweep short.db 0 >/dev/null
    content short.db | cmp - whole.txt || fail "after allocation $((count * part / 10)) of $count: another ledger"
    rm -f short.db*
done
[ $ended -gt 0 ] || fail 'no trial was short of memory: the test sees nothing'
