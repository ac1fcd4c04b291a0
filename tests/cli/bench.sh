# bench: its JSON, names of cases that are none, and opponents: one that agrees, one that computes something else, one that is not there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
case=lstm-B20-T4-I3-H5-L1

"$LANECAST" bench --case "$case" --seconds 0.01 --json --quiet > plain.json
grep -q '"schema": "lanecast-bench-1"' plain.json
grep -q "\"name\": \"$case\"" plain.json
grep -q '"fma_gflops": [0-9]' plain.json

"$LANECAST" bench --case "$case" --seconds 0.01 --phases --json --quiet > phases.json
grep -q '"recurrent product": [0-9]' phases.json

for wrong in lstm lstm-B0-T4-I3-H5-L1 lstm-B1-T4-I3-H5-L99 lstm-B1-T4-I3-H5-L1x; do
  status=0
  "$LANECAST" bench --case "$wrong" 2> err || status=$?
  [ "$status" -eq 2 ]
  grep -q "no case '$wrong'" err
done
status=0
"$LANECAST" bench --case snn-B1-T4-I3-H5-L1 --quiet 2> err || status=$?
[ "$status" -ne 0 ]
grep -q "snn" err

# What the formula's weights give, by an independent program (tests/bench/pytorch.py with PyTorch 2.15.0).
peer() {
  printf '#!/bin/sh\necho "ready fake 1"\necho "check %s"\nwhile read -r line; do echo 3.5; done\n' "$2" > "$1"
  chmod +x "$1"
}
peer right "9.9242749 1.77357499"
peer wrong "1 2"
"$LANECAST" bench --case "$case" --seconds 0.01 --json --peer right=./right --peer wrong=./wrong --peer nobody=./nobody > peers.json 2> notes
grep -q '"right": [0-9]' peers.json
grep -q '"wrong": null' peers.json
grep -q '"nobody": null' peers.json
grep -q "wrong computes something else" notes
