/* append - newer rows after those of a dataset. What both know must be equal; what one does not know the other may. */
#include <lanecast/import.h>

#include <math.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/words.h"
#include "data/axis.h"
#include "data/history.h"
#include "data/import/append.h"
#include "data/series.h"
#include "data/stamp.h"

/* A new series may be in a zone of its own, as those of a panel are. */
static const char *find_difference(const lc_series *a, const lc_series *b, bool new)
{
    if (lc_series_ticks(a) != lc_series_ticks(b))
        return "the time of the new rows has other fractions of a second: --time-format";
    if (a->calendar != b->calendar)
        return "the time of the new rows has another calendar: --calendar";
    if (!a->offset && b->offset)
        return "the new rows say their offset from UTC, and those of the dataset do not: import all of them anew, the old ones "
               "with "
               "--zone, or write the new ones in the clocks of the old ones";
    if (!a->offset != !b->offset || lc_series_in_utc(a) != lc_series_in_utc(b))
        return "the offset of the new rows from UTC is not known, that of the dataset is: --zone says where they are";
    return !new && a->zone && b->zone &&strcmp(a->zone, b->zone) != 0 ? "the new rows are of another zone: --zone" : NULL;
}

static lc_status check_axis(const lc_series *a, const lc_series *b, bool new)
{
    const char *differs = find_difference(a, b, new);
    return differs ? lc_fail(LC_E_DATA, "series '%s': %s", b->name, differs) : LC_OK;
}

/* Local times and offsets as the dataset's rows have them. */
static lc_status fit_clocks(lc_series *added, const lc_series *like, bool new, const lc_append *m, lc_appended *t)
{
    if (new) {
        CHECK(check_axis(like, added, true));
        return lc_append_offset(added, like, &t->moved);
    }
    CHECK(lc_append_local(added, like));
    CHECK(lc_append_zone(added, like, m->zones, &t->moved));
    CHECK(check_axis(like, added, false));
    CHECK(lc_append_offset(added, like, &t->moved));
    return lc_append_near(added, like);
}

/* What decides where rows of a made-up time begin that continue others; "" for rows of another time. */
static const char *made_up_way(const lc_append *m)
{
    return lc_history_has(m->more->history, "start")
               ? "; its time is made up: --start says when its rows begin, if they are newer"
               : "";
}

/* A row that both have: the dataset's `row` is the new one's `at`. What was missing is known now: the future has come. What the
 * new file does not know stays. */
static lc_status meet(lc_series *a, size_t row, const lc_series *b, size_t at, const lc_append *m, lc_appended *t)
{
    char stamp[LC_STAMP_TEXT];
    const lc_dataset *d = m->dataset;
    for (size_t c = 0; c < d->channels; c++) {
        double *old = &a->value[row * d->channels + c];
        const double new = lc_append_value(m, b, at, c);
        if (*old == new || (isnan(*old) && isnan(new)) || m->from[c] == m->more->channels)
            continue;
        if (isnan(*old) || isnan(new)) {
            *(isnan(*old) ? &t->filled : &t->kept) += 1;
            *old = isnan(*old) && !m->checks ? new : *old;
            continue;
        }
        t->differ++;
        if (m->keep != LC_DUPLICATES_EQUAL) {
            *old = m->keep == LC_DUPLICATES_LAST && !m->checks ? new : *old;
            continue;
        }
        lc_series_stamp(stamp, a, row);
        return lc_fail(
            LC_E_DATA,
            "series '%s', row %s, channel '%s': %.15g in %s, %.15g in the new file; nothing is written; --duplicates last "
            "takes the new file's values, as of a newer weather forecast, --duplicates first keeps those of %s%s",
            a->name, stamp, d->channel[c].name, *old, m->before, new, m->before, made_up_way(m));
    }
    return LC_OK;
}

/* The first of b's rows after the last of a; those before must be a's. */
static lc_status skip_known(size_t *first, lc_series *a, const lc_series *b, const lc_append *m, lc_appended *t)
{
    size_t at = 0, row = 0;
    char stamp[LC_STAMP_TEXT];
    const int64_t last = a->rows ? a->time[a->rows - 1] : INT64_MIN;
    for (; row < b->rows && a->rows && b->time[row] <= last; row++) {
        while (a->time[at] < b->time[row])
            at++;
        if (a->time[at] != b->time[row]) {
            lc_series_stamp(stamp, b, row);
            return lc_fail(LC_E_DATA,
                           "series '%s': the new row %s is before the last row of %s, and is not there: leave such "
                           "rows out, or put the rows of all files into one in order of time and import that anew%s",
                           a->name, stamp, m->before, made_up_way(m));
        }
        CHECK(meet(a, at, b, row, m, t));
        at += at + 1 < a->rows && a->time[at + 1] == b->time[row];
    }
    *first = row;
    return LC_OK;
}

