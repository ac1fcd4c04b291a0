/* track - one step of the horizon along time. */
#include "cli/track.h"

const lc_picture lc_picture_track = {
    .help = "forecasts of one step along time, beside what came",
    .from = LC_FROM_NUMBERS | LC_FROM_FORECASTS,
    .chooses = LC_CHOOSES_WINDOWS | LC_CHOOSES_STEP,
    .draw = lc_track_draw,
};
