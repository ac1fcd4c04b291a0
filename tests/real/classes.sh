# Down, flat or up over five days of the S&P 500: the network beside the majority and the last class, and what each class is taken for.
source "$(dirname "$0")/real.bash"

native stock/sp500_daily_2000_2018
cat >classes.ini <<'END'
[data]
file = sp500_daily_2000_2018.h5
target = Close
input = Close
transform = log_return
[window]
context = 30
horizon = 5
[classes]
of = percent
limits = -1 1
[model]
loss = softmax
hidden = 16
[train]
epochs = 4
END
"$LANECAST" train classes.ini -o run.h5 --quiet >/dev/null
"$LANECAST" evaluate run.h5 >said.txt
cat said.txt
grep -q '^What majority takes each class for' said.txt
"$LANECAST" evaluate run.h5 --json >run.json
python3 - <<'END'
import json
e = json.load(open("run.json"))
assert e["classes"] == ["down", "flat", "up"]
for name, of in [("the model", e), *e["baselines"].items()]:
    matrix = list(of["confusion"].values())[0]
    seen = sum(map(sum, matrix))
    right = sum(matrix[i][i] for i in range(3)) / seen
    assert seen == e["windows"] and abs(right - of["accuracy"]) < 1e-12, name
    print(f"{name}: accuracy {of['accuracy']:.4f} of {seen}")
assert {"majority", "last_class"} <= set(e["baselines"])
END