static lc_status add_rows(lc_series *a, const lc_series *b, size_t first, const lc_append *m)
{
    const size_t channels = m->dataset->channels, rows = a->rows + b->rows - first;
    size_t times = a->rows, values = a->rows * channels, offsets = a->rows;
    CHECK(lc_grow(&a->time, &times, rows, sizeof *a->time));
    CHECK(lc_grow(&a->value, &values, rows * channels, sizeof *a->value));
    if (a->offset)
        CHECK(lc_grow(&a->offset, &offsets, rows, sizeof *a->offset));
    for (size_t row = first; row < b->rows; row++, a->rows++) {
        a->time[a->rows] = b->time[row];
        if (a->offset)
            a->offset[a->rows] = b->offset[row];
        for (size_t c = 0; c < channels; c++)
            a->value[a->rows * channels + c] = lc_append_value(m, b, row, c);
    }
    return LC_OK;
}

/* Whether both have equal steps, but not the same. */
static lc_status are_apart(bool *out, int64_t step[2], const lc_series *a, const lc_series *b)
{
    lc_axis old, new;
    CHECK(lc_axis_of(&old, a));
    CHECK(lc_axis_of(&new, b));
    step[0] = old.step;
    step[1] = new.step;
    *out = old.regular && new.regular &&lc_steps_differ(new.step, old.step);
    return LC_OK;
}

/* Says of the first series whose new rows have another step that they have: together they are no axis. */
static lc_status compare_steps(lc_buffer *doubt, const lc_append *m, const size_t *index)
{
    const lc_dataset *d = m->dataset, *more = m->more;
    bool apart = false;
    int64_t step[2];
    char old[LC_SECONDS_TEXT], new[LC_SECONDS_TEXT];
    for (size_t i = 0; i < more->series_count && !apart; i++) {
        const lc_series *b = &more->series[i], *a = index[i] < d->series_count ? &d->series[index[i]] : b;
        if (a == b || a->rows < 3 || b->rows < 3 || a->calendar != b->calendar)
            continue;
        CHECK(are_apart(&apart, step, a, b));
        lc_span_text(old, step[0], lc_series_ticks(a));
        lc_span_text(new, step[1], lc_series_ticks(b));
        if (apart)
            lc_buffer_format(doubt, "; a step of '%s' is %s in it, %s in %s", b->name, new, old, m->before);
    }
    return LC_OK;
}

/* Stamps in ticks of another series, where those are finer: whole seconds are thousandths too. Those that would be too far from
 * 1970 stay, and are refused as others then. */
static void refine(lc_series *s, int64_t ticks)
{
    const int64_t times = ticks / lc_series_ticks(s), most = INT64_MAX / 2 / (times ? times : 1);
    if (times < 2 || (s->rows && (s->time[0] < -most || s->time[s->rows - 1] > most)))
        return;
    for (size_t row = 0; row < s->rows; row++)
        s->time[row] *= times;
    s->ticks = ticks;
}

static int64_t finest_of(const lc_dataset *d)
{
    int64_t ticks = 1;
    for (size_t i = 0; i < d->series_count; i++)
        ticks = lc_series_ticks(&d->series[i]) > ticks ? lc_series_ticks(&d->series[i]) : ticks;
    return ticks;
}

static void refine_all(lc_dataset *d, int64_t ticks)
{
    for (size_t i = 0; i < d->series_count; i++)
        refine(&d->series[i], ticks);
}

/* Counts the rows to be added that are on no day of the calendar: covariates of all days after rows of business days. */
static void count_off(lc_appended *t, const lc_axis *axis, const lc_series *added, size_t first)
{
    for (size_t row = first; row < added->rows; row++) {
        if (!lc_axis_is_off(axis, added, row))
            continue;
        if (!t->off++)
            lc_series_stamp(t->first_off, added, row);
    }
}

/* Moves a series that the dataset does not have. */
static lc_status add_series(lc_dataset *d, size_t *capacity, lc_series *new, const lc_append *m)
{
    double *value = NULL;
    CHECK(lc_grow(&d->series, capacity, d->series_count + 1, sizeof *d->series));
    CHECK(lc_new(&value, new->rows * d->channels, sizeof *value));
    for (size_t row = 0; row < new->rows; row++)
        for (size_t c = 0; c < d->channels; c++)
            value[row * d->channels + c] = lc_append_value(m, new, row, c);
    lc_free(new->value);
    d->series[d->series_count] = *new;
    d->series[d->series_count++].value = value;
    *new = (lc_series){0};
    return LC_OK;
}

