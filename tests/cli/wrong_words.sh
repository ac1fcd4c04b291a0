# What other programs call a flag, a command, a key or a value is answered with what it is here, and what is named is there.
source "$(dirname "$0")/cli.bash"
failures=0

says() { # PHRASE ARGUMENT...
    local phrase=$1
    shift
    if "$LANECAST" "$@" >out.txt 2>error.txt || ! grep -F -- "$phrase" error.txt >/dev/null; then
        echo "lanecast $*: does not say '$phrase': $(cat error.txt)"
        failures=$((failures + 1))
    fi
}

"$LANECAST" simulate weather --rows 300 -o w.h5 -q >/dev/null
printf '[data]\nfile = w.h5\n[window]\ncontext = 8\nhorizon = 2\n[model]\nkind = mean\n' >w.ini
"$LANECAST" train w.ini -o run.h5 -q >/dev/null 2>&1

# A flag that is named in an answer is one of the command.
answered() { # COMMAND WORD ANSWER
    says "$3" "$1" w.h5 "--$2=1"
    for flag in $(grep -oE -- '--[a-z-]+' <<<"$3"); do
        [ "$1" = evaluate ] && [ "$2" = metric ] && continue
        "$LANECAST" "$1" --help | grep -E -- "$flag( |$)" >/dev/null || { echo "$1 has no $flag"; failures=$((failures + 1)); }
    done
}
answered train model 'here it is --kind (recurrent, seq2seq, ridge) and --cell (lstm, gru)'
answered train classes 'here it is --set classes.of=... with --loss softmax'
answered train quantile 'here it is --loss quantile with --set model.quantile.levels=...'
answered train covariates 'here it is --set data.input=... (read), data.known=... (known ahead)'
answered train past-covariates 'here it is --set data.input=...'
answered train features 'here it is --set data.input=...'
answered train attention 'here it is --set model.recurrent.attention=...'
answered train ensemble 'here it is --set run.seeds=...'
answered train val 'here it is --set data.split='
answered train val-split 'here it is --set data.split='
answered train gpu 'it trains on the cores of this machine, all or --threads of them'
answered train test-size 'here it is --set data.split='
answered train seasonality 'here it is --set data.season=...'
answered train series 'all series of the data are trained on'
for word in n steps; do answered forecast $word 'here it is --horizon'; done
says 'here it is --horizon' forecast run.h5 -o - -n 3
answered forecast quantiles 'here it is --levels'
answered forecast start 'here it is --origin'
answered forecast date 'here it is --origin'
answered forecast num-samples 'here it is --samples'
answered evaluate season 'here it is --set data.season=...'
answered evaluate horizon "it is the run's own"
answered evaluate part 'here it is --split'
answered evaluate metric 'all of them are printed; plot has --metric'
for word in date-column index-col; do answered import $word 'here it is --time'; done
answered import parse-dates 'here it is --time, with --time-format'
for word in id group-by series; do answered import $word 'here it is --series-column'; done
answered import freq 'here it is --step (with --start), or --grid'
answered import tz 'here it is --zone'
for word in delimiter sep; do answered import $word 'what separates cells is found; --decimal says what is in numbers'; done
answered import fillna 'training fills them as data.missing says'
answered plot kind 'here it is --what'
answered forecast future-covariates 'here it is --data'
says "unknown command 'append'; here it is import FILE --append DATA.h5" append w.h5
says "there is no 'tex'; here it is latex" evaluate run.h5 --format tex
says "there is no 'md'; here it is markdown" evaluate run.h5 --format md
says "there is no 'html'; a page is written by lanecast report" evaluate run.h5 --format html
printf 'day,a\n2020-01-01,1\n2020-01-02,2\n' >two.csv
says "'a' is not a number; where the line has the names of columns: --header 1" import two.csv --header 0 -o two.h5
says '--start 2020: not a stamp such as 2016-07-01 00:00:00' import two.csv --start 2020 -o two.h5
says 'closed days are read from a file, a date a line, such as 2021-12-25' import two.csv --holidays US -o two.h5
says 'closed days are those of --holidays' import two.csv --calendar NYSE -o two.h5
answered import usecols 'here it is --columns'
answered import exclude 'here it is --drop'

