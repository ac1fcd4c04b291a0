/* series - which rows of a text file belong to which series. A column that tells apart the rows of one stamp names them, if that
 * is plain; where it is not, the file is refused: series are never mixed. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/names.h"
#include "data/sheet/number.h"
#include "data/sheet/parting.h"
#include "data/sheet/phases.h"

enum { FEW = 10 }; /* up to one row in so many may have the stamp of another: an hour repeated, a row written twice */

static const double COVERED = 0.9; /* of a panel's stamps between its first and last a series has at least this part */

/* Names that a column of series has. */
static bool names_series(const char *name)
{
    static const char *const known[] = {"unique_id",   "id",         "series_id", "series",   "ticker",  "tic",     "symbol",
                                        "station",     "station_id", "stationid", "site",     "site_id", "item_id", "isin",
                                        "permno",      "sensor_id",  "device_id", "meter_id", "usaf",    "wban",    "name",
                                        "stations_id", "store_id",   "sensor",    NULL};
    for (size_t i = 0; known[i]; i++)
        if (strcasecmp(name, known[i]) == 0)
            return true;
    return false;
}

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

/* What may name the series of a sheet, and what does. */
typedef struct search {
    lc_sheet *s;
    const int64_t *stamp;
    size_t shared; /* rows that have the stamp of another */
    lc_parting chosen;
    long column;          /* of it */
    long doubtful, other; /* columns that might; LC_NONE */
} search;

enum { LC_NONE = -1 };

/* Numbers may be months, or values. */
static bool has_words(const lc_parting *p)
{
    return strspn(p->words.text[0], "0123456789") < strlen(p->words.text[0]);
}

/* Whether a parting is that of a panel, plainly. */
static bool is_plain(const search *q, const lc_parting *p, bool named)
{
    const size_t rows = q->s->rows;
    if (p->holes || p->words.count < 2 || 2 * p->words.count > rows)
        return false;
    if (named)
        return p->runs || (q->shared > 0 && FEW * p->twice <= rows && FEW * q->shared > rows) || (q->shared > 0 && p->apart);
    return has_words(p) && p->apart && (p->stacked || (FEW * q->shared > rows && p->covered >= COVERED));
}

/* Whether it could be one: it would tell rows of one stamp apart, or is named so. */
static bool is_doubtful(const search *q, const lc_parting *p, bool named)
{
    if (p->words.count < 2 || 2 * p->words.count > q->s->rows)
        return false;
    return named || (FEW * q->shared > q->s->rows && p->apart && (has_words(p) || p->covered >= COVERED));
}

static bool same_parting(const lc_parting *a, const lc_parting *b, size_t rows)
{
    return a->words.count == b->words.count && memcmp(a->of, b->of, rows * sizeof *a->of) == 0;
}

/* A plain one is chosen: the first; named ones before others. Two that part differently are both doubtful. */
static void weigh(search *q, lc_parting *p, size_t column)
{
    lc_sheet *s = q->s;
    const bool named = names_series(s->name[column]);
    const bool plain = is_plain(q, p, named);
    if (!plain && is_doubtful(q, p, named) && q->doubtful == LC_NONE)
        q->doubtful = (long)column;
    if (!plain)
        return;
    const bool rival = q->column != LC_NONE && !same_parting(p, &q->chosen, s->rows);
    const bool chosen_named = q->column != LC_NONE && names_series(s->name[q->column]);
    if (rival && named == chosen_named)
        q->other = (long)column;
    if (q->column != LC_NONE && (chosen_named || !named))
        return;
    lc_parting_free(&q->chosen);
    q->chosen = *p;
    *p = (lc_parting){0};
    q->column = (long)column;
}

static lc_status try_column(search *q, size_t column)
{
    lc_status status = LC_OK;
    lc_parting p = {0};
    TRY(lc_parting_by(&p, q->s, &column, 1));
    if (p.words.count > 1) {
        TRY(lc_parting_judge(&p, q->stamp, q->s->rows));
        weigh(q, &p, column);
    }
done:
    lc_parting_free(&p);
    return status;
}

static bool is_candidate(const search *q, size_t column)
{
    const lc_sheet *s = q->s;
    const bool shares = FEW * q->shared > s->rows, digits = strspn(lc_sheet_cell(s, 0, column), "0123456789.-+") > 0;
    return !lc_time_has(&s->time, column) && (shares || !digits || names_series(s->name[column])) && may_name(s, column);
}

/* --- refusals --------------------------------------------------------------------------------------------------------- */

/* Two columns that together tell rows apart, if no single one does. */
static lc_status find_pair(const search *q, size_t pair[2])
{
    const lc_sheet *s = q->s;
    size_t list[8], count = 0;
    for (size_t column = 0; column < s->columns && count < 8; column++)
        if (is_candidate(q, column))
            list[count++] = column;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            lc_parting p = {0};
            pair[0] = list[i];
            pair[1] = list[k];
            lc_status status = lc_parting_by(&p, s, pair, 2);
            if (status == LC_OK)
                status = lc_parting_judge(&p, q->stamp, s->rows);
            const bool found = status == LC_OK && p.apart && !p.holes && 2 * p.words.count <= s->rows;
            lc_parting_free(&p);
            if (found || status != LC_OK)
                return status;
        }
    pair[0] = pair[1];
    return LC_OK;
}

