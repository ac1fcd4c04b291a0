/* text - a dataset as a few lines and tables. */
#include "cli/inspect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/table.h"
#include "core/text.h"
#include "core/zone.h"
#include "data/stamp.h"

enum { DAY = 86400, NAME_SHOWN = 18, UNITS_SHOWN = 9, NAMES_MOST = 24 };

/* Four digits, as short as possible: 3.06e9, not 3.06e+09. */
static lc_status add_number(lc_table *table, double value)
{
    char text[32], *exponent;
    if (!isfinite(value))
        return lc_table_text(table, "-");
    lc_text_print(text, sizeof text, "%.4g", value);
    exponent = strchr(text, 'e');
    if (exponent)
        snprintf(exponent, sizeof text - (size_t)(exponent - text), "e%ld", strtol(exponent + 1, NULL, 10));
    return lc_table_text(table, "%s", text);
}

static lc_status add_columns(lc_table *table, const char *const *title, size_t left)
{
    for (size_t i = 0; title[i]; i++)
        CHECK(lc_table_column(table, title[i], i < left ? LC_TABLE_LEFT : LC_TABLE_RIGHT));
    return LC_OK;
}

/* --- header ---------------------------------------------------------------------------------------------------------- */

/* The series with the first or the last stamp of all; series_count if there are no rows. */
static size_t find_end(const lc_dataset *d, bool last)
{
    size_t found = d->series_count;
    int64_t end = 0;
    for (size_t i = 0; i < d->series_count; i++) {
        if (d->series[i].rows == 0)
            continue;
        int64_t second = lc_series_second(&d->series[i], last ? d->series[i].rows - 1 : 0);
        if (found == d->series_count || (last ? second > end : second < end)) {
            found = i;
            end = second;
        }
    }
    return found;
}

static void print_span(lc_page *page, const lc_dataset *d)
{
    char first[LC_STAMP_TEXT], last[LC_STAMP_TEXT];
    const size_t begins = find_end(d, false), ends = find_end(d, true);
    if (begins == d->series_count)
        return;
    lc_series_stamp(first, &d->series[begins], 0);
    lc_series_stamp(last, &d->series[ends], d->series[ends].rows - 1);
    lc_page_fact(page, "span", "%s to %s", first, last);
}

/* The zone of all series, by name; of one of which only the clocks' changes are known, that its stamps are not in UTC. */
static void print_zone(lc_page *page, const lc_dataset *d)
{
    const char *zone = d->series_count ? d->series[0].zone : NULL;
    for (size_t i = 1; zone && i < d->series_count; i++)
        zone = d->series[i].zone && strcmp(d->series[i].zone, zone) == 0 ? zone : NULL;
    if (zone)
        lc_page_fact(page, "zone", "%s%s", zone,
                     strcmp(zone, LC_ZONE_LOCAL) == 0 ? ": clocks change; which UTC it is, is not known" : "");
}

/* A command for each file. */
static void print_history(lc_page *page, const char *history)
{
    for (const char *at = history, *head = "made by"; at && *at; head = "") {
        const size_t length = strcspn(at, "\n");
        lc_page_command(page, head, at, length);
        at += length + (at[length] == '\n');
    }
}

/* Whether series have several steps: the shortest and the longest then. */
static bool are_several(char shortest[LC_SECONDS_TEXT], char longest[LC_SECONDS_TEXT], const lc_quality *q)
{
    const lc_series_quality *least = NULL, *most = NULL;
    for (const lc_series_quality *s = q->series; s < q->series + q->series_count; s++) {
        if (s->step <= 0)
            continue;
        least = !least || (double)s->step / s->ticks < (double)least->step / least->ticks ? s : least;
        most = !most || (double)s->step / s->ticks > (double)most->step / most->ticks ? s : most;
    }
    if (!least || (double)least->step / least->ticks == (double)most->step / most->ticks)
        return false;
    lc_span_text(shortest, least->step, least->ticks);
    lc_span_text(longest, most->step, most->ticks);
    return true;
}

/* The first series that has a step. */
static const lc_series_quality *stepping(const lc_quality *q)
{
    size_t i = 0;
    while (i + 1 < q->series_count && q->series[i].step <= 0)
        i++;
    return &q->series[i];
}

static void print_step(lc_page *page, const lc_quality *q)
{
    char shortest[LC_SECONDS_TEXT], longest[LC_SECONDS_TEXT];
    static const struct {
        int64_t seconds;
        const char *name;
    } unit[] = {{86400, "day"}, {3600, "hour"}, {60, "minute"}};
    const lc_series_quality *first = stepping(q);
    const int64_t ticks = first->ticks, step = first->step;
    char text[LC_SECONDS_TEXT], whole[2 * LC_NAME_MAX] = "";
    size_t regular = 0, i = 0;
    for (size_t k = 0; k < q->series_count; k++)
        regular += q->series[k].regular || q->series[k].step <= 0;
    if (are_several(shortest, longest, q)) {
        lc_page_fact(page, "step", "%s to %s, another in each of several series", shortest, longest);
        return;
    }
    while (i < 3 && step % (unit[i].seconds * ticks) != 0)
        i++;
    lc_seconds_text(text, step, ticks);
    if (step > 0 && i < 3)
        snprintf(whole, sizeof whole, " (%s)", lc_counted((size_t)(step / ticks / unit[i].seconds), unit[i].name).text);
    lc_page_fact(page, "step", "%s s%s, %s", text, whole,
                 *first->calendar             ? first->calendar
                 : regular == q->series_count ? "regular"
                                              : "not regular");
}

