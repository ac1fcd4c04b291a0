# Files and circumstances made to do harm: one line, the right exit status, bounded memory, and nothing destroyed.
source "$(dirname "$0")/cli.bash"
wrong=0
inline=0
! grep -q '^LANECAST_\(SANITIZE\|COVERAGE\):BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt" || [ "${LANECAST_READER:-inline}" != inline ] || inline=1

complain() {
    echo "$*"
    wrong=1
}

# fails STATUS WORDS COMMAND...: with that status, and one line of standard error, which has the words
fails() {
    local status=$1 words=$2 got=0
    shift 2
    "$@" >out 2>err || got=$?
    [ "$got" -eq "$status" ] || complain "$*: exit $got, not $status: $(cat err)"
    [ "$(wc -l <err)" -eq 1 ] || complain "$*: more than one line: $(cat err)"
    grep -qF -- "$words" err || complain "$*: says '$(cat err)', not '$words'"
}

awk 'BEGIN { print "date,a,b"; for (i = 0; i < 280; i++) printf "%d-%02d-%02d,%d,%d\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28, i * i % 97, i % 7 }' >good.csv
"$LANECAST" import good.csv -o good.h5 -q
printf '[data]\nfile = good.h5\n[window]\ncontext = 5\nhorizon = 2\n[model]\nhidden = 2\n[train]\nepochs = 1\n' >good.ini
"$LANECAST" train good.ini -o run.h5 -q >/dev/null

# --- what is read ------------------------------------------------------------------------------------------------------

fails 6 'is a device' "$LANECAST" inspect /dev/zero
fails 6 'is a device' "$LANECAST" train /dev/zero -o new.h5
fails 6 'is a folder' "$LANECAST" inspect .
mkfifo nobody pipe.h5
fails 6 'nobody wrote' "$LANECAST" inspect nobody
fails 6 'is a pipe' "$LANECAST" evaluate pipe.h5
(sleep 1; cat good.csv >nobody) &
"$LANECAST" inspect -q nobody | grep 'rows        280' >/dev/null || complain 'a pipe that is written late is not read'
wait
"$LANECAST" inspect -q /dev/stdin <good.csv | grep 'rows        280' >/dev/null || complain 'standard input is not read'
truncate -s 1T zeros.csv
fails 4 'a binary file, not text' "$LANECAST" inspect zeros.csv
cp good.csv tail.csv
truncate -s 1T tail.csv
fails 4 'a binary file, not text' "$LANECAST" inspect tail.csv
(echo date,a; head -c 70000000 /dev/zero | tr '\0' 1) >line.csv
fails 4 'a line of more than 64 MB' "$LANECAST" inspect line.csv
rm line.csv
if [ $inline -eq 0 ]; then # whose build takes more
    (echo date,a; head -c 400000000 /dev/zero | tr '\0' 1) | gzip -1 >line.csv.gz
    (ulimit -v 600000; fails 4 'a line of more than 64 MB' "$LANECAST" inspect line.csv.gz; exit $wrong) || wrong=1 # nor unpacked to its end
    rm line.csv.gz
    { yes 2020-01-01,1 || true; } 2>yes.txt | head -c 200000000 | gzip -9 >trap.csv.gz
    (ulimit -v 600000; fails 4 'unpack to more than 256 times as many' "$LANECAST" inspect trap.csv.gz; exit $wrong) || wrong=1
    rm trap.csv.gz
fi
(echo date; head -c 3000000 /dev/zero | tr '\0' ,) >wide.csv
fails 4 'more than 1048576 columns' "$LANECAST" inspect wide.csv
rm wide.csv

