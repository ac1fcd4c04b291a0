/* search - the columns of a text file weighed as names of series: one that tells apart the rows of one stamp, plainly or
 * perhaps. */
#include "core/names.h"
#include "data/sheet/search.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "data/sheet/number.h"
#include "data/sheet/phases.h"
#include "data/known.h"

/* --- candidates ------------------------------------------------------------------------------------------------------- */

/* A column of words, or of whole numbers: whether it could name series at all. */
static bool may_name(const lc_sheet *s, size_t column)
{
    size_t words = 0, whole = 0;
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        const size_t digits = strspn(cell, "0123456789");
        if (digits > 0 && !cell[digits])
            whole++;
        else if (lc_number_writing(cell) == LC_WRITES_TEXT)
            words++;
        else
            return false;
    }
    return words == s->rows || whole == s->rows || words + whole == s->rows;
}

/* Numbers may be months, or values. */
static bool has_words(const lc_parting *p)
{
    return strspn(p->words.text[0], "0123456789") < strlen(p->words.text[0]);
}

/* Times are words too: a month, a season. */
static bool names_part_of_time(const char *name)
{
    static const char *const known[] = {"year", "month",  "week", "day", "quarter", "season", "date",
                                        "time", "period", "hour", "doy", "yr",      "clock",  NULL};
    for (size_t i = 0; known[i]; i++)
        if (strcasestr(name, known[i]))
            return true;
    return lc_name_mentions_time(name);
}

/* Whether a parting is that of a panel, plainly. */
static bool is_plain(const lc_search *q, const lc_parting *p, size_t column, bool named)
{
    const size_t rows = q->s->rows;
    if (p->holes || p->words.count < 2 || 2 * p->words.count > rows || lc_time_has_other(&q->s->time, column))
        return false;
    if (!named && names_part_of_time(q->s->name[column]))
        return false;
    if (named && !q->stamp)
        return true;
    if (named)
        return p->runs || (q->shared > 0 && LC_FEW * p->twice <= rows && LC_FEW * q->shared > rows) ||
               (q->shared > 0 && p->apart);
    return has_words(p) && p->apart && (p->stacked || (LC_FEW * q->shared > rows && p->covered >= LC_COVERED));
}

/* Whether a column of numbers that is not the time is before it. */
static bool follows_values(const lc_sheet *s, size_t column)
{
    for (size_t i = 0; i < column; i++)
        if (!lc_time_has(&s->time, i) && !lc_time_has_other(&s->time, i) && !s->unnamed[i] &&
            lc_number_writing(lc_sheet_cell(s, 0, i)) != LC_WRITES_TEXT)
            return true;
    return false;
}

/* Series one after another in time share no stamps: a column before the values, or time that leaps where its word changes. Marks
 * of quality change once too, but are after the values. */
static bool is_sequence(const lc_search *q, const lc_parting *p, size_t column)
{
    return q->stamp && p->runs && !p->holes && (has_words(p) || column == 0) && !names_part_of_time(q->s->name[column]) &&
           (p->leaps || !follows_values(q->s, column));
}

/* Without a time, words before the values could name series, and others in blocks or turns; numbers in those, in the first
 * column. */
static bool is_timeless(const lc_search *q, const lc_parting *p, size_t column)
{
    return !q->stamp && !names_part_of_time(q->s->name[column]) &&
           ((has_words(p) && !follows_values(q->s, column)) || ((has_words(p) || column == 0) && (p->runs || p->cycles)));
}

/* Numbers in turn that are called as places and things are, or as ids of these: room_id, but not slot_id, weather_id. */
static bool takes_turns(const lc_parting *p, const char *name)
{
    char first[LC_NAME_MAX];
    snprintf(first, sizeof first, "%.*s", (int)strcspn(name, "_-. "), name);
    return p->turns && (lc_known_series_perhaps(name) || (lc_known_place(first) && !names_part_of_time(name)));
}

/* Series whose stamps never meet, by time: each has steps of its own; or rows are in turn, or at uneven steps, and a column is
 * called as ids, places and things are. In even rows another id is a value: the weather_id of hours. */
static lc_status is_interleaved(bool *out, const lc_search *q, lc_parting *p, size_t column)
{
    const char *name = q->s->name[column];
    *out = false;
    if (!q->stamp || p->holes || (q->s->request->columns && q->s->wanted[column] && !has_words(p)))
        return LC_OK;
    CHECK(lc_parting_judge_steps(p, q->stamp, q->s->rows, q->ticks));
    const bool apart = p->even && !p->together, turns = !p->together || p->turns;
    if (has_words(p))
        *out = apart || (turns && lc_known_place(name) && !names_part_of_time(name));
    else
        *out = (apart && lc_known_series_perhaps(name)) || takes_turns(p, name) || (!p->together && lc_known_id(name));
    return LC_OK;
}

/* Some rows of one time, which a column tells apart that is called as ids and places are. */
static bool splits_few(const lc_search *q, const lc_parting *p, const char *name)
{
    return q->stamp && p->splits && p->apart && !p->holes && lc_known_series_perhaps(name);
}

