/* text - a dataset as a few lines and tables. */
#include "cli/inspect/tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/table.h"
#include "core/text.h"
#include "core/zone.h"
#include "data/stamp.h"

enum { DAY = 86400, NAMES_MOST = 24 };

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

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (const char *at = text; at && *at; at += *at == '\n') {
        at += strcspn(at, "\n");
        count++;
    }
    return count;
}

/* The command of the first file, and those of the last ones: of rows that were added day by day there are many. */
static void print_history(lc_page *page, const char *history)
{
    enum { LAST = 8 };
    size_t line = 0, count = count_lines(history);
    for (const char *at = history, *head = "made by"; at && *at; head = "", line++) {
        const size_t length = strcspn(at, "\n");
        if (line == 1 && count > LAST + 2)
            lc_page_fact(page, "", "... %zu more, which --json has", count - LAST - 1);
        if (line == 0 || line + LAST >= count || count <= LAST + 2)
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

lc_status lc_inspect_show(lc_page *page, const lc_inspection *seen)
{
    size_t count = seen->dataset->series_count;
    print_head(page, seen);
    if (count > 1)
        CHECK(lc_inspect_series(page, seen));
    for (size_t i = 0; i < count && (count == 1 || seen->all); i++)
        CHECK(lc_inspect_channels(page, seen, i));
    if (*seen->warnings) {
        lc_page_gap(page);
        lc_page_line(page, "Please check:");
        lc_page_lines(page, seen->warnings);
    }
    return LC_OK;
}
