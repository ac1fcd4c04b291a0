# No file of src calls a file that, by way of others, calls it again: calls go one way.
set -euo pipefail
cd "$LANECAST_SOURCE"
edges=$(find src -name '*.c' | sort | xargs awk '
    FNR == 1 { files[++n] = FILENAME; inside = 0 }
    { line = $0; gsub(/"([^"\\]|\\.)*"/, "", line) }
    inside { if (line !~ /\*\//) next; sub(/.*\*\//, "", line); inside = 0 }
    { gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line) }
    line ~ /\/\*/ { sub(/\/\*.*/, "", line); inside = 1 }
    line ~ /^[a-z]/ && line !~ /^(static|extern|typedef)/ && line !~ /;$/ && match(line, /lc_[a-z0-9_]+\)?\(/) {
        name = substr(line, RSTART, RLENGTH); gsub(/[()]/, "", name); home[name] = FILENAME; next }
    { while (match(line, /lc_[a-z0-9_]+ *\(/)) {
        name = substr(line, RSTART, RLENGTH); gsub(/[ (]/, "", name); calls[FILENAME, name] = 1; line = substr(line, RSTART + RLENGTH) } }
    END { for (call in calls) { split(call, part, SUBSEP); to = home[part[2]]; if (to && to != part[1]) print part[1], to } }' | sort -u)
count=$(wc -l <<<"$edges")
echo "$count files call another"
[ "$count" -gt 200 ]
tsort <<<"$edges" >/dev/null
