# What `lanecast check` takes; the check itself, which takes minutes on a busy machine, is part of scripts/test --full.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
refused() { # MESSAGE ARGUMENT...
    local message=$1 code=0
    shift
    "$LANECAST" check "$@" >out 2>err || code=$?
    [ $code -eq 2 ] && [ ! -s out ] && grep -qF "$message" err || { cat out err; exit 1; }
}
refused 'check needs determinism'
refused "check: 'determinacy' is not one of determinism" determinacy
refused "check: unexpected argument 'twice'" determinism twice
