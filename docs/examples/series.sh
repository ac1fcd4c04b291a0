#!/bin/sh
# series - CSV files to try things on, always the same: prices.csv (three tickers, a row per ticker and working day) and
# weather.csv (a station, a row per hour, with a hole and missing values) and what comes after it, three days later: new.csv.
set -eu
LC_ALL=C awk '
function uniform() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
function normal() { return sqrt(-2 * log(uniform())) * cos(6.283185307 * uniform()) }
BEGIN {
    seed = 12345
    split("AAA BBB CCC", ticker, " ")
    print "Date,Ticker,Close,Volume" > "prices.csv"
    for (i = 1; i <= 3; i++) { price[i] = 40 * i; trend[i] = 0 }
    for (day = 0; day < 1700; day++) {
        if ((day + 2) % 7 > 4) continue                    # 1 January 2020 is a Wednesday
        date = strftime("%Y-%m-%d", 1577880000 + 86400 * day, 1)
        for (i = 1; i <= 3; i++) {
            trend[i] = 0.6 * trend[i] + 0.006 * normal()   # returns that go on for a while, so that there is something to learn
            price[i] *= exp(0.0002 + trend[i])
            printf "%s,%s,%.2f,%d\n", date, ticker[i], price[i], 1e5 * i * exp(30 * trend[i] * trend[i] + 0.3 * normal()) > "prices.csv"
        }
    }
    print "time,temperature,humidity,wind" > "weather.csv"
    print "time,temperature,humidity,wind" > "new.csv"
    for (hour = 0; hour < 6072; hour++) {
        file = hour < 6000 ? "weather.csv" : "new.csv"
        warm = 0.97 * warm + 0.5 * normal()
        storm = 0.95 * storm + 0.4 * normal()
        temperature = 10 - 9 * cos(6.2832 * hour / 8766) + 4 * sin(6.2832 * (hour - 9) / 24) + warm
        humid = 70 - 1.6 * (temperature - 10) + 4 * normal()
        if (humid > 100) humid = 100
        if (hour >= 2000 && hour < 2006) continue          # the station was off
        printf "%s,%.1f,%s,%.1f\n", strftime("%Y-%m-%d %H:%M", 1704067200 + 3600 * hour, 1), temperature,
            hour % 701 == 700 ? "" : sprintf("%.0f", humid), 3 + sqrt(storm * storm + 1) > file
    }
}'
