# Left: the opponents' time per trial over ours, 1 is a draw. Right: what a trial costs beside its training, as the ledger grows.
set terminal pngcairo size 1000,430 font "sans,10" background "white"
set output folder . "/plot.png"
set multiplot layout 1,2
set title "Optuna with PyTorch: time per trial over Lanecast's"
set style data histograms
set style histogram clustered gap 1
set style fill solid 0.85 border -1
set boxwidth 0.9
set bmargin 4
set yrange [0:*]
set grid ytics lc rgb "#cccccc"
set key top right
set arrow 1 from graph 0, first 1 to graph 1, first 1 nohead lc rgb "black" dashtype 2
plot folder . "/plot.dat" using 2:xtic(1) title "wall" lc rgb "#4c72b0", "" using 3 title "CPU" lc rgb "#dd8452"
unset arrow 1
set title "A trial that costs nothing, median ms"
set xlabel "trials in the ledger"
set xtics 2000
plot folder . "/flat.dat" using 1:2 with linespoints pointtype 7 lc rgb "#4c72b0" notitle
