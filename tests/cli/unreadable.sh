# What cannot be read at this moment is not taken for nothing: it is not replaced, and the cause is said.
source "$(dirname "$0")/cli.bash"
needs_strace
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0 # which does not work under strace
wrong=0
"$LANECAST" simulate weather --rows 300 -o w.h5 -q >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 2\n' >t.ini
"$LANECAST" train t.ini -o run.h5 -q >/dev/null
printf 'date,a\n2024-01-01,1\n2024-01-02,2\n2024-01-03,4\n' >a.csv
cp run.h5 kept.h5
cp run.h5 once.h5
cp w.h5 o.h5
cp w.h5 kept_w.h5

# refused STATUS WORDS CALL=ERROR FILE ARGUMENTS...: where calls on that file fail so, that is said, and no file is another one.
refused() {
    local status=$1 words=$2 fault=$3 file=$4 got=0
    shift 4
    strace -f -qq -o /dev/null -P "$file" -e trace="${fault%=*}" -e inject="${fault%=*}:error=${fault#*=}" \
        "$LANECAST" "$@" >out 2>both || got=$?
    grep -v '^strace: Requested path' both >err || true
    [ $got -eq "$status" ] && grep -qF -- "$words" err && [ "$(wc -l <err)" -eq 1 ] || { echo "$fault, $*: $got: $(cat err)"; wrong=1; }
    cmp -s run.h5 kept.h5 && cmp -s w.h5 kept_w.h5 && cmp -s o.h5 kept_w.h5 || { echo "$fault, $*: a file was replaced"; wrong=1; }
}

for error in 'EMFILE=Too many open files' 'EIO=Input/output error' 'EACCES=Permission denied'; do
    for call in openat newfstatat; do
        refused 6 "${error#*=}" $call="${error%=*}" run.h5 train t.ini -o run.h5
        refused 6 "${error#*=}" $call="${error%=*}" w.h5 import a.csv -o w.h5
        refused 6 "${error#*=}" $call="${error%=*}" w.h5 simulate stock --rows 30 -o w.h5
        refused 6 "${error#*=}" $call="${error%=*}" o.h5 forecast run.h5 -o o.h5
    done
done
refused 6 'it is not replaced without --force' openat=EMFILE run.h5 train t.ini -o run.h5

# A run of another version may be unfinished; this program cannot know.
python=${LANECAST_PYTHON:-python3}
if "$python" -c 'import h5py' 2>/dev/null; then
    "$python" -c 'import h5py; h5py.File("run.h5", "r+").attrs["version"] = 9'
    cp run.h5 kept.h5
    refused 6 'run file version 9' openat=EIO /nowhere train t.ini -o run.h5
    "$LANECAST" train t.ini -o run.h5 --force -q >/dev/null || { echo '--force does not replace it'; wrong=1; }
    ! cmp -s run.h5 kept.h5 || { echo '--force left it'; wrong=1; }
fi
# A run is opened once: what is said of it and what is loaded are of one file, whoever replaces it in between.
for command in evaluate 'forecast -o next.csv' 'resume --epochs 3'; do
    strace -f -qq -o trace -e trace=openat "$LANECAST" $command once.h5 -q >/dev/null
    [ "$(grep -c '"once.h5"' trace)" -eq 1 ] || { echo "$command opens a run more than once"; wrong=1; }
done

# Without its limits the process that reads does not begin.
if ! grep -q '^LANECAST_\(SANITIZE\|COVERAGE\):BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt"; then
    for fault in prlimit64:error=EPERM:when=2 prctl:error=EPERM:when=1 prctl:error=EPERM:when=3 prctl:error=EINVAL:when=5; do
        got=0
        strace -f -qq -o trace -e trace="${fault%%:*}" -e inject="$fault" "$LANECAST" inspect w.h5 >out 2>err || got=$?
        grep -q INJECTED trace || continue # a kernel without filters has fewer calls
        [ $got -eq 6 ] && grep -q 'the process that reads it did not get ready: ' err || { echo "$fault: $got: $(cat err)"; wrong=1; }
    done
fi
exit $wrong
