# A column of offsets from UTC beside local times: in hours, minutes or seconds, as their size and the column's name say; what may be
# one is refused with the flags that decide.
source "$(dirname "$0")/cli.bash"

# rows NAME SUMMER WINTER: hours around the night on which Berlin sets clocks back.
rows() {
    local hour
    echo "time,$1,v"
    for hour in 22 23; do echo "2020-10-24 $hour:00,$2,$hour.5"; done
    for hour in 00 01 02; do echo "2020-10-25 $hour:00,$2,1$hour.5"; done
    for hour in 02 03 04 05; do echo "2020-10-25 $hour:00,$3,2$hour.5"; done
}

rows utc_offset +02:00 +01:00 >text.csv
"$LANECAST" import text.csv -o text.h5 2>/dev/null

reads() { # NAME SUMMER WINTER UNIT
    rows "$1" "$2" "$3" >file.csv
    "$LANECAST" import file.csv -o out.h5 --force >out.txt 2>&1 || fail "$1: $(cat out.txt)"
    grep -F "('$2') is read as the offset from UTC of the stamps, in $4" out.txt >/dev/null || fail "$1: $(cat out.txt)"
    cp text.h5 copy.h5
    "$LANECAST" import --append copy.h5 file.csv --time "time,$1" >out.txt 2>&1 || fail "$1: $(cat out.txt)"
    grep -F '0 rows added, 9 known already and equal' out.txt >/dev/null || fail "$1: $(cat out.txt)"
}

reads utc_offset 2 1 hours
reads utc_offset 120 60 minutes
reads utcoffset 7200 3600 seconds
reads gmtoffset 120 60 minutes
reads tz_offset 120 60 minutes
reads offset_minutes 120 60 minutes
reads 'UTC offset (min)' 120 60 minutes
reads minutes_from_utc 120 60 minutes

rows offset 120 60 >file.csv
refused 4 "column 'offset' may be the offset from UTC of the stamps, in minutes, or a channel" import file.csv -o no.h5
"$LANECAST" import file.csv --time time,offset -o out.h5 --force >out.txt 2>&1 || fail "$(cat out.txt)"
grep -F '1 channel' out.txt >/dev/null || fail "$(cat out.txt)"
sed -i '/10-25 02:00,120/d' file.csv
refused 4 "column 'offset' may be the offset" import file.csv -o no.h5
"$LANECAST" import file.csv --time time -o out.h5 --force >out.txt 2>&1 || fail "$(cat out.txt)"
grep -F '2 channels' out.txt >/dev/null || fail "$(cat out.txt)"

# Numbers that are no offset in the unit of their name, or in any.
for wrong in 'offset_minutes 2 1' 'utc_offset_hours 120 60' 'utc_offset 0200 0100'; do
    rows $wrong >file.csv
    refused 4 'is no offset from UTC in hours, minutes or seconds' import file.csv -o no.h5
done

# Of two such columns each is called what it is: the first one holds numbers of three kinds, and is a channel.
rows offset 120 60 | sed '1s/$/,utc_offset/; 2,$s/$/,500/; $s/,60,/,180,/' >file.csv
refused 4 "column 'utc_offset': '500' is no offset from UTC" import file.csv -o no.h5
