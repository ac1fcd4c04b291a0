# Every source file opens with what it is for: in C `/* name - what ...`, in tests also `/* What ...`; in scripts and CMake files `# ...`.
set -euo pipefail
cd "$LANECAST_SOURCE"
wrong=0
files=0
while read -r file; do
    files=$((files + 1))
    name=$(basename "${file%.*}")
    line=$(head -1 "$file")
    case $file in
    tests/*.[ch]) opening='^/\* .{20}' ;;
    *.[ch]) opening="^/\* $name - .{8}" ;;
    *) [[ $line != '#!'* ]] || line=$(sed -n 2p "$file"); opening='^# .{20}' ;;
    esac
    grep -qE "$opening" <<<"$line" || { echo "$file does not open with what it is for"; wrong=1; }
done < <(find src include tests cmake -name '*.[ch]' -o -name '*.sh' -o -name '*.cmake' | sort)
[ "$files" -gt 250 ] && [ $wrong -eq 0 ]
