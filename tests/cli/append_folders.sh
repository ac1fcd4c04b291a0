# Folders of newer files: each has what it has of the dataset's channels, as if the files were appended one by one.
source "$(dirname "$0")/cli.bash"

# days FIRST NAMES CELLS...: a table of days, a row each of the cells.
days() {
    local day=$1
    echo "date,$2"
    shift 2
    for cells in "$@"; do
        printf '2021-01-%02d,%s\n' "$day" "$cells"
        day=$((day + 1))
    done
}

# values DATASET SERIES CHANNEL: the last two.
values() {
    "$python" -c '
import h5py, sys
with h5py.File(sys.argv[1]) as f:
    of = {v.attrs["long_name"]: v for v in f[sys.argv[2]].values() if "long_name" in v.attrs}
    print(*[format(x, "g") for x in of[sys.argv[3].encode()][-2:]])' "$@"
}

# shows DATASET SERIES CHANNEL VALUE VALUE: its last two values.
shows() {
    local got
    got=$(values "$1" "$2" "$3")
    [ "$got" = "$4 $5" ] || fail "$1: $2, $3: $got, not $4 $5"
}

needs_h5py
mkdir old newer parted empty words fewer
days 1 v,w 2.4,0.5 3.7,0.6 6.3,0.1 >old/AAA.csv
days 1 v,w 9.7,0.4 6.3,0.3 5.1,0.4 >old/BBB.csv
"$LANECAST" import old -o old.h5 --quiet

# A column that one of the files lacks is missing in its rows, not in those of all.
days 21 v,w 1.5,7.5 2.5,8.5 >newer/AAA.csv
days 21 v 3.5 4.5 >newer/BBB.csv
"$LANECAST" import newer --append old.h5 -o newer.h5 2>out.txt || fail "$(cat out.txt)"
grep -F "newer/BBB.csv: column 'w' not in it: missing in its rows" out.txt >/dev/null || fail "$(cat out.txt)"
shows newer.h5 AAA w 7.5 8.5
shows newer.h5 BBB w nan nan
shows newer.h5 BBB v 3.5 4.5

# Files without a common column.
days 21 w 7.5 8.5 >parted/AAA.csv
cp newer/BBB.csv parted/BBB.csv
"$LANECAST" import parted --append old.h5 -o parted.h5 --quiet
shows parted.h5 AAA w 7.5 8.5
shows parted.h5 AAA v nan nan
shows parted.h5 BBB v 3.5 4.5
days 21 v,w,x 1.5,7.5,1 2.5,8.5,2 >parted/AAA.csv
refused 4 "column 'x' is not in the dataset" import parted --append old.h5 -o no.h5

# A column that is empty in one of them, the only one too: its rows are rows.
days 21 v,w ,7.5 , >empty/AAA.csv
days 21 v 3.5 4.5 >empty/BBB.csv
"$LANECAST" import empty --append old.h5 -o empty.h5 --quiet
shows empty.h5 AAA w 7.5 nan
days 21 v '' '' >empty/AAA.csv
"$LANECAST" import empty --append old.h5 2>&1 -o empty.h5 | grep -F '4 rows added' >/dev/null || fail 'rows of an empty column are not added'

# Words: one that a file does not have is 0 in its rows, of newer files and of the first ones.
days 1 v,sky 9.6,sun 0.9,rain 8.4,snow >words/AAA.csv
days 1 v,sky 3.6,snow 6.7,sun 2.5,rain >words/BBB.csv
days 21 v,sky 1.5,rain 2.5,sun >fewer/AAA.csv
days 21 v,sky 3.5,sun 4.5,sun >fewer/BBB.csv
"$LANECAST" import words --one-hot sky -o words.h5 --quiet
"$LANECAST" import fewer --append words.h5 --quiet
"$LANECAST" import fewer --one-hot sky -o fewer.h5 --quiet
for dataset in words.h5 fewer.h5; do
    shows $dataset AAA sky=rain 1 0
    shows $dataset AAA sky=sun 0 1
    shows $dataset BBB sky=rain 0 0
    shows $dataset BBB sky=sun 1 1
done
shows words.h5 BBB sky=snow 0 0

# A column of words that a file lacks is no word of it.
days 21 v 1.5 2.5 >fewer/AAA.csv
"$LANECAST" import fewer --one-hot sky -o fewer.h5 --force 2>out.txt || fail "$(cat out.txt)"
grep -F "fewer/BBB.csv: column 'sky=sun' left out: not in all files" out.txt >/dev/null || fail "$(cat out.txt)"
