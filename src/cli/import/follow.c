/* follow - flags taken over, those of texts and those that may be repeated. */
#include "cli/follow.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/words.h"
#include "data/asked.h"
#include "data/hdf5.h"
#include "data/history.h"

enum { TABLE = LC_KIND_TEXT | LC_KIND_HDF5 };

void lc_followed_free(lc_followed *f)
{
    for (size_t i = 0; i < LC_FOLLOWED_TEXTS; i++)
        lc_free(f->text[i]);
    lc_free(f->decimal);
    lc_free(f->thousands);
    lc_free(f->series_column);
    lc_free(f->channels);
    lc_free(f->forms);
    lc_free(f->joined);
    lc_free(f->size);
    for (size_t i = 0; i < LC_FOLLOWED_LISTS; i++)
        lc_free_texts(f->item[i], f->items[i]);
    *f = (lc_followed){0};
}

/* What forms of single files say is not said of all of them. */
static bool is_of_forms(const lc_followed *f, const char *flag)
{
    char word[64];
    snprintf(word, sizeof word, " --%s ", flag);
    return f->forms && strstr(f->forms, word);
}

/* Numbers that may have either decimal sign have that of the rows before; what decides them is no flag for the others. */
static lc_status follow_decimal(lc_import *r, lc_followed *f, const char *history)
{
    if (r->decimal || r->thousands || is_of_forms(f, "decimal"))
        return LC_OK;
    CHECK(lc_history_flag(&f->decimal, history, "decimal"));
    CHECK(lc_history_flag(&f->thousands, history, "thousands"));
    r->before.decimal = f->decimal;
    r->before.thousands = f->decimal && f->thousands && strchr(".,", *f->thousands) ? f->thousands : NULL;
    return LC_OK;
}

/* A file of an only series may lack the column that names it. */
static lc_status follow_series(lc_import *r, lc_followed *f, lc_buffer *said, const char *history, bool single)
{
    bool named;
    if (r->series_column)
        return LC_OK;
    CHECK(lc_history_names_series(&named, history));
    CHECK(lc_history_flag(&f->series_column, history, "series-column"));
    *(named && single ? &r->before.series : &r->series_column) = f->series_column;
    if (f->series_column)
        lc_buffer_line(said, "--series-column %s", lc_typed_word(f->series_column).text);
    return LC_OK;
}

/* Whether a flag says how the columns of a time are read, or, of stamps that are made up, when they are. */
static bool is_of_time(const char *flag, bool made_up)
{
    static const char *const others[] = {"time", "time-format", "date-order", "zone", "calendar", NULL};
    return strcmp(flag, "time-parts") == 0 || (made_up && others[lc_names_find(others, flag)]);
}

/* A file may say itself what this field is. */
static void note_before(lc_import *r, const char *const *field)
{
    r->before.parts |= field == &r->time_parts || field == &r->time_format;
    r->before.left_out |= field == &r->drop;
    r->before.place |= field == &r->at;
    r->before.dates |= field == &r->time_format || field == &r->date_order || field == &r->calendar;
}

static lc_status follow_texts(lc_import *r, lc_followed *f, lc_buffer *said, const char *history, unsigned kinds)
{
    const bool says_time = r->time || r->time_format || r->start;
    const struct {
        const char *flag, **field;
        unsigned kinds;
    } row[LC_FOLLOWED_TEXTS] = {{"zone", &r->zone, TABLE},
                                {"time", &r->time, TABLE},
                                {"time-format", &r->time_format, TABLE},
                                {"date-order", &r->date_order, TABLE},
                                {"calendar", &r->calendar, TABLE},
                                {"columns", &r->columns, TABLE},
                                {"drop", &r->drop, TABLE},
                                {"one-hot", &r->one_hot, TABLE},
                                {"encoding", &r->encoding, LC_KIND_TEXT},
                                {"at", &r->at, LC_KIND_HDF5},
                                {"group", &r->group, LC_KIND_HDF5},
                                {"duplicates", &r->duplicates, TABLE},
                                {"time-parts", &r->time_parts, TABLE}};
    for (size_t i = 0; i < LC_FOLLOWED_TEXTS; i++) {
        if (!(row[i].kinds & kinds) || *row[i].field || (says_time && is_of_time(row[i].flag, r->start)) ||
            is_of_forms(f, row[i].flag))
            continue;
        CHECK(lc_history_flag(&f->text[i], history, row[i].flag));
        *row[i].field = f->text[i];
        if (f->text[i])
            note_before(r, row[i].field);
        if (f->text[i])
            lc_buffer_line(said, "--%s %s", row[i].flag, lc_typed_word(f->text[i]).text);
    }
    return said->status;
}

/* Whether the other list, which was given, says what a word means. */
static bool is_given(const char *item, size_t length, const char *const *given, size_t count, bool values)
{
    for (size_t i = 0; i < count; i++) {
        const size_t own = values ? (size_t)(strrchr(given[i], '=') - given[i]) : strlen(given[i]);
        if (own == length && strncmp(given[i], item, length) == 0)
            return true;
    }
    return false;
}

/* A word that is a number now was missing before, or the other way round: what is given is in place of that. */
static void leave_given(lc_followed *f, size_t list, const char *const *given, size_t count)
{
    size_t kept = 0;
    for (size_t k = 0; k < f->items[list]; k++) {
        char *item = f->item[list][k];
        const size_t length = list ? (size_t)(strrchr(item, '=') - item) : strlen(item);
        if (is_given(item, length, given, count, !list))
            lc_free(item);
        else
            f->item[list][kept++] = item;
    }
    f->items[list] = kept;
}

