# Letters behind a blank that count thousands or more are kept as flags: rows that are added count as those before them.
source "$LANECAST_SOURCE/tests/cli/cli.bash"

run() { "$LANECAST" "$@" >out.txt 2>error.txt || fail "$*: $(cat error.txt)"; }
says() { grep -qF -- "$1" out.txt error.txt || fail "no '$1' in $(cat out.txt error.txt)"; }

printf 'date,Vol,t\n2021-01-01,4.35 M,281.5 K\n2021-01-02,980 K,282 K\n2021-01-03,1.1 M,283 K\n' >old.csv
printf 'date,Vol,t\n2021-01-04,2.2 M,284 K\n' >new.csv
printf 'date,Vol,t\n2021-01-01,4350000,281.5 K\n2021-01-02,980000,282 K\n2021-01-03,1100000,283 K\n2021-01-04,2200000,284 K\n' >plain.csv
run import old.csv -o data.h5
says "column 'Vol': K, M, B and T after a number are read as thousands to trillions"
says "column 't': 'K' beside its numbers is taken as its unit, and not as a factor (a factor: --value 't=1 K=1e3')"
run import new.csv --append data.h5
says "as the dataset was made: --value 'Vol=1 M=1e6'"
# The values are those of digits: whoever says again what is known adds nothing, and differs in nothing.
run import plain.csv --append data.h5
says '0 rows added, 4 known already and equal'
run inspect data.h5
line=$(whole_commands <out.txt | sed -n 's/^made by  *lanecast import //p' | head -n 1)
eval "run import $line -o again.h5"
run import again.h5 --append data.h5
says '0 rows added, 3 known already and equal'

# A letter that no row before had is not guessed.
sed 's/2.2 M/2.2 B/; s/01-04/01-05/' new.csv >other.csv
! "$LANECAST" import other.csv --append data.h5 2>error.txt || fail "B is read as $(cat error.txt)"
says "other.csv:2: column 'Vol': '2.2 B' has a letter behind a blank, as all others have"
says "--value 'Vol=1 B=1e9'"
run import other.csv --append data.h5 --value 'Vol=1 B=1e9'

# Of a table whose rows are series the flag is for all columns.
printf 'name,2019,2020,2021\nA,1.2 M,1.3 M,1.5 M\nB,2 M,3 M,4 M\n' >wide.csv
! "$LANECAST" import wide.csv -o wide.h5 2>error.txt || fail "M of a wide table is passed over: $(cat error.txt)"
says "--value '1 M=1e6'"
run import wide.csv --value '1 M=1e6' -o wide.h5
