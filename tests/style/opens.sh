# Every source file opens with what it is for: in C `/* name - what ...`, in tests also `/* What ...`; in scripts and CMake files `# ...`.
set -euo pipefail
cd "$LANECAST_SOURCE"
find src include tests cmake -name '*.[ch]' -o -name '*.sh' -o -name '*.cmake' | sort >"$LANECAST_BUILD/opens"
xargs awk '
    FNR == 1 { files++; opened = 0 }
    opened { nextfile }
    FNR == 1 && /^#!/ { next }
    {
        opened = 1
        name = FILENAME
        gsub(/.*\/|\.[^.]*$/, "", name)
        opening = FILENAME !~ /\.[ch]$/ ? "# " : FILENAME ~ /^tests\// ? "/* " : "/* " name " - "
        if (index($0, opening) != 1 || length($0) < length(opening) + (opening ~ /-/ ? 8 : 20)) {
            print FILENAME " does not open with what it is for"
            wrong = 1
        }
    }
    END { exit files <= 250 || wrong }' <"$LANECAST_BUILD/opens"