/* Words that would be mixed where one row of each time is to stay. */
static bool would_mix(const lc_search *q, const lc_parting *p, size_t column)
{
    return q->s->request->duplicates && q->stamp && p->splits && has_words(p) && !names_part_of_time(q->s->name[column]);
}

/* Whether it could be one: it would tell rows of one stamp apart, or is named so. Steps are sorted last, where nothing else says
 * so. */
static lc_status is_doubtful(bool *out, const lc_search *q, lc_parting *p, size_t column, bool named)
{
    *out = false;
    if (p->words.count < 2 || 2 * p->words.count > q->s->rows)
        return LC_OK;
    if (lc_time_has_other(&q->s->time, column)) { /* dates of contracts, or of issue: each goes back to before the last ones */
        *out = p->stacked && p->overlaps;
        return LC_OK;
    }
    *out = named || (LC_FEW * q->shared > q->s->rows && p->apart && (has_words(p) || p->covered >= LC_COVERED)) ||
           is_sequence(q, p, column) || is_timeless(q, p, column) || splits_few(q, p, q->s->name[column]) ||
           would_mix(q, p, column);
    return *out ? LC_OK : is_interleaved(out, q, p, column);
}

static bool same_parting(const lc_parting *a, const lc_parting *b, size_t rows)
{
    return a->words.count == b->words.count && memcmp(a->of, b->of, rows * sizeof *a->of) == 0;
}

/* The first is kept; where a plain one is found, none is looked for. */
static lc_status weigh_doubtful(lc_search *q, lc_parting *p, size_t column, bool named)
{
    bool doubtful = false;
    if (q->column == LC_NO_COLUMN && q->doubtful == LC_NO_COLUMN)
        CHECK(is_doubtful(&doubtful, q, p, column, named));
    if (doubtful)
        q->doubtful = (long)column;
    return LC_OK;
}

/* A plain one is chosen: the first; named ones before others. Two that part differently are both doubtful. */
static void weigh_plain(lc_search *q, lc_parting *p, size_t column, bool named)
{
    const lc_sheet *s = q->s;
    const bool rival = q->column != LC_NO_COLUMN && !same_parting(p, &q->chosen, s->rows);
    const bool chosen_named = q->column != LC_NO_COLUMN && lc_known_series(s->name[q->column]);
    if (rival && named == chosen_named)
        q->other = (long)column;
    if (q->column != LC_NO_COLUMN && (chosen_named || !named))
        return;
    lc_parting_free(&q->chosen);
    q->chosen = *p;
    *p = (lc_parting){0};
    q->column = (long)column;
}

/* Yes and no name nothing, nor do EST and EDT, nor 15:30. */
static bool names_nothing(const lc_parting *p)
{
    static const char *const known[] = {"true", "false", "yes", "no", NULL};
    size_t truths = 0, zones = 0, clocks = 0;
    lc_date clock;
    for (size_t word = 0; word < p->words.count; word++) {
        truths += lc_names_among(p->words.text[word], known);
        zones += lc_word_is_zone(p->words.text[word]);
        clocks += strchr(p->words.text[word], ':') && lc_clock_read(&clock, p->words.text[word]);
    }
    return truths == p->words.count || zones == p->words.count || clocks == p->words.count;
}

static lc_status try_column(lc_search *q, size_t column)
{
    lc_status status = LC_OK;
    lc_parting p = {0};
    const bool named = lc_known_series(q->s->name[column]);
    TRY(lc_parting_by(&p, q->s, &column, 1));
    if (p.words.count > 1 && !names_nothing(&p)) {
        TRY(lc_parting_judge(&p, q->stamp, q->s->rows, q->ticks));
        if (is_plain(q, &p, column, named))
            weigh_plain(q, &p, column, named);
        else
            TRY(weigh_doubtful(q, &p, column, named));
    }
done:
    lc_parting_free(&p);
    return status;
}

bool lc_search_may(const lc_search *q, size_t column)
{
    const lc_sheet *s = q->s;
    const bool shares = LC_FEW * q->shared > s->rows, digits = strspn(lc_sheet_cell(s, 0, column), "0123456789.-+") > 0;
    if (lc_time_has_other(&s->time, column) && lc_number_writing(lc_sheet_cell(s, 0, column)) != LC_WRITES_TEXT)
        return false;
    return !lc_time_has(&s->time, column) &&
           (shares || lc_time_has_other(&s->time, column) || column == 0 || !digits || lc_known_place(s->name[column])) &&
           may_name(s, column);
}

lc_status lc_search_columns(lc_search *q)
{
    if (q->stamp)
        CHECK(lc_count_shared(&q->shared, q->stamp, q->s->rows));
    for (size_t column = 0; column < q->s->columns; column++)
        if (!q->hot[column] && !lc_name_marks_hours(q->s->name[column]) && lc_search_may(q, column))
            CHECK(try_column(q, column));
    return LC_OK;
}