/* Rows of a series that the dataset has, or a series that it does not have: place is their number then. */
static lc_status append_series(lc_dataset *d, lc_series *added, size_t place, size_t *capacity, const lc_append *m,
                               lc_appended *t)
{
    size_t first = 0;
    const bool new = place == d->series_count;
    lc_series *like = new ? d->series : &d->series[place];
    if (d->series_count)
        CHECK(fit_clocks(added, like, new, m, t));
    if (new) {
        t->rows += added->rows;
        t->series++;
        return m->checks ? LC_OK : add_series(d, capacity, added, m);
    }
    CHECK(lc_append_hour(&t->later, added, like, m->zones));
    CHECK(skip_known(&first, like, added, m, t));
    t->known += first;
    t->rows += added->rows - first;
    count_off(t, &m->axis[place], added, first);
    return m->checks ? LC_OK : add_rows(like, added, first, m);
}

/* All series: looked at first, so that one which is refused leaves the others as they are. */
static lc_status append_all(lc_dataset *d, lc_dataset *more, const size_t *place, lc_append *m, lc_appended *t)
{
    size_t capacity = d->series_count;
    const size_t old = d->series_count;
    for (int pass = 0; pass < 2; pass++) {
        *t = (lc_appended){.moved = t->moved, .later = t->later};
        m->checks = pass == 0;
        for (size_t i = 0; i < more->series_count; i++)
            CHECK(append_series(d, &more->series[i], place[i] == old ? d->series_count : place[i], &capacity, m, t));
    }
    return LC_OK;
}

static lc_status say(char **notes, const lc_appended *t, lc_duplicates keep, lc_buffer *doubt)
{
    lc_status status = LC_OK;
    lc_buffer text = {0};
    if (t->filled)
        lc_buffer_format(doubt, "; %s missing in them %s known now", lc_counted(t->filled, "value").text,
                         lc_if_one(t->filled, "is", "are"));
    if (t->kept)
        lc_buffer_format(doubt, "; %s missing in the new file %s as the dataset has %s", lc_counted(t->kept, "value").text,
                         lc_if_one(t->kept, "stays", "stay"), lc_if_one(t->kept, "it", "them"));
    if (t->differ)
        lc_buffer_format(doubt, "; %s %s in both: %s (--duplicates %s)", lc_counted(t->differ, "value").text,
                         lc_if_one(t->differ, "differs", "differ"),
                         keep == LC_DUPLICATES_LAST ? "those of the new file are taken" : "those of the dataset stay",
                         lc_duplicates_names()[keep]);
    if (t->off)
        lc_buffer_format(doubt,
                         "; %s, the first at %s, %s on days that the dataset's calendar does not have, and forecasts go through "
                         "such rows: leave them out of the file if these days are closed",
                         lc_counted(t->off, "row").text, t->first_off, lc_if_one(t->off, "lies", "lie"));
    if (t->later)
        lc_buffer_format(doubt, "; %s in the hour that clocks show twice %s of the second: the dataset has the first",
                         lc_counted(t->later, "row").text, lc_if_one(t->later, "is", "are"));
    if (t->moved)
        lc_buffer_format(doubt, "; its stamps have the dataset's offset now");
    lc_buffer_line(&text, "%s added, %zu known already%s, %zu new series%s", lc_counted(t->rows, "row").text, t->known,
                   t->differ ? "" : " and equal", t->series, doubt->text ? doubt->text : "");
    if (notes)
        status = lc_buffer_take(notes, &text);
    lc_buffer_free(&text);
    return status;
}

lc_status lc_append_rows(lc_appended *t, lc_append *m, lc_buffer *doubt)
{
    lc_status status = LC_OK;
    lc_zones zones = {0};
    lc_dataset *d = m->dataset, *more = m->more;
    size_t *place = NULL;
    m->zones = &zones;
    TRY(lc_new(&place, more->series_count, sizeof *place));
    TRY(lc_append_match(m, doubt));
    TRY(lc_append_match_series(place, doubt, d, more));
    lc_dataset_drop_ideal(d);
    lc_dataset_drop_ideal(more);
    refine_all(d, finest_of(more));
    refine_all(more, finest_of(d));
    TRY(compare_steps(doubt, m, place));
    TRY(lc_axes_new(&m->axis, d, "cut"));
    status = append_all(d, more, place, m, t);
done:
    lc_free(place);
    lc_free(m->axis);
    lc_free(m->from);
    lc_free(m->column);
    lc_zones_clear(&zones);
    return status;
}

lc_status lc_dataset_append(lc_dataset *d, lc_dataset *more, const char *keep, char **notes)
{
    lc_status status = LC_OK;
    lc_buffer doubt = {0};
    lc_append m = {.dataset = d, .more = more, .before = "the dataset"};
    char *hot = NULL;
    lc_appended t = {0};
    TRY(lc_duplicates_find(&m.keep, keep ? keep : "equal"));
    TRY(lc_history_flag(&hot, d->history, "one-hot"));
    m.hot = hot;
    TRY(lc_append_rows(&t, &m, &doubt));
    TRY(say(notes, &t, m.keep, &doubt));
done:
    lc_free(hot);
    lc_buffer_free(&doubt);
    return status;
}
