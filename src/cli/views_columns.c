/* views_columns - what the columns of windows are, by their names. */
#include "cli/views.h"

#include "core/mem.h"
#include "core/text.h"

#include <string.h>

/* "q0.1", or of one of several runs "NAME_q0.1". */
static bool find_level(double *level, const char *name)
{
    const char *q = strrchr(name, 'q');
    return q && (q == name || q[-1] == '_') && lc_text_number(level, q + 1) && *level > 0 && *level < 1;
}

/* Quantiles are those of the forecast: of several runs, the first one's. */
static bool is_own(const char *name, const char *forecast)
{
    return *name == 'q' || (lc_text_begins(name, forecast) && name[strlen(forecast)] == '_');
}

lc_status lc_views_name(lc_view_facts *facts, lc_view_column **column, const char *const *name, size_t columns)
{
    CHECK(lc_new(column, columns, sizeof **column));
    for (size_t i = 0; i < columns; i++) {
        lc_view_column *c = &(*column)[i];
        *c = (lc_view_column){.name = name[i], .kind = i == 0 ? LC_VIEW_TRUTH : i == 1 ? LC_VIEW_FORECAST : LC_VIEW_OTHER};
        if (i > 1 && is_own(name[i], name[1]) && find_level(&c->level, name[i]))
            c->kind = LC_VIEW_QUANTILE;
        facts->quantiles += c->kind == LC_VIEW_QUANTILE;
    }
    facts->columns = columns;
    facts->column = *column;
    return LC_OK;
}