/* With their names where no table of channels follows. */
static void print_names(lc_page *page, const lc_inspection *seen)
{
    const lc_dataset *d = seen->dataset;
    const bool listed = d->series_count < 2 || seen->all;
    lc_few few = {.most = NAMES_MOST};
    for (size_t i = 0; i < d->channels && !listed; i++)
        lc_few_add(&few, d->channel[i].name, "");
    if (listed || d->channels == 0)
        lc_page_fact(page, "channels", "%zu", d->channels);
    else
        lc_page_fact(page, "channels", "%zu: %s", d->channels, lc_few_text(&few));
    lc_few_free(&few);
}

static void print_holidays(lc_page *page, const lc_dataset *d)
{
    char first[LC_CALENDAR_TEXT], last[LC_CALENDAR_TEXT];
    if (d->holidays == 0)
        return;
    lc_calendar_format(first, LC_CALENDAR_GREGORIAN, d->holiday[0] * DAY);
    lc_calendar_format(last, LC_CALENDAR_GREGORIAN, d->holiday[d->holidays - 1] * DAY);
    lc_page_fact(page, "holidays", "%zu, from %.10s to %.10s", d->holidays, first, last);
}

static void print_head(lc_page *page, const lc_inspection *seen)
{
    const lc_quality *q = seen->quality;
    char text[LC_SECONDS_TEXT], more[LC_NAME_MAX] = "";
    int64_t longest = 0, ticks = 1;
    size_t rows = 0, gaps = 0, duplicates = 0;
    for (size_t i = 0; i < q->series_count; i++) {
        rows += q->series[i].rows;
        gaps += q->series[i].gaps;
        duplicates += q->series[i].duplicates;
        if ((double)q->series[i].longest_gap / (double)q->series[i].ticks > (double)longest / (double)ticks) {
            longest = q->series[i].longest_gap;
            ticks = q->series[i].ticks;
        }
    }
    lc_span_text(text, longest, ticks);
    if (gaps)
        snprintf(more, sizeof more, ", the longest %s", text);
    lc_page_path(page, "file", seen->path);
    print_history(page, seen->dataset->history);
    lc_page_fact(page, "series", "%zu", q->series_count);
    print_names(page, seen);
    lc_page_fact(page, "rows", "%zu", rows);
    print_span(page, seen->dataset);
    print_zone(page, seen->dataset);
    print_step(page, q);
    print_holidays(page, seen->dataset);
    lc_page_fact(page, "gaps", "%zu%s", gaps, more);
    lc_page_fact(page, "duplicates", "%zu", duplicates);
}

/* --- tables ---------------------------------------------------------------------------------------------------------- */

/* Of a single series text needs no title. */
static const char *title_of(char title[LC_TEXT_MAX], const lc_page *page, const lc_dataset *dataset, size_t series)
{
    const bool alone = dataset->series_count == 1;
    snprintf(title, LC_TEXT_MAX, "%s%s", page ? "Channels of " : "", dataset->series[series].name);
    return page && alone ? "Channels" : alone ? NULL : title;
}

static lc_status print_channels(lc_page *page, const lc_inspection *seen, size_t series)
{
    static const char *const title[] = {"channel", "units", "missing", "mean", "sd", "min", "max", NULL};
    lc_status status = LC_OK;
    char name[LC_TEXT_MAX];
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(add_columns(table, title, 2));
    for (size_t i = 0; i < seen->dataset->channels; i++) {
        const lc_channel_quality *c = &seen->quality->series[series].channel[i];
        TRY(lc_page_name(page, table, seen->dataset->channel[i].name, NAME_SHOWN));
        const char *units = seen->dataset->channel[i].units;
        TRY(lc_page_name(page, table, strcmp(units, "1") == 0 ? "" : units, UNITS_SHOWN));
        TRY(lc_table_text(table, "%zu", c->missing));
        TRY(add_number(table, c->mean));
        TRY(add_number(table, c->sd));
        TRY(add_number(table, c->min));
        TRY(add_number(table, c->max));
    }
    TRY(lc_page_table(page, table, title_of(name, page, seen->dataset, series)));
done:
    lc_table_free(table);
    return status;
}

static lc_status add_series(const lc_page *page, lc_table *table, const lc_inspection *seen, size_t index)
{
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
    CHECK(lc_page_name(page, table, series->name, NAME_SHOWN));
    CHECK(lc_table_text(table, "%zu", s->rows));
    CHECK(lc_table_text(table, "%s", first));
    CHECK(lc_table_text(table, "%s", last));
    CHECK(lc_table_text(table, "%zu", s->gaps));
    CHECK(lc_table_text(table, "%zu", s->duplicates));
    CHECK(lc_table_text(table, "%zu", missing));
    return lc_table_text(table, "%zu", suspect);
}

static lc_status print_series(lc_page *page, const lc_inspection *seen)
{
    static const char *const title[] = {"series", "rows", "first", "last", "gaps", "doubled", "missing", "suspect", NULL};
    lc_status status = LC_OK;
    lc_table *table = NULL;
    TRY(lc_table_new(&table));
    TRY(add_columns(table, title, 1));
    for (size_t i = 0; i < seen->dataset->series_count; i++)
        TRY(add_series(page, table, seen, i));
    TRY(lc_page_table(page, table, page ? "Series" : NULL));
done:
    lc_table_free(table);
    return status;
}

lc_status lc_inspect_show(lc_page *page, const lc_inspection *seen)
{
    size_t count = seen->dataset->series_count;
    print_head(page, seen);
    if (count > 1)
        CHECK(print_series(page, seen));
    for (size_t i = 0; i < count && (count == 1 || seen->all); i++)
        CHECK(print_channels(page, seen, i));
    if (*seen->warnings) {
        lc_page_gap(page);
        lc_page_line(page, "Please check:");
        lc_page_lines(page, seen->warnings);
    }
    return LC_OK;
}
