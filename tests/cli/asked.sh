# A flag of import is obeyed or refused: what is of text is not for HDF5, what is of HDF5 not for text, and a dataset stays as it is.
source "$(dirname "$0")/cli.bash"

printf 'time,a,b\n2024-01-01,1,4\n2024-01-02,2,5\n2024-01-03,3,7\n' >t.csv
"$LANECAST" import t.csv -o d.h5 -q >/dev/null

# refused FILES... FLAG VALUE WORDS
refused() {
    local words=${!#} flags=("${@:1:$#-1}") got=0
    "$LANECAST" import "${flags[@]}" -o no.h5 -q 2>err || got=$?
    [ $got -eq 2 ] && grep -qF -- "$words" err && [ ! -e no.h5 ] || fail "${flags[*]}: exit $got: $(cat err)"
}
for flag in '--encoding CP932' '--skip 1' '--header 1' '--footer 1' '--decimal ,' '--thousands .' '--wide' '--value x=1' '--columns a' '--drop b' \
    '--one-hot a' '--series-column a' '--time time' '--time-format %Y-%m-%d' '--date-order dmy' '--zone UTC' '--calendar noleap' \
    '--start 2024-01-01' '--at lat=1' '--group g'; do
    read -ra words <<<"$flag"
    refused d.h5 "${words[@]}" "d.h5: ${words[0]}: this is a dataset already"
done
for flag in '--at lat=1' '--group g'; do
    read -ra words <<<"$flag"
    refused t.csv "${words[@]}" "t.csv: ${words[0]} is for HDF5 of others, and this is text"
done

# With other files beside it, a flag is theirs; where none is of that kind, it is refused.
printf 'time,c\n01.01.2024,"1,5"\n02.01.2024,"2,5"\n03.01.2024,"3,5"\n' >more.csv
"$LANECAST" import d.h5 more.csv --join --decimal , --date-order dmy -o both.h5 -q >/dev/null
"$LANECAST" inspect both.h5 | grep -q '^c .* 2.500 .* 1.5 *3.5$' || fail "$("$LANECAST" inspect both.h5)"
cp d.h5 e.h5
refused d.h5 e.h5 --join --decimal , 'd.h5: --decimal: this is a dataset already'
refused d.h5 more.csv --join --at lat=1 'd.h5: --at is for HDF5 of others, and no file is such'
