# sweep - what the tests of sweeps share: a configuration, what a ledger holds, and a command that must fail. Source it after cli.bash.

fail() {
    echo "$*"
    exit 1
}

# Content: all rows of all tables but times.
content() {
    python3 - "$1" <<'END_OF_PYTHON'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
    columns = [c[1] for c in db.execute(f"PRAGMA table_info({table})") if not c[1].startswith("datetime")]
    names = ", ".join(f'"{c}"' for c in columns)
    for row in db.execute(f"SELECT {names} FROM {table} ORDER BY 1"):
        print(table, row)
END_OF_PYTHON
}

# lanecast sweep ARGUMENT... ends with that status, and says that text.
expect() { # STATUS TEXT ARGUMENT...
    local status=0 wanted=$1 text=$2
    shift 2
    "$LANECAST" sweep "$@" >out.txt 2>err.txt || status=$?
    [ "$status" -eq "$wanted" ] || fail "$*: status $status, not $wanted: $(cat err.txt)"
    grep -F -- "$text" err.txt >/dev/null || fail "$*: does not say '$text': $(cat err.txt)"
}

# A sweep of small networks on weather.h5, some of which are pruned. LINE: of [sweep], before the dimensions.
sweep_ini() { # LINE...
    printf '%s\n' '[data]' 'file = weather.h5' '[window]' 'context = 12' 'horizon = 1' '[train]' 'epochs = 2' '[sweep]' "$@" \
        'pruner = median' 'model.cell = lstm, gru' 'train.rate = 1e-4..1e-2:log' 'model.hidden = 4..24:4'
}
