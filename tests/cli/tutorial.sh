# Every command of docs/tutorial.md, word for word, in their order; what the page shows of their output is what they print.
source "$(dirname "$0")/cli.bash"
mkdir bin
ln -s "$LANECAST" bin/lanecast
ln -s "$LANECAST_SOURCE/docs" docs
export PATH=$work/bin:$PATH

awk 'BEGIN { exit strftime("%Y", 0, 1) != 1970 }' 2>/dev/null || { echo 'skipped: this awk has no strftime'; exit 77; }
sed -n 's/^    //p' docs/tutorial.md >tutorial.sh
[ "$(grep -c '^lanecast' tutorial.sh)" -ge 20 ] || { echo 'the tutorial has lost its commands'; exit 1; }
bash -euo pipefail tutorial.sh >out.txt 2>err.txt || { cat out.txt err.txt; echo 'a command of the tutorial fails'; exit 1; }
# A table of the page is what is printed: the same lines, and numbers within 2 % (a processor may round a network's otherwise).
python3 - <<'END'
import re
pages = re.findall(r"^```\n(.*?)^```$", open("docs/tutorial.md").read(), re.M | re.S)

def cells(lines):
    return [re.split(r"  +", line.replace(">", " ").strip()) for line in lines]

def same(a, b):
    try:
        return abs(float(a) - float(b)) <= 0.02 * abs(float(b)) + 0.002
    except ValueError:
        return a == b

def equal(a, b):
    return [len(row) for row in a] == [len(row) for row in b] and all(same(*pair) for rows in zip(a, b) for pair in zip(*rows))

printed = cells(open("out.txt").read().splitlines())
assert pages, "the tutorial has lost its table"
for page in pages:
    wanted = cells(page.splitlines()) + [[""]]  # to its end
    assert any(equal(printed[i : i + len(wanted)], wanted) for i in range(len(printed))), f"not printed:\n{page}"
END
[ "$(wc -l <tomorrow.csv)" -eq 25 ] || { cat tomorrow.csv; exit 1; }
