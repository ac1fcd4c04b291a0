# An output that is one of the inputs, by whatever path or link: refused, and the input stays as it was.
source "$(dirname "$0")/cli.bash"
wrong=0

{
    echo 'date,a'
    for day in $(seq 10 28); do echo "2020-01-$day,$day"; echo "2020-02-$day,$day"; echo "2020-03-$day,$((day % 7))"; done
} >q.csv
mkdir folder
cp q.csv folder/q.csv
"$LANECAST" import q.csv -o q.h5 --quiet
printf '[data]\nfile = q.h5\n[window]\ncontext = 3\nhorizon = 2\n[model]\nhidden = 2\n[train]\nepochs = 1\n' >q.ini
"$LANECAST" train q.ini -o run.h5 --quiet >/dev/null
ln q.csv hard.csv
ln -s q.h5 soft.h5
ln -s . here
cp run.h5 run.csv
echo 2020-01-29 >day.txt
printf 'date,a\n2020-03-29,1\n' >more.csv

# refuse FILE ARGUMENTS...: exit status 2, one line that names the file, every file as before
refuse() {
    local file=$1 before got=0
    shift
    before=$(find . -type f -exec md5sum {} + | sort)
    message=$("$LANECAST" "$@" --quiet 2>&1 >/dev/null) || got=$?
    if [ "$got" -ne 2 ] || [[ $message != "lanecast: $file: the same file as "* ]] ||
        [ "$before" != "$(find . -type f -exec md5sum {} + | sort)" ]; then
        echo "lanecast $*: $got: $message"
        wrong=1
    fi
}

refuse q.csv import q.csv -o q.csv
refuse ./q.csv import q.csv -o ./q.csv
refuse hard.csv import q.csv -o hard.csv
refuse folder/q.csv import folder -o folder/q.csv
refuse q.h5 train q.ini -o q.h5
refuse q.h5 train q.ini --data soft.h5 -o q.h5
refuse here/q.h5 train q.ini -o here/q.h5
refuse q.ini train q.ini -o q.ini
refuse run.h5 train q.ini --from run.h5 -o run.h5
refuse run.h5 train q.ini --from run.h5 -o new.h5 --log run.h5 --force
refuse day.txt import q.csv --holidays day.txt -o day.txt --force
refuse more.csv import more.csv --append q.h5 -o more.csv --force
refuse q.ini train q.ini -o new.h5 --log q.ini
refuse soft.h5 train q.ini -o new.h5 --log soft.h5
refuse new.h5 train q.ini -o new.h5 --log ./new.h5
refuse run.h5 train q.ini -o run.h5 --log run.h5
refuse run.h5 forecast run.h5 -o run.h5
refuse run.csv forecast run.csv -o run.csv
refuse soft.h5 forecast run.h5 -o soft.h5

# Another file of the same name elsewhere is another file.
mkdir other
"$LANECAST" import q.csv -o other/q.csv --force --quiet
"$LANECAST" train q.ini -o other/q.h5 --log other/q.ini --quiet >/dev/null
exit $wrong
