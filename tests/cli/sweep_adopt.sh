# A study that another program began (without a plan) goes on here; one of another direction is refused, and nothing is changed.
source "$(dirname "$0")/cli.bash"
"$LANECAST" simulate weather --rows 400 --seed 1 -o weather.h5 --quiet >/dev/null
cat >sweep.ini <<'END_INI'
[data]
file = weather.h5
[window]
context = 6
horizon = 1
[train]
epochs = 2
[sweep]
lag = 1
sampler = random
model.cell = lstm, gru
train.rate = 1e-4..1e-1:log
END_INI
forget_plan() { # SQL
    python3 - "$1" <<'END_PYTHON'
import sqlite3
import sys

ledger = sqlite3.connect("sweep.db")
ledger.execute("DELETE FROM study_user_attributes")
ledger.execute(sys.argv[1])
ledger.commit()
END_PYTHON
}
"$LANECAST" sweep sweep.ini -o whole.db --trials 8 --quiet >/dev/null
"$LANECAST" sweep show whole.db --json --quiet | grep -v '"ledger"\|"began"\|"seconds"' >whole.json
"$LANECAST" sweep sweep.ini -o sweep.db --trials 4 --quiet >/dev/null
forget_plan "SELECT 1"
"$LANECAST" sweep sweep.ini -o sweep.db --trials 8 2>notes >/dev/null
grep -q '8 trials over 2 dimensions, 4 done' notes
"$LANECAST" sweep show sweep.db --json --quiet | grep -v '"ledger"\|"began"\|"seconds"' >adopted.json
cmp whole.json adopted.json
forget_plan "UPDATE study_directions SET direction = 'MAXIMIZE'"
code=0
"$LANECAST" sweep sweep.ini -o sweep.db --trials 9 2>error >/dev/null || code=$?
[ $code = 7 ]
grep -qF "study 'sweep' has other objectives, or another direction of one" error
python3 -c 'import sqlite3; assert sqlite3.connect("sweep.db").execute("SELECT COUNT(*) FROM trials").fetchone() == (8,)'

# a trial of another program is none that a check can repeat
python3 - <<'END_PYTHON'
import sqlite3

ledger = sqlite3.connect("whole.db")
trial = "(SELECT trial_id FROM trials WHERE number = 7)"
ledger.execute(f"DELETE FROM trial_system_attributes WHERE trial_id = {trial}")
ledger.execute(f"UPDATE trial_values SET value = 0.125 WHERE trial_id = {trial}")
ledger.commit()
END_PYTHON
code=0
"$LANECAST" sweep sweep.ini -o whole.db --trials 8 --check 2>error >/dev/null || code=$?
[ $code = 7 ]
tr '\n' ' ' <error | grep -qF 'trial 7: COMPLETE 0.125 in the ledger, COMPLETE'
grep -qF 'a trial that another program added is none that a sweep repeats' error
