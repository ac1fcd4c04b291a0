/* columns - what the columns of windows are, by their names. */
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

/* "NAME_q0.1" after a column NAME. */
static bool is_of_other(const char *const *name, size_t column)
{
    double level;
    if (!find_level(&level, name[column]))
        return false;
    const size_t length = (size_t)(strrchr(name[column], 'q') - name[column]);
    for (size_t i = 1; length > 1 && i < column; i++)
        if (strlen(name[i]) == length - 1 && strncmp(name[i], name[column], length - 1) == 0)
            return true;
    return false;
}

lc_status lc_views_name(lc_view_facts *facts, lc_view_column **column, const char *const *name, size_t columns)
{
    CHECK(lc_new(column, columns, sizeof **column));
    for (size_t i = 0; i < columns; i++) {
        lc_view_column *c = &(*column)[i];
        *c = (lc_view_column){.name = name[i], .kind = i == 0 ? LC_VIEW_TRUTH : i == 1 ? LC_VIEW_FORECAST : LC_VIEW_OTHER};
        if (i > 1 && is_own(name[i], name[1]) && find_level(&c->level, name[i]))
            c->kind = LC_VIEW_QUANTILE;
        else if (i > 1 && is_of_other(name, i))
            c->kind = LC_VIEW_OTHERS_QUANTILE;
        facts->quantiles += c->kind == LC_VIEW_QUANTILE;
    }
    facts->columns = columns;
    facts->column = *column;
    return LC_OK;
}
