# Tables with a row for a day, or for a series: newer ones are read as those before were, one row as several; flags are obeyed or
# refused.
source "$(dirname "$0")/cli.bash"

# days METERS FIRST COUNT PARTS NAME: a row for each meter and day, with that many columns of values.
days() {
    awk -v meters="$1" -v first="$2" -v count="$3" -v parts="$4" -v name="$5" 'BEGIN {
        line = meters ? "meter,day" : "day"
        for (k = 0; k < parts; k++) line = line "," name (k + (name == "H"))
        print line
        for (i = first; i < first + count; i++)
            for (m = 0; m < (meters ? meters : 1); m++) {
                line = (meters ? "M" m "," : "") strftime("%Y-%m-%d", 1614556800 + 86400 * i, 1)
                for (k = 0; k < parts; k++) line = line "," i + m * 100 + k / 100 + 0.001
                print line
            }
    }'
}

# continues WHOLE BEFORE NEWER FLAG...: appended, the newer part makes what the whole does.
continues() {
    local whole=$1 before=$2 newer=$3
    shift 3
    "$LANECAST" import "$whole" "$@" -o whole.h5 --force -q
    "$LANECAST" import "$before" "$@" -o part.h5 --force -q
    "$LANECAST" import --append part.h5 "$newer" >out.txt 2>&1 || fail "$newer: $(cat out.txt)"
    "$LANECAST" import --append part.h5 "$whole" >out.txt 2>&1 && grep -F ': 0 rows added, ' out.txt >/dev/null || fail "$newer: $(cat out.txt)"
    "$LANECAST" inspect whole.h5 | grep '^rows\|^span' >whole.txt
    "$LANECAST" inspect part.h5 | grep '^rows\|^span' | cmp - whole.txt || fail "$newer: other rows"
}

for parts in '48 hh_' '96 TP' '24 H' '24 '; do
    for meters in 0 3; do
        read -r count name <<<"$parts"
        days $meters 0 8 $count "$name" >whole.csv
        days $meters 0 7 $count "$name" >before.csv
        days $meters 7 1 $count "$name" >newer.csv
        [ "$meters" -gt 0 ] && flags=(--series-column meter) || flags=()
        continues whole.csv before.csv newer.csv --wide "${flags[@]}"
    done
done

# The order of day and month in names of columns is that of those before.
printf 'name,01.28.2021,01.29.2021,01.30.2021\nA,1,2,3\nB,4,5,6\n' >mdy.csv
printf 'name,02.03.2021,02.04.2021\nA,7,8\nB,9,10\n' >later.csv
"$LANECAST" import mdy.csv -o mdy.h5 -q
"$LANECAST" import --append mdy.h5 later.csv >out.txt 2>&1 || fail "$(cat out.txt)"
"$LANECAST" inspect mdy.h5 | grep -F '2021-01-28 00:00:00 to 2021-02-04 00:00:00' >/dev/null || fail 'day and month are swapped'

# Flags of columns that are rows of each series.
for flag in '--drop 01.30.2021' '--columns 01.29.2021' '--one-hot x' '--wide --time name'; do
    refused 2 'each row is a series' import mdy.csv $flag -o no.h5
done

# With --wide a column that is dropped is as if it were not in the file; what lies between years may be left out so.
printf 'name,lat,V1,V2,V3\nA,10,1,2,3\nB,20,4,5,6\n' >places.csv
"$LANECAST" import places.csv --wide --drop lat -o places.h5 -q && "$LANECAST" inspect places.h5 | grep -x 'rows        6' >/dev/null || fail 'a latitude is a value'
printf 'Area,Y2000,Y2000F,Y2001,Y2001F,Y2002,Y2002F\nA,1,x,2,x,3,x\nB,4,x,5,x,6,x\n' >flags.csv
refused 4 'leave out those between them (--wide with --drop)' import flags.csv -o no.h5
"$LANECAST" import flags.csv --wide --drop Y2000F,Y2001F,Y2002F -o flags.h5 -q
"$LANECAST" inspect flags.h5 | grep -F '2000-01-01 00:00:00 to 2002-01-01 00:00:00' >/dev/null || fail 'years with flags between them'
"$LANECAST" import mdy.csv --wide --drop 01.29.2021 -o part.h5 -q && "$LANECAST" inspect part.h5 | grep -x 'rows        4' >/dev/null ||
    fail 'a day that is dropped'
