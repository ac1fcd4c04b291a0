# versus - for tests of several runs side by side: what evaluate refuses, and runs of a.ini.
source "$(dirname "$0")/cli.bash"
fail() {
    echo "$*"
    exit 1
}
refused() { # WORDS -- evaluate's arguments
    local words=$1 got=0
    shift
    "$LANECAST" evaluate "$@" -q >out 2>err || got=$?
    [ $got -eq 2 ] || fail "evaluate $*: $got"
    grep -qF -- "$words" err || fail "evaluate $*: $(cat err)"
}
train() { # NAME SETTINGS
    local name=$1 setting set=()
    shift
    for setting; do set+=(--set "$setting"); done
    "$LANECAST" train a.ini -q -o "$name.h5" ${set[@]+"${set[@]}"} >>plain.txt
}
