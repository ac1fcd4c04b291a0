# A training that is stopped, by signals or by kills, and resumed: the same weights, nothing lost, nothing left behind.
source "$(dirname "$0")/cli.bash"
failures=0

fail() {
    echo "$*"
    failures=$((failures + 1))
}

digest() {
    "$LANECAST" resume "$1" --json | sed -n 's/.*"weights_digest": "\(.*\)".*/\1/p'
}

"$LANECAST" simulate weather --rows 1400 -o w.h5 >/dev/null
cat >t.ini <<'INI'
[data]
file = w.h5
[window]
context = 24
horizon = 6
[model]
cell = lstm
hidden = 24 8
dropout = 0.2
[train]
epochs = 30
patience = 0
schedule = cosine
[run]
checkpoint = 0.05
threads = 1
INI
"$LANECAST" train t.ini -o whole.h5 --quiet >/dev/null
whole=$(digest whole.h5)
[ -n "$whole" ] || fail 'no digest'

# The finished file does not depend on checkpoints, but for what the configuration says of them.
"$LANECAST" train t.ini -o other.h5 --set run.checkpoint=0 --quiet >/dev/null
"$LANECAST" resume whole.h5 --epochs 30 >/dev/null
cp whole.h5 before.h5
"$LANECAST" train t.ini -o whole.h5 --quiet >/dev/null
cmp before.h5 whole.h5 || fail 'checkpoints change the bytes of the finished file'
[ "$(digest other.h5)" = "$whole" ] || fail 'checkpoints change the weights'

# train_until COMMAND...: in the background, until its run file holds training that can continue.
train_until() {
    rm -f run.h5
    "$@" --set run.checkpoint=0.01 -o run.h5 >out 2>err &
    job=$!
    until [ -s run.h5 ] || ! kill -0 $job 2>/dev/null; do sleep 0.01; done
}

# Every signal: saved, said, 75; on other threads to the same weights.
threads=1
for signal in INT TERM HUP USR1 XCPU; do
    code=0
    train_until env --default-signal=INT "$LANECAST" train t.ini --quiet
    kill -$signal $job
    wait $job || code=$?
    [ $code -eq 75 ] || fail "SIG$signal: exit $code"
    grep -Eqx "lanecast: run.h5: stopped by SIG$signal in epoch [0-9]+, after step [0-9]+ of [0-9]+; all of it is saved: continue with lanecast resume run.h5" err ||
        fail "SIG$signal: $(cat err)"
    threads=$((threads % 3 + 1))
    "$LANECAST" resume run.h5 --threads $threads --quiet >/dev/null || fail "resume after SIG$signal"
    [ "$(digest run.h5)" = "$whole" ] || fail "SIG$signal, resumed by $threads threads: other weights"
done

# What is saved, for a program.
code=0
train_until "$LANECAST" train t.ini --quiet --json
kill -TERM $job
wait $job || code=$?
[ $code -eq 75 ] && grep -q '"training": "unfinished"' out && grep -q '"run": "run.h5"' out && grep -q '"best_epoch": ' out ||
    fail "--json of a stopped training: exit $code: $(cat out)"
tr '\n' ' ' <err | grep -q 'run.h5: stopped by SIGTERM .* continue with lanecast resume run.h5' || fail "--json: $(cat err)"

# A second signal does not wait for the end of a step, which takes seconds here; what is there is what was.
train_until "$LANECAST" train t.ini --quiet --set model.hidden=1024 --set window.context=240 --set train.batch=64
cp run.h5 was.h5
kill -TERM $job
sleep 0.2
kill -TERM $job || fail "one signal ended a step: $(cat err)"
code=0
wait $job || code=$?
[ $code -eq 143 ] && [ ! -s err ] || fail "a second signal: exit $code: $(cat err)"
cmp run.h5 was.h5 || fail 'a second signal changed what was saved'
[ "$(echo run.h5*)" = run.h5 ] || fail "a second signal left $(ls run.h5*)"

