/* merge_place - the axis expver of ERA5: 1 is final and 5 is of the last months, and where one has values the other has none. */
#include <string.h>

#include "data/foreign/place.h"

void lc_places_merge(lc_places *places, const lc_plan *p)
{
    for (size_t i = 0; i < places->count; i++) {
        lc_axis_place *axis = &places->axis[i];
        if (axis->chosen || strcmp(lc_text_last_part(axis->dimension), "expver") != 0)
            continue;
        axis->merged = axis->chosen = true;
        lc_plan_note(p,
                     "'expver': its %zu places are read as one, each value from where there is one (one of them only: --at "
                     "expver=VALUE)",
                     axis->size);
    }
}
