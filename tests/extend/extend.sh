# One file, nothing else: in a copy of the source, every sample of this folder is put where a variant of its kind goes. It then is
# listed, explained, selectable, used from end to end, and tested by the tests that walk its registry: these pass with the samples
# as they are, and one of them fails when a sample is spoilt. The numbers that a variant brings along are in tests/extend/golden.
# With networks in double, it is the gradients only: all else does not depend on it.
set -euo pipefail
if grep -qE '^LANECAST_(SANITIZE|COVERAGE):BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt"; then
    echo 'skipped: what samples prove does not depend on sanitizers, and building it all again takes long with them'
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree build=$work/tree/build/${LANECAST_BUILD##*/} # beside it as LANECAST_BUILD is, so that ccache knows its files
export CCACHE_BASEDIR=$tree CCACHE_NOHASHDIR=1
export OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=10000 # as tests/CMakeLists.txt
cached() { # NAME: what the build of this test has for it
    sed -n "s/^$1:[A-Z]*=//p" "$LANECAST_BUILD/CMakeCache.txt"
}
fail() {
    echo "$*"
    exit 1
}

# --- the tree with the samples, built
samples=$(cd "$LANECAST_SOURCE/tests/extend" && find . -name '*.c' | sort)
numbers=$(cd "$LANECAST_SOURCE/tests/extend/golden" && find . -name '*.txt' | sort)
mkdir "$tree"
(cd "$LANECAST_SOURCE" && tar cf - --exclude=./build --exclude=./.git --exclude=./results .) | tar xf - -C "$tree"
for sample in $samples; do
    [ ! -e "$tree/src/$sample" ] || fail "src/$sample: there is one of that name"
    cp "$tree/tests/extend/$sample" "$tree/src/$sample"
done
cp -r "$tree/tests/extend/golden/." "$tree/tests/golden"
programs='contract_bits contract_gather contract_masks contract_orders contract_training contract_training_bits property_forecasts property_normalize property_runs
    unit_config unit_dataset unit_knobs unit_metrics unit_scaler unit_simulate golden_adam golden_baselines golden_heads golden_metrics golden_optims golden_recurrent golden_scalers golden_schedules golden_transforms'
[ "$LANECAST_REAL" != double ] || programs='contract_chain contract_gradient golden_heads golden_recurrent'
cmake -S "$tree" -B "$build" -G "$(cached CMAKE_GENERATOR)" -DCMAKE_C_COMPILER="$(cached CMAKE_C_COMPILER)" \
    -DCMAKE_C_COMPILER_LAUNCHER="$(cached CMAKE_C_COMPILER_LAUNCHER)" -DCMAKE_BUILD_TYPE=Release \
    -DLANECAST_REAL="$LANECAST_REAL" -DLANECAST_WERROR="$(cached LANECAST_WERROR)" >"$work/log" ||
    { cat "$work/log"; exit 1; }
make_targets() { # TARGET...
    cmake --build "$build" -j "$(nproc)" --target "$@" >"$work/log" 2>&1 || { cat "$work/log"; fail "does not build: $*"; }
}

# --- tested: the tests pass; and of a sample that is spoilt, one fails
passes() { # PROGRAM
    local status=0
    (cd "$tree" && "$build/tests/$1") >"log.$1" 2>&1 || status=$?
    [[ $status == 0 || $status == 77 ]] || { cat "log.$1"; fail "$1 fails with the samples"; }
}
they_pass() { # as many at once as there are processors
    export tree build
    export -f passes fail
    # shellcheck disable=SC2086
    printf '%s\n' $programs | xargs -P "$(nproc)" -I '{}' bash -c 'passes {}' || exit 1
    echo 'the tests pass with the samples'
}
spoilt() { # SAMPLE WHAT INSTEAD PROGRAM: which then must fail
    local sample=$tree/src/$1
    cp "$sample" kept.c
    sed -i "s@$2@$3@" "$sample"
    ! cmp -s "$sample" kept.c || fail "$1: no '$2' to spoil"
    make_targets "$4"
    ! "$build/tests/$4" >log 2>&1 || fail "$1: $4 does not see '$3' for '$2'"
    cp kept.c "$sample"
}
cd "$work"
if [ "$LANECAST_REAL" = double ]; then
    # shellcheck disable=SC2086
    make_targets $programs
    they_pass
    spoilt lane/cell/cascade.c 'dc1 \* keep' dc1 contract_gradient
    spoilt lane/cell/cascade.c 'dc2 \* keep' dc2 contract_chain
    spoilt nn/head/pinball.c 'slope \* c->scale' 'c->scale' contract_gradient
    spoilt nn/arch/linear.c '.dy = shard->dy' '.dy = shard->y' contract_gradient
    echo 'the tests see every sample whose gradient is spoilt'
    exit 0
fi
# shellcheck disable=SC2086
make_targets lanecast_tool $programs

# --- listed and explained: LISTING, SECTION KEY that choose it, NAME, its knobs
lanecast=$build/lanecast
is_listed() { # LISTING NAME
    "$lanecast" list "$1" | grep -qE "^  $2 +[^ ]" || fail "lanecast list $1 has no line on $2"
}
refused() { # TEXT MESSAGE
    printf '%s\n' "$1" >wrong.ini
    ! "$lanecast" config check wrong.ini >out 2>err || fail "accepted: $1"
    grep -qF "$2" err || { cat err; fail "does not say: $2"; }
}
is_chosen() { # LISTING SECTION KEY NAME KNOB...
    local listing=$1 section=$2 key=$3 name=$4 knob standard
    shift 4
    is_listed "$listing" "$name"
    printf '[%s]\n%s = %s\n' "$section" "$key" "$name" >right.ini
    "$lanecast" config check right.ini >checked.ini
    for knob; do
        "$lanecast" config explain "$section" | awk -v knob="$name.$knob" '
            /^[^ ]/ { here = $1 == knob } here { lines++; range = range || / to / } END { exit !(lines >= 3 && range) }' ||
            fail "config explain has no help and range of $name.$knob"
        standard=$(sed -n "s/^$name\.$knob = //p" checked.ini)
        [ -n "$standard" ] || fail "config check shows no $name.$knob"
        refused "[$section]
$key = $name
$name.$knob = 1e300" "wrong.ini:3: [$section] $name.$knob: '1e300' is not "
        refused "[$section]
$name.$knob = $standard" "$name.$knob = $standard: not used, since $key = "
    done
    refused "[$section]
$key = $name
$name.nothing = 1" "wrong.ini:3: no key '$name.nothing'; $name has $name.$1"
}
is_chosen cells model cell cascade keep
is_chosen kinds model kind linear rows
is_chosen kinds model kind moving rows
is_chosen losses model loss pinball low high
is_chosen optimizers train optimizer lion beta1 beta2
is_chosen orders train order rotated share
is_chosen scalers data scale trimmed share
is_listed transforms cube_root
is_listed normalizers first
is_chosen schedules train schedule inverse half
is_listed formats npy
is_listed metrics nrmse
is_listed simulators walk
echo 'every sample is listed and explained'

# --- used from end to end
"$lanecast" simulate walk --rows 400 -o walk.h5 >out
grep -q '2 series of 400 rows' out
"$lanecast" simulate weather --rows 400 -o weather.h5 >out
{ # a NumPy array of 300 rows and 2 channels
    printf '\223NUMPY\001\000v\000%-117s\n' "{'descr': '<f8', 'fortran_order': False, 'shape': (300, 2), }"
    for ((i = 0; i < 300; i++)); do printf '\0\0\0\0\0\0\360\077\0\0\0\0\0\0\0\100'; done
} >array.npy
"$lanecast" inspect array.npy >out || { cat out; exit 1; }
grep -q 300 out
field() { # FIELD: the first value of that name in out
    sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" out | head -n 1
}
printf '[data]\nfile = weather.h5\n[window]\ncontext = 12\nhorizon = 3\n[train]\nepochs = 2\nbatch = 16\n' >run.ini
runs_with() { # DIGESTS-ARE [--set section.key=value]...: trains, evaluates and forecasts
    local name=$1
    shift
    "$lanecast" train run.ini -o "$name.run" --quiet "$@" >out
    "$lanecast" evaluate "$name.run" --json >"$name.json"
    grep -q '"nrmse"' "$name.json" || fail "$name: not evaluated by nrmse"
    grep -q '"moving"' "$name.json" || fail "$name: not compared with moving"
    "$lanecast" forecast "$name.run" -o "$name.h5" --quiet >out
}
differ() { # A B: their errors
    ! cmp -s <(grep '"mse":' "$1.json") <(grep '"mse":' "$2.json") || fail "$1 and $2 have the same errors"
}
network=(--set model.hidden=4 --set model.cell=cascade --set model.loss=pinball --set train.optimizer=lion)
network+=(--set train.schedule=inverse --set train.order=rotated --set data.scale=trimmed --set data.transform=cube_root)
runs_with network "${network[@]}"
for knob in model.cascade.keep=0.1 model.pinball.high=0.6 train.lion.beta1=0 train.inverse.half=0.1 train.rotated.share=0.5 \
    data.trimmed.share=0.1; do
    runs_with "$knob" "${network[@]}" --set "$knob"
    differ network "$knob"
done
runs_with first --set model.normalize=first
runs_with none --set model.normalize=none
differ first none
runs_with linear --set model.kind=linear
runs_with linear6 --set model.kind=linear --set model.linear.rows=6
differ linear linear6
runs_with moving --set model.kind=moving
runs_with moving2 --set model.kind=moving --set model.moving.rows=2
differ moving moving2
if "$lanecast" train run.ini --set model.kind=linear --set data.target=temperature --dry-run >out 2>err; then
    fail 'linear forecasts a channel that it does not read'
fi
grep -q 'data.input must name the channels of data.target' err
echo 'every sample is used, and every knob acts'

they_pass
spoilt lane/cell/cascade.c 'vec a = vec_tanh(vec_load(s->gate\[A\] + k))' 'vec a = vec_tanh(vec_load(s->gate[A]))' contract_bits
spoilt nn/head/pinball.c 'isnan(target) ? 0 : ' '' contract_masks
spoilt nn/arch/linear.c 's->sums = size->sums' 's->sums = size->sums > 0' contract_bits
spoilt train/optim/lion.c '1 - b2' 'b2' golden_optims
spoilt nn/normalize/first.c 't->at(t->of, 0)' '0.5 * t->at(t->of, 0)' property_normalize
spoilt train/schedule/inverse.c 'half + (double)s->epoch' 'half - (double)s->epoch' golden_schedules
spoilt nn/head/pinball.c '1 - level\[q\]' 'level[q]' golden_heads
spoilt data/scaler/trimmed.c 'last - tail' 'last' golden_scalers
spoilt data/transform/cube_root.c 'transformed \* transformed \* ' '' golden_transforms
spoilt eval/metric/nrmse.c '/ \*range' '' golden_metrics
spoilt model/baseline/moving.c 'sum / ' 'sum * ' golden_baselines
spoilt lane/cell/cascade.c 'vec_fma(keep, vec_load(s->c_prev\[2\]' 'vec_fma(take, vec_load(s->c_prev[2]' golden_recurrent
spoilt train/optim/lion.c 'lc_real c =' 'static lc_real kept; kept += g[i]; lc_real c = kept +' contract_training_bits
spoilt train/schedule/inverse.c 'return half /' 'static double calls; return ++calls / half /' contract_training_bits
spoilt train/order/rotated.c '(first + i) % count' '(first + i) % (count - 1)' contract_orders
spoilt data/scaler/trimmed.c 'value\[last / 2\]' '1 + value[last / 2]' unit_scaler
spoilt data/simulate/walk.c 'lc_rng_new(seed, ' 'lc_rng_new(seed > 0, ' unit_simulate
spoilt data/format/npy.c 'LC_MATCH_SIGNATURE : LC_MATCH_NONE' 'LC_MATCH_SIGNATURE : LC_MATCH_LAYOUT' unit_dataset
spoilt eval/metric/nrmse.c '(\*y == \*y) \& ' '((*y == *y) | -1) \& ' unit_metrics
spoilt model/baseline/moving.c 'back(context, back)' 'back(context, back - 1)' property_forecasts
echo 'the tests see every sample that is spoilt'
for file in $numbers; do
    mv "$tree/tests/golden/$file" kept.txt
    failed=0
    for program in $programs; do
        [[ $program != golden_* || $failed = 1 ]] || "$build/tests/$program" >log 2>&1 || failed=1
    done
    [ $failed = 1 ] || fail "no test asks for $file"
    mv kept.txt "$tree/tests/golden/$file"
done
echo 'a variant without numbers fails its test'
