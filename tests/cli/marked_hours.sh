# 3A and 3B, 2 and 2X: the mark of an hour says which of two equal ones it is, in whatever order rows are.
source "$(dirname "$0")/cli.bash"

# rows SECOND FIRST: two days around the night on which Berlin sets clocks back.
rows() {
    local hour
    for hour in $(seq 1 24); do echo "24.10.2020;$hour;$((hour * 7 % 11)),5"; done
    for hour in 1 2 "$1" "$2" $(seq 4 24); do echo "25.10.2020;$hour;$(( ${hour%[AB]} * 5 % 13)),$([ "$hour" = "$2" ] && echo 2 || echo 5)"; done
}

header='Datum;Stunde;v'
{ echo "$header"; rows 3A 3B; } >order.csv
{ echo "$header"; rows 3A 3B | sort -t';' -k3; } >sorted.csv
{ echo "$header"; rows 3A 3B | sort -t';' -k3 | sed 's/;3A;/;3;/'; } >bare.csv
{ echo "$header"; rows 3A 3B | tac; } >newest.csv
{ echo "$header"; rows 3A 3B | sed -e '/;3A;/{h;d}' -e '/;3B;/G'; } >swapped.csv

"$LANECAST" import order.csv --zone Europe/Berlin -o order.h5 >out.txt 2>&1 || fail "$(cat out.txt)"
for name in sorted bare newest swapped; do
    cp order.h5 copy.h5
    "$LANECAST" import --append copy.h5 $name.csv >out.txt 2>&1 || fail "$name: $(cat out.txt)"
    grep -F '0 rows added, 49 known already and equal' out.txt >/dev/null || fail "$name: $(cat out.txt)"
done

# Two rows of one hour with the same mark are still refused.
{ echo "$header"; rows 3A 3B | sort -t';' -k3 | sed 's/;3B;/;3A;/'; } >alike.csv
refused 4 'the order of rows does not say which is meant' import alike.csv --zone Europe/Berlin -o out.h5
