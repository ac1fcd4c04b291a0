# Columns of words in text files: several that name the series together, and several whose words are channels.
source "$(dirname "$0")/cli.bash"
days=$(for day in 1 2 3 4 5 6; do echo "2020-01-0$day"; done)

# refused WORDS FILE FLAG...
refused() {
    local words=$1 status=0
    shift
    "$LANECAST" import "$@" -o refused.h5 2>err || status=$?
    [ "$status" = 2 ] && grep -qF -- "$words" err || { echo "$*: $status, $(cat err)"; exit 1; }
}

# A channel for each word of each column, whatever came before.
letters=abcdefghijkl
{
    echo date,x,A,B
    for i in $(seq 0 11); do echo "2020-01-$((i + 10)),$i,${letters:i:1},${letters:11-i:1}${letters:i:1}"; done
} >hot.csv
"$LANECAST" import hot.csv --one-hot A,B -o hot.h5 --quiet
"$LANECAST" inspect hot.h5 >seen
grep -qE '^channels +25$' seen
for word in A=a A=l B=la B=al x; do
    grep -q "^$word " seen || { echo "no channel $word"; exit 1; }
done
[ "$(grep -cE '^[AB]=[a-l]+ +0 +0\.08333 ' seen)" = 24 ] || { cat seen; exit 1; }

# Words that are the same once they are joined are of different series, and are called differently.
{
    echo date,k,l,v
    for day in $days; do printf '%s,a b,c,1\n%s,a,b c,2\n' "$day" "$day"; done
} >blanks.csv
"$LANECAST" import blanks.csv --series-column k,l -o blanks.h5 --quiet
"$LANECAST" inspect blanks.h5 >seen
grep -qE '^a b,c +6 ' seen && grep -qE '^a,b c +6 ' seen || { cat seen; exit 1; }
sed 's/a b/d/' blanks.csv >plain.csv
"$LANECAST" import plain.csv --series-column k,l -o plain.h5 --quiet
"$LANECAST" inspect plain.h5 >seen
grep -qE '^d c +6 ' seen && grep -qE '^a b c +6 ' seen || { cat seen; exit 1; }

# A fifth column is never dropped without a word, nor one whose quote is open.
{
    echo date,a,b,c,d,e,v
    for day in $days; do printf '%s,a,b,c,d,p,1\n%s,a,b,c,d,q,2\n' "$day" "$day"; done
} >five.csv
refused 'at most 4 columns' five.csv --series-column a,b,c,d,e
refused 'a quote is not closed' five.csv --series-column 'a,"e'
refused 'no name' five.csv --series-column ,

# Numbers that take turns in even rows under a name of ids or places are no channel; those that count parts of a day are.
turns() { # NAME COUNT MINUTES
    echo "time,$1,v"
    for ((row = 0; row < 240; row++)); do
        printf '%s,%d,%d\n' "$(printf '2021-01-%02d %02d:%02d' $((1 + row * $3 / 1440)) $((row * $3 / 60 % 24)) $((row * $3 % 60)))" \
            $((1 + row % $2)) $((20 + row * 7 % 13))
    done
}
for name in room_id Room node; do
    turns "$name" 2 30 >turns.csv
    ! "$LANECAST" import turns.csv -o turns.h5 2>err || { echo "$name is a channel"; exit 1; }
    grep -qF "column '$name' may name the series of the rows, or not" err || { cat err; exit 1; }
    "$LANECAST" import turns.csv --series-column "$name" -o turns.h5 --quiet --force
done
for part in 'slot_id 48 30' 'hour_id 24 60' 'weather_id 5 60' 'flag 2 30' 'phase 3 30'; do
    # shellcheck disable=SC2086
    turns $part >parts.csv
    "$LANECAST" import parts.csv -o parts.h5 --quiet --force
    "$LANECAST" inspect parts.h5 | grep -q "^${part%% *} " || { echo "$part is no channel"; exit 1; }
done

# Points of latitude and longitude that no word names: those of stations take turns, or share stamps; those of a ship do not.
points() { # ROWS AT A TIME, MOVES
    echo time,lat,lon,v
    for ((row = 0; row < 48; row++)); do
        point=(59.9,10.7 60.4,5.3)
        where=${point[row % 2]}
        [ "$2" = no ] || where=59.$((10 + row)),10.$((10 + row))
        printf '2021-01-%02d %02d:00,%s,%d\n' $((1 + row / $1 / 24)) $((row / $1 % 24)) "$where" $((row * 7 % 13))
    done
}
points 1 no >turn.csv
points 2 no >shared.csv
points 1 yes >ship.csv
! "$LANECAST" import turn.csv -o points.h5 2>err || { echo 'two stations are one series'; exit 1; }
grep -qF "rows are of 2 points of 'lat' and 'lon' in turn: --series-column 'lat,lon'" err || { cat err; exit 1; }
! "$LANECAST" import shared.csv -o points.h5 2>err || { echo 'two stations are one series'; exit 1; }
grep -qF "columns 'lat' and 'lon' together tell them apart: --series-column 'lat,lon'" err || { cat err; exit 1; }
for file in turn shared; do
    "$LANECAST" import $file.csv --series-column lat,lon -o points.h5 2>err
    grep -qF "2 series, 1 channel, 48 rows; '59.9 10.7' from" err || { cat err; exit 1; }
    rm points.h5
done
"$LANECAST" import ship.csv -o points.h5 2>err
grep -qF '1 series, 3 channels' err || { cat err; exit 1; }
