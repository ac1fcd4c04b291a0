# Columns of joined files by their names, of datasets too; files of a folder, and names that clash, beside newer rows.
source "$(dirname "$0")/cli.bash"

# days NAMES COUNT [FIRST]: rows of days with as many values as names.
days() {
    echo "date,$1"
    awk -v names="$1" -v count="$2" -v first="${3:-0}" 'BEGIN { n = split(names, name, ","); for (i = first; i < first + count; i++) {
        line = strftime("%Y-%m-%d", 1609459200 + 86400 * i, 1); for (c = 1; c <= n; c++) line = line "," (i * (c + 2)) % 17 + 0.5 * length(name[c]); print line } }'
}

channels() {
    "$LANECAST" inspect "$1" --json | "${LANECAST_PYTHON:-python3}" -c 'import json, sys; print(*[c["name"] for c in json.load(sys.stdin)["channels"]], sep=",")'
}

# has DATASET CHANNELS
has() {
    [ "$(channels "$1")" = "$2" ] || fail "$1: channels $(channels "$1"), not $2"
}

# Channels of a dataset are columns that flags name.
days close 30 >px.csv
days temp,rain 30 >weather.csv
"$LANECAST" import weather.csv -o weather.h5 --quiet
"$LANECAST" import px.csv weather.h5 --join --columns close,Rain -o kept.h5 --quiet
has kept.h5 close,rain
"$LANECAST" import weather.h5 px.csv --join --drop temp -o dropped.h5 --quiet
has dropped.h5 rain,close
refused 4 "no file has a column 'tmp'" import px.csv weather.h5 --join --drop tmp -o no.h5
refused 4 'weather.h5: none of its channels is wanted' import px.csv weather.h5 --join --columns close -o no.h5

# A folder is one file: pieces of a series are put together first, and a panel is one.
mkdir pieces panel
days temp,rain 31 >pieces/2021-01.csv
days temp,rain 28 31 >pieces/2021-02.csv
days v 59 >panel/AAA.csv
days v,w 59 >panel/BBB.csv
days close 59 >px.csv
"$LANECAST" import px.csv pieces --join -o pieces.h5 2>out.txt || fail "$(cat out.txt)"
has pieces.h5 close,temp,rain
grep -F 'pieces: joined to 59 of 59 rows of the first file' out.txt >/dev/null || fail "$(cat out.txt)"
"$LANECAST" import pieces px.csv --join --drop rain -o pieces.h5 --force --quiet
has pieces.h5 temp,close
"$LANECAST" import panel px.csv --join -o panel.h5 2>out.txt || fail "$(cat out.txt)"
has panel.h5 v,close
grep -F "2 series, 2 channels, 118 rows" out.txt >/dev/null || fail "$(cat out.txt)"
grep -F "panel/BBB.csv: column 'w' left out: not in all files" out.txt >/dev/null || fail "$(cat out.txt)"
refused 4 'put this file first: lanecast import panel FIRST --join' import px.csv panel --join -o no.h5
eval "\"\$LANECAST\" $("$LANECAST" inspect panel.h5 | whole_commands | sed -n 's/^made by *lanecast //p') -o again.h5 --quiet"
cmp panel.h5 again.h5 || fail 'the command makes another dataset'

# A column that both files have: newer files of them, in their order or by their names; one alone may be either's.
days close 30 >p1.csv
days close,temp 30 >c1.csv
days close 9 30 >p2.csv
days close,temp 9 30 >c2.csv
"$LANECAST" import p1.csv c1.csv --join -o two.h5 --quiet
has two.h5 'close,c1 close,temp'
"$LANECAST" import p2.csv c2.csv --join --append two.h5 -o more.h5 2>out.txt || fail "$(cat out.txt)"
has more.h5 'close,c1 close,temp'
grep -F '9 rows added' out.txt >/dev/null || fail "$(cat out.txt)"
! grep -F 'missing in its rows' out.txt || fail 'a column is not read'
either="column 'close' may be 'close' or 'c1 close' of the joined files"
refused 4 "c2.csv: $either" import c2.csv --append two.h5
refused 4 "p2.csv: $either" import p2.csv --append two.h5
refused 4 'call this one as that which it continues: p1 c1' import p2.csv --append two.h5
mkdir newer
cp p2.csv newer/p1.csv
cp c2.csv newer/c1_2021-02.csv
"$LANECAST" import newer/p1.csv newer/c1_2021-02.csv --append two.h5 -o one.h5 2>out.txt || fail "$(cat out.txt)"
grep -F "column 'close' not in it" out.txt >/dev/null || fail "$(cat out.txt)"
for dataset in more one; do "$LANECAST" inspect $dataset.h5 | sed -n '/^channel/,$p' >$dataset.txt; done
cmp more.txt one.txt || fail "one by one the values are others: $(diff more.txt one.txt)"
refused 4 "c1_2021-02.csv: $either" import newer/c1_2021-02.csv newer/p1.csv --join --append two.h5

# A dataset of one of them is known as the file is; a table that has both columns under the dataset's names has no doubt.
"$LANECAST" import c2.csv -o c2.h5 --quiet
refused 4 "c2.h5: $either" import c2.h5 --append two.h5
sed -e '1s/.*/date,close,c1 close/' c2.csv >whole.csv
"$LANECAST" import whole.csv --append two.h5 -o whole.h5 2>out.txt || fail "$(cat out.txt)"
grep -F "9 rows added, 0 known already and equal, 0 new series; column 'temp' not in it" out.txt >/dev/null || fail "$(cat out.txt)"
