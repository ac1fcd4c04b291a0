# Numbers that no network can work with - not finite, beyond its range, so small that their squares vanish - are refused where they are:
# series, row and channel, weight, key. And a training that ran away without an infinite loss is said.
source "$(dirname "$0")/cli.bash"

# series FILE ROW VALUE: 200 days of two waves, with the value in that row of 'load'
series() {
    awk -v at="$2" -v value="$3" 'BEGIN {
        print "date,load,temp"
        for (i = 0; i < 200; i++)
            printf "%s,%s,%.4f\n", strftime("%Y-%m-%d", 1577836800 + 86400 * i, 1), i == at ? value : sprintf("%.4f", 5 + sin(0.3 * i)), cos(0.2 * i)
    }' >"$1"
}
# refused STATUS PATTERN COMMAND...: one line with the pattern, that status, no file
refused() {
    local wanted=$1 pattern=$2 got=0 message
    shift 2
    message=$("$LANECAST" "$@" -q 2>&1 >/dev/null) || got=$?
    if [ "$got" != "$wanted" ] || [ "$(wc -l <<<"$message")" != 1 ] || ! grep -qE -- "$pattern" <<<"$message"; then
        echo "lanecast $*: status $got, not $wanted, or no /$pattern/: $message"
        exit 1
    fi
    [ ! -e out.h5 ] || { echo "lanecast $*: left out.h5"; exit 1; }
}
printf '[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 2\n' >t.ini

# Of whole numbers those are rounded that no double is, however many digits they have.
digits() {
    printf 'date,y\n2020-01-01,%s\n2020-01-02,-9007199254740992\n2020-01-03,+00000000000000000007\n' "$1" >digits.csv
    "$LANECAST" import digits.csv -o digits.h5 --force 2>&1 | grep 'more digits than a double' || true
}
for value in 10000000000000000000 18446744073709551616 0000000000000000000001; do
    [ -z "$(digits "$value")" ] || { echo "numbers: $value: $(digits "$value")"; exit 1; }
done
for value in 10000000000000000001 9007199254740993 -00009007199254740993; do
    [[ "$(digits "$value")" == *"column 'y': a whole number has more digits"* ]] || { echo "numbers: $value is rounded"; exit 1; }
done

# A level that leaves 32 bits few steps is said of what a network sees, and not of what it does not see.
awk 'BEGIN {
    print "date,v"
    for (i = 0; i < 200; i++)
        printf "%s,%.6f\n", strftime("%Y-%m-%d", 1577836800 + 86400 * i, 1), 100000 + sin(0.3 * i)
}' >level.csv
level() { "$LANECAST" train t.ini --data level.csv --epochs 1 -o level.h5 --force --set data.scale=none "$@" 2>&1 >/dev/null | grep '32 bits' || true; }
if [ "$LANECAST_REAL" = float ]; then
    [[ "$(level)" == *"channel 'v' is near 1e+05 and differs by 2,"* ]] || { echo "numbers: no level: $(level)"; exit 1; }
    [[ "$(level --set data.transform=log)" == *"channel 'v' after data.transform is near 11.5 and differs by 2e-05,"* ]] ||
        { echo "numbers: no level of logarithms: $(level --set data.transform=log)"; exit 1; }
fi
for other in data.transform=difference model.kind=repeat_last model.kind=ridge data.scale=standard; do
    [ -z "$(level --set $other)" ] || { echo "numbers: $other: $(level --set $other)"; exit 1; }
done
rm level.h5

for value in inf -inf Infinity 1e400 -1e999; do
    series a.csv 50 "$value"
    refused 4 "a.csv:52: column 'load': '$value' is out of range" import a.csv -o out.h5
done

# Row 50 is of training, 150 of validation, 190 of the test; what is refused does not depend on it, nor on the scaler.
for row in 50 150 190; do
    series a.csv $row 1e39
    "$LANECAST" import a.csv -o a.h5 -q
    refused 4 "series 'a', row $row \(2020-[-0-9]+( 00:00:00)?\): channel 'load' is 1e\+39" train t.ini --data a.h5 -o out.h5 --set data.scale=none
done
for row in 150 190; do
    series a.csv $row -1e38
    "$LANECAST" import a.csv -o a.h5 -q
    refused 4 "series 'a', row $row .*: channel 'load' is -1e\+38, .* when scaled" train t.ini --data a.h5 -o out.h5
    "$LANECAST" train t.ini --data a.h5 -o temp.h5 -q --set data.input=temp --set data.target=temp >/dev/null # who does not use it does not care
done
series a.csv 50 1e308
"$LANECAST" import a.csv -o a.h5 -q
refused 4 "series 'a', row 50 .*: channel 'load' is 1e\+308: its values are too large to scale" train t.ini --data a.h5 -o out.h5
series a.csv 50 ''
"$LANECAST" import a.csv -o a.h5 -q
refused 4 "series 'a', row 50 .*: channel 'load' is missing" train t.ini --data a.h5 -o out.h5

