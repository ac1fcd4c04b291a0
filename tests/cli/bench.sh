# bench: its JSON, phases, names that are not cases, and other programs: one that agrees, one that computes something else, one that is not there.
source "$(dirname "$0")/cli.bash"
case=lstm-B20-T4-I3-H5-L1

"$LANECAST" bench --case "$case" --seconds 0.01 --json --quiet > plain.json
grep -q '"schema": "lanecast-bench-1"' plain.json
grep -q "\"name\": \"$case\"" plain.json
grep -q '"fma_gflops": [0-9]' plain.json

# GFLOP/s are those of the products of the fastest step, counted by hand: multiply-adds are two. Of the first layer there is no dL/dx.
"$LANECAST" bench --case "$case" --case bimingru-B20-T4-I3-H6-L2 --case infer-lstm-B2-T4-I3-H5-L1 --seconds 0.01 --json --quiet > work.json
python3 - <<'END_PYTHON'
import json

lstm = 20 * (4 * 2 * 4 * 5 * (3 * 5 + 2 * 3) + 5 * 3 * 6)
mingru = 20 * (4 * 2 * 2 * 2 * 6 * (2 * 3 + 3 * 12) + 12 * 3 * 6)  # no product of h
infer = 2 * (4 * 2 * 4 * 5 * (5 + 3) + 5 * 3 * 2)
for case, work in zip(json.load(open("work.json"))["cases"], (lstm, mingru, infer)):
    assert abs(case["gflops"] * case["ms_least"] * 1e6 / work - 1) < 1e-9, case
    assert abs(case["share"] * case["peak_gflops"] / case["gflops"] - 1) < 1e-9, case
    assert case["ms_least"] <= case["ms"], case
END_PYTHON

# Phases: each takes time, and together they are the step. Two layers, so that every kernel runs; two sums, so that there is a reduction.
"$LANECAST" bench --case lstm-B40-T24-I7-H32-L2 --case infer-lstm-B2-T4-I3-H5-L1 --seconds 0.05 --phases --json --quiet > phases.json
awk '
  / "phases": / { inside = 1; next }
  inside && /}/ { inside = 0 }
  inside { gsub(/[",]/, ""); n++; sum += $NF; if ($NF <= 0) { print "takes no time: " $0; wrong = 1 } }
  /"ms_phases": / { gsub(/,/, ""); step = $NF; steps++ }
  END {
    if (n != 10 || steps != 1) { print n " phases of " steps " cases"; wrong = 1 }
    if (sum < 0.95 * step || sum > 1.05 * step) { print "phases " sum " ms, step " step " ms"; wrong = 1 }
    exit wrong
  }' phases.json
for phase in gather "input product" "recurrent product" pointwise "backward products" "weight gradients" reduction optimizer packing rest; do
  grep -q "\"$phase\": [0-9]" phases.json
done
"$LANECAST" bench --case infer-lstm-B2-T4-I3-H5-L1 --seconds 0.01 --phases 2> notes | grep "infer-lstm-B2" >/dev/null
grep -q "only training has phases" notes

for wrong in lstm lstm-B0-T4-I3-H5-L1 lstm-B1152921504606846977-T4-I3-H5-L1 lstm-B1-T4-I3-H5-L99 lstm-B1-T4-I3-H5-L1x; do
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
  printf '#!/bin/sh\necho "ready fake 1"\necho "check %s"\nwhile read -r line; do echo 1; read -r line; echo 9; read -r line; echo 9; done\n' "$2" > "$1"
  chmod +x "$1"
}
peer right "9.9242749 1.77357499"
peer wrong "1 2"
"$LANECAST" bench --case "$case" --seconds 0.01 --json --peer right=./right --peer wrong=./wrong --peer nobody=./nobody > peers.json 2> notes
python3 -c 'import json; one = json.load(open("peers.json"))["cases"][0]; assert abs(one["ms"] * one["over"]["right"] - 9) < 1e-9, one' # its median
grep -q '"wrong": null' peers.json
grep -q '"nobody": null' peers.json
grep -q "wrong: left out: it computes something else" notes
grep -q "nobody: " notes
