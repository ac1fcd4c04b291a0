# The Python package: its numbers are the tool's to the bit, and it does what users of pandas, scikit-learn and PyTorch expect. Needs a Python with pandas: LANECAST_PYTHON, else python3; what needs more is skipped with a word.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/cli.bash"
python=${LANECAST_PYTHON:-python3}
if ! "$python" -c 'import numpy, pandas' 2>/dev/null; then
    echo 'skipped: no Python with pandas'
    exit 77
fi
if [ "$LANECAST_REAL" = double ] || grep -qE '^LANECAST_(SANITIZE|RACES):BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt"; then
    echo 'skipped: a library of double networks, or with sanitizers, is not for Python'
    exit 77
fi
export LANECAST_LIBRARY=$LANECAST_BUILD/tests/liblanecast_shared.so PYTHONPATH=$LANECAST_SOURCE/src/python PYTHONDONTWRITEBYTECODE=1

# The same data, configuration and numbers as the tool's.
"$LANECAST" simulate stock --rows 500 --series 2 --horizon 0 --seed 3 -o walk.h5 --quiet >/dev/null
"$python" - <<'END'
import lanecast

frame = lanecast.Dataset.read("walk.h5").to_pandas().reset_index()
frame.rename(columns={"series": "ticker"}).to_csv("walk.csv", index=False)
END
"$LANECAST" import walk.csv --series-column ticker -o panel.h5 --quiet >/dev/null
cat >walk.ini <<'END'
[data]
file = panel.h5
target = close
[window]
context = 20
horizon = 3
[model]
cell = gru
hidden = 8
interval = conformal
loss = huber
huber.delta = 0.5
[train]
epochs = 2
rate = 0.01
END
"$LANECAST" train walk.ini -o tool.run.h5 --quiet --json >train.json
"$LANECAST" evaluate tool.run.h5 --json >evaluate.json 2>/dev/null
"$LANECAST" forecast tool.run.h5 -o tool.csv --quiet 2>/dev/null
"$LANECAST" inspect panel.h5 --json >inspect.json
"$LANECAST" train --data panel.h5 --target close --context 20 --horizon 3 --hidden 8 --epochs 2 --set classes.of=change \
    --set 'classes.limits=-0.01 0.01' --set model.loss=softmax -o classes.run.h5 --quiet >/dev/null
"$LANECAST" evaluate classes.run.h5 --forecasts classes.csv --json >classes.json 2>/dev/null
"$python" "$here/python/run.py"

# What Python saved is a run of the tool's, which asks for its data; and the options it shows train the same.
"$LANECAST" evaluate python.run.h5 --data panel.h5 --json >again.json 2>/dev/null
cmp <(tr -d '\n' <evaluate.json) <(tr -d '\n' <again.json)
got=0
"$LANECAST" evaluate memory.run.h5 2>err || got=$?
[ "$got" -eq 6 ] && grep -q 'memory.run.h5 was trained on data in memory, not in a file: name its data with --data' err || { cat err; exit 1; }
"$LANECAST" train python.ini -o again.run.h5 --quiet --json >again.json
digest() { grep -o '"weights_digest": "[0-9a-f]*"' "$1"; }
[ "$(digest train.json)" = "$(digest again.json)" ]

# The examples of docs, without the real series, and on them where they are.
for example in "$LANECAST_SOURCE"/docs/examples/*.py; do
    for folder in nowhere "${LANECAST_DATA:-nowhere}"; do
        LANECAST_DATA=$folder "$python" -W error::DeprecationWarning "$example" >"$(basename "$example" .py).out" ||
            { cat "$(basename "$example" .py).out"; exit 1; }
    done
done

# What scripts/wheel tries with the wheel that it made: here with the library of this build.
if "$python" -c 'import xarray' 2>/dev/null; then
    "$python" "$LANECAST_SOURCE/scripts/wheel.d/try.py"
else
    echo 'skipped: no xarray'
fi
