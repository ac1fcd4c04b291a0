#!/usr/bin/env bash
# A sweep by several processes that mpirun starts: the ledger of one process, for 1, 2 and 4 ranks; other data on a rank is refused; a rank
# that is lost ends the job, and the same command continues.
set -euo pipefail
source "$(dirname "$0")/cli.bash"
source "$LANECAST_SOURCE/tests/cli/sweep.bash"
if ! command -v mpirun >/dev/null; then
    echo 'skipped: no mpirun'
    exit 77
elif [ ! -e "${LANECAST%/*}/lanecast-mpi.so" ]; then
    echo 'skipped: built without MPI'
    exit 77
fi
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0 # Open MPI leaks what its modules take
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export PRTE_MCA_rmaps_default_mapping_policy=:oversubscribe # Open MPI 5
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_btl_base_warn_component_unused=0

"$LANECAST" simulate weather --rows 1200 --seed 1 -o weather.h5 --quiet >/dev/null
sweep_ini 'trials = 24' 'lag = 3' >sweep.ini
"$LANECAST" sweep sweep.ini -o one.db --workers 1 --quiet >/dev/null
content one.db >one.txt
grep PRUNED one.txt >/dev/null || fail 'nothing was pruned: the test does not see pruning'
for ranks in 1 2 4; do
    mpirun -n $ranks "$LANECAST" sweep sweep.ini -o ranks.db --quiet --json >ranks.json
    content ranks.db >ranks.txt
    cmp one.txt ranks.txt || fail "$ranks ranks: another ledger"
    # one process speaks
    python3 -c 'import json; c = json.load(open("ranks.json")); assert c["complete"] + c["pruned"] == 24, c'
    rm -f ranks.db*
done

# a sampler that learns from a process of the trials before
"$LANECAST" sweep sweep.ini -o gp.db --sampler gp --workers 1 --quiet >/dev/null
content gp.db >gp.txt
mpirun -n 4 "$LANECAST" sweep sweep.ini -o gp-ranks.db --sampler gp --quiet >/dev/null
content gp-ranks.db | cmp gp.txt - || fail 'gp by 4 ranks: another ledger'

# without the module it is refused, not run by each process; a program that mpirun did not start does not need it
mkdir bare
cp "$LANECAST" bare
status=0
mpirun -n 2 bare/lanecast sweep sweep.ini -o bare.db >out.txt 2>err.txt || status=$?
[ $status -eq 3 ] || fail "without MPI: status $status: $(cat err.txt)"
grep 'built without MPI' err.txt >/dev/null || fail "without MPI: $(cat err.txt)"
bare/lanecast sweep sweep.ini -o bare.db --trials 2 --quiet >/dev/null

# what would write one file from several processes is refused; what only reads is not, nor one process
status=0
mpirun -n 2 "$LANECAST" train sweep.ini -o run.h5 >out.txt 2>err.txt || status=$?
[ $status -eq 2 ] && [ ! -e run.h5 ] || fail "train by two processes: status $status: $(cat err.txt)"
grep '2 processes of mpirun would all do the same work' err.txt >/dev/null || fail "train by two processes: $(cat err.txt)"
! mpirun -n 2 "$LANECAST" sweep best one.db -o run.h5 >out.txt 2>err.txt || fail 'sweep best by two processes'
mpirun -n 2 "$LANECAST" inspect weather.h5 >/dev/null
mpirun -n 1 "$LANECAST" train sweep.ini -o run.h5 --quiet >/dev/null

# a part by one process, the rest by ranks; what is refused is said once
"$LANECAST" sweep sweep.ini -o part.db --trials 9 --quiet >/dev/null
mpirun -n 3 "$LANECAST" sweep sweep.ini -o part.db --quiet >/dev/null
content part.db | cmp one.txt - || fail 'a part by ranks: another ledger'
refuse() { # STATUS TEXT COMMAND...
    local status=0 wanted=$1 text=$2
    shift 2
    "$@" >out.txt 2>err.txt || status=$?
    [ "$status" -eq "$wanted" ] || fail "$*: status $status, not $wanted: $(cat err.txt)"
    [ "$(grep -F -c -- "$text" err.txt)" -eq 1 ] || fail "$*: does not say '$text' once: $(cat err.txt)"
}
refuse 3 'hidden' mpirun -n 3 "$LANECAST" sweep sweep.ini -o new.db --try model.hiden=1..2
refuse 2 '--keep and --workers are of one process' mpirun -n 2 "$LANECAST" sweep sweep.ini -o new.db --keep 2
mkdir other
"$LANECAST" simulate weather --rows 1200 --seed 2 -o other/weather.h5 --quiet >/dev/null
cp sweep.ini other
cat >elsewhere.sh <<'END_OF_FILE'
rank=$OMPI_COMM_WORLD_RANK status=0 place=$PWD
[ "$rank" -ne 2 ] || cd "$1"
"$LANECAST" sweep sweep.ini -o "$2" --quiet || status=$?
echo $status >"$place/status-$rank"
[ "$rank" -ne 0 ] || sleep 0.5 # the others end before it
exit $status
END_OF_FILE
# rank 0 alone fails: mpirun would end it before it has said why
others_are_well() {
    [ "$(cat status-1 status-2)" = "$(printf '0\n0')" ] || fail "the ranks end with $(cat status-0 status-1 status-2)"
}
refuse 7 "rank 2 has 'data = " mpirun -n 3 bash elsewhere.sh other new.db
others_are_well
rm other/weather.h5
refuse 6 'rank 2: weather.h5: ' mpirun -n 3 bash elsewhere.sh other new.db
others_are_well

