# Functions have six parameters at most; a format's arguments are not counted. The kernels of lane, which are inlined, take constants
# that become code.
set -euo pipefail
cd "$LANECAST_SOURCE"
find src -name '*.c' | sort | xargs awk '
    /^[A-Za-z_].*[^;:]$/ && !/^(typedef|enum|struct|union) / { start = FNR; header = "" } # a header may have several lines
    start && /^{$/ {
        list = header
        sub(/^[^(]*\(/, "", list)
        sub(/, \.\.\.\).*/, ")", list)
        depth = 0
        count = 1
        for (i = 1; i <= length(list) && depth >= 0; i++) {
            letter = substr(list, i, 1)
            depth += (letter == "(") - (letter == ")")
            count += letter == "," && depth == 0
        }
        if (count > 6 && header !~ /^VEC_INLINE /) { print FILENAME ": " count " parameters: " header; wrong++ }
        functions++
        start = 0
    }
    start { header = header $0 }
    END {
        print functions " functions looked at"
        exit wrong > 0 || functions < 4000
    }'
