# The tool and a shared lanecast are built as cmake/hardening.cmake says: relocations read-only before main, no stack that runs, and in
# an optimised build the checks of stack and bounds.
set -euo pipefail
library=$LANECAST_BUILD/tests/liblanecast_shared.so
wrong=0
for file in "$LANECAST" "$library"; do
    facts=$(readelf -hldW "$file")
    expect() {
        grep -qE "$1" <<<"$facts" || { echo "$file: $2"; wrong=1; }
    }
    expect 'Type: +DYN' 'not position-independent'
    expect 'BIND_NOW|FLAGS_1.*NOW' 'relocations are not resolved at the start'
    expect GNU_RELRO 'relocations can be written'
    expect 'GNU_STACK.* RW ' 'a stack that runs'
done
if ! grep -q '^CMAKE_BUILD_TYPE:[A-Z]*=Release' "$LANECAST_BUILD/CMakeCache.txt"; then
    echo 'skipped: not an optimised build: FORTIFY'
    exit $wrong
fi
called=$(nm -D "$library")
for check in __stack_chk_fail __snprintf_chk; do
    grep -q " U $check" <<<"$called" || { echo "$library: no $check"; wrong=1; }
done
exit $wrong
