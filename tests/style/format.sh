# Every C file is as clang-format 14 writes it; other versions write it otherwise.
set -euo pipefail
cd "$LANECAST_SOURCE"
if ! clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
    echo 'skipped: no clang-format 14 here'
    exit 77
fi
find include src tests -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror
