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
nested=0
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
# Of the folders inside a room, those that one may include besides itself.
beside() {
    case $1 in
    data/sheet) echo data/time ;;
    data/foreign) echo data/time data/sheet ;;
    data/native) echo data/time data/foreign ;;
    data/format) echo data/sheet data/foreign data/native ;;
    data/import) echo data/time data/sheet data/foreign data/native data/format ;;
    model/config | model/forecaster | model/future | model/interval | model/run) echo model/ridge ;;
    *) echo ;;
    esac
}

# A file of the room itself may be below its folders, or above them, never both: what a folder includes of it includes nothing of
# that folder, or of one that the folder may not include.
while read -r folder; do
    folder=${folder#src/}
    room=${folder%%/*}
    allowed=" $folder $(beside "$folder") "
    while IFS=: read -r file line text; do
        target=${text#*\"}
        target=${target%%\"*}
        nested=$((nested + 1))
        if [[ $target == "$room"/*/* ]]; then
            reached=${target%/*}
        else
            reached=$(grep -hoE "^#include \"$room/[a-z0-9_]+/" "src/${target%.h}".[ch] 2>/dev/null | sed 's/.*"//; s,/$,,' || true)
        fi
        for other in $reached; do
            if [[ $allowed != *" $other "* ]]; then
                echo "$file:$line: $folder includes $target${other:+, of $other}"
                wrong=1
            fi
            if [[ $target != "$folder"/* && $other == "$folder" ]]; then
                echo "$file:$line: $folder includes $target, which includes $folder"
                wrong=1
            fi
        done
    done < <(grep -rnE "^#include \"$room/" --include='*.[ch]' "src/$folder")
done < <(find src -mindepth 2 -type d)
echo "$includes includes looked at, $nested in folders of rooms"
[ "$includes" -gt 200 ] && [ "$nested" -gt 200 ] && [ $wrong -eq 0 ]
