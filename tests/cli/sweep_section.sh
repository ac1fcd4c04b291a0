# The section [sweep] as people write it: what contradicts itself, or would count for nothing, is refused and not passed over.
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"
"$LANECAST" simulate weather --rows 160 --seed 1 -o weather.h5 --quiet >/dev/null

# section STATUS TEXT LINE...: a sweep of these lines ends with that status, and says that text; so does config check, without a sweep
section() {
    local status=$1 text=$2 checked=0
    shift 2
    printf '%s\n' '[data]' 'file = weather.h5' '[window]' 'context = 4' 'horizon = 1' '[train]' 'epochs = 1' '[sweep]' 'trials = 4' "$@" >sweep.ini
    "$LANECAST" config check sweep.ini >checked.ini 2>error.txt || checked=$?
    [ "$checked" -eq "$status" ] || fail "config check of $*: $checked, not $status: $(cat error.txt)"
    grep -F -- "$text" error.txt checked.ini >/dev/null || fail "config check of $*: does not say '$text'"
    rm -f sweep.db*
    expect "$status" "$text" sweep.ini -o sweep.db
    [ "$status" -eq 0 ] || [ ! -e sweep.db ] || fail "$*: a sweep that cannot be leaves a ledger"
}

# a condition has a key and values; blanks around its = are as those around any other
section 3 "expected ' if section.key=values' after the values" 'model.hidden = 2,3 if =lstm'
section 3 "expected ' if section.key=values' after the values" 'model.hidden = 2,3 if model.cell = '
section 0 '' 'model.cell = lstm, gru' 'model.hidden = 2, 3 if model.cell = lstm'
python3 - <<'END'
import sqlite3
db = sqlite3.connect("sweep.db")
cells = dict(db.execute("SELECT trial_id, param_value FROM trial_params WHERE param_name = 'model.cell'"))
hidden = {t for (t,) in db.execute("SELECT trial_id FROM trial_params WHERE param_name = 'model.hidden'")}
assert len(cells) == 4 and hidden == {t for t, cell in cells.items() if cell == 0}, (cells, hidden)
END

# the digest of a plan is no file
section 3 "'data' is not one of" 'data = weather.h5' 'model.hidden = 2..4'

# a part of a sweep whose trials depend on those of other parts, in whatever order that is said
section 3 'points of sweep.sampler = tpe depend on all trials before; use one of grid, halton, random, sobol' 'shard = 1/2' 'model.hidden = 2..4'
section 3 'what sweep.pruner = median ends depends on all trials before' 'shard = 1/2' 'sampler = random' 'pruner = median' 'model.hidden = 2..4'
section 0 '' 'shard = 1/2' 'sampler = random' 'model.hidden = 2..4'
expect 3 'points of sweep.sampler = tpe depend on all trials before' sweep.ini -o other.db --sampler tpe

section 3 'hyperband.least = 5 is above hyperband.most = 2' 'pruner = hyperband' 'hyperband.least = 5' 'hyperband.most = 2' 'model.hidden = 2..4'

# the ledger of --check takes the place of no other file
section 0 '' 'sampler = random' 'model.hidden = 2..4'
echo 'notes' >sweep.db.check
expect 2 'sweep.db.check: --check writes its own ledger there, and it is none' sweep.ini -o sweep.db --check
[ "$(cat sweep.db.check)" = notes ] || fail '--check: a file of another kind was changed'
: >sweep.db.check # as a check leaves it that was killed at once
"$LANECAST" sweep sweep.ini -o sweep.db --check --quiet >/dev/null

# config check finds what a sweep would, and prints a section [sweep] that is read as the same
section 3 "'trialz' is not one of trials" 'trialz = 8' 'model.hidden = 2..4'
section 3 "no key 'hiden' in [model]; the nearest is 'hidden'" 'model.hiden = 8,16'
section 3 'not used, since sampler = random' 'sampler = random' 'tpe.startup = 5' 'model.hidden = 2..4'
section 3 "'speed' is not one of" 'objective = speed' 'model.hidden = 2..4'
section 3 'no trial can be' 'model.loss = softmax, hinge' 'model.hidden = 2..4'
section 0 '' 'sampler = random' 'model.hidden = 2..9:3'
"$LANECAST" config check sweep.ini >checked.ini 2>error.txt
grep -x 'model.hidden = 2..9:3' checked.ini >/dev/null && grep -x 'trials = 4' checked.ini >/dev/null || fail 'config check: no [sweep]'
grep 'the last step before its end is 8' error.txt >/dev/null || fail "config check: no word of an end: $(cat error.txt)"
"$LANECAST" config check checked.ini 2>/dev/null | diff checked.ini - || fail 'config check: what it prints is read otherwise'
"$LANECAST" sweep checked.ini -o sweep.db -q >/dev/null || fail 'a sweep of what config check prints is not the same'
# dimensions may come by --try, and a base that varies may be none itself: both are said
printf '%s\n' '[data]' 'file = weather.h5' '[sweep]' 'trials = 4' >later.ini
"$LANECAST" config check later.ini >/dev/null 2>error.txt && printf '[sweep]\ntrials = 0\n' >none.ini
grep '\[sweep\] varies nothing: lanecast sweep needs --try' error.txt >/dev/null || fail "config check: $(cat error.txt)"
refused 3 "'0' is not between 1 and" config check none.ini
refused 3 "'x' is not one of" config check later.ini --set sweep.sampler=x
printf '%s\n' '[model]' 'loss = mse' 'huber.delta = 2' '[sweep]' 'model.loss = mse,huber' >base.ini
"$LANECAST" config check base.ini >/dev/null 2>error.txt || fail "config check of a base that varies: $(cat error.txt)"
grep 'without what varies it is no configuration: .*huber.delta' error.txt >/dev/null || fail "config check: $(cat error.txt)"
