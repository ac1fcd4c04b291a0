/* follow - flags taken over, those of texts and those that may be repeated. */
#include "cli/follow.h"

#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/words.h"
#include "data/history.h"

void lc_followed_free(lc_followed *f)
{
    for (size_t i = 0; i < LC_FOLLOWED_TEXTS; i++)
        lc_free(f->text[i]);
    lc_free(f->decimal);
    lc_free(f->thousands);
    lc_free(f->series_column);
    for (size_t i = 0; i < LC_FOLLOWED_LISTS; i++)
        lc_free_texts(f->item[i], f->items[i]);
    *f = (lc_followed){0};
}

/* Numbers that may have either decimal sign have that of the rows before; what decides them is no flag for the others. */
static lc_status follow_decimal(lc_import *r, lc_followed *f, const char *history)
{
    if (r->decimal || r->thousands)
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

static lc_status follow_texts(lc_import *r, lc_followed *f, lc_buffer *said, const char *history)
{
    const bool says_time = r->time || r->time_format || r->start;
    const struct {
        const char *flag, **field;
    } row[LC_FOLLOWED_TEXTS] = {{"zone", &r->zone},
                                {"time", &r->time},
                                {"time-format", &r->time_format},
                                {"date-order", &r->date_order},
                                {"calendar", &r->calendar},
                                {"columns", &r->columns},
                                {"drop", &r->drop},
                                {"one-hot", &r->one_hot},
                                {"encoding", &r->encoding},
                                {"at", &r->at},
                                {"duplicates", &r->duplicates},
                                {"time-parts", &r->time_parts}};
    for (size_t i = 0; i < LC_FOLLOWED_TEXTS; i++) {
        if (*row[i].field || (says_time && is_of_time(row[i].flag, r->start)))
            continue;
        CHECK(lc_history_flag(&f->text[i], history, row[i].flag));
        *row[i].field = f->text[i];
        r->before.parts |= (row[i].field == &r->time_parts || row[i].field == &r->time_format) && f->text[i];
        if (f->text[i])
            lc_buffer_line(said, "--%s %s", row[i].flag, lc_typed_word(f->text[i]).text);
    }
    return said->status;
}

/* Words that mean missing, or a number: given ones are in place of those of the history. */
static lc_status follow_lists(lc_import *r, lc_followed *f, lc_buffer *said, const char *history)
{
    const struct {
        const char *flag;
        const char *const **field;
        size_t *count;
    } row[LC_FOLLOWED_LISTS] = {{"na", &r->missing, &r->missing_count}, {"value", &r->value, &r->value_count}};
    for (size_t i = 0; i < LC_FOLLOWED_LISTS; i++) {
        if (*row[i].count)
            continue;
        CHECK(lc_history_flags(&f->item[i], &f->items[i], history, row[i].flag));
        *row[i].field = (const char *const *)f->item[i];
        *row[i].count = f->items[i];
        for (size_t k = 0; k < f->items[i]; k++)
            lc_buffer_line(said, "--%s %s", row[i].flag, lc_typed_word(f->item[i][k]).text);
    }
    return said->status;
}

lc_status lc_follow(lc_import *request, lc_followed *f, lc_buffer *said, const char *history, bool single)
{
    request->before.may_lack = !request->columns && !request->drop && !request->missing_count && !request->value_count;
    CHECK(follow_series(request, f, said, history, single));
    CHECK(follow_texts(request, f, said, history));
    CHECK(follow_decimal(request, f, history));
    if (!request->wide && lc_history_has(history, "wide")) {
        request->wide = true;
        lc_buffer_line(said, "--wide");
    }
    return follow_lists(request, f, said, history);
}
