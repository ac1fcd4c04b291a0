# Completion in bash: commands, options, what options may be, keys and their values.
source "$(dirname "$0")/cli.bash"
mkdir bin
ln -s "$LANECAST" bin/lanecast
export PATH=$work/bin:$PATH
set +e +o pipefail # as in the shell of a user
source "$LANECAST_SOURCE/cmake/completion.bash"

complete_to() { # WANTED WORDS...: the last word is being completed; WANTED is among the answers, or, as =A B, all of them
    local wanted=$1
    shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _lanecast
    local got=" ${COMPREPLY[*]} "
    if [[ $wanted == =* ]]; then
        [ "$got" = " ${wanted#=} " ] || { echo "$*: '$got', wanted '${wanted#=}'"; exit 1; }
    else
        [[ $got == *" $wanted "* ]] || { echo "$*: '$got' has no $wanted"; exit 1; }
    fi
}
complete_to '=train' lanecast tr
complete_to --horizon lanecast train --hor
complete_to '=train valid test' lanecast evaluate run.h5 --split ''
complete_to '=valid' lanecast evaluate run.h5 --split va
complete_to '=valid' lanecast evaluate run.h5 --split = va
complete_to gru lanecast train prices.csv --cell ''
complete_to '=run new' lanecast train prices.csv --scaler '' # of the option that it sets
complete_to model.cell= lanecast train t.ini --set model.c
complete_to model.cell= lanecast sweep t.ini --try model.c
complete_to gru_before lanecast train t.ini --set model.cell = gru
complete_to mask lanecast train t.ini --set data.missing =
complete_to '=' lanecast train t.ini --output '' # names of files
complete_to '=' lanecast inspect ''
complete_to cells lanecast list ''
complete_to '=recall stock weather' lanecast simulate ''
complete_to forecast lanecast help ''
complete_to '=explain' lanecast config e
complete_to window.stride lanecast config explain window.
complete_to '=show best train merge' lanecast sweep ''
complete_to '=' lanecast sweep show ''
complete_to '=' lanecast config check ''
[ "$(echo *)" = bin ] || { echo "completion wrote files: $(echo *)"; exit 1; }
