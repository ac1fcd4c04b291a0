# What is installed into an empty prefix is enough to build and run someone else's program, by find_package and by pkg-config.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# cached NAME: a variable of the build
cached() {
    sed -n "s/^$1:[A-Z]*=//p" "$LANECAST_BUILD/CMakeCache.txt"
}

cmake --install "$LANECAST_BUILD" --prefix "$work/prefix" >install.log
export PATH=$work/prefix/bin:$PATH
PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name lanecast.pc)")
export PKG_CONFIG_PATH
libdir=$(pkg-config --variable=libdir lanecast)
compiler=$(cached CMAKE_C_COMPILER)
flags=()
if [ "$(cached LANECAST_SANITIZE)" = ON ]; then
    flags=(-fsanitize=address,undefined)
fi

lanecast simulate weather --rows 400 -o weather.h5 >/dev/null

cmake -S "$here/install" -B by-cmake -G "$(cached CMAKE_GENERATOR)" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_C_COMPILER="$compiler" \
    -DCMAKE_C_FLAGS="${flags[*]-}" >cmake.log || { cat cmake.log; exit 1; }
cmake --build by-cmake >build.log || { cat build.log; exit 1; }
by_cmake=$(LD_LIBRARY_PATH=$libdir by-cmake/consumer weather.h5)

# A project of C++ only.
mkdir cxx
cp "$here/install/consumer.c" cxx/consumer.cpp
sed 's/LANGUAGES C)/LANGUAGES CXX)/; s/consumer\.c/consumer.cpp/' "$here/install/CMakeLists.txt" >cxx/CMakeLists.txt
cmake -S cxx -B by-cxx -G "$(cached CMAKE_GENERATOR)" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_CXX_FLAGS="${flags[*]-}" >cxx.log || { cat cxx.log; exit 1; }
cmake --build by-cxx >build.log || { cat build.log; exit 1; }
by_cxx=$(LD_LIBRARY_PATH=$libdir by-cxx/consumer weather.h5)

# shellcheck disable=SC2046 # words are wanted
"$compiler" "${flags[@]}" "$here/install/consumer.c" $(pkg-config --cflags --libs lanecast) -o by-pkg-config
by_pkg_config=$(LD_LIBRARY_PATH=$libdir ./by-pkg-config weather.h5)

version=$(lanecast --version | sed -n 's/^lanecast //p')
echo "$by_cmake | $by_pkg_config"
[ "$by_cmake" = "$by_pkg_config" ] && [ "$by_cmake" = "$by_cxx" ]
[ "${by_cmake%% *}" = "$version" ]

# The examples of docs are other programs too.
for example in "$LANECAST_SOURCE"/docs/examples/*.c; do
    # shellcheck disable=SC2046
    "$compiler" -std=c11 -Wall -Wextra -Werror "${flags[@]}" "$example" $(pkg-config --cflags --libs lanecast) -lm -o example
    LD_LIBRARY_PATH=$libdir ./example >"$(basename "$example" .c).out"
done
[ "$(wc -l <arrays.out)" -eq 6 ] && [ "$(head -c 20 arrays.out)" = '1970-02-15 20:00:00,' ] || { cat arrays.out; exit 1; }

# The program in a header's opening comment, the example of its manual page, is whole and says what it said before.
program() {
    awk '/^ \*     #include/ { inside = 1 } inside && /^ \* [^ ]|\*\/$/ { exit } inside { sub(/^ \* ?( {4})?/, ""); print }' "$1"
}
printf '%s\n' Date,Ticker,Open,Close 01/02/2020,A,1,2 02/02/2020,A,2,3 01/02/2020,B,1,2 02/02/2020,B,2,3 >prices.csv
lanecast simulate weather --rows 1000 -o weather.h5 >/dev/null
for header in prefix/include/lanecast.h prefix/include/lanecast/*.h; do
    program "$header" >program.c
    # shellcheck disable=SC2046
    "$compiler" -std=c11 -Wall -Wextra -Werror "${flags[@]}" program.c $(pkg-config --cflags --libs lanecast) -o program
    echo "$(basename "$header")"
    # Not the version, nor what a network says: its last bits are the machine's.
    LD_LIBRARY_PATH=$libdir ./program | sed "s/^lanecast $version\$/lanecast/; s/\(:00 temperature\) .*/\1/; s/ *\$//" | head -n 6
    page=prefix/share/man/man3/lanecast_$(basename "$header" .h).3
    [ "$header" != prefix/include/lanecast.h ] || page=prefix/share/man/man3/lanecast.3
    [ "$(sed -n '/^\.SH EXAMPLES/,/^\.SH SEE/p' "$page" | grep -c '#include <lanecast.h>')" -eq 1 ] || { echo "$page: no example"; exit 1; }
done >examples.txt
diff "$here/install/examples.txt" examples.txt
lanecast evaluate run.h5 --data weather.h5 -q >/dev/null

# The prefix can be moved: nothing in it names where it was.
if grep -rIl "$work" prefix; then
    echo "these name the prefix"
    exit 1
fi
bash -n prefix/share/bash-completion/completions/lanecast
for page in lanecast.1 lanecast-train.1 lanecast.ini.5 lanecast.3 lanecast_forecaster.3; do
    test -s "prefix/share/man/man${page##*.}/$page"
done

# What a document links to is installed too.
broken=$(find prefix/share/doc -name '*.md' | while read -r page; do
    sed 's/](/\n](/g' "$page" | sed -n 's/^](\([^)# ]*\).*/\1/p' | while read -r link; do
        case $link in *://*) ;; *) [ -e "$(dirname "$page")/$link" ] || echo "$page: $link" ;; esac
    done
done)
[ -z "$broken" ] || { echo "links that lead nowhere: $broken"; exit 1; }

# Every public function has a page, which names it and shows how it is called.
functions=$("$compiler" -E -P -I"$LANECAST_SOURCE/include" "$LANECAST_SOURCE/include/lanecast.h" | grep -oE '\blc_[a-z0-9_]+\(' | tr -d '(' | sort -u)
without=
called() {
    grep -q '^\.so man3/lanecast_[a-z]*\.3$' "$1" || return 1
    local page
    page=prefix/share/man/$(sed 's/^\.so //' "$1")
    sed -n '/^\.SH NAME/,/^\.SH SYNOPSIS/p' "$page" | grep -E "^$2(,| )" >/dev/null &&
        sed -n '/^\.SH SYNOPSIS/,/^\.SH DESCRIPTION/p' "$page" | grep "[ *]$2(" >/dev/null
}
for function in $functions; do
    called "prefix/share/man/man3/$function.3" "$function" || without+=" $function"
done
[ "$(wc -w <<<"$functions")" -ge 60 ] && [ -z "$without" ] || { echo "no page of section 3 has:$without"; exit 1; }
# And no page is of a function that there is not.
pages=$(find prefix/share/man/man3 -name 'lc_*.3' -printf '%f\n' | sed 's/\.3$//' | sort)
[ "$pages" = "$functions" ] || { diff <(echo "$functions") <(echo "$pages"); exit 1; }
