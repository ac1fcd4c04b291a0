# Files joined by their local days or months: which values beside which, and the rows after the last.
source "$(dirname "$0")/cli.bash"
needs_h5py

run() { "$LANECAST" "$@" >out.txt 2>error.txt || fail "$* fails: $(cat error.txt)"; }
says() {
    local phrase
    for phrase in "$@"; do grep -qF -- "$phrase" out.txt error.txt || fail "no '$phrase' in $(cat out.txt error.txt)"; done
}
# joined DATASET CHANNEL 'VALUES': those of a channel begin so
joined() {
    local values
    values=$("$python" -c 'import h5py, sys; print(" ".join("%g" % v for v in h5py.File(sys.argv[1])[sys.argv[2]][:]))' "$1" "$2")
    [[ $values == "$3"* ]] || fail "$1: $values"
}

# Rows a day apart belong together by their local day, whatever their time of day is and whether the zone is known; months likewise.
{
    echo date,close
    for day in 04 05 06 07 08 11 12; do echo "2021-01-$day 16:00:00-05:00,1$day"; done
} > close.csv
{
    echo date,temp
    for day in $(seq -w 1 31); do echo "2021-01-$day,$((10#$day * 7 % 10))"; done
} > days.csv
run import --join close.csv days.csv -o close.h5
says "joined by local day" "joined to 7 of 7 rows of the first file" "13 rows after the last of the first file are added"
run inspect close.h5
says "2021-01-04 16:00:00-05:00 to 2021-01-29 16:00:00-05:00" "Mon-Fri"
joined close.h5 temp '8 5 2 9 6 7 4 1 '
{ echo date,a; for month in $(seq -w 1 12); do date -d "2020-$month-01 1 month 1 day ago" '+%Y-%m-%d,1'; done; } > ends.csv
{ echo date,b; for month in $(seq -w 1 12); do echo "2020-$month-01,$((10#$month * 5 % 7))"; done; } > starts.csv
run import --join ends.csv starts.csv -o months.h5
says "joined by local month" "joined to 12 of 12 rows"
joined months.h5 b '5 3 1 6 4 2 0 5 3 1 6 4'
# Days and months after the last row are those that its calendar continues to, over a change of clocks too.
{ echo date,close; for day in 1 2 3 4 5 8 9 10 11 12; do echo "2021-03-$day 16:00,1$day"; done; } > spring.csv
{ echo date,temp; for day in $(seq 1 26); do echo "2021-03-$day,$day"; done; } > march.csv
run import spring.csv --zone America/New_York -o spring.h5
run import --join spring.h5 march.csv -o over.h5
says "10 rows after the last of the first file are added"
run inspect over.h5
says "2021-03-01 16:00:00-05:00 to 2021-03-26 16:00:00-04:00"
joined over.h5 temp '1 2 3 4 5 8 9 10 11 12 15 16 17 18 19 22 23 24 25 26'
{ echo date,b; for month in $(seq 1 18); do date -d "2020-01-01 $((month - 1)) months" "+%Y-%m-%d,$month"; done; } > more.csv
run import --join ends.csv more.csv -o ahead.h5
joined ahead.h5 b '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18'
run inspect ahead.h5
says "to 2021-06-30 00:00:00"

# Rows in UTC do not say the day of their place, unless both files are in UTC.
{ echo time,load; for day in $(seq 1 40); do date -u -d "TZ=\"Europe/Berlin\" 2021-03-01 $((day - 1)) days" "+%Y-%m-%dT%H:%M:%SZ,$day"; done; } > berlin.csv
{ echo date,temp; for day in $(seq 1 40); do date -u -d "2021-03-01 $((day - 1)) days" "+%Y-%m-%d,$day"; done; } > dates.csv
! "$LANECAST" import --join berlin.csv dates.csv -o no.h5 2> error.txt || fail 'days of UTC are taken for those of Berlin'
says 'import each with its zone (--zone)'
run import --join berlin.csv dates.csv --zone Europe/Berlin -o both.h5
joined both.h5 temp '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32'
sed 's/T[0-9:]*Z/T12:00:00Z/' berlin.csv > noon.csv
run import --join noon.csv dates.csv --zone UTC -o noon.h5
says 'joined by local day'

# Dates that are midnights of UTC, as those of CF files, are the days that they say west of it too: beside prices of New York on the 2nd are
# the values of the 2nd. Where rows of one season alone could be evenings of the day before, --zone UTC decides.
days() { for day in $(seq 0 $(($3 - 1))); do date -u -d "$2 $day days" "+%Y-%m-%d$4,$((day + 1))"; done | sed "1s/^/date,$1\n/"; }
days close 2024-01-02 30 ' 00:00:00-05:00' > york.csv
days temp 2024-01-02 80 T00:00:00Z > midnights.csv
run import york.csv midnights.csv --join --zone America/New_York -o midnights.h5
says 'joined by local day, midnights of UTC as their dates' 'joined to 30 of 30 rows'
joined midnights.h5 temp '1 2 3 4 5 6'
joined midnights.h5 close '1 2 3 4 5 6'
run import midnights.csv york.csv --join --zone America/New_York -o turned.h5
joined turned.h5 close '1 2 3 4 5 6'
head -40 midnights.csv > winter.csv
! "$LANECAST" import york.csv winter.csv --join --zone America/New_York -o no.h5 2> error.txt || fail 'evenings or dates'
says 'which of the days is meant is not known: import the files whose dates are in UTC with --zone UTC, and join those datasets'
run import winter.csv --zone UTC -o winter.h5
run import york.csv --zone America/New_York -o york.h5
run import york.h5 winter.h5 --join -o season.h5
joined season.h5 temp '1 2 3 4 5 6'
