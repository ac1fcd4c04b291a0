# Nothing that can be written is shared by threads, except what is listed here with its reason. Read from the object files.
set -euo pipefail
cd "$LANECAST_BUILD"
allowed='mem.c.o calls
mem.c.o bytes_now
stop.c.o caught
stop.c.o caught_at'
# mem.c: atomic counts of the heap of the whole process; a test and `train --dry-run` read them, no result depends on them.
# stop.c: a signal handler has no other place; the tool only.
if grep -q '^LANECAST_\(SANITIZE\|COVERAGE\):BOOL=ON' CMakeCache.txt; then
    echo 'skipped: sanitizers and coverage keep counters of their own in every file'
    exit 77
fi

objects=$(find CMakeFiles -path '*lanecast*' -name '*.o')
[ "$(wc -l <<<"$objects")" -gt 150 ]
# Columns: address, flags, section, size, name. Constants with addresses in them are in .data.rel.ro: read-only once the program runs.
found=$(for object in $objects; do
    objdump -t "$object" | awk -v file="$(basename "$object")" '
        / O / && $0 !~ /\.(data\.rel\.ro|rodata|tbss|tdata)/ && match($0, /\.(data|bss)|\*COM\*/) { print file, $NF }'
done | sort)
if ! diff <(sort <<<"$allowed") <(echo "$found"); then
    echo 'at >: globals that can be written; at <: listed here, but gone'
    exit 1
fi