# a rank is lost: the job ends, the ledger is whole, and the same command continues
cat >lose.sh <<'END_OF_FILE'
echo $$ >"rank-$OMPI_COMM_WORLD_RANK"
exec "$LANECAST" sweep sweep.ini -o lost.db --set train.epochs=60 --log log.txt --quiet
END_OF_FILE
"$LANECAST" sweep sweep.ini -o long.db --set train.epochs=60 --quiet >/dev/null
content long.db >long.txt
mpirun -n 3 bash lose.sh >out.txt 2>err.txt &
until [ -s log.txt ] || ! kill -0 $! 2>/dev/null; do sleep 0.02; done
kill -9 "$(cat rank-2)"
status=0
wait $! || status=$?
[ $status -ne 0 ] || fail 'a rank was lost, and mpirun has status 0'
"$LANECAST" sweep show lost.db --json >shown.json
python3 - <<'END_OF_FILE'
import json
trials = json.load(open("shown.json"))["trials"]
states = [t["state"] for t in trials]
assert [t["trial"] for t in trials] == list(range(len(trials))) and len(trials) < 24, states
assert states.count("RUNNING") in (1, 2), states
END_OF_FILE
mpirun -n 3 "$LANECAST" sweep sweep.ini -o lost.db --set train.epochs=60 --quiet --log rest.txt >/dev/null
content lost.db | cmp long.txt - || fail 'after a lost rank: another ledger'
[ "$(cat log.txt rest.txt | grep -c '"trial":')" -eq 24 ] || fail 'a trial ran twice, or was lost'

# two machines, as far as addresses go: namespaces of the network with names and addresses of their own
a=lc-a-$$
b=lc-b-$$
trap 'ip netns del "$a" 2>/dev/null || true; ip netns del "$b" 2>/dev/null || true; rm -rf "$work"' EXIT
if ! ip netns add "$a" 2>/dev/null || ! ip netns add "$b" 2>/dev/null ||
    ! ip link add "lca$$" netns "$a" type veth peer name "lcb$$" netns "$b" 2>/dev/null; then
    echo 'not tested: several machines, since namespaces of the network cannot be made here'
    exit 0
fi
for place in "$a lca$$ 10.77.0.1" "$b lcb$$ 10.77.0.2"; do
    read -r namespace device address <<<"$place"
    ip -n "$namespace" addr add "$address/24" dev "$device"
    ip -n "$namespace" link set "$device" up
    ip -n "$namespace" link set lo up
done
# what mpirun starts on another machine by ssh
cat >start.sh <<END_OF_FILE
#!/bin/bash
shift
exec ip netns exec $b unshare --uts bash -c "hostname lc-b; \$*"
END_OF_FILE
cat >note.sh <<'END_OF_FILE'
echo "$OMPI_COMM_WORLD_RANK $(ip -4 -o addr show to 10.77.0.0/24)" >>"places-$OMPI_COMM_WORLD_RANK"
exec "$LANECAST" sweep sweep.ini -o machines.db --quiet
END_OF_FILE
chmod +x start.sh
ip netns exec "$a" unshare --uts bash -c "hostname lc-a; exec mpirun --mca plm_rsh_agent $PWD/start.sh --mca btl tcp,self \
    --mca oob_tcp_if_include 10.77.0.0/24 --mca btl_tcp_if_include 10.77.0.0/24 --host 10.77.0.1:2,10.77.0.2:2 -n 4 bash note.sh" >/dev/null
cat places-0 places-1 | grep 10.77.0.1 >/dev/null || fail 'ranks 0 and 1 are not on the first machine'
[ "$(cat places-2 places-3 | grep -c 10.77.0.2)" -eq 2 ] || fail 'ranks 2 and 3 are not on the second machine'
content machines.db | cmp one.txt - || fail 'on two machines: another ledger'
