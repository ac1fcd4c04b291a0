# bench CONFIG.ini: what threads bring to a configuration, as a table that fits 80 columns and as JSON.
source "$(dirname "$0")/cli.bash"
"$LANECAST" simulate weather --rows 400 --seed 1 -o weather.h5 --quiet >/dev/null
cat >small.ini <<'END_INI'
[data]
file = weather.h5
[window]
context = 6
horizon = 2
[model]
hidden = 64
[train]
batch = 40
END_INI
"$LANECAST" bench small.ini --seconds 0.01 --threads 2 >table.txt 2>notes
awk 'length > 80 { print "too wide: " $0; exit 1 }' table.txt
grep -q 'threads on small.ini' notes
grep -q 'A batch has 3 sums of 16 windows each, so 3 threads can carry one each' table.txt
grep -q 'The narrowest layer has 64 units' table.txt
grep -qE 'Worth having for this configuration: [0-9]+ cores?\.' table.txt
"$LANECAST" bench small.ini --seconds 0.01 --threads 2 --json --quiet >bench.json
python3 - <<'END_PYTHON'
import json

found = json.load(open("bench.json"))["scaling"]
rows = found["threads"]
assert (found["sums"], found["lanes"]) == (3, 16), found
assert [r["threads"] for r in rows] == [2**i for i in range(8)], rows
assert [r["measured"] for r in rows] == [True, True] + [False] * 6, rows
assert all(r["windows_per_second"] > 0 for r in rows)
for r in rows:
    assert r["teams"] == min(r["threads"], 3) and (r["members"] > 1) == (r["threads"] > 4), r
assert all(a["windows_per_second"] <= b["windows_per_second"] for a, b in zip(rows[2:], rows[3:])), rows
worth = [r["threads"] for r in rows if r["windows_per_second"] >= 0.5 * r["threads"] * rows[0]["windows_per_second"]]
assert found["worth"] == worth[-1] <= 128, found
END_PYTHON

# Steps are measured without validations, whatever a schedule waits for.
"$LANECAST" bench small.ini --seconds 0.01 --threads 1 --set train.schedule=plateau --set train.plateau.gamma=0.5 --quiet | grep -q 'Worth having'
