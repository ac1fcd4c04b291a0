# Every command of docs/tutorial.md, word for word, in their order.
source "$(dirname "$0")/cli.bash"
mkdir bin
ln -s "$LANECAST" bin/lanecast
ln -s "$LANECAST_SOURCE/docs" docs
export PATH=$work/bin:$PATH

awk 'BEGIN { exit strftime("%Y", 0, 1) != 1970 }' 2>/dev/null || { echo 'skipped: this awk has no strftime'; exit 77; }
sed -n 's/^    //p' docs/tutorial.md >tutorial.sh
[ "$(grep -c '^lanecast' tutorial.sh)" -ge 20 ] || { echo 'the tutorial has lost its commands'; exit 1; }
bash -euo pipefail tutorial.sh >out.txt 2>err.txt || { cat out.txt err.txt; echo 'a command of the tutorial fails'; exit 1; }
[ "$(wc -l <tomorrow.csv)" -eq 25 ] || { cat tomorrow.csv; exit 1; }
