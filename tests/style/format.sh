# Every C file is as clang-format writes it.
set -euo pipefail
cd "$LANECAST_SOURCE"
if ! command -v clang-format >/dev/null; then
    echo 'skipped: no clang-format here'
    exit 77
fi
find include src tests -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror
