/* series - which rows of a text file belong to which series. A column that tells apart the rows of one stamp names them, if that
 * is plain; where it is not, the file is refused: series are never mixed. */
#include "data/sheet/search.h"

#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "core/words.h"
#include "data/sheet/phases.h"

/* --- refusals --------------------------------------------------------------------------------------------------------- */

/* Whether some columns together tell rows apart as series would be: several rows of each. */
static lc_status are_parted(bool *out, const lc_search *q, const size_t *column, size_t columns)
{
    const lc_sheet *s = q->s;
    lc_parting p = {0};
    lc_status status = lc_parting_by(&p, s, column, columns);
    if (status == LC_OK)
        status = lc_parting_judge(&p, q->stamp, s->rows, q->ticks);
    *out = p.apart && !p.holes && 2 * p.words.count <= s->rows;
    lc_parting_free(&p);
    return status;
}

/* Whether clocks that were set back may be why times repeat. */
static bool lacks_zone(const lc_sheet *s)
{
    return s->time.clocked && !s->time.zoned && !*s->time.place && !s->time.places && !s->request->zone;
}

/* Rows of one time that single columns tell apart, none of which is called as series are. */
static lc_status refuse_parted(const lc_search *q)
{
    const lc_sheet *s = q->s;
    lc_few names = {0};
    size_t first = 0;
    lc_status status = LC_OK;
    for (size_t column = 0; column < s->columns; column++) {
        bool parted = false;
        if (!q->hot[column] && lc_search_may(q, column))
            TRY(are_parted(&parted, q, &column, 1));
        first = parted && !names.count ? column : first;
        if (parted)
            lc_few_add(&names, s->name[column], "");
    }
    if (names.count)
        FAIL(LC_E_DATA,
             "%s: %zu of %zu rows have the time of another row; column%s %s tell%s them apart, and may name their series: "
             "--series-column %s (else keep one row of each time, --duplicates equal, first, last, or all in the file's order, "
             "--series-column none%s)",
             s->csv->path, q->shared, s->rows, lc_if_one(names.count, "", "s"), lc_few_text(&names),
             lc_if_one(names.count, "s", ""), lc_typed_name(s->name[first]).text,
             lacks_zone(s) ? "; or, where clocks were set back, name the place, --zone Europe/Berlin" : "");
done:
    lc_few_free(&names);
    return status;
}

/* Two columns that together tell rows apart, if no single one does. */
static lc_status find_pair(const lc_search *q, size_t pair[2])
{
    const lc_sheet *s = q->s;
    size_t list[10], count = lc_search_points(list, q) ? 2 : 0;
    for (size_t column = 0; column < s->columns && count < 10; column++)
        if (lc_search_may(q, column))
            list[count++] = column;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            bool found;
            pair[0] = list[i];
            pair[1] = list[k];
            const lc_status status = are_parted(&found, q, pair, 2);
            if (found || status != LC_OK)
                return status;
        }
    pair[0] = pair[1];
    return LC_OK;
}

/* Rows of one time that no column parts, unless one of them is all that is wanted. */
static lc_status refuse_shared(const lc_search *q)
{
    const lc_sheet *s = q->s;
    size_t pair[2] = {0, 0}, points[2];
    if (s->request->duplicates)
        return LC_OK;
    CHECK(find_pair(q, pair));
    const bool are_points = lc_search_points(points, q) && pair[0] == points[0] && pair[1] == points[1] && pair[0] != pair[1];
    if (!s->time.mixed && !are_points) /* numbers that are measured may tell the rows of points apart too */
        CHECK(refuse_parted(q));
    if (pair[0] != pair[1])
        return lc_fail(LC_E_DATA,
                       "%s: %zu of %zu rows have the time of another row; columns '%s' and '%s' together tell them apart: "
                       "--series-column %s",
                       s->csv->path, q->shared, s->rows, s->name[pair[0]], s->name[pair[1]],
                       lc_typed_pair(s->name[pair[0]], ',', s->name[pair[1]]).text);
    if (s->time.mixed) {
        char na[LC_TEXT_MAX];
        lc_sheet_hint_periods(na, s);
        return lc_fail(LC_E_DATA,
                       "%s: rows of column '%s' are periods of several lengths (years, quarters, months), and no column parts "
                       "them: make a file of each, or leave those of one length out:%s",
                       s->csv->path, s->name[s->time.column[0]], na);
    }
    return lc_fail(LC_E_DATA,
                   "%s: %zu of %zu rows have the time of another row, and no column says which series they belong to: name it "
                   "(--series-column NAME or NAME,NAME), make up a time for each row (--start, --step), keep one of them "
                   "(--duplicates equal, first, last), or all in the file's order (--series-column none)%s",
                   s->csv->path, q->shared, s->rows,
                   lacks_zone(s) ? "; or, where clocks were set back, name the place (--zone Europe/Berlin)" : "");
}

/* A column that would name series, but not in all rows. */
static lc_status refuse_nameless(const lc_sheet *s, size_t column)
{
    for (size_t row = 0; row < s->rows; row++)
        if (lc_sheet_nameless(s, lc_sheet_cell(s, row, column), column))
            return lc_fail(LC_E_DATA,
                           "%s:%zu: column '%s' may name the series of the rows, but says nothing here: fill it in, or take such "
                           "rows out",
                           s->csv->path, lc_sheet_line(s, row), s->name[column]);
    return LC_OK;
}

static lc_status refuse_doubt(const lc_search *q)
{
    char part[LC_TEXT_MAX];
    const lc_sheet *s = q->s;
    if (q->other != LC_NO_COLUMN)
        return lc_fail(LC_E_DATA, "%s: columns '%s' and '%s' may both name the series of the rows: --series-column %s or %s",
                       s->csv->path, s->name[q->column], s->name[q->other], lc_typed_name(s->name[q->column]).text,
                       lc_typed_name(s->name[q->other]).text);
    const char *name = s->name[q->doubtful];
    CHECK(refuse_nameless(s, (size_t)q->doubtful));
    CHECK(lc_sheet_refuse_clock(s, (size_t)q->doubtful));
    lc_sheet_hint_time(part, s, (size_t)q->doubtful);
    return lc_fail(LC_E_DATA,
                   "%s: column '%s' may name the series of the rows, or not: --series-column %s makes a series of each of its "
                   "words%s%s",
                   s->csv->path, name, lc_typed_name(name).text,
                   LC_FEW * q->shared > s->rows && !s->request->duplicates ? "" : ", --series-column none one series of all rows",
                   part);
}

/* --- the choice ------------------------------------------------------------------------------------------------------- */

/* Whether no two rows of one word share a stamp. */
static lc_status tells_apart(bool *out, const lc_search *q, size_t column)
{
    lc_parting p = {0};
    lc_status status = lc_parting_by(&p, q->s, &column, 1);
    if (status == LC_OK)
        status = lc_parting_judge(&p, q->stamp, q->s->rows, q->ticks);
    *out = p.apart;
    lc_parting_free(&p);
    return status;
}

static bool same_cells(const lc_sheet *s, size_t a, size_t b)
{
    for (size_t column = 0; column < s->columns; column++)
        if (strcmp(lc_sheet_cell(s, a, column), lc_sheet_cell(s, b, column)) != 0)
            return false;
    return true;
}

/* Whether the only two rows of one time are one row, written twice in a row. */
static bool is_once_more(const lc_search *q)
{
    for (size_t row = 1; q->shared == 2 && row < q->s->rows; row++)
        if (q->stamp[row] == q->stamp[row - 1])
            return same_cells(q->s, row, row - 1);
    return false;
}

static lc_status choose(lc_search *q)
{
    lc_sheet *s = q->s;
    CHECK(lc_search_columns(q));
    if (q->other != LC_NO_COLUMN)
        return refuse_doubt(q);
    if (q->column != LC_NO_COLUMN) {
        CHECK(lc_search_refuse_seasons(q, (size_t)q->column));
        s->series_column[s->series_columns++] = q->column;
        lc_sheet_note(s, "column '%s' names the series of each row: %zu series%s", s->name[q->column], q->chosen.words.count,
                      s->wanted[q->column] ? "" : ", though it is no channel (--series-column none: it is not read)");
        return LC_OK;
    }
    if (q->doubtful != LC_NO_COLUMN) {
        bool apart = true;
        if (q->shared && !q->s->request->duplicates)
            CHECK(tells_apart(&apart, q, (size_t)q->doubtful));
        return apart ? refuse_doubt(q) : refuse_shared(q);
    }
    if (LC_FEW * q->shared > s->rows && !is_once_more(q))
        CHECK(refuse_shared(q));
    else
        CHECK(lc_search_refuse_points(q));
    return s->further || !q->stamp ? LC_OK : lc_search_constants(q);
}

static lc_status take_named(lc_sheet *s, const char *named, const char *name)
{
    const lc_view view = lc_sheet_view(s);
    const size_t column = lc_view_find(&view, name);
    if (column == view.columns)
        return lc_view_refuse_name(&view, LC_E_DATA, "series-column", named, name);
    s->series_column[s->series_columns++] = (long)column;
    return LC_OK;
}

lc_status lc_sheet_take_named(lc_sheet *s, const char *named)
{
    lc_status status = LC_OK;
    char *name = NULL;
    lc_names list = {.at = named, .separators = ","};
    TRY(lc_new(&name, strlen(named) + 1, 1));
    while (lc_names_next(name, &list)) {
        if (s->series_columns == LC_SERIES_COLUMNS)
            FAIL(LC_E_USAGE, "--series-column %s: at most %d columns", named, LC_SERIES_COLUMNS);
        TRY(take_named(s, named, name));
    }
    if (list.open)
        FAIL(LC_E_USAGE, "--series-column %s: a quote is not closed", named);
    if (s->series_columns == 0)
        FAIL(LC_E_USAGE, "--series-column: no name");
done:
    lc_free(name);
    return status;
}

/* Whether there is a column of one of the names. */
static lc_status has_named(bool *out, const lc_sheet *s, const char *names)
{
    char *name = NULL;
    const lc_view view = lc_sheet_view(s);
    lc_names list = {.at = names, .separators = ","};
    *out = false;
    CHECK(lc_new(&name, strlen(names) + 1, 1));
    while (lc_names_next(name, &list))
        *out |= lc_view_find(&view, name) < view.columns;
    lc_free(name);
    return LC_OK;
}

/* The columns asked for; those of the files before it are not of a file that is joined to them. */
static lc_status find_asked(const char **out, const lc_sheet *s)
{
    bool there = true;
    *out = s->request->series_column ? s->request->series_column : s->like;
    if (!*out || strcmp(*out, "none") == 0 || !s->further)
        return LC_OK;
    CHECK(has_named(&there, s, *out));
    *out = there ? *out : NULL;
    return LC_OK;
}

static lc_status part_named(lc_parting *out, lc_sheet *s, const char *named)
{
    size_t column[LC_SERIES_COLUMNS];
    CHECK(lc_sheet_take_named(s, named));
    for (size_t i = 0; i < s->series_columns; i++)
        column[i] = (size_t)s->series_column[i];
    CHECK(lc_parting_by(out, s, column, s->series_columns));
    for (size_t i = 0; i < s->series_columns; i++)
        CHECK(refuse_nameless(s, column[i]));
    return LC_OK;
}

static lc_status name_series(lc_sheet *s, const lc_parting *p)
{
    char **name = NULL;
    CHECK(lc_parting_names(&name, p));
    for (size_t i = 0; i < p->words.count; i++)
        s->series[i].name = name[i];
    lc_free(name);
    return LC_OK;
}

/* The rows of each series, in the file's order. */
static lc_status part_rows(lc_sheet *s, const lc_parting *p)
{
    const size_t count = s->series_columns ? p->words.count : 1;
    CHECK(lc_new(&s->series, count, sizeof *s->series));
    s->series_count = count;
    if (s->series_columns)
        CHECK(name_series(s, p));
    for (size_t row = 0; row < s->rows; row++)
        s->series[s->series_columns ? p->of[row] : 0].rows++;
    for (size_t i = 0; i < count; i++) {
        CHECK(lc_new(&s->series[i].row, s->series[i].rows, sizeof *s->series[i].row));
        s->series[i].rows = 0;
    }
    for (size_t row = 0; row < s->rows; row++) {
        lc_sheet_series *series = &s->series[s->series_columns ? p->of[row] : 0];
        series->row[series->rows++] = row;
    }
    return LC_OK;
}

static lc_status decide_names(lc_sheet *s)
{
    lc_buffer list = {0};
    for (size_t i = 0; i < s->series_columns; i++)
        lc_names_add(&list, s->name[s->series_column[i]]);
    if (list.status == LC_OK)
        lc_sheet_decided(s, "series-column", list.text);
    lc_status status = list.status;
    lc_buffer_free(&list);
    return status;
}

lc_status lc_sheet_find_series(lc_sheet *s, const int64_t *stamp, int64_t ticks)
{
    lc_status status = LC_OK;
    const char *named;
    bool *hot = NULL;
    lc_search q = {
        .s = s, .stamp = stamp, .ticks = ticks, .column = LC_NO_COLUMN, .doubtful = LC_NO_COLUMN, .other = LC_NO_COLUMN};
    TRY(lc_new(&hot, s->columns + 1, sizeof *hot));
    TRY(lc_sheet_mark_names(hot, s, "one-hot", s->request->one_hot, true));
    for (size_t column = 0; column < s->columns; column++)
        hot[column] |= lc_sheet_knows(s, column);
    q.hot = hot;
    TRY(find_asked(&named, s));
    if (named && strcmp(named, "none") != 0)
        TRY(part_named(&q.chosen, s, named));
    else if (!named)
        TRY(choose(&q));
    lc_sheet_note_words(s);
    if (s->series_columns)
        TRY(decide_names(s));
    else if (named)
        lc_sheet_decided(s, "series-column", named);
    TRY(part_rows(s, &q.chosen));
done:
    lc_parting_free(&q.chosen);
    lc_free(hot);
    return status;
}
