# Killed at every system call of a save: what is there afterwards is nothing, or a whole run that continues to the same weights.
source "$(dirname "$0")/cli.bash"
needs_strace
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0 # which does not work under strace
export OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0
"$LANECAST" simulate weather --rows 300 -o w.h5 >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 3\n[run]\ncheckpoint = 1e-6\nthreads = 1\n' >t.ini

digest() {
    "$LANECAST" resume "$1" --json | sed -n 's/.*"weights_digest": "\(.*\)".*/\1/p'
}

# What a kill left, put to its end.
finish() {
    if [ -e run.h5 ]; then "$LANECAST" resume run.h5 --quiet; else "$LANECAST" train t.ini -o run.h5 --quiet; fi >/dev/null 2>err
}

"$LANECAST" train t.ini -o whole.h5 --quiet >/dev/null
whole=$(digest whole.h5)
kills=0
tries=0
for call in openat write fsync rename close; do
    strace -f -qq -o calls -e trace=$call "$LANECAST" train t.ini -o run.h5 --quiet >/dev/null
    most=$(awk -v call="$call(" 'index($2, call) == 1 && ++n[$1] > most { most = n[$1] } END { print most }' calls) # of a process
    by=$(((most + 39) / 40)) # of many calls, 40 over the whole run
    for ((when = most; when > 0; when -= by)); do
        rm -f run.h5
        tries=$((tries + 1))
        strace -f -qq -o /dev/null -e trace=$call -e inject=$call:signal=KILL:when=$when \
            "$LANECAST" train t.ini -o run.h5 --quiet >/dev/null 2>&1 || { [ $? -ne 137 ] || kills=$((kills + 1)); }
        [ ! -e run.h5 ] || "$LANECAST" verify run.h5 >/dev/null || { echo "$call $when: run.h5 is not whole"; exit 1; }
        finish || { echo "$call $when: $(cat err)"; exit 1; }
        [ "$(digest run.h5)" = "$whole" ] || { echo "$call $when: other weights"; exit 1; }
        if find . -name '.*.tmp' | grep .; then echo "$call $when: a temporary is left"; exit 1; fi
    done
done 2>/dev/null
# A slow machine saves less often, so that the last of the calls do not happen in each run.
echo "$kills kills in $tries trainings"
[ "$tries" -gt 40 ] && [ $kills -gt $((tries * 3 / 4)) ]
