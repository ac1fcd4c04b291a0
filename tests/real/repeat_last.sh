# The repeat-last gate: under the protocol of the long-horizon tables (Zeng et al. 2023 and after: z-scores of the training rows, all
# channels, stride 1), repeating the last value gives exactly these errors. First all test windows, with their number; then with the last
# incomplete batch of 32 dropped, as the published rows have it. Numbers: computed independently from the data, equal to the published
# three decimals.
source "$(dirname "$0")/real.bash"

failures=0

# check DATASET SPLIT DROP HORIZON WINDOWS MSE MAE    (WINDOWS - : any)
check() {
  local run=$1.$4.run.h5
  printf '[data]\nfile = %s.h5\nsplit = %s\nseason = 0\n[window]\ncontext = 96\nhorizon = %s\ngaps = ignore\n[model]\nkind = repeat_last\n' \
    "$1" "$2" "$4" > gate.ini
  [ -e "$run" ] || "$LANECAST" train gate.ini -o "$run" --quiet > train.txt
  "$LANECAST" evaluate "$run" --set window.drop_last="$3" > table.txt
  found="$(awk '/^test windows:/ {print $3 + 0}' table.txt) $(score repeat_last 2 < table.txt) $(score repeat_last 3 < table.txt)"
  [ "$5" = - ] && found="- ${found#* }"
  if [ "$found" != "$5 $6 $7" ]; then
    echo "$1, horizon $4, drop_last $3: windows, MSE, MAE are $found, published $5 $6 $7"
    failures=$((failures + 1))
  fi
}

# table DATASET SPLIT, then lines: DROP HORIZON WINDOWS MSE MAE
table() {
  while read -r drop horizon windows mse mae; do
    check "$1" "$2" "$drop" "$horizon" "$windows" "$mse" "$mae"
  done
}

for name in benchmark/ETTh1 benchmark/ETTh2 benchmark/ETTm1 benchmark/ETTm2 weather/weather benchmark/exchange_rate; do
  native "$name"
done

table ETTh1 "8640 2880 2880" <<END
0 96 2785 1.2944 0.7132
0 192 2689 1.3249 0.7331
0 336 2545 1.3299 0.7460
0 720 2161 1.3351 0.7550
32 96 - 1.2946 0.7133
32 192 - 1.3251 0.7332
32 336 - 1.3233 0.7443
32 720 - 1.3386 0.7559
END
table ETTh2 "8640 2880 2880" <<END
0 96 2785 0.4317 0.4216
0 192 2689 0.5337 0.4725
0 336 2545 0.5973 0.5109
0 720 2161 0.5945 0.5190
32 96 - 0.4318 0.4217
32 192 - 0.5336 0.4725
32 336 - 0.5912 0.5085
32 720 - 0.5884 0.5166
END
table ETTm1 "34560 11520 11520" <<END
0 96 11425 1.2139 0.6648
0 192 11329 1.2612 0.6904
0 336 11185 1.2866 0.7072
0 720 10801 1.3223 0.7295
32 96 - 1.2140 0.6648
32 192 - 1.2613 0.6904
32 336 - 1.2834 0.7067
32 720 - 1.3192 0.7289
END
table ETTm2 "34560 11520 11520" <<END
0 96 11425 0.2665 0.3278
0 192 11329 0.3400 0.3707
0 336 11185 0.4121 0.4099
0 720 10801 0.5216 0.4656
32 96 - 0.2665 0.3278
32 192 - 0.3400 0.3707
32 336 - 0.4124 0.4101
32 720 - 0.5211 0.4655
END
table weather "0.7 0.1 0.2" <<END
0 96 10444 0.2591 0.2542
0 192 10348 0.3092 0.2917
0 336 10204 0.3764 0.3377
0 720 9820 0.4652 0.3935
32 96 - 0.2593 0.2543
32 192 - 0.3094 0.2918
32 336 - 0.3767 0.3378
32 720 - 0.4648 0.3936
END
table exchange_rate "0.7 0.1 0.2" <<END
0 96 1422 0.0811 0.1964
0 192 1326 0.1671 0.2887
0 336 1182 0.3057 0.3978
0 720 798 0.8101 0.6764
32 96 - 0.0807 0.1959
32 192 - 0.1670 0.2886
32 336 - 0.3054 0.3963
32 720 - 0.8226 0.6811
END
echo "$failures of 48 rows differ"
[ "$failures" -eq 0 ]