# A denormal among ordinary numbers is one of them; a channel of nothing else has squares of 0.
series a.csv 50 1e-310
"$LANECAST" import a.csv -o a.h5 -q
"$LANECAST" train t.ini --data a.h5 -o good.h5 -q >/dev/null
awk -F, -v OFS=, 'NR > 1 { $2 = (NR % 7 + 1) "e-310" } 1' a.csv >small.csv
"$LANECAST" import small.csv -o small.h5 -q
refused 4 "series 'small', row [0-9]+ .*: channel 'load' is [67](\.[0-9]+)?e-310: its values are too small to scale" train t.ini --data small.h5 -o out.h5
# A constant channel is 0 when scaled, however large it is.
awk -F, -v OFS=, 'NR > 1 { $2 = "1e38" } 1' a.csv >flat.csv
"$LANECAST" import flat.csv -o flat.h5 -q
"$LANECAST" train t.ini --data flat.h5 -o flat-run.h5 -q >/dev/null

# What a run file learned, on other data: contexts and targets.
mkdir other
awk -F, -v OFS=, 'NR == 201 { $2 = "1e39" } 1' a.csv >other/a.csv
"$LANECAST" import other/a.csv -o other/a.h5 -q
refused 4 "series 'a', row 199 .*: channel 'load' is 1e\+39" forecast good.h5 --data other/a.h5 -o out.h5
refused 4 "series 'a', row 199 .*: channel 'load' is 1e\+39" evaluate good.h5 --data other/a.h5

for setting in train.rate=nan train.rate=inf train.rate=1e400 train.rate=1e38 train.clip=nan model.dropout=nan run.checkpoint=inf train.adam.beta1=nan; do
    refused 3 "\[${setting%%.*}\] $(cut -d. -f2- <<<"${setting%=*}"): '${setting#*=}' is not " train t.ini --data a.h5 -o out.h5 --set $setting
done

# No infinite loss, and nothing learned.
"$LANECAST" train t.ini --data a.h5 -o wild.h5 --set train.rate=1000 --set train.clip=0 --set train.optimizer=adam >/dev/null 2>notes
grep -qE 'the loss of the last epoch, [0-9.e+]+, is far above the first one, [0-9.e+]+: train.rate = 1000 is too high; try' notes || { cat notes; exit 1; }
"$LANECAST" train t.ini --data a.h5 -o tame.h5 >/dev/null 2>notes
! grep -qE 'far above|no weight' notes || { cat notes; exit 1; }
for setting in train.rate=0 train.rate=1e-46 train.clip=1e-46 train.clip_value=1e-46; do
    "$LANECAST" train t.ini --data a.h5 -o still.h5 --set $setting --force >/dev/null 2>notes
    grep -qE "training has changed no weight: .*${setting%=*} = ${setting#*=}" notes || { echo "$setting: not said"; cat notes; exit 1; }
done

# A training that is resumed begins with calm rows, of little loss: not with its first step.
awk 'BEGIN { srand(3); print "date,load"; for (i = 0; i < 700; i++) printf "%d-%02d-%02d,%g\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28, i < 200 ? 0 : 10 * (rand() - 0.5) }' >calm.csv
printf '[data]\nfile = calm.csv\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 2\nbatch = 16\npatience = 0\norder = consecutive\n' >calm.ini
"$LANECAST" train calm.ini -o calm.h5 -q >/dev/null
"$LANECAST" resume calm.h5 --epochs 3 >/dev/null 2>notes
! grep -q 'far above' notes || { cat notes; exit 1; }

# Run files without a seal, as another program may write them.
python=${LANECAST_PYTHON:-python3}
if ! "$python" -c 'import h5py' 2>/dev/null; then
    echo 'skipped: no Python with h5py: numbers in a run file'
    exit 0
fi
# broken ARRAY INDEX VALUE: good.h5 with another number, as bad.h5
broken() {
    "$python" - "$@" <<'P'
import sys, h5py
array, index, value = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
whole = open('good.h5', 'rb').read()
lines = int(whole.rstrip().split()[-1], 16)
start = whole.rindex(b'lanecast seal')
open('bad.h5', 'wb').write(whole[:start - lines])
with h5py.File('bad.h5', 'r+') as file:
    values = file[array][...]
    values.flat[index] = value
    file[array][...] = values
P
}
for value in nan inf -inf; do
    broken members/0/weights/head.bias 1 $value
    refused 4 "bad.h5: weights/head.bias, element 1: -?(nan|inf) is not finite" evaluate bad.h5 --data a.h5
    broken scaler/scale 1 $value
    refused 4 "bad.h5: scaler: series 'a', channel 'temp': a shift of .* and a scale of -?(nan|inf) cannot scale" evaluate bad.h5 --data a.h5
done
broken scaler/scale 0 0
refused 4 "bad.h5: scaler: series 'a', channel 'load': a shift of .* and a scale of 0 cannot scale" evaluate bad.h5 --data a.h5
broken members/0/point/moment2 3 nan
refused 4 "bad.h5: point/moment2, element 3: -?nan is not finite" resume bad.h5 --data a.h5 --epochs 3
