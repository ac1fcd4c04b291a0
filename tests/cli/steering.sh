# Names that steer terminals, of files, channels, series and classes: escaped in all that is printed, in every form, and in pages and pictures.
source "$(dirname "$0")/cli.bash"
name=$'\e[31m\e]0;x\a\u009b'

# is_plain WHAT FILE: no control letter of ASCII or C1 but line ends and tabs
is_plain() {
    if LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$2"; then
        echo "$1: not escaped:"
        LC_ALL=C grep -P '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$2" | head -n 3 | cat -v | cut -c 1-300
        exit 1
    fi
}

# plain ARGUMENTS...: runs, and what it prints is plain
plain() {
    "$LANECAST" "$@" >out 2>err || { echo "lanecast $*: $?: $(cat -v err)"; exit 1; }
    is_plain "lanecast $*" out
    is_plain "lanecast $*" err
}

{
    printf 'series,date,%s\n' "$name"
    for series in "$name" b; do
        awk -v s="$series" 'BEGIN { for (i = 0; i < 84; i++) printf "%s,2024-%02d-%02d,%d\n", s, 1 + i / 28, 1 + i % 28, i * i % 17 }'
    done
} >"$name.csv"
small=(--context 4 --horizon 2 --hidden 2 --epochs 1 --set window.gaps=ignore)
plain import "$name.csv" --series-column series -o "$name.h5"
plain inspect "$name.h5"
plain inspect "$name.csv" --json
plain train "$name.h5" "${small[@]}" -o "$name.run" --log log.jsonl
is_plain 'the log' log.jsonl
cp "$name.run" "2$name.run"
plain train "$name.h5" "${small[@]}" --set classes.of=change --set classes.limits=0 --set "classes.names=\"$name\" up" --loss softmax \
    -o classes.run
for form in text markdown latex json; do
    plain evaluate "$name.run" --format $form
    plain evaluate "$name.run" "2$name.run" --format $form
done
plain evaluate classes.run
plain evaluate classes.run --json
plain inspect "$name.run" --json
plain report "$name.run" "2$name.run" -o page.html
is_plain 'the page' page.html
plain sweep "$name.h5" "${small[@]}" --try train.batch=8,16 --trials 2 --workers 1 -o "$name.db"
plain sweep show "$name.db"
if command -v gnuplot >/dev/null; then
    plain plot "$name.run" -o picture.svg
    is_plain 'the picture' picture.svg
    plain plot classes.run -o picture.svg
    is_plain 'the picture of classes' picture.svg
fi
