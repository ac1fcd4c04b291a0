# Tables as programs print them, of values that are known: names with blanks and without, an index with a name, without one, or none,
# cells to the left, the right and in the middle, with rules and frames. Each is read equal, or refused. Needs a Python with h5py.
source "$(dirname "$0")/cli.bash"
needs_h5py
cat >prints.py <<'END_PY'
import h5py, random, subprocess, sys

NAMES = ["Open", "Last Price", "Adj Close", "wind speed", "T", "a", "Wind speed max", "rel hum", "CO2", "10m", "2m temp", "pm 2.5"]

def table(r):
    names, rows = r.sample(NAMES, r.randint(1, 4)), r.choice([4, 12])
    clock = r.random() < 0.5
    times = [f"2021-01-04 {k:02d}:00" if clock else f"2021-01-{k + 4:02d}" for k in range(rows)]
    values = [[round(r.uniform(-50, 150) if c % 2 else r.uniform(1, 9), 2) for c in range(len(names))] for _ in range(rows)]
    return names, times, values

def aligned(head, body, gap, sides):
    width = [max(len(row[c]) for row in [head] + body) for c in range(len(head))]
    put = {"<": str.ljust, ">": str.rjust, "^": str.center}
    return [gap.join(put[s](cell, w) for cell, w, s in zip(row, width, sides)) for row in [head] + body], width

def pandas(r, names, times, values, side):
    head, body = [""] + names, [[t] + [f"{v:.2f}" for v in row] for t, row in zip(times, values)]
    lines, width = aligned(head, body, "  ", "<" + side * len(names))
    name = r.choice([None, "date", "valid time"])
    return lines if name is None else lines[:1] + [name.ljust(sum(width))] + lines[1:]

def counted(names, times, values, gap):
    head = ["", "date"] + names
    return aligned(head, [[str(k), t] + [f"{v:.2f}" for v in row] for k, (t, row) in enumerate(zip(times, values))], gap, "<" + ">" * (len(names) + 1))

def framed(names, times, values, rule, bar):
    (lines, width) = counted(names, times, values, bar)
    across = rule.join("-" * w for w in width)
    return [lines[0], across] + lines[1:]

def draw(r, names, times, values):
    form = r.choice(["<", ">", "^", "R", "reset", "simple", "presto", "markdown", "psql"])
    if form in "<>^":
        return form, pandas(r, names, times, values, form)
    if form == "R":
        return form, counted(names, times, values, " ")[0]
    if form == "reset":
        return form, counted(names, times, values, "  ")[0]
    if form == "simple":
        return form, framed(names, times, values, "  ", "  ")
    if form == "presto":
        return form, framed(names, times, values, "-+-", " | ")
    lines = framed(names, times, values, " | " if form == "markdown" else "-+-", " | ")
    return form, [f"| {line} |" for line in lines]

def read(path):
    with h5py.File(path) as f:
        g = f if "time" in f else next(iter(f.values()))
        return {g[c].attrs.get("long_name", c.encode()).decode(): g[c][:] for c in g if "units" in g[c].attrs and c not in ("time", "utc_offset")}

tool, good = sys.argv[1], 0
for seed in range(120):
    r = random.Random(seed)
    names, times, values = table(r)
    form, lines = draw(r, names, times, values)
    open("print.txt", "w").write("\n".join(lines) + "\n")
    done = subprocess.run([tool, "import", "print.txt", "-o", "print.h5", "--force"], capture_output=True, text=True)
    if done.returncode == 4:
        continue
    if done.returncode:
        sys.exit(f"{form}, {seed}: {done.stderr}")
    found = read("print.h5")
    wanted = {name: [row[c] for row in values] for c, name in enumerate(names)}
    near = lambda a, b: len(a) == len(b) and all(abs(x - y) < 1e-4 for x, y in zip(a, b))
    if sorted(found) != sorted(wanted) or not all(near(found[n], wanted[n]) for n in wanted):
        sys.exit(f"{form}, {seed}: {sorted(found)}\n{done.stderr}" + "\n".join(lines[:4]))
    good += 1
print(good)
END_PY
good=$("$python" prints.py "$LANECAST") || fail "$good"
[ "$good" -ge 114 ] || fail "only $good of 120 prints are read"

# An index of years and their parts, which has no name.
awk 'BEGIN { print "            a"; for (i = 0; i < 30; i++) printf "%.3f  %d.5\n", 1990 + i / 12, i * 7 % 11 }' >years.txt
"$LANECAST" import years.txt -o years.h5 --force 2>error.txt || fail "$(cat error.txt)"
grep -F "1 channel, 30 rows; 'years' from 1990-01-01 00:00:00 to 1992-06-01" error.txt >/dev/null || fail "$(cat error.txt)"
grep -F 'as years with months as their fractions' error.txt >/dev/null || fail "$(cat error.txt)"

# Months and years in two columns, as zoo prints its index.
awk 'BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", m, " "); for (i = 0; i < 30; i++) print m[i % 12 + 1], 1990 + int(i / 12), i * 7 % 11 ".5" }' >zoo.txt
"$LANECAST" import zoo.txt -o zoo.h5 --force 2>error.txt || fail "$(cat error.txt)"
grep -F "1 channel, 30 rows; 'zoo' from 1990-01-01 00:00:00 to 1992-06-01" error.txt >/dev/null || fail "$(cat error.txt)"