/* Words that mean missing, or a number: given ones are in place of those of the history. */
static lc_status follow_lists(lc_import *r, lc_followed *f, lc_buffer *said, const char *history, unsigned kinds)
{
    const char *const *missing = r->missing, *const *value = r->value;
    const size_t missing_count = r->missing_count, value_count = r->value_count;
    const struct {
        const char *flag;
        const char *const **field;
        size_t *count;
        unsigned kinds;
    } row[LC_FOLLOWED_LISTS] = {{"na", &r->missing, &r->missing_count, TABLE},
                                {"value", &r->value, &r->value_count, LC_KIND_TEXT}};
    for (size_t i = 0; i < LC_FOLLOWED_LISTS; i++) {
        if (!(row[i].kinds & kinds) || *row[i].count)
            continue;
        CHECK(lc_history_flags(&f->item[i], &f->items[i], history, row[i].flag));
        leave_given(f, i, i ? missing : value, i ? missing_count : value_count);
        *row[i].field = (const char *const *)f->item[i];
        *row[i].count = f->items[i];
        for (size_t k = 0; k < f->items[i]; k++)
            lc_buffer_line(said, "--%s %s", row[i].flag, lc_typed_word(f->item[i][k]).text);
    }
    return said->status;
}

lc_status lc_follow(lc_import *request, lc_followed *f, lc_buffer *said, const char *history, bool single, unsigned kinds)
{
    CHECK(lc_history_joined(&f->joined, history));
    request->before.joined = f->joined;
    if (!(kinds & TABLE)) /* nothing of a dataset is chosen */
        return LC_OK;
    request->before.apart = !single && lc_history_lists_files(history);
    request->before.may_lack = !request->columns && !request->drop && !request->missing_count && !request->value_count;
    CHECK(lc_history_forms(&f->forms, history));
    request->before.forms = f->forms;
    CHECK(follow_series(request, f, said, history, single));
    CHECK(follow_texts(request, f, said, history, kinds));
    CHECK(follow_decimal(request, f, history));
    if ((kinds & LC_KIND_TEXT) && !request->wide && lc_history_has(history, "wide")) {
        request->wide = true;
        request->before.dated = !lc_history_has(history, "start");
        lc_buffer_line(said, "--wide");
    }
    return follow_lists(request, f, said, history, kinds);
}

lc_status lc_follow_channels(lc_import *request, lc_followed *f, const lc_texts *channels)
{
    lc_buffer list = {0};
    for (size_t i = 0; i < channels->count; i++)
        lc_names_add(&list, channels->text(channels->owner, i));
    const lc_status status = lc_buffer_take(&f->channels, &list);
    request->before.channels = f->channels;
    return status;
}

void lc_follow_fit(lc_import *r, const lc_import *given, unsigned kinds)
{
    if (!(kinds & TABLE)) { /* what is known of channels is known of a dataset's too */
        const lc_before before = r->before;
        *r = *given;
        r->before.channels = before.channels;
        r->before.joined = before.joined;
        return;
    }
    if (!(kinds & LC_KIND_HDF5)) {
        r->at = given->at;
        r->group = given->group;
    }
    if (kinds & LC_KIND_TEXT)
        return;
    r->encoding = given->encoding;
    r->wide = given->wide;
    r->value = given->value;
    r->value_count = given->value_count;
    r->before.decimal = r->before.thousands = NULL;
}

void lc_follow_dates(lc_import *r, const lc_import *followed)
{
    r->date_order = followed->date_order;
    r->time_format = followed->time_format;
    r->calendar = followed->calendar;
    r->before.dates = followed->before.dates;
}

lc_status lc_follow_kinds(unsigned *kinds, const char *const *path, size_t count)
{
    *kinds = 0;
    for (size_t i = 0; i < count; i++) {
        bool hdf5, ours = false;
        CHECK(lc_hdf5_is(&hdf5, path[i]));
        if (hdf5)
            CHECK(lc_hdf5_is_ours(&ours, path[i]));
        *kinds |= !hdf5 ? LC_KIND_TEXT : ours ? LC_KIND_DATASET : LC_KIND_HDF5;
    }
    return LC_OK;
}

/* Whether columns number periods of the day: how long these are a few rows do not say for certain. */
static lc_status counts_periods(bool *out, const char *history)
{
    char *parts = NULL;
    CHECK(lc_history_flag(&parts, history, "time-parts"));
    *out = parts && strstr(parts, "period");
    lc_free(parts);
    return LC_OK;
}

lc_status lc_follow_decisive(const char **flag, const char *history, unsigned kinds)
{
    static const struct {
        const char *flag;
        unsigned kinds;
    } row[] = {{"na", TABLE},       {"value", LC_KIND_TEXT}, {"zone", TABLE},
               {"calendar", TABLE}, {"at", LC_KIND_HDF5},    {"group", LC_KIND_HDF5}};
    static const char *const decides[] = {"zone", "calendar", "time-parts", "date-order"};
    bool periods;
    char *forms = NULL;
    *flag = NULL;
    CHECK(counts_periods(&periods, history));
    CHECK(lc_history_forms(&forms, history));
    for (size_t i = 0; forms && i < sizeof decides / sizeof *decides && !*flag; i++)
        *flag = is_of_forms(&(lc_followed){.forms = forms}, decides[i]) ? decides[i] : NULL;
    lc_free(forms);
    for (size_t i = 0; i < sizeof row / sizeof *row && !*flag; i++)
        if ((row[i].kinds & kinds) && lc_history_has(history, row[i].flag))
            *flag = row[i].flag;
    if (!*flag && periods)
        *flag = "time-parts";
    return LC_OK;
}
