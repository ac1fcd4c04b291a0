# real - what the tests on real data share: a folder of their own, the data unpacked into it. Source it; it skips the test (77) where
# LANECAST_DATA names no folder.
set -euo pipefail
if [ ! -d "${LANECAST_DATA:-}" ]; then
  echo "skipped: LANECAST_DATA names no folder of real series"
  exit 77
fi
LANECAST_DATA=$(cd "$LANECAST_DATA" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# unpack FOLDER/NAME.csv.xz -> NAME.csv
unpack() {
  xz -dc "$LANECAST_DATA/$1.csv.xz" > "$(basename "$1").csv"
}

# native FOLDER/NAME -> NAME.h5
native() {
  unpack "$1"
  "$LANECAST" import "$(basename "$1").csv" -o "$(basename "$1").h5" --quiet
}

# The scaled MSE or MAE of a line in the table of evaluate's output on standard input: score FORECASTER COLUMN (2 MSE, 3 MAE);
# a forecaster may have blanks in its name, "gru 64".
score() {
  awk -v name="$1" -v column="$2" 'index($0, name " ") == 1 {$0 = substr($0, length(name) + 1); print $(column - 1); exit}'
}

# below A B FACTOR: A < FACTOR * B
below() {
  [ -n "$1" ] && [ -n "$2" ] && awk -v a="$1" -v b="$2" -v factor="$3" 'BEGIN {exit !(a < factor * b)}'
}
