# A folder of src includes itself and the rooms below it, never a room above or a stranger beside it.
set -euo pipefail
cd "$LANECAST_SOURCE"

below() {
    case $1 in
    core) echo core ;;
    lane) echo core lane ;;
    data) echo core data ;;
    nn) echo core lane nn ;;
    train) echo "$(below data) $(below nn) train" ;;
    model) echo "$(below train) model" ;;
    eval) echo "$(below model) eval" ;;
    bench) echo "$(below model) bench" ;;
    sweep) echo "$(below eval) sweep" ;;
    cli) echo "$(below sweep) bench cli" ;;
    python) echo python ;;
    *) echo "no room $1: name it here" >&2; return 1 ;;
    esac
}

# The room that a public header belongs to.
room_of() {
    case $1 in
    base | calendar | option) echo core ;;
    dataset | window | scaler | classes | simulate | import | inspect | quality) echo data ;;
    net | flow) echo nn ;;
    train) echo train ;;
    config | forecaster) echo model ;;
    evaluate) echo eval ;;
    *) echo "no room for lanecast/$1.h: name it here" >&2; return 1 ;;
    esac
}

wrong=0
includes=0
for room in $(cd src && ls -d -- */); do
    room=${room%/}
    allowed=" $(below "$room") "
    while IFS=: read -r file line text; do
        target=${text#*[\"<]}
        target=${target%%[\">]*}
        case $text in
        *\<lanecast/*) other=$(room_of "$(basename "$target" .h)") ;;
        *\"*/*) other=${target%%/*} ;;
        *\"*) echo "$file:$line: \"$target\" does not name its room"; wrong=1; continue ;;
        *) continue ;;
        esac
        includes=$((includes + 1))
        if [[ $allowed != *" $other "* ]]; then
            echo "$file:$line: $room includes $target of $other"
            wrong=1
        fi
    done < <(grep -rnE '^#include ["<]' --include='*.[ch]' "src/$room")
done
echo "$includes includes looked at"
[ "$includes" -gt 200 ] && [ $wrong -eq 0 ]
