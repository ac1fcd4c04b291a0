# What the documents name exists: files, functions in them, links, and the tests that `ctest -R` is to run.
#
# A name in backticks that ends in .c, .h, .sh, .cmake, .md or .txt is a file, from the top folder, src, include or tests on; after a colon
# comes what is in it: a function, in a header also a type, a macro or a constant.
set -euo pipefail
cd "$LANECAST_SOURCE"
wrong=0
fail() {
    echo "$*"
    wrong=1
}

# A path with NAME in it stands for every file of its folder.
find_file() {
    local root
    for root in . src include tests; do
        [ -f "$root/$1" ] || [[ $1 == */NAME.* && -d $root/${1%/*} ]] || continue
        echo "$root/$1"
        return
    done
    return 1
}

# A definition at the start of a line (a prototype's names in a header), a field list's name, a macro or an enumerator.
has() {
    local file=$1 name=$2
    case $file in
    *.c) grep -qE "^[a-z].*\b(LC_LEVEL\()?$name\)?\(" "$file" ;;
    *) grep -qE "^(#define $name\b|(typedef )?(struct|union|enum) $name\b|} $name;|[a-z].*\b$name\(|enum \{.*\b$name\b|    $name\b.*[=,])" "$file" ;;
    esac
}

documents=(README.md CONVENTIONS.md docs/*.md src/*/README.md)
names=0
functions=0
for document in "${documents[@]}"; do
    while read -r name; do
        names=$((names + 1))
        file=$(find_file "${name%%:*}") || { fail "$document: there is no file ${name%%:*}"; continue; }
        [[ $name == *:* ]] || continue
        functions=$((functions + 1))
        has "$file" "${name##*:}" || fail "$document: $file has no ${name##*:}"
    done < <(grep -oE '`[a-z][a-zA-Z0-9_./-]*\.(c|h|sh|cmake|md|txt)(:[A-Za-z_0-9]+)?`' "$document" | tr -d '`')
    while read -r link; do
        [ -e "$(dirname "$document")/$link" ] || fail "$document: the link $link leads nowhere"
    done < <(grep -oE '\]\([^)#]+' "$document" | sed 's/^](//' | grep -v '://' || true)
done
echo "$names files and $functions functions named"
[ "$names" -gt 100 ] && [ "$functions" -gt 60 ] || fail 'the documents name too few: is the pattern still right?'

# The names are those of the files: to ask ctest would begin the log of a run anew that is going on.
known=$(cd tests && find unit contract golden property cli style real extend -maxdepth 1 -name '*.c' -o -maxdepth 1 -name '*.sh' |
    sed 's,/,.,; s/\.[a-z]*$//'; ls fuzz/corpus | sed 's/^/fuzz./')
tests=0
while read -r pattern; do
    tests=$((tests + 1))
    grep -qE "$pattern" <<<"$known" || fail "no test is called $pattern"
done < <(grep -hoE 'ctest [^`]*-R [^ `]+' "${documents[@]}" | sed "s/.*-R //; s/'//g" | sort -u)
[ "$tests" -gt 10 ] || fail "only $tests tests named"
exit $wrong