# A signal that was ignored at the start stays so: nohup.
train_until env --ignore-signal=HUP "$LANECAST" train t.ini --quiet
kill -HUP $job
wait $job || fail 'SIGHUP under nohup ended the training'
[ "$(digest run.h5)" = "$whole" ] || fail 'nohup: other weights'

# --- what can be done with an unfinished run ------------------------------------------------------------------------------

# Stopped after an epoch or more, and before the last; on a busy machine it may be finished before the signal comes.
code=0
for ((attempt = 0; attempt < 20 && code != 75; attempt++)); do
    rm -f log.jsonl
    train_until "$LANECAST" train t.ini --quiet --log log.jsonl
    until [ -s log.jsonl ] || ! kill -0 $job 2>/dev/null; do sleep 0.01; done
    kill -TERM $job 2>/dev/null || true
    code=0
    wait $job || code=$?
done
[ $code -eq 75 ] || fail "20 trainings, and none was stopped after an epoch: $code"
cp run.h5 kept.h5
cp w.h5 elsewhere.h5
"$LANECAST" evaluate run.h5 >out 2>err && grep -Eq '^Warning: training is unfinished; these are the best weights so far, of epoch [0-9]+\.' out ||
    fail 'evaluate does not say that training is unfinished'
grep -Eq '^lanecast: run.h5: training is unfinished: these are the best weights so far, of epoch [0-9]+; lanecast resume' err || fail "$(cat err)"
"$LANECAST" train run.h5 --on all --dry-run >out 2>err
grep -q 'run.h5: its training is unfinished: its best epoch so far says how long' err || fail "$(cat err)"
"$LANECAST" evaluate run.h5 --json >out 2>/dev/null && grep -q '"training": "unfinished"' out || fail 'evaluate --json does not say it'
"$LANECAST" forecast run.h5 -o f.csv 2>err && grep -q 'training is unfinished' err || fail 'forecast does not say it'
refused 2 'run.h5: its training is unfinished: continue it with lanecast resume run.h5, or replace it with --force' train t.ini -o run.h5
refused 2 'run.h5: training is unfinished; continue it with lanecast resume: only what is finished' replay run.h5
refused 3 'the rates of train.schedule = cosine depend on the number of epochs, 30' resume run.h5 --epochs 40
refused 3 'was trained with model.cell = lstm, not gru' resume run.h5 --set model.cell=gru
refused 2 '--log elsewhere.h5: is a dataset, and would become a text; name another file' resume run.h5 --log elsewhere.h5
refused 2 'run.h5: the same file as run.h5' resume run.h5 --log run.h5
cmp run.h5 kept.h5 || fail 'a refusal changed the run'
cmp w.h5 elsewhere.h5 || fail 'a log was added to a dataset'

# Another program has changed the moments.
python=${LANECAST_PYTHON:-python3}
if "$python" -c 'import h5py' 2>/dev/null; then
    cp kept.h5 touched.h5
    "$python" -c 'import h5py; h5py.File("touched.h5", "r+")["members/0/point/moment2"][3] = -1'
    refused 4 'touched.h5: point/moment2, element 3: -1 is negative' resume touched.h5
fi

# The data have moved, or are others.
mkdir elsewhere
mv w.h5 elsewhere
"$LANECAST" inspect run.h5 >out || fail 'inspect of a run needs its data'
grep -qx 'training    unfinished' out && grep -Eqx 'epochs      [0-9]+ of 30 done, the best is [0-9]+' out &&
    grep -qx 'continue    lanecast resume run.h5' out || fail "inspect of a run: $(cat out)"
"$LANECAST" inspect --json run.h5 | grep '"training": "unfinished"' >/dev/null || fail 'inspect --json of a run'
for command in resume evaluate 'forecast -o f.csv'; do
    refused 6 'run.h5: w.h5, the data that run.h5 was trained on, is not there; name it with --data' $command run.h5