# A file of HDF5 is not believed: cut short, filled with noise, or with bytes of its structure turned, it may crash the process that reads
# it, but not the tool.
head -c 3000 good.h5 >cut.h5
fails 4 cut.h5 "$LANECAST" inspect cut.h5
size=$(grep -abo 'lanecast seal' good.h5 | head -1 | cut -d: -f1)
for seed in $(seq 40); do
    head -c "$size" good.h5 >mutant.h5 # without its seal, which would refuse it
    for turn in 1 2 3 4; do
        at=$(awk -v s="$seed" -v t="$turn" -v n="$size" 'BEGIN { srand(s * 10 + t); print int(rand() * n) }')
        printf "\\x$(printf %02x $(((seed * 37 + turn * 101) % 256)))" | dd of=mutant.h5 bs=1 seek="$at" conv=notrunc status=none
    done
    got=0
    LSAN_OPTIONS=detect_leaks=0 "$LANECAST" inspect -q mutant.h5 >out 2>err || got=$? # HDF5 leaks what is damaged
    [[ $got == 0 || ($got == 4 && $(wc -l <err) == 1) ]] || complain "mutant $seed: exit $got: $(cat err)"
done

# --- the process that reads --------------------------------------------------------------------------------------------

# The process that reads a file, if there is one that has set its limits, the last it does before it reads, and has worked for a while since:
# a tick of its processor time, in case it was about to. Without forks, since it may be gone soon.
find_reader() {
    local process word path limits times
    for process in /proc/[0-9]*; do
        { read -r -d '' _ && read -r -d '' word && read -r -d '' path; } 2>/dev/null <"$process/cmdline" || continue
        [ "$word $path" = "--read-limited $1" ] && read -r -a times <"$process/stat" || continue
        read -r -d '' limits <"$process/limits" || true
        [[ $limits =~ 'Max processes '\ *0\  ]] || continue
        limited=${limited:-${times[13]}}
        [ "${times[13]}" -eq "$limited" ] || child=${process#/proc/}
    done 2>/dev/null
}

# disturb SIGNAL STATUS WORDS: inspects a file that takes a moment, and sends the process that reads it a signal
disturb() {
    local child='' limited='' tool got=0
    "$LANECAST" inspect -q "$work/long.h5" >out 2>err &
    tool=$!
    while [ -z "$child" ] && kill -0 $tool 2>/dev/null; do
        find_reader "$work/long.h5"
    done
    kill "-$1" $child || complain 'no process reads the file'
    wait $tool || got=$?
    [ $got -eq "$2" ] || complain "reading ends by $1: exit $got, not $2"
    [ "$(wc -l <err)" -eq 1 ] && grep -q "$3" err || complain "reading ends by $1: '$(cat err)', not '$3'"
}

if [ $inline -eq 0 ]; then
    "$LANECAST" simulate weather --rows 1500000 --horizon 0 -o long.h5 -q >/dev/null
    disturb SEGV 4 'long.h5: reading it crashed (Segmentation fault)'
    disturb KILL 6 'long.h5: cannot be read: the process that reads it was killed'
    disturb STOP 6 'long.h5: cannot be read: the process that reads it did nothing for 8 s'
    rm long.h5
    "$LANECAST" inspect --json good.h5 >limited.json
    LANECAST_READER=inline "$LANECAST" inspect --json good.h5 >inline.json
    cmp limited.json inline.json || complain 'a dataset is another one where this process reads it'
    "$LANECAST" evaluate --json run.h5 >limited.json
    LANECAST_READER=inline "$LANECAST" evaluate --json run.h5 >inline.json
    cmp limited.json inline.json || complain 'a run is another one where this process reads it'
fi
fails 2 'only for lanecast itself' "$LANECAST" --read-limited good.h5

# --- names -------------------------------------------------------------------------------------------------------------

evil=$'\e]0;title\a,\u009b31mred,\u202egnp\u200b,two\nlines,\x7f\xff'
printf 'date,"%s"\n' "${evil//,/\",\"}" >evil.csv
tail -n +2 good.csv | awk -F, '{ print $1 "," $2 "," $3 "," $2 ",7,7" }' >>evil.csv
cp evil.csv $'evil\e[31m\nlanecast: forged.csv'
# tame COMMAND...: neither output has a byte that steers a terminal
tame() {
    "$@" >out 2>err || true
    if LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xff' out err; then
        complain "$*: $(cat -v out err | grep -m 3 '\^\|M-')"
    fi
    ! grep -q '^lanecast: forged' err || complain "$*: a name forges a line"
}
tame "$LANECAST" inspect -v evil.csv
tame "$LANECAST" inspect --json evil.csv
tame "$LANECAST" inspect $'evil\e[31m\nlanecast: forged.csv'
tame "$LANECAST" import -v evil.csv $'evil\e[31m\nlanecast: forged.csv' -o $'evil\e[1m.h5'
"$LANECAST" import evil.csv -o evil.h5 -q
tame "$LANECAST" inspect -v evil.h5
tame "$LANECAST" inspect --json evil.h5
sed 's/good.h5/evil.h5/' good.ini >evil.ini
tame "$LANECAST" train -v evil.ini -o evil.run.h5 --log evil.log
tame "$LANECAST" evaluate -v evil.run.h5
tame "$LANECAST" evaluate --json evil.run.h5
tame "$LANECAST" replay evil.run.h5
tame "$LANECAST" forecast -v evil.run.h5 -o evil.next.csv
tame "$LANECAST" verify evil.h5 $'evil\e[1m.h5'
tame "$LANECAST" inspect $'no such\e[31m\nfile'
tame "$LANECAST" train good.ini -o new.h5 --set $'data.columns=\e[31m'
head -1 evil.next.csv | LC_ALL=C grep -qaF $'\e]0;title\a' || complain 'a name in a CSV is not what it was'

# --- what is written ---------------------------------------------------------------------------------------------------

cp good.csv before.csv
fails 6 'not an ordinary file' "$LANECAST" simulate weather --rows 100 -o /dev/null
fails 6 'is a folder' "$LANECAST" simulate weather --rows 100 -o .
# other_kind FLAG FILE COMMAND...: is refused without --force, which replaces the file
other_kind() {
    local file=$1
    shift
    cp "$file" kept
    fails 2 'replace it with --force' "$@"
    cmp -s "$file" kept || complain "$*: the file is gone"
    "$@" --force >out 2>err || complain "$* --force: $(cat err)"
    ! cmp -s "$file" kept || complain "$* --force: the file is still there"
}
cp good.h5 data2.h5
cp run.h5 run2.h5
cp good.csv notes.txt
other_kind notes.txt "$LANECAST" simulate weather --rows 100 -o notes.txt
other_kind run2.h5 "$LANECAST" import good.csv -o run2.h5
other_kind data2.h5 "$LANECAST" train good.ini -o data2.h5
# What it was is not known of a damaged one, nor what can be saved of it: a run that is not finished, or data.
for whole in run.h5 good.h5; do
    head -c $(($(stat -c %s $whole) / 2)) $whole >cut.h5
    for command in "simulate weather --rows 100 -o" 'import good.csv -o' 'train good.ini -o' 'forecast run.h5 -o'; do
        cp cut.h5 kept
        fails 2 '; it is not replaced without --force' "$LANECAST" $command cut.h5
        cmp -s cut.h5 kept || complain "$command: a damaged file is gone"
    done
    "$LANECAST" simulate weather --rows 100 -o cut.h5 -q --force >out 2>err || complain "a damaged file is not replaced: $(cat err)"
done
cp good.h5 future.csv
other_kind future.csv "$LANECAST" forecast run.h5 -o future.csv
cp good.h5 log.h5
fails 2 'replace it with --force' "$LANECAST" train good.ini -o new.h5 --log log.h5
cmp -s good.h5 log.h5 || complain 'a log has destroyed a dataset'
"$LANECAST" simulate weather --rows 100 -o same.h5 -q >/dev/null
"$LANECAST" simulate weather --rows 120 -o same.h5 -q >/dev/null || complain 'a file of the same kind is not replaced'

mkdir -p far
cp same.h5 far/target.h5
ln -s far/target.h5 link.h5
ln -s link.h5 link2.h5
"$LANECAST" simulate weather --rows 140 -o link2.h5 -q >/dev/null
[ -L link.h5 ] && [ -L link2.h5 ] || complain 'a link is replaced by the file'
"$LANECAST" inspect -q far/target.h5 | grep 'rows        140' >/dev/null || complain 'the target of a link is not written'
ln -s far/new.h5 dangling.h5
"$LANECAST" simulate weather --rows 100 -o dangling.h5 -q >/dev/null
[ -f far/new.h5 ] || complain 'the missing target of a link is not made'
ln -s round.h5 round.h5
fails 6 'Too many levels of symbolic links' "$LANECAST" simulate weather --rows 100 -o round.h5
[ -z "$(find . -name '*.tmp')" ] || complain "temporaries are left: $(find . -name '*.tmp')"

# A build that counts lines writes the counters of programs with such limits elsewhere, or they would be lost for all.
counters=$PWD/counters
fails 6 'File too large' env GCOV_PREFIX="$counters" bash -c "ulimit -f 4; exec '$LANECAST' simulate weather --rows 5000 -o large.h5"
[ ! -e large.h5 ] || complain 'half a file is left'

# A configuration is shown on a terminal, and printed as it is for what reads it.
esc=$'a\033[31m.h5'
cp good.h5 "$esc"
"$LANECAST" train "$esc" --context 5 --horizon 2 --hidden 2 --epochs 1 -o esc.h5 -q >/dev/null
python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "$LANECAST" inspect esc.h5 --config >out </dev/null
grep -qF 'file = a\x1b[31m.h5' out || complain "a terminal is given $(cat -v out)"
"$LANECAST" inspect esc.h5 --config | grep -qF "file = $esc" || complain 'a configuration is not printed as it is'
printf 'date,a\033[31mb\n' >esc.csv
seq -f '2024-01-%02g' 31 | awk '{ print $1 "," NR % 7 }' >>esc.csv
"$LANECAST" train esc.csv --context 5 --horizon 2 --hidden 2 --epochs 1 -o esc-run.h5 -q >/dev/null
python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "$LANECAST" forecast esc-run.h5 -o - -q >out </dev/null
grep -qF 'a\x1b[31mb' out || complain "a terminal is given $(cat -v out)"
"$LANECAST" forecast esc-run.h5 -o - -q >out
grep -qF $'a\033[31mb' out || complain 'a forecast in a pipe has another name'

# The limit of one process and of those that it starts is raised where it may be.
if limits_memory; then
    fails 6 'the stack is limited to 64 KB' bash -c "ulimit -s 64; exec '$LANECAST' train good.ini -o run.h5"
    (ulimit -S -s 64; "$LANECAST" train good.ini -o run.h5 -q >/dev/null) || complain 'a soft limit of the stack ends training'
fi

# --- standard streams --------------------------------------------------------------------------------------------------

# A closed descriptor is not given to a file: what is printed would end up in it.
"$LANECAST" train good.ini -o new.h5 --log log.json 2>&- >/dev/null || complain 'training fails without standard error'
[ "$(wc -l <log.json)" -eq 1 ] && grep -q '^{"epoch"' log.json || complain "the log without standard error: $(cat log.json)"
"$LANECAST" inspect good.h5 <&- >out || complain 'inspect fails without standard input'
got=0
"$LANECAST" inspect good.h5 >&- 2>err || got=$?
[ $got -eq 6 ] || complain "without standard output: exit $got, not 6"
"$LANECAST" train good.ini -o new.h5 <&- >&- 2>&- || true
"$LANECAST" verify new.h5 >/dev/null || complain 'without any standard stream the run is not whole'

got=0
(trap '' PIPE; { sleep 0.2; "$LANECAST" list || echo $? >status; } 2>err | true)
[ "$(cat status)" = 141 ] && [ ! -s err ] || complain "nobody reads: exit $(cat status), '$(cat err)'"
{ "$LANECAST" train good.ini -o piped.h5 --progress plain || true; } 2>&1 >/dev/null | head -c 1 >/dev/null
"$LANECAST" verify piped.h5 >/dev/null || complain 'a training whose progress nobody reads is not whole'

# A pipe that another program has made non-blocking, and reads slowly: all is written.
python=${LANECAST_PYTHON:-python3}
if command -v "$python" >/dev/null; then
    "$LANECAST" config explain --json >whole.json
    "$python" - "$LANECAST" >slow.json <<'PY' || complain 'a non-blocking pipe is an error'
import fcntl, os, subprocess, sys, time
out, into = os.pipe()
fcntl.fcntl(into, 1031, 4096) # F_SETPIPE_SZ
os.set_blocking(into, False)
tool = subprocess.Popen([sys.argv[1], 'config', 'explain', '--json'], stdout=into)
os.close(into)
time.sleep(0.3)
while got := os.read(out, 1 << 16):
    os.write(1, got)
sys.exit(tool.wait())
PY
    cmp whole.json slow.json || complain 'a non-blocking pipe loses output'
fi

# Columns stay under each other, however large the losses.
awk 'BEGIN { print "date,a"; for (i = 0; i < 60; i++) printf "2024-%02d-%02d,%g\n", 1 + i / 28, 1 + i % 28, (i % 2 ? 1 : -1) * (1 + i % 7) * 1e12 }' >huge.csv
"$LANECAST" train good.ini --set data.scale=none --data huge.csv -o huge.h5 --progress plain >/dev/null 2>err || true
[ "$(grep -E '^ *(epoch|1/1) ' err | awk '{ print length }' | sort -u | wc -l)" -eq 1 ] || complain "columns of large losses: $(cat err)"

# Every read, write, open and wait may be interrupted, once the program is loaded.
if strace -o /dev/null true 2>/dev/null; then
    export OMP_WAIT_POLICY=passive     # it does not start itself again
    export LSAN_OPTIONS=detect_leaks=0 # which cannot be done below strace
    for call in read pread64 write openat fsync wait4; do
        strace -o trace -e "trace=$call" "$LANECAST" --version >out 2>err
        after=$(grep -c "^$call(" trace || true)
        interrupt=(strace -f -E GCOV_PREFIX="$counters" -o trace -e "trace=$call" -e "inject=$call:error=EINTR:when=$((after + 1))+2")
        "${interrupt[@]}" "$LANECAST" import good.csv -o again.h5 >out 2>err || complain "$call interrupted: $(cat err)"
        cmp -s again.h5 good.h5 || complain "$call interrupted: another file"
        [ "$call" != openat ] || continue # the program that loads another is not ours
        "${interrupt[@]}" "$LANECAST" inspect -q again.h5 2>err | grep 'rows        280' >/dev/null ||
            complain "$call interrupted: $(cat err)"
        rm -f again.h5
    done
    # A grid of many series asks the kernel once how much memory is left.
    awk 'BEGIN { print "id,time,a"; for (i = 0; i < 300; i++) if (i % 6 != 3) printf "s%d,2024-01-01 %02d:00,%d\n", i / 6, i % 6, i % 7 }' >many.csv
    strace -f -o trace -e trace=openat "$LANECAST" import many.csv --grid 1h -o many.h5 >out 2>err || complain "a grid of many: $(cat err)"
    [ "$(grep -c /proc/meminfo trace)" -le 5 ] || complain "memory is asked for $(grep -c /proc/meminfo trace) times"
else
    echo 'skipped: no strace here, so nothing is interrupted'
fi
exit $wrong
