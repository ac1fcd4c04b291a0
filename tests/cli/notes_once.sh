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