done
refused 6 'gone.h5: cannot be read: No such file or directory' resume run.h5 --data gone.h5
"$LANECAST" simulate weather --rows 1400 --seed 2 -o other_data.h5 >/dev/null
refused 7 "other_data.h5: channel 'temperature' of series 'S01' has other values than run.h5 was trained on" resume run.h5 --data other_data.h5
"$LANECAST" simulate weather --rows 2600 -o longer.h5 >/dev/null
refused 7 'longer.h5: series' resume run.h5 --data longer.h5
"$LANECAST" resume run.h5 --data elsewhere/w.h5 --quiet >/dev/null
[ "$(digest run.h5)" = "$whole" ] || fail 'moved data: other weights'

# Rows that were added: a run goes on from its weights; of other rows it does not.
rows() { awk -v n="$1" -v first="$2" 'BEGIN { print "time,a"; for (i = 0; i < n; i++) printf "2020-01-%02d %02d:00,%.2f\n", i / 24 + 1, i % 24, i ? sin(i / 4) : first }'; }
rows 200 1 >grown.csv
"$LANECAST" train grown.csv --context 12 --horizon 3 --hidden 2 --epochs 1 -o grown.run.h5 --quiet >/dev/null
rows 220 1 >grown.csv
refused 7 "grown.csv: series 'grown' has 220 rows, and grown.run.h5 was trained on 200: name the old data with --data, or go on from its weights with all rows: lanecast train grown.run.h5 --from grown.run.h5 -o NEW" \
    resume grown.run.h5 --epochs 2
"$LANECAST" train grown.run.h5 --from grown.run.h5 -o newer.run.h5 --quiet >/dev/null || fail 'it does not go on with added rows'
rows 220 2 >grown.csv
"$LANECAST" resume grown.run.h5 --epochs 2 2>err && fail 'resumed on other rows'
! grep -F -e --from err || fail "$(cat err)"
mv elsewhere/w.h5 .

# Two at once: neither replaces what the other one has saved, by a checkpoint, after a signal or at the end.
begin_two() { # EPOCHS CHECKPOINT
    rm -f log.jsonl two.2.h5
    "$LANECAST" train t.ini -o two.h5 --force --set train.schedule=constant --set train.epochs=$1 --set run.checkpoint=$2 \
        --log log.jsonl --progress off >out 2>err &
    job=$!
    until [ -s log.jsonl ] || ! kill -0 $job 2>/dev/null; do sleep 0.01; done
    { # as another that saves here does: not between a look at the file and its replacement
        flock 9
        kill -STOP $job 2>/dev/null || fail 'the first of two was done before the second one'
        cp before.h5 other.h5 && mv other.h5 two.h5
        kill -CONT $job
    } 9<.
}
end_two() { # STATUS MESSAGE
    code=0
    wait $job || code=$?
    [ $code -eq $1 ] && grep -q "^lanecast: $2" err || fail "two at once: $code: $(cat err)"
    cmp two.h5 before.h5 || fail 'a run was replaced by one of another program'
    "$LANECAST" verify two.2.h5 >/dev/null || fail 'what is saved beside is no run'
}
for checkpoint in 0 0.01; do
    begin_two 1000000 $checkpoint
    [ $checkpoint = 0 ] || until [ -e two.2.h5 ] || ! kill -0 $job 2>/dev/null; do sleep 0.01; done
    kill -TERM $job
    end_two 75 'two.2.h5: stopped by SIGTERM'
done
begin_two 300 0
end_two 6 'two.h5: is of another program; this training is done, and saved as two.2.h5'
"$LANECAST" resume two.2.h5 | grep 'training is finished' >/dev/null || fail 'what is saved beside at the end is not finished'