static lc_status refuse_shared(const search *q)
{
    const lc_sheet *s = q->s;
    size_t pair[2] = {0, 0};
    CHECK(find_pair(q, pair));
    if (pair[0] != pair[1])
        return lc_fail(LC_E_DATA,
                       "%s: %zu of %zu rows have the time of another row; columns '%s' and '%s' together tell them apart: "
                       "--series-column '%s,%s'",
                       s->csv->path, q->shared, s->rows, s->name[pair[0]], s->name[pair[1]], s->name[pair[0]], s->name[pair[1]]);
    return lc_fail(LC_E_DATA,
                   "%s: %zu of %zu rows have the time of another row, and no column says which series they belong to: name it "
                   "(--series-column NAME), or make up a time for each row (--start, --step)",
                   s->csv->path, q->shared, s->rows);
}

static lc_status refuse_doubt(const search *q)
{
    const lc_sheet *s = q->s;
    const char *name = s->name[q->doubtful];
    if (q->other != LC_NONE)
        return lc_fail(LC_E_DATA, "%s: columns '%s' and '%s' may both name the series of the rows: --series-column '%s' or '%s'",
                       s->csv->path, s->name[q->column], s->name[q->other], s->name[q->column], s->name[q->other]);
    return lc_fail(
        LC_E_DATA,
        "%s: column '%s' may name the series of the rows, or not: --series-column '%s' makes a series of each of its words, "
        "--series-column none one series of all rows",
        s->csv->path, name, name);
}

/* --- the choice ------------------------------------------------------------------------------------------------------- */

static lc_status choose(search *q)
{
    lc_sheet *s = q->s;
    CHECK(lc_count_shared(&q->shared, q->stamp, s->rows));
    for (size_t column = 0; column < s->columns; column++)
        if (is_candidate(q, column))
            CHECK(try_column(q, column));
    if (q->other != LC_NONE)
        return refuse_doubt(q);
    if (q->column != LC_NONE) {
        s->series_column[s->series_columns++] = q->column;
        lc_sheet_note(s, "column '%s' names the series of each row: %zu series", s->name[q->column], q->chosen.words.count);
        return LC_OK;
    }
    if (q->doubtful != LC_NONE)
        return refuse_doubt(q);
    return FEW * q->shared > s->rows ? refuse_shared(q) : LC_OK;
}

/* The columns that --series-column names. */
static lc_status take_named(lc_parting *out, lc_sheet *s)
{
    lc_status status = LC_OK;
    size_t column[4], count = 0;
    char *name = NULL;
    lc_names list = {.at = s->request->series_column, .separators = ","};
    TRY(lc_new(&name, strlen(s->request->series_column) + 1, 1));
    while (count < 4 && lc_names_next(name, &list)) {
        TRY(lc_sheet_find_name(&column[count], s, name));
        s->series_column[s->series_columns++] = (long)column[count++];
    }
    TRY(lc_parting_by(out, s, column, count));
    if (out->holes)
        FAIL(LC_E_DATA, "%s: column '%s' is missing in some rows: it cannot name their series", s->csv->path,
             s->request->series_column);
done:
    lc_free(name);
    return status;
}

/* The rows of each series, in the file's order. */
static lc_status part_rows(lc_sheet *s, const lc_parting *p)
{
    const size_t count = s->series_columns ? p->words.count : 1;
    CHECK(lc_new(&s->series, count, sizeof *s->series));
    s->series_count = count;
    for (size_t row = 0; row < s->rows; row++)
        s->series[s->series_columns ? p->of[row] : 0].rows++;
    for (size_t i = 0; i < count; i++) {
        CHECK(lc_new(&s->series[i].row, s->series[i].rows, sizeof *s->series[i].row));
        if (s->series_columns)
            CHECK(lc_copy_text(&s->series[i].name, p->words.text[i]));
        s->series[i].rows = 0;
    }
    for (size_t row = 0; row < s->rows; row++) {
        lc_sheet_series *series = &s->series[s->series_columns ? p->of[row] : 0];
        series->row[series->rows++] = row;
    }
    return LC_OK;
}

lc_status lc_sheet_find_series(lc_sheet *s, const int64_t *stamp)
{
    lc_status status = LC_OK;
    const char *named = s->request->series_column;
    search q = {.s = s, .stamp = stamp, .column = LC_NONE, .doubtful = LC_NONE, .other = LC_NONE};
    if (named && strcmp(named, "none") != 0)
        TRY(take_named(&q.chosen, s));
    else if (!named && stamp)
        TRY(choose(&q));
    for (size_t i = 0; i < s->series_columns; i++)
        if (s->series_columns == 1)
            lc_sheet_decided(s, "series-column", s->name[s->series_column[i]]);
    if (s->series_columns > 1 || (named && !s->series_columns))
        lc_sheet_decided(s, "series-column", named);
    TRY(part_rows(s, &q.chosen));
done:
    lc_parting_free(&q.chosen);
    return status;
}
