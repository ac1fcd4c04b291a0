# What is documented exists, and what exists is documented: commands, options, keys; nothing is wider than 80 columns.
set -euo pipefail
cd "$LANECAST_SOURCE"
wrong=0
fail() {
    echo "$*"
    wrong=1
}
commands=$("$LANECAST" --help | awk '/^[A-Z]/ { list = /:$/ && !/^Usage|^Exit/ } list && /^  [a-z]/ { print $1 }' | sort)
files=$(find src/cli/command -name '*.c' -exec basename {} .c \; | sort)
[ "$commands" = "$files" ] || fail "--help lists: $commands; there are: $files"

for command in $commands; do
    help=$("$LANECAST" "$command" --help)
    awk -v what="$command --help" 'length > 80 { print what ": wider than 80 columns: " $0; wide = 1 } END { exit wide }' <<<"$help" || wrong=1
    # Which common options a command takes is in its help, in its manual, and in what it does with the others.
    for option in --set --data --threads --seed --progress; do
        got=0
        message=$("$LANECAST" "$command" "$option" 2>&1) || got=$?
        refused=$(grep -c "no option '$option'" <<<"$message" || true)
        listed=$(grep -c -- "^      $option " <<<"$help" || true)
        manual=$("$LANECAST" --manual "$command" | grep -cF -- "\fB${option//-/\\-}\fR" || true)
        [[ "$got $refused $listed $manual" == '2 1 0 0' || "$got $refused $listed $manual" == '2 0 1 1' ]] ||
            fail "$command $option: status, refused, in the help, in the manual: $got $refused $listed $manual"
    done
    "$LANECAST" --manual "$command" | grep -x '.SH SYNOPSIS' >/dev/null || fail "$command has no manual page"
done
"$LANECAST" --help | awk 'length > 80 { print "--help: wider than 80 columns: " $0; wide = 1 } END { exit wide }' || wrong=1
configuration=$("$LANECAST" --manual lanecast.ini)
grep -q 'one of: cut, ignore$' <<<"$configuration" || fail 'lanecast.ini(5) does not tell what window.gaps may be'
"$LANECAST" config explain | awk 'length > 80 { print "config explain: wider than 80 columns: " $0; wide = 1 } END { exit wide }' || wrong=1

# Every "lanecast COMMAND --option" of the documents.
words=0
while read -r command rest; do
    words=$((words + 1))
    grep -qx "$command" <<<"$commands" || { fail "README.md, CHANGELOG.md: there is no lanecast $command"; continue; }
    for option in $(grep -oE -- '--[a-z-]+' <<<"$rest" || true); do
        "$LANECAST" "$command" --help | grep -q -- "$option" || fail "README.md: lanecast $command has no $option"
    done
done < <(grep -hoE '(^    |`|&& )lanecast [a-z]+[^`&#]*' README.md CHANGELOG.md datasets/README.md docs/*.md | sed 's/.*lanecast //')
# So does every option of the examples.
while read -r command rest; do
    for option in $(grep -oE -- '--[a-z-]+' <<<"$rest" || true); do
        "$LANECAST" "$command" --help | grep -- "$option" >/dev/null || fail "examples: lanecast $command has no $option"
    done
done < <(for command in $commands; do "$LANECAST" "$command" --help | sed -n '/^Examples:/,$s/^    lanecast //p'; done)
[ "$words" -ge 4 ] || fail "only $words commands found in README.md"

# Every variant has a word of help, and every example configuration is valid.
"$LANECAST" list | awk '/^  [a-z]/ && NF < 2 { print "list: no help for " $1; wrong = 1 } END { exit wrong }' || wrong=1
for config in scripts/quickstart.d/*.ini; do
    "$LANECAST" config check "$config" >/dev/null || wrong=1
done
exit $wrong
