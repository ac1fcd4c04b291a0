# The top level holds what CONVENTIONS says and nothing that a run left there.
set -euo pipefail
cd "$LANECAST_SOURCE"

[ -d .git ] || { echo "not a clone: nothing to see"; exit 0; }
known='.ci .clang-format .clang-tidy .gitignore CHANGELOG.md CMakeLists.txt CMakePresets.json CONVENTIONS.md LICENSE README.md
SECURITY.md cmake datasets docs include results scripts src tests'
strange=$(comm -23 <(git ls-files | cut -d/ -f1 | sort -u) <(tr ' ' '\n' <<<"$known" | sort))
[ -z "$strange" ] || { echo "at the top level, and not known there:" $strange; exit 1; }
