# Commands that append to one dataset at once wait for each other: what one says that it added is there.
source "$(dirname "$0")/cli.bash"
printf 'date,shop,sales\n2022-01-01,A,1\n2022-01-02,A,2\n2022-01-03,A,3\n' >first.csv
"$LANECAST" import first.csv --series-column shop -o shops.h5 --quiet >/dev/null 2>&1
for shop in B C D E F G; do
    printf 'date,shop,sales\n2022-01-01,%s,1\n2022-01-02,%s,2\n2022-01-03,%s,3\n' $shop $shop $shop >$shop.csv
done
processes=()
for shop in B C D E F G; do
    "$LANECAST" import --append shops.h5 $shop.csv --quiet >/dev/null 2>$shop.txt &
    processes+=($!)
done
for process in "${processes[@]}"; do
    wait "$process" || fail "$(cat [B-G].txt)"
done
"$LANECAST" inspect shops.h5 --json >found.json
[ "$(python3 -c 'import json; print(len(json.load(open("found.json"))["series"]))')" -eq 7 ] || fail "series are lost: $(cat found.json)"
"$LANECAST" verify shops.h5 >/dev/null
