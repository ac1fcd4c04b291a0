# What train has said of how its data are read, evaluate and forecast do not say again; of other data they do.
source "$(dirname "$0")/cli.bash"
{
    echo date,v,kind
    for ((hour = 0; hour < 240; hour++)); do
        printf '2020-01-%02d %02d:00,%d,n\n' $((hour / 24 + 1)) $((hour % 24)) $((hour * hour % 17))
    done
} >data.csv
printf '[data]\nfile = data.csv\n[window]\ncontext = 8\nhorizon = 2\n[model]\nhidden = 4\n[train]\nepochs = 1\n' >small.ini
left="column 'kind' left out"
"$LANECAST" train small.ini -o small.h5 2>train.err >/dev/null
grep -qF "$left" train.err
for command in evaluate 'forecast -o ahead.csv --force'; do
    "$LANECAST" ${command%% *} small.h5 ${command#"${command%% *}"} 2>once.err >/dev/null
    if grep -qF "$left" once.err; then
        echo "$command says it again"
        exit 1
    fi
    "$LANECAST" ${command%% *} small.h5 ${command#"${command%% *}"} --verbose 2>verbose.err >/dev/null
    grep -qF "$left" verbose.err
done
sed 's/,3,/,4,/' data.csv >other.csv
"$LANECAST" evaluate small.h5 --data other.csv 2>other.err >/dev/null
grep -qF "$left" other.err

# What is said of many files is one note, with the name of the first; of a few files each has its own.
mkdir files
for name in a b c d e; do
    printf 'date,v,w\n2020-01-03,1,\n2020-01-02,2,\n2020-01-01,3,\n' >files/$name.csv
done
printf 'date,v,kind\n2020-01-01,1,n\n2020-01-02,2,n\n' >files/f.csv
printf 'date,v,kind\n2020-01-01,1,n\n2020-01-02,2,n\n' >files/g.csv
"$LANECAST" import files -o files.h5 2>said.err
grep -qF 'files/a.csv and 4 more (-v names them): rows are newest first; reversed' said.err
[ "$(grep -c "files/[fg].csv: column 'kind' left out" said.err)" -eq 2 ] || { cat said.err; exit 1; }
"$LANECAST" import files -o files.h5 -v 2>all.err
[ "$(grep -c 'files/[a-e].csv: rows are newest first; reversed' all.err)" -eq 5 ] || { cat all.err; exit 1; }
