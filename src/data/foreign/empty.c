/* empty - looks for channels and series without a value. */
#include "data/foreign/empty.h"

#include <math.h>

#include "core/counted.h"

enum { NAMES_SHOWN = 6 };

/* Whether a series has a value of the channels from one on, before another. */
static bool has_value(const lc_series *s, size_t channels, size_t from, size_t end)
{
    for (size_t row = 0; row < s->rows; row++)
        for (size_t c = from; c < end; c++)
            if (!isnan(s->value[row * channels + c]))
                return true;
    return false;
}

static void note(const lc_plan *p, lc_few *names, const char *what)
{
    if (names->count)
        lc_plan_note(p, "%s%s %s no value: all are missing%s", what, lc_few_text(names), lc_if_one(names->count, "has", "have"),
                     p->request->at ? " (another place: --at)" : "");
    lc_few_free(names);
}

void lc_empty_note(const lc_plan *p, const lc_dataset *d, size_t first)
{
    lc_few channels = {.most = NAMES_SHOWN}, series = {.most = NAMES_SHOWN};
    for (size_t c = 0; c < d->channels; c++) {
        bool has = first == d->series_count;
        for (size_t i = first; i < d->series_count && !has; i++)
            has = has_value(&d->series[i], d->channels, c, c + 1);
        if (!has)
            lc_few_add(&channels, d->channel[c].name, "");
    }
    for (size_t i = first; i < d->series_count && channels.count < d->channels; i++)
        if (!has_value(&d->series[i], d->channels, 0, d->channels))
            lc_few_add(&series, d->series[i].name, "");
    note(p, &channels, "");
    note(p, &series, "series ");
}
