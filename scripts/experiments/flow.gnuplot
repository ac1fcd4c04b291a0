# The norm of the gradient by lag, as a share of lag 0; below a thousandth it has vanished.
set terminal png size 900,460 font "sans,11" background "white"
set output folder . "/plot.png"
set title "How far back gradients reach: |dL/d state| against the lag (trained on simulate recall)"
set logscale y
set format y "10^{%L}"
set yrange [1e-12:10]
set xrange [0:99]
set xlabel "lag: steps before the last one"
set grid lc rgb "#dddddd"
set key above horizontal
set arrow from graph 0, first 1e-3 to graph 1, first 1e-3 nohead lc rgb "black" dashtype 2
set label "vanishing" at graph 0.99, first 4e-4 right
plot folder . "/plot.dat" using 1:2 with lines lw 2 lc rgb "#c44e52" title "plain RNN", \
     "" using 1:3 with lines lw 2 lc rgb "#4c72b0" title "LSTM", \
     "" using 1:4 with lines lw 2 lc rgb "#55a868" title "GRU"
