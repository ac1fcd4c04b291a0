# curves in the terminal: after train and forecast, where somebody looks and they fit, and with the numbers that they are of.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}
command -v script >/dev/null || { echo 'skipped: no script, which plays a terminal'; exit 77; }
awk 'BEGIN { print "date,a,b"; for (i = 0; i < 400; i++) printf "%d-%02d-%02d,%.3f,%d\n", 2000 + i / 336, 1 + i / 28 % 12, 1 + i % 28, 10 * sin(i / 3), i }' >data.csv
printf '%s\n' '[data]' 'file = data.csv' 'target = a' '[window]' 'context = 12' 'horizon = 6' '[model]' 'hidden = 4' '[train]' 'epochs = 6' >t.ini

terminal() { # COLUMNS LOCALE ARGUMENT...: what a terminal of that width gets, in screen.txt
    local columns=$1 locale=$2
    shift 2
    TERM=${kind:-dumb} LC_ALL=$locale script -qec "stty cols $columns; $LANECAST $*" typescript </dev/null >/dev/null
    tr -d '\r' <typescript >screen.txt
}
drawn() { grep -qE '(loss|a +).*(└|\+---|│|[|])' screen.txt; }

terminal 80 C.UTF-8 train t.ini -o run.h5 --log log.jsonl --progress off
drawn && grep -q '└──' screen.txt && grep -q '• validation' screen.txt || fail "no curve: $(cat screen.txt)"
python3 - <<'END_OF_PYTHON' || fail "the curve is another one: $(cat screen.txt)"
import json
rounds = [json.loads(line) for line in open("log.jsonl")]
losses = [r[k] for r in rounds for k in ("loss", "valid_loss")]
valid = [r["valid_loss"] for r in rounds]
lines = [l.rstrip("\n") for l in open("screen.txt", encoding="utf-8")]
rows = [l for l in lines if "│" in l]
assert len(rows) == 7 and all(len(l) <= 80 for l in rows)
assert rows[0].split()[0] == "%.4g" % max(losses) and rows[-1].split()[0] == "%.4g" % min(losses)
star = [l.index("*") - l.index("│") - 1 for l in rows if "*" in l]
assert star == [valid.index(min(valid)) * 63 // (len(rounds) - 1)], star
height = [i for i, l in enumerate(rows) if "*" in l][0]
assert height == 6 - int((min(valid) - min(losses)) / (max(losses) - min(losses)) * 6 + 0.5)
END_OF_PYTHON

terminal 80 C.UTF-8 forecast run.h5 -o f.csv
python3 - <<'END_OF_PYTHON' || fail "no sparkline: $(cat screen.txt)"
line = [l for l in open("screen.txt", encoding="utf-8") if l.startswith("a ")][0]
before, after = line.split()[1].split("│")
import csv, math
ahead = [float(r["a"]) for r in csv.DictReader(open("f.csv"))]
known = [float(r["a"]) for r in csv.DictReader(open("data.csv"))][-31:]
low, high = min(known + ahead), max(known + ahead)
level = lambda x: "▁▂▃▄▅▆▇█"[int((x - low) / (high - low) * 7 + 0.5)]
assert before == "".join(map(level, known)) and after == "".join(map(level, ahead)), line
assert line.split()[2::2] == ["%.4g" % low, "%.4g" % high] and len(line) <= 81
END_OF_PYTHON

# Letters that every terminal has, and only where it is asked for.
terminal 80 C train t.ini -o run.h5 --progress off
drawn && ! LC_ALL=C grep -q '[^ -~]' <(sed 's/\t//g' screen.txt | grep -v '^Script') || fail "not plain: $(cat screen.txt)"
terminal 80 C forecast run.h5 -o f.csv
grep -qE '^a +[-_.:=+*#]{31}[|][-_.:=+*#]{6} ' screen.txt || fail "not plain: $(cat screen.txt)"
terminal 79 C.UTF-8 train t.ini -o run.h5 --progress off
! drawn || fail "too wide for 79 columns: $(cat screen.txt)"
terminal 80 C.UTF-8 train t.ini -o run.h5 --quiet
! drawn || fail "with --quiet: $(cat screen.txt)"
terminal 80 C.UTF-8 train t.ini -o run.h5 --json --quiet
! drawn || fail "with --json: $(cat screen.txt)"
terminal 80 C.UTF-8 forecast run.h5 -o f.csv --quiet
! grep -q '^a ' screen.txt || fail "with --quiet: $(cat screen.txt)"
LC_ALL=C.UTF-8 "$LANECAST" train t.ini -o run.h5 --progress off >screen.txt
! drawn || fail "in a file: $(cat screen.txt)"
LC_ALL=C.UTF-8 "$LANECAST" forecast run.h5 -o f.csv 2>screen.txt
! grep -q '^a ' screen.txt || fail "in a file: $(cat screen.txt)"

# A horizon that is longer than the line; one epoch is no curve.
terminal 80 C.UTF-8 train t.ini -o long.h5 --progress off --set window.horizon=30 --set window.gaps=ignore --set train.epochs=1
! drawn || fail "one epoch is no curve: $(cat screen.txt)"
terminal 80 C.UTF-8 forecast long.h5 -o f.csv
LC_ALL=C.UTF-8 grep -qE '^a .{34,78}$' screen.txt || fail "$(cat screen.txt)"

# Numbers with signs and exponents fit beside it.
awk 'BEGIN { print "time,a"; for (i = 0; i < 120; i++) printf "2020-01-%02d %02d:00,%d\n", i / 24 + 1, i % 24, -123456789 - (i * i % 37) * 1e6 }' >large.csv
terminal 80 C.UTF-8 train large.csv --kind mean --context 12 --horizon 6 -o large.h5 --progress off
terminal 80 C.UTF-8 forecast large.h5 -o f.csv
python3 - <<'END_OF_PYTHON' || fail "too wide: $(cat screen.txt)"
line, = [l.rstrip("\r\n") for l in open("screen.txt", encoding="utf-8") if l.startswith("a ")]
assert line.count("e+08") == 2 and len(line) == 80, (len(line), line)
END_OF_PYTHON

# Of several series and channels it says which they are, and how many are not drawn.
awk 'BEGIN { print "time,place,sold_in_the_morning,sold_in_the_evening,b,c"
             for (k = 0; k < 2; k++) for (i = 1; i < 29; i++) printf "2020-01-%02d,%s,%d,%d,%d,%d\n", i, k ? "Spandau" : "Berlin Alexanderplatz", i % 5, i % 7, i, i % 3 }' >two.csv
terminal 80 C.UTF-8 train two.csv --target "'*'" --kind mean --context 4 --horizon 2 -o two.h5 --progress off
terminal 80 C.UTF-8 forecast two.h5 -o f.csv
for line in 'Berlin Alexanderplatz, the first of 2 series:' 'sold_in..morning ' 'sold_in..evening ' '1 more channel is not drawn'; do
    grep -qF "$line" screen.txt || fail "no '$line': $(cat screen.txt)"
done

# The live line of a sweep ends between words.
kind=xterm terminal 80 C.UTF-8 sweep data.csv --target a --context 12 --horizon 6 --epochs 30 --trials 12 --workers 1 -o live.db --try model.hidden=60..64 \
    --try train.rate=0.001..0.01:log --try train.clip=0.5..1.5
sed 's/\x1b\[K/\n/g' screen.txt | grep -E '^[0-9]+ of 12 trials, [0-9]+ running, ' >live.txt || fail "no live line: $(cat screen.txt)"
! grep -vE '^.{1,76} \.\.\.$' live.txt || fail "$(cat live.txt)"
! grep -E ' 0 (pruned|failed)' live.txt || fail "$(cat live.txt)"
