# How long functions and files are: reported, and refused where a reader would give up. No line of C is longer than 130 letters.
set -euo pipefail
cd "$LANECAST_SOURCE"
if find src include -name '*.[ch]' -print0 | xargs -0 grep -nE '^.{131,}'; then
    echo 'longer than 130 letters'
    exit 1
fi
find src -name '*.c' | sort | xargs awk '
    FNR == 1 { files++ }
    /^[A-Za-z_].*[^;:]$/ && !/^(typedef|enum|struct|union) / { start = FNR; name = $0 } # a header may have several lines
    /^{$/ && start { open = FNR }
    /^}$/ && open { n++; length_of[n] = FNR - open - 1; if (length_of[n] > 40) { print FILENAME ": " name ": " length_of[n] " lines"; long++ }; start = open = 0 }
    { lines[FILENAME] = FNR }
    END {
        for (file in lines) if (lines[file] > 350) { print file ": " lines[file] " lines"; long++ }
        for (i = 1; i <= n; i++) count[length_of[i]]++
        for (i = 0; seen < n / 2; i++) seen += count[i]
        median = i - 1
        seen = 0
        for (i = 0; seen < n * 0.9; i++) seen += count[i]
        print files " files, " n " functions, half of them up to " median " lines, nine in ten up to " i - 1
        exit long > 0 || n < 4000
    }'