answered train max-steps 'training is counted in passes over the windows: train.epochs'
answered train lags 'here it is --context'
answered train y 'here it is --target'
answered train trials 'lanecast sweep has it'
answered train series-column 'lanecast import has it'

# Keys, by a flag or a file, and their values.
says 'expected section.key=value; training is counted in passes' train w.ini -o x.h5 --set max_steps=3
says "no key 'stateful' in [model]; here it is train.truncate" train w.ini -o x.h5 --set model.stateful=yes
says "no key 'type' in [model]; here it is 'kind' in [model]" train w.ini -o x.h5 --set model.type=lstm
says "no key 'attention' in [model]; here it is 'recurrent.attention' in [model]" train w.ini -o x.h5 --set model.attention=dot
printf '[data]\npath = w.h5\n' >path.ini
says "path.ini:2: no key 'path' in [data]; here it is 'file' in [data]" config check path.ini
says "no key 'path'; here it is data.file" config explain path
says "there is no 'bilstm'; here it is lstm with model.bidirectional = yes" train w.ini -o x.h5 --cell bilstm
for how in '--loss cross_entropy' '--set model.loss=cross_entropy'; do
    # shellcheck disable=SC2086
    says "there is no 'cross_entropy'; here it is softmax, with classes.of" train w.ini -o x.h5 $how
done
says "--scaler: there is no 'minmax'; how values are scaled is --set data.scale=minmax" train w.ini -o x.h5 --scaler minmax
printf 'lr = 3\n' >early.ini
says "early.ini:1: 'lr' comes before the first [section]; here it is 'rate' in [train]" config check early.ini
printf 'hidden = 3\n' >early.ini
# quotes are for names in lists: anywhere else they are named, with the line
printf '[data]\nfile = "w.h5"\ntarget = "temperature"\n' >quoted.ini
says 'quoted.ini:2: [data] file: "w.h5": only names in a list are quoted' config check quoted.ini
says "--set: [model] cell: 'lstm': only names in a list are quoted" config check w.ini --set "model.cell='lstm'"
says '--set: [window] horizon: "2": only names in a list are quoted' config check w.ini --set 'window.horizon="2"'
sed -i 's/"w.h5"/w.h5/' quoted.ini
"$LANECAST" config check quoted.ini >/dev/null

says "early.ini:1: 'hidden' comes before the first [section]; it is of [model]" config check early.ini
says "--loss: there is no 'crps'; here it is quantile" train w.ini -o x.h5 --loss crps
says "evaluate has no option '-o'; results are printed: > FILE, with --format; --csv (errors) and --forecasts write files" evaluate run.h5 -o x.csv
says "there is no 'loss'; here it is training" plot run.h5 --what loss -o x.svg

# Commands.
says "unknown command 'predict'; here it is forecast" predict
says "unknown command 'eval'; here it is evaluate" eval
says "unknown command 'export'; forecast -o and evaluate --forecasts write CSV and HDF5" export
says "unknown command 'fit'; here it is train" fit
says "unknown command 'backtest'; here it is evaluate, or forecast --origins" backtest
says "unknown command 'version'; here it is --version" version
says "unknown command 'info'; here it is inspect" info

# A text that import reads with a flag only: the flag is not of the command that met it.
printf 'date,shop,item,n\n' >shops.csv
for day in 1 2 3 4; do for shop in a b; do for item in x y; do echo "2020-01-0$day,$shop,$item,$day"; done; done; done >>shops.csv
says "--series-column 'shop,item'; flags of lanecast import: import shops.csv first" train shops.csv -o x.h5
if grep -F 'flags of' <("$LANECAST" import shops.csv -o x.h5 2>&1); then failures=$((failures + 1)); fi

exit $((failures > 0))
