# A shared lanecast shows the functions that include/ declares, and nothing else.
set -euo pipefail
compiler=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$LANECAST_BUILD/CMakeCache.txt")
library=$LANECAST_BUILD/tests/liblanecast_shared.so

declared=$("$compiler" -E -P -I"$LANECAST_SOURCE/include" "$LANECAST_SOURCE/include/lanecast.h" |
    grep -v '^static inline' | grep -oE '\blc_[a-z0-9_]+\(' | tr -d '(' | sort -u)
exported=$(nm -D --defined-only "$library" | awk '{ print $3 }' | sort -u)
[ "$(wc -l <<<"$declared")" -ge 60 ]
if ! diff <(echo "$declared") <(echo "$exported"); then
    echo 'include/ declares the names at <, the shared library shows those at >.'
    echo 'Every public header opens with "#pragma GCC visibility push(default)" and ends with its pop.'
    exit 1
fi
echo "$(wc -l <<<"$exported") functions"
