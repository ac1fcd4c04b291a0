# Another variant than that of a run or a ledger: what they keep of theirs is left out, and said; what is asked for and of no use is refused.
source "$(dirname "$0")/cli.bash"

says() { # PATTERN FILE: a line of it
    grep -qx -- "$1" "$2" || { echo "no line '$1' in:"; cat "$2"; exit 1; }
}
digest() {
    "$LANECAST" inspect "$1" | grep '^weights'
}

"$LANECAST" simulate weather --rows 400 -o w.h5 -q >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 3\nridge = no\nnormalize = last\n[train]\nepochs = 2\n' >n.ini

# --- a run ----------------------------------------------------------------------------------------------------------------

"$LANECAST" train n.ini -o n.h5 -q >/dev/null
"$LANECAST" train n.ini -o b.h5 -q --set train.adam.beta1=0.8 >/dev/null
"$LANECAST" train n.h5 --kind ridge -o by_run.h5 >/dev/null 2>err
! grep -q 'left out' err || { cat err; exit 1; }
"$LANECAST" train n.ini --kind ridge -o by_file.h5 -q >/dev/null
cmp by_run.h5 by_file.h5
"$LANECAST" config check n.h5 --set model.kind=ridge >out
says 'kind = ridge' out
"$LANECAST" config check b.h5 --set train.optimizer=sgd >out 2>err
says 'optimizer = sgd' out
says 'lanecast: b.h5: train.adam.beta1 = 0.8 is left out: train.optimizer = sgd' err
[ "$(wc -l <err)" -eq 1 ] || { cat err; exit 1; }
"$LANECAST" config check b.h5 --set train.adam.beta2=0.99 >out 2>err
says 'adam.beta1 = 0.8' out
says 'adam.beta2 = 0.99' out
"$LANECAST" train --from b.h5 --set train.optimizer=sgd -o s.h5 --dry-run >/dev/null 2>err || true
says 'lanecast: b.h5: train.adam.beta1 = 0.8 is left out: train.optimizer = sgd' err
refused 3 'adam.beta1 = 0.5: not used, since optimizer = sgd' config check b.h5 --set train.optimizer=sgd --set train.adam.beta1=0.5
printf 'adam.beta1 = 0.8\n' >>n.ini
refused 3 'adam.beta1 = 0.8: not used, since optimizer = sgd' train n.ini --set train.optimizer=sgd -o x.h5
refused 3 'was trained with train.optimizer = adam, not sgd' evaluate b.h5 --set train.optimizer=sgd

# --- a ledger ---------------------------------------------------------------------------------------------------------------

"$LANECAST" sweep n.ini -o o.db --try train.optimizer=adam,sgd --trials 2 --sampler grid --keep 2 -q --json >out
grep -q '"complete": 2' out || { cat out; exit 1; }
for trial in 0 1; do
    "$LANECAST" sweep train o.db --trial $trial -o t$trial.h5 --progress off >/dev/null 2>>both
    [ "$(digest t$trial.h5)" = "$(digest o.d/trial-$trial.h5)" ] || { echo "trial $trial: other weights than in the sweep"; exit 1; }
done
says 'lanecast: o.db: train.adam.beta1 = 0.8 is left out: train.optimizer = sgd' both
[ "$(wc -l <both)" -eq 1 ] || { cat both; exit 1; }
sgd=0
"$LANECAST" inspect t0.h5 --config | grep -x "optimizer = adam" >/dev/null && sgd=1
"$LANECAST" sweep n.ini -o k.db --try model.kind=ridge,recurrent --trials 2 --sampler grid -q >/dev/null
for trial in 0 1; do
    "$LANECAST" sweep best k.db --trial $trial --seeds 1 -o k$trial.h5 -q >/dev/null
done
for trial in 0 1; do
    "$LANECAST" inspect k$trial.h5 --config
done >both
says 'kind = ridge' both
says 'kind = recurrent' both
refused 3 'adam.beta2 = 0.9: not used, since optimizer = sgd' sweep train o.db --trial $sgd -o x.h5 --set train.adam.beta2=0.9
refused 2 'the sweep varies train.optimizer = adam,sgd' sweep train o.db --trial $sgd -o x.h5 --set train.optimizer=adam
refused 2 'the sweep varies train.rate = 0.1,0.2' sweep n.ini -o x.db --try train.rate=0.1,0.2 --set train.rate=0.3
refused 3 'adam.beta1 = 0.8: no trial uses it, since train.optimizer = sgd,momentum' sweep n.ini -o x.db --try train.optimizer=sgd,momentum
[ ! -e x.db ] && [ ! -e x.h5 ]
