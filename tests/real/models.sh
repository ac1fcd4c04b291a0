# Networks on real series: a GRU on the weather of Jena (21 channels in and out, a day of context, six hours ahead) must clearly beat
# repeat_last on test windows; an LSTM on the S&P 500 and a panel of 50 tickers give whatever the honest table says.
source "$(dirname "$0")/real.bash"

# run NAME: trains NAME.ini, evaluates on test windows into NAME.txt
run() {
  "$LANECAST" train "$1.ini" -o "$1.run.h5" --progress off > "$1.log"
  "$LANECAST" evaluate "$1.run.h5" > "$1.txt"
  cat "$1.log"
  head -8 "$1.txt"
}

native weather/weather
cat > weather.ini <<END
[data]
file = weather.h5
split = 0.7 0.1 0.2
[window]
context = 144
horizon = 36
stride = 2
[model]
cell = gru
hidden = 64
normalize = last
[train]
epochs = 4
batch = 64
END
run weather
below "$(score 'gru 64' 2 < weather.txt)" "$(score repeat_last 2 < weather.txt)" 0.85

native stock/sp500_daily_2000_2018
cat > sp500.ini <<END
[data]
file = sp500_daily_2000_2018.h5
target = Close
split = 2014-01-01 2016-01-01
[window]
context = 60
horizon = 5
[model]
cell = lstm
hidden = 32
normalize = last
[train]
epochs = 20
rate = 3e-4
END
run sp500
"$LANECAST" forecast sp500.run.h5 -o sp500.csv --quiet
[ "$(sed -n 2p sp500.csv | cut -d, -f2)" = "2018-09-03 00:00:00" ] # the Monday after Friday, 31 August
[ "$(wc -l < sp500.csv)" -eq 6 ]

mkdir tickers
tar xJf "$LANECAST_DATA/stock/kdd17_price_long_50.tar.xz" --strip-components=1 -C tickers
"$LANECAST" import tickers -o tickers.h5 --quiet
cat > tickers.ini <<END
[data]
file = tickers.h5
target = "Adj Close"
split = 2015-01-01 2016-01-01
[window]
context = 30
horizon = 5
stride = 5
[model]
cell = gru
hidden = 32
normalize = last
[train]
epochs = 3
batch = 128
END
run tickers
grep -q '^test windows:' tickers.txt
"$LANECAST" forecast tickers.run.h5 -o tickers.csv --quiet
[ "$(wc -l < tickers.csv)" -eq 251 ] # 50 tickers, 5 days each
