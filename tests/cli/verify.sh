# verify: datasets and run files that are as they were written, that differ, and that have no digest; and who refuses the second.
source "$(dirname "$0")/cli.bash"
"$LANECAST" simulate stock --rows 300 --series 2 -o data.h5 >/dev/null
"$LANECAST" simulate weather --rows 300 -o w.h5 >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 1\n' >t.ini
"$LANECAST" train t.ini -o run.h5 --quiet >/dev/null

# expect STATUS LINE-OF-OUTPUT ARGUMENTS
expect() {
    local status=$1 line=$2 code=0
    shift 2
    "$LANECAST" "$@" >out 2>err || code=$?
    [ $code -eq "$status" ] && grep -qxF -- "$line" out err --no-filename || { echo "$*: $code"; cat out err; exit 1; }
}

# The lines of a file's seal, a part each.
parts() {
    local length=$((16#$(tail -c 17 "$1")))
    tail -c $((length + 65)) "$1" | head -c $length
}

# flip FILE NAME: FILE.bad.h5, where the first byte of the values of NAME is another one; "" for the structure before all values
flip() {
    local at=0 bytes digest name byte
    while read -r bytes digest name; do
        [ "$name" != "$2" ] || break
        at=$((at + bytes))
    done < <(parts "$1")
    [ "$name" = "$2" ] || { echo "$1 has no '$2'"; exit 1; }
    cp "$1" "${1%.h5}.bad.h5"
    byte=$(od -An -tu1 -j $at -N 1 "$1")
    printf "\\x$(printf %x $((byte ^ 16)))" | dd of="${1%.h5}.bad.h5" bs=1 seek=$at conv=notrunc status=none
}

expect 0 'data.h5: whole' verify data.h5 run.h5
expect 0 'run.h5: whole' verify data.h5 run.h5

flip data.h5 T01/close
expect 7 "data.bad.h5: damaged: the values of 'T01/close' are not those that were written" verify data.bad.h5 run.h5
expect 7 'run.h5: whole' verify data.bad.h5 run.h5
expect 7 'lanecast: 1 of 2 files is not as it was written' verify data.bad.h5 run.h5
expect 4 "lanecast: data.bad.h5: damaged: the values of 'T01/close' are not those that were written" inspect data.bad.h5
[ ! -s out ]
"$LANECAST" verify data.bad.h5 run.h5 --json >out 2>/dev/null && exit 1
grep -qF '"schema": "lanecast-verify-1"' out && grep -qF '"state": "differs"' out && grep -qF '"state": "whole"' out

for name in scaler/scale members/0/weights/weight_hh_l0 seen/train members/0/history/loss ''; do
    flip run.h5 "$name"
    expect 7 'lanecast: 1 of 1 file is not as it was written' verify run.bad.h5
    what=$(cat out)
    expect 4 "lanecast: $what" evaluate run.bad.h5
    expect 4 "lanecast: $what" replay run.bad.h5
done

# Cut short, or with more at its end; without the whole seal it is like a file of another program.
end=$(parts data.h5 | awk '{ bytes += $1 } END { print bytes }')
head -c "$end" data.h5 >plain.h5
head -c -1 data.h5 >short.h5
expect 0 'plain.h5: no digest: an older file, or one of another program' verify plain.h5
expect 7 'lanecast: 1 of 1 file is not as it was written' verify short.h5
"$LANECAST" inspect data.h5 >whole && "$LANECAST" inspect plain.h5 | sed 's/plain/data/' | diff whole -

# Others are not compared; all files are looked at.
echo 'date,a' >p.csv
expect 4 'p.csv: not an HDF5 file: the signature is missing' verify p.csv data.h5
expect 4 'data.h5: whole' verify p.csv data.h5
expect 4 'lanecast: 1 of 2 files cannot be compared' verify p.csv data.h5
expect 6 'gone.h5: cannot be read: No such file or directory' verify gone.h5
expect 7 'lanecast: 1 of 3 files is not as it was written' verify gone.h5 short.h5 p.csv
expect 7 'lanecast: 2 of 3 files are not as they were written' verify data.bad.h5 short.h5 p.csv
expect 6 'lanecast: 1 of 1 file cannot be compared' verify gone.h5

# Another program that changes the file drops the digests.
python=${LANECAST_PYTHON:-python3}
if "$python" -c 'import h5py' 2>/dev/null; then
    cp data.h5 touched.h5
    "$python" -c 'import h5py; h5py.File("touched.h5", "r+")["T01/close"][7] = 5'
    expect 0 'touched.h5: no digest: an older file, or one of another program' verify touched.h5
    "$LANECAST" inspect touched.h5 >/dev/null
fi
