# The opponents' time over ours, a bar for each; 1 is a draw.
set terminal svg size 900,460 font "sans,12" background "white"
set output folder . "/plot.svg"
set title "Time over Lanecast's, one thread (above 1: Lanecast is faster)"
set style data histograms
set style histogram clustered gap 1
set style fill solid 0.85 border -1
set boxwidth 0.9
set yrange [0:*]
set ytics 1
set grid ytics lc rgb "#cccccc"
set xtics rotate by -30 left scale 0
set key above horizontal
set bmargin 8
set rmargin 12
set arrow from graph 0, first 1 to graph 1, first 1 nohead lc rgb "black" dashtype 2
plot folder . "/plot.dat" using 2:xtic(1) title "oneDNN, forward + backward alone" lc rgb "#4c72b0", \
     "" using 3 title "PyTorch, whole step" lc rgb "#dd8452"
