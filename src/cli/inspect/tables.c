/* tables - the series and the channels of a dataset: what they have, and how much of it. */
#include "cli/inspect/tables.h"

#include <string.h>

#include "core/shown.h"
#include "core/table.h"
#include "core/text.h"
#include "data/stamp.h"

enum { NAME_LEAST = 18, UNITS_SHOWN = 9 };

static lc_status add_columns(lc_table *table, const char *const *title, size_t left)
{
    for (size_t i = 0; title[i]; i++)
        CHECK(lc_table_column(table, title[i], i < left ? LC_TABLE_LEFT : LC_TABLE_RIGHT));
    return LC_OK;
}

/* --- names ------------------------------------------------------------------------------------------------------------ */

/* A table whose first column is names. */
typedef struct content {
    lc_page *page;
    const lc_inspection *seen;
    size_t series;
    const char *const *title; /* NULL-ended */
    size_t left, rows;        /* columns on the left */
    lc_status (*add)(lc_table *table, const struct content *content, size_t row, size_t most);
} content;

static lc_status fill(lc_table **out, const content *c, size_t most)
{
    CHECK(lc_table_new(out));
    CHECK(add_columns(*out, c->title, c->left));
    for (size_t i = 0; i < c->rows; i++)
        CHECK(c->add(*out, c, i, most));
    return LC_OK;
}

/* Columns that the longest name has. */
static size_t longest(const lc_table *table)
{
    size_t most = 0;
    for (size_t row = 0; row < lc_table_rows(table); row++) {
        const size_t columns = lc_columns(lc_table_cell(table, row, 0));
        most = columns > most ? columns : most;
    }
    return most;
}

/* Names, which users must type, have the room that the other columns leave. */
static lc_status print(const content *c, const char *title)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(fill(&table, c, LC_TEXT_MAX));
    const size_t width = lc_table_width(table), room = lc_table_room(), names = longest(table);
    if (!c->page && width > room) {
        const size_t left = names > width - room ? names - (width - room) : 0;
        lc_table_free(table);
        table = NULL;
        TRY(fill(&table, c, left > NAME_LEAST ? left : NAME_LEAST));
    }
    TRY(lc_page_table(c->page, table, title));
done:
    lc_table_free(table);
    return status;
}

/* --- tables ----------------------------------------------------------------------------------------------------------- */

/* Of a single series text needs no title. */
static const char *title_of(char title[LC_TEXT_MAX], const lc_page *page, const lc_dataset *dataset, size_t series)
{
    const bool alone = dataset->series_count == 1;
    snprintf(title, LC_TEXT_MAX, "%s%s", page ? "Channels of " : "", dataset->series[series].name);
    return page && alone ? "Channels" : alone ? NULL : title;
}

static lc_status add_channel(lc_table *table, const content *c, size_t i, size_t most)
{
    const lc_channel_quality *q = &c->seen->quality->series[c->series].channel[i];
    const char *units = c->seen->dataset->channel[i].units;
    CHECK(lc_page_name(c->page, table, c->seen->dataset->channel[i].name, most));
    CHECK(lc_page_name(c->page, table, strcmp(units, "1") == 0 ? "" : units, UNITS_SHOWN));
    CHECK(lc_table_text(table, "%zu", q->missing));
    CHECK(lc_table_figures(table, q->mean, 4));
    CHECK(lc_table_figures(table, q->sd, 4));
    CHECK(lc_table_figures(table, q->min, 4));
    return lc_table_figures(table, q->max, 4);
}

lc_status lc_inspect_channels(lc_page *page, const lc_inspection *seen, size_t series)
{
    static const char *const title[] = {"channel", "units", "missing", "mean", "sd", "min", "max", NULL};
    const content c = {page, seen, series, title, 2, seen->dataset->channels, add_channel};
    char name[LC_TEXT_MAX];
    return print(&c, title_of(name, page, seen->dataset, series));
}

static lc_status add_series(lc_table *table, const content *of, size_t index, size_t most)
{
    const lc_inspection *seen = of->seen;
    const lc_series_quality *s = &seen->quality->series[index];
    const lc_series *series = &seen->dataset->series[index];
    char first[LC_STAMP_TEXT] = "-", last[LC_STAMP_TEXT] = "-";
    size_t missing = 0, suspect = 0;
    for (size_t c = 0; c < seen->quality->channels; c++) {
        missing += s->channel[c].missing;
        suspect += s->channel[c].sentinels + s->channel[c].outliers;
    }
    if (s->rows) {
        lc_series_stamp(first, series, 0);
        lc_series_stamp(last, series, s->rows - 1);
    }
    first[strcspn(first, " ")] = last[strcspn(last, " ")] = '\0';
    CHECK(lc_page_name(of->page, table, series->name, most));
    CHECK(lc_table_text(table, "%zu", s->rows));
    CHECK(lc_table_text(table, "%s", first));
    CHECK(lc_table_text(table, "%s", last));
    CHECK(lc_table_text(table, "%zu", s->gaps));
    CHECK(lc_table_text(table, "%zu", s->duplicates));
    CHECK(lc_table_text(table, "%zu", missing));
    return lc_table_text(table, "%zu", suspect);
}

lc_status lc_inspect_series(lc_page *page, const lc_inspection *seen)
{
    static const char *const title[] = {"series", "rows", "first", "last", "gaps", "doubled", "missing", "suspect", NULL};
    const content c = {page, seen, 0, title, 1, seen->dataset->series_count, add_series};
    return print(&c, page ? "Series" : NULL);
}
