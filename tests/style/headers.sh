# Every header compiles on its own as C11, the public ones as C++ too; lanecast.h includes them all; no two types have one name.
set -euo pipefail
cd "$LANECAST_SOURCE"
compiler=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$LANECAST_BUILD/CMakeCache.txt")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wrong=0
real=()
strict=()
grep -q '^LANECAST_WERROR:BOOL=ON' "$LANECAST_BUILD/CMakeCache.txt" && strict=(-Werror)
if [ "$LANECAST_REAL" = double ]; then
    real=(-DLC_REAL_DOUBLE)
fi
read -ra door <<<"$(pkg-config --cflags hdf5)" # core/h5/handle.h
flags=("${door[@]}" -std=c11 -D_GNU_SOURCE -DLC_LEVEL_NAME=portable -DLC_LEVEL_portable -Iinclude -Isrc -Wall -Wextra "${strict[@]}" "${real[@]}")

for header in $(find include src -name '*.h' | sort); do
    name=${header#include/}
    name=${name#src/}
    printf '#include "%s"\ntypedef int something;\n' "$name" >"$work/alone.c"
    "$compiler" "${flags[@]}" -fsyntax-only "$work/alone.c" || { echo "$header does not compile on its own"; wrong=1; }
done

for header in include/lanecast/*.h; do
    grep -q "#include <lanecast/$(basename "$header")>" include/lanecast.h || { echo "lanecast.h lacks $header"; wrong=1; }
done
# A name means one type: two files that need each other's one day would not compile.
twice=$(grep -rhoE '^\} lc_[a-z0-9_]+;' include src | sort | uniq -d | tr -d '};\n')
[ -z "$twice" ] || { echo "two types of one name:$twice"; wrong=1; }

cxx=$(command -v g++ || command -v clang++ || command -v c++ || true)
if [ -z "$cxx" ]; then
    echo 'skipped: no C++ compiler here: the public headers as C++'
    exit $wrong
fi
for header in include/lanecast.h include/lanecast/*.h; do
    printf '#include "%s"\n' "${header#include/}" >"$work/alone.cc"
    "$cxx" -std=c++11 -Iinclude -Wall -Wextra "${strict[@]}" "${real[@]}" -fsyntax-only "$work/alone.cc" ||
        { echo "$header does not compile as C++"; wrong=1; }
done
exit $wrong
