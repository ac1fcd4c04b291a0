# cli - what the tests of the tool share: a folder of their own, in which they begin, and what they cannot do without. Source it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# A Python that has h5py, as $python: LANECAST_PYTHON, else python3. Skips the test (77) without one.
needs_h5py() {
    python=${LANECAST_PYTHON:-python3}
    "$python" -c 'import h5py' 2>/dev/null && return
    echo 'skipped: no Python with h5py'
    exit 77
}

# A Python that has Optuna 5, pandas and plotly, as $python: LANECAST_PYTHON, else python3, else one in the build folder with packages of
# PyPI, made once. Skips the test (77) where these cannot be had.
needs_optuna() {
    local with='import optuna, optuna_dashboard, pandas, plotly; assert optuna.__version__.startswith("5.")'
    local own=$LANECAST_BUILD/optuna-python
    for python in "${LANECAST_PYTHON:-python3}" python3 "$own/bin/python"; do
        "$python" -c "$with" 2>/dev/null && return
    done
    (
        flock 9
        "$python" -c "$with" 2>/dev/null && exit
        python3 -m venv "$own" &&
            "$python" -m pip install --quiet --disable-pip-version-check --retries 0 --timeout 10 \
                optuna==5.0.0 pandas plotly optuna-dashboard
    ) 9>"$own.lock" >pip.txt 2>&1 && "$python" -c "$with" && return
    echo "skipped: no Python with optuna 5, pandas, plotly and optuna-dashboard, and none could be made: $(tail -n 1 pip.txt)"
    exit 77
}

# Whether ulimit -v can say how little memory there is: the sanitizers of addresses and races need all addresses for themselves.
limits_memory() {
    ! grep -qE '^LANECAST_(SANITIZE|RACES):BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt"
}

needs_strace() {
    strace -o "$work/strace" true 2>/dev/null && rm "$work/strace" && return
    echo 'skipped: no strace that works here'
    exit 77
}

# Text whose commands are a line each: without the " \\" at which they are wrapped.
whole_commands() {
    sed -e ':again' -e '/ \\$/{N; s/ \\\n */ /; b again' -e '}'
}

# Ends the test with words on what is wrong; a test may have one of its own.
fail() {
    echo "$(basename "$0" .sh): $*"
    exit 1
}

# refused CODE PHRASE ARGUMENT...: the tool ends with that status and says that.
refused() {
    local code=$1 phrase=$2 got=0
    shift 2
    "$LANECAST" "$@" >out.txt 2>error.txt || got=$?
    [ "$got" -eq "$code" ] || fail "$* exits with $got, not $code: $(cat error.txt)"
    grep -F -- "$phrase" error.txt >/dev/null || fail "$* does not say '$phrase': $(cat error.txt)"
}
