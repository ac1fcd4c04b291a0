# The three lines of README.md, word for word, on a CSV of prices.
source "$(dirname "$0")/cli.bash"
mkdir bin
ln -s "$LANECAST" bin/lanecast
export PATH=$work/bin:$PATH

sed -n '/^## Your own data, in three lines/,/^`evaluate`/s/^    //p' "$LANECAST_SOURCE/README.md" >three.sh
[ "$(wc -l <three.sh)" -eq 3 ]
TZ=UTC awk 'BEGIN {
    print "Date,Close,Volume"
    for (day = 0; day < 400; day++) printf "%s,%.2f,%d\n", strftime("%Y-%m-%d", 1577880000 + 86400 * day), 100 + 9 * sin(day / 7), 1000 + 37 * (day % 11)
}' >prices.csv 2>/dev/null || { echo 'skipped: this awk has no strftime'; exit 77; }
bash -euo pipefail three.sh >out 2>err || { cat out err; exit 1; }
[ "$(wc -l <next.csv)" -eq 6 ]
grep -q '^prices,2021-02-04 ' next.csv || { cat next.csv; exit 1; }
