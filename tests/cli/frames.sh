# Tables as Polars and DuckDB print them, in a frame of lines: read without the lines of types; refused where the print leaves
# rows out.
. "$LANECAST_SOURCE/tests/cli/cli.bash"
cat >polars.txt <<'END'
shape: (3, 2)
┌────────────┬───────┐
│ date       ┆ price │
│ ---        ┆ ---   │
│ date       ┆ f64   │
╞════════════╪═══════╡
│ 2024-01-01 ┆ 1.5   │
│ 2024-01-02 ┆ null  │
│ 2024-01-03 ┆ 3.5   │
└────────────┴───────┘
END
cat >duckdb.txt <<'END'
┌────────────┬────────┐
│    date    │ price  │
│    date    │ double │
├────────────┼────────┤
│ 2024-01-01 │    1.5 │
│ 2024-01-02 │        │
│ 2024-01-03 │    3.5 │
├────────────┴────────┤
│ 3 rows    2 columns │
└─────────────────────┘
END
printf 'date,price\n2024-01-01,1.5\n2024-01-02,\n2024-01-03,3.5\n' >plain.csv
digest() {
    "$LANECAST" import "$1" -o "$1.h5" --force 2>"$1.err" || { echo "$1 is refused: $(cat "$1.err")"; exit 1; }
    "$LANECAST" inspect --json "$1.h5" | grep -E '"(rows|first|last|step|missing|mean|min|max)"'
}
wanted=$(digest plain.csv)
for file in polars.txt duckdb.txt; do
    [ "$(digest $file)" = "$wanted" ] || { echo "$file: $(digest $file), not $wanted"; exit 1; }
    ! grep -q 'left out\|column_' $file.err || { cat $file.err; exit 1; }
done
sed 's/2024-01-02 ┆ null/…          ┆ …   /' polars.txt >less.txt
! "$LANECAST" import less.txt -o less.h5 2>err || { echo "a print without some rows is read"; exit 1; }
grep -q "rows are left out ('…'); write all of it as CSV" err || { cat err; exit 1; }