# Finished: longer, on request.
"$LANECAST" train t.ini -o short.h5 --set train.schedule=constant --set train.epochs=3 --quiet >/dev/null
"$LANECAST" train t.ini -o long.h5 --set train.schedule=constant --set train.epochs=5 --quiet >/dev/null
"$LANECAST" resume short.h5 | grep 'training is finished, best epoch' >/dev/null || fail 'finished, and resume does not say so'
"$LANECAST" resume whole.h5 | tr '\n' ' ' | grep 'with train.schedule = cosine it cannot be made longer' >/dev/null || fail 'resume names a way that there is not'
"$LANECAST" resume short.h5 --epochs 5 --quiet >/dev/null
cmp short.h5 long.h5 || fail 'resume --epochs 5 differs from training 5 epochs'
"$LANECAST" resume short.h5 --patience 9 | grep 'training is finished, best epoch' >/dev/null || fail '--patience trains an epoch that is not there'
cmp short.h5 long.h5 || fail 'resume --patience changed a finished run'
refused 3 "--epochs: [train] epochs: '1000001' is not between 1 and 1000000" resume short.h5 --epochs 1000001
refused 3 'was trained with train.rate = 0.003, not 0.002' resume short.h5 --set train.rate=0.002
"$LANECAST" replay short.h5 --quiet >/dev/null || fail 'a longer run does not replay'
cp kept.h5 run.h5
"$LANECAST" train t.ini -o run.h5 --force --set train.epochs=1 --quiet >/dev/null || fail '--force'

# A baseline has nothing to resume.
"$LANECAST" train t.ini -o base.h5 --set model.kind=drift --quiet >/dev/null
"$LANECAST" resume base.h5 | grep 'drift has nothing to train' >/dev/null || fail 'resume of a baseline'

# A pipe that nobody reads is no log.
mkfifo pipe
refused 6 'pipe: cannot write the log: ' train t.ini -o base.h5 --log pipe --set model.kind=drift

# --- Slurm ----------------------------------------------------------------------------------------------------------------

# Commands of the same names: srun sends the signal that Slurm would, until training is done; scontrol counts.
mkdir bin
cat >bin/srun <<'SH'
shift # --cpus-per-task
touch mark
"$@" --quiet --set run.checkpoint=0.01 >>srun.out 2>>srun.err &
job=$!
until [ run.h5 -nt mark ] || ! kill -0 $job 2>/dev/null; do sleep 0.05; done
kill -USR1 $job 2>/dev/null
wait $job
SH
echo 'echo requeue >>requeued' >bin/scontrol
ln -s "$LANECAST" bin/lanecast
chmod +x bin/*
rm -f run.h5
for ((jobs = 0; jobs < 1000; jobs++)); do
    PATH=$PWD/bin:$PATH SLURM_JOB_ID=1 SLURM_CPUS_PER_TASK=1 bash "$LANECAST_SOURCE/docs/slurm.sh" t.ini run.h5 || fail "slurm.sh: $?"
    grep -q requeue requeued 2>/dev/null || break
    rm requeued
done
[ $jobs -ge 1 ] || fail 'slurm.sh was never requeued'
[ "$(digest run.h5)" = "$whole" ] || fail 'slurm.sh: other weights'

# --- kills ----------------------------------------------------------------------------------------------------------------

# Killed at random moments, in saves and resumes too, then left to finish. LANECAST_KILLS asks for more than CTest has time for.
kills=0
RANDOM=1
while [ $kills -lt "${LANECAST_KILLS:-8}" ]; do
    rm -f run.h5
    for ((attempt = 1; ; attempt++)); do
        action=(train t.ini -o run.h5)
        [ ! -e run.h5 ] || action=(resume run.h5 --threads $((RANDOM % 3 + 1)))
        code=0
        "$LANECAST" "${action[@]}" --set run.checkpoint=0.01 --quiet >out 2>err &
        job=$!
        [ $attempt -gt 6 ] || { sleep 0.$((RANDOM % 4))$((RANDOM % 10))$((RANDOM % 10)); kill -KILL $job 2>/dev/null || true; }
        wait $job 2>/dev/null || code=$?
        [ $code -eq 137 ] || break
        kills=$((kills + 1))
    done
    [ $code -eq 0 ] || { fail "after kills: exit $code: $(cat err)"; break; }
    [ "$(digest run.h5)" = "$whole" ] || fail "killed: other weights"
    if find . -name '.*.tmp' | grep .; then fail 'temporaries are left'; fi
done
echo "$kills kills"

[ $failures -eq 0 ]
