# A signal that comes while files are still read is remembered: what is there then can go on.
source "$(dirname "$0")/cli.bash"
needs_strace
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0 # which does not work under strace
"$LANECAST" simulate weather --rows 300 -o w.h5 >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 2\n' >t.ini
"$LANECAST" train t.ini -o run.h5 --quiet >/dev/null

# signalled COMMAND...: at its first call that looks for run.h5 or w.h5
signalled() {
    local code=0
    strace -f -qq -o /dev/null -P run.h5 -P w.h5 -e trace=openat,newfstatat -e inject=openat,newfstatat:signal=USR1:when=1 \
        "$@" >out 2>err || code=$?
    [ $code -eq 75 ] || { echo "$*: exit $code: $(cat err)"; exit 1; }
    grep -q 'stopped by SIGUSR1 before a step; it is saved: continue with lanecast resume' err || { cat err; exit 1; }
    "$LANECAST" resume run.h5 --quiet >/dev/null
    cmp run.h5 "$whole"
}

cp run.h5 two.h5
"$LANECAST" resume run.h5 --epochs 4 --quiet >/dev/null
cp run.h5 four.h5
cp two.h5 run.h5
whole=four.h5 signalled "$LANECAST" resume run.h5 --epochs 4
whole=two.h5 signalled "$LANECAST" train t.ini -o run.h5 --force
