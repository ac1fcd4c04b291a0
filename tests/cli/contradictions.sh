# A key that two flags say different things of is refused by every command: neither is meant more than the other.
source "$(dirname "$0")/cli.bash"

twice() { # ARGUMENTS...: refused with status 2, and both flags are named
    local got=0
    "$LANECAST" "$@" >out 2>err </dev/null || got=$?
    [ $got -eq 2 ] && grep -q 'leave out one of them\|name one of them' err || { echo "$*: status $got: $(cat err)"; exit 1; }
}

printf 'date,a\n' >one.csv
for ((day = 0; day < 90; day++)); do
    printf '%s,%d\n' "$(date -u -d "2020-01-01 +$day days" +%F)" $((day * day % 17))
done >>one.csv
cp one.csv two.csv
printf '[data]\nfile = one.csv\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 3\n[train]\nepochs = 1\n' >t.ini
"$LANECAST" train t.ini -o run.h5 -q >/dev/null
"$LANECAST" sweep t.ini -o s.db --try train.rate=0.1,0.2 --trials 1 -q >/dev/null

twice train two.csv --set data.file=one.csv -o x.h5
twice train two.csv --data one.csv -o x.h5
twice train t.ini --data two.csv --set data.file=one.csv -o x.h5
twice train t.ini --hidden 4 --set model.hidden=8 -o x.h5
twice train t.ini --set model.hidden=8 --hidden 4 -o x.h5
grep -qxF 'lanecast: --set model.hidden=8 and --hidden 4: both say what model.hidden is; leave out one of them' err
twice train t.ini --set model.hidden=8 --set model.hidden=4 -o x.h5
twice train t.ini --seed 3 --set run.seed=4 -o x.h5
twice train t.ini --set train.adam.beta1=0.8 --set train.adam.beta1=0.7 -o x.h5
twice train --from run.h5 --set train.from=other.h5 -o x.h5
twice resume run.h5 --epochs 3 --set train.epochs=4
twice evaluate run.h5 --data two.csv --set data.file=one.csv
twice evaluate run.h5 --threads 1 --set run.threads=2
twice forecast run.h5 --data two.csv --set data.file=one.csv -o x.csv
twice report run.h5 --data two.csv --set data.file=one.csv -o x.html
twice plot run.h5 --data two.csv --set data.file=one.csv -o x.svg
twice plot one.csv --data two.csv -o x.svg
twice plot one.csv --set data.file=two.csv -o x.svg
twice config check t.ini --set window.horizon=3 --set window.horizon=4
twice bench t.ini --set model.hidden=3 --set model.hidden=4
twice sweep t.ini -o x.db --try train.epochs=1,2 --set model.hidden=3 --set model.hidden=4
twice sweep best s.db -o x.h5 --seed 1 --set run.seed=2
[ ! -e x.h5 ] && [ ! -e x.db ] && [ ! -e x.csv ]

# The same said twice is said.
"$LANECAST" train t.ini --hidden 4 --set model.hidden=4 -o x.h5 -q >/dev/null

# What would do nothing is refused too.
refused() {
    local got=0
    "$LANECAST" "$@" >out 2>err </dev/null || got=$?
    [ $got -eq 2 ] && grep -q 'does not apply' err || { echo "$*: status $got: $(cat err)"; exit 1; }
}
refused sweep show s.db --set model.hidden=4
refused sweep merge m.db s.db --try train.rate=1,2
refused sweep best s.db -o x.h5 --workers 2
refused plot s.db -o x.svg --set data.split=1
