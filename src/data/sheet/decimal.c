/* decimal - whether a file writes its numbers with a decimal point or a decimal comma. All its cells decide, once for the
 * file. */
#include <string.h>

#include "core/mem.h"
#include "core/parallel.h"
#include "data/sheet/number.h"
#include "data/sheet/phases.h"
#include "data/sheet/signs.h"

typedef struct place {
    size_t row, column, count; /* of the first cell that writes so */
} place;

/* What the cells of a file say. */
typedef struct survey {
    place by[LC_WRITES_MAYBE_COMMA + 1];
} survey;

static void add(survey *found, lc_writing writing, size_t row, size_t column)
{
    place *p = &found->by[writing];
    if (p->count++ == 0)
        *p = (place){row, column, 1};
}

/* Rows of a sheet in pieces, and what each says. */
typedef struct looking {
    const lc_sheet *s;
    bool *counts;  /* (columns) whether a column's cells do */
    survey *found; /* (pieces) */
    size_t pieces;
} looking;

/* Where no cell has a comma, the first decimal point decides, of all rows in one piece. */
static void look_at_rows(void *ctx, size_t piece, size_t worker)
{
    const looking *l = ctx;
    const lc_sheet *s = l->s;
    const size_t begin = s->rows * piece / l->pieces, end = s->rows * (piece + 1) / l->pieces;
    survey found = {0};
    (void)worker;
    for (size_t row = begin; row < end && !(s->csv->no_commas && found.by[LC_WRITES_POINT].count); row++)
        for (size_t column = 0; column < s->columns; column++) {
            const lc_writing writing = l->counts[column] ? lc_number_writing(lc_sheet_cell(s, row, column)) : LC_WRITES_TEXT;
            if (writing > LC_WRITES_PLAIN)
                add(&found, writing, row, column);
        }
    l->found[piece] = found;
}

/* Of a later piece of the rows. */
static void join(survey *found, const survey *later)
{
    for (size_t writing = 0; writing <= LC_WRITES_MAYBE_COMMA; writing++) {
        place *p = &found->by[writing];
        const size_t count = p->count + later->by[writing].count;
        if (p->count == 0)
            *p = later->by[writing];
        p->count = count;
    }
}

/* What the cells of all columns say that may be numbers: those wanted, except for the time's. */
static lc_status look(survey *found, const lc_sheet *s)
{
    lc_status status = LC_OK;
    const size_t threads = lc_parallel_threads(0);
    looking l = {.s = s, .pieces = s->csv->no_commas ? 1 : 4 * threads};
    TRY(lc_new(&l.counts, s->columns, sizeof *l.counts));
    TRY(lc_new(&l.found, l.pieces, sizeof *l.found));
    for (size_t column = 0; column < s->columns; column++)
        l.counts[column] = s->wanted[column] && !lc_time_has(&s->time, column);
    lc_parallel(l.pieces, threads, look_at_rows, &l);
    for (size_t piece = 0; piece < l.pieces; piece++)
        join(found, &l.found[piece]);
done:
    lc_free(l.found);
    lc_free(l.counts);
    return status;
}

static lc_status fail_mixed(const lc_sheet *s, const place *point, const place *comma)
{
    return lc_fail(
        LC_E_DATA,
        "%s: '%s' (line %zu, column '%s') is written with a decimal point, '%s' (line %zu, column '%s') with a decimal "
        "comma; which is it: --decimal . or --decimal , (or leave a column out: --drop)",
        s->csv->path, lc_sheet_cell(s, point->row, point->column), lc_sheet_line(s, point->row), s->name[point->column],
        lc_sheet_cell(s, comma->row, comma->column), lc_sheet_line(s, comma->row), s->name[comma->column]);
}

/* 985, -985, 985 EUR: a whole number below 1000, but 0, which many write so among others. */
static bool is_whole(const char *cell)
{
    size_t digits = 0, zeros = 0;
    for (const char *at = cell; *at; at++) {
        digits += *at >= '0' && *at <= '9';
        zeros += *at == '0';
    }
    return digits > zeros && digits <= 3 && lc_number_writing(cell) == LC_WRITES_PLAIN;
}

static bool ends_with_zero(const char *cell)
{
    return *cell && cell[strlen(cell) - 1] == '0';
}

/* Whether a column has whole numbers below 1000 among numbers as 2.237, the first of which is *p then: the point groups
 * thousands more likely than not. So does 0 where others are filled up with zeros, as 12.500: it would be 0.000. Between commas,
 * which are then no decimal signs, it is not likely. */
static bool has_whole(place *p, const lc_sheet *s, size_t column)
{
    bool whole = false, zero = false, filled = false;
    size_t first = s->rows;
    for (size_t row = 0; row < s->rows && !(whole && first < s->rows); row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        const bool maybe = lc_number_writing(cell) == LC_WRITES_MAYBE_POINT;
        zero |= strcmp(cell, "0") == 0;
        filled |= maybe && ends_with_zero(cell);
        whole |= is_whole(cell) || (zero && filled && s->csv->separator != ',');
        first = first == s->rows && maybe ? row : first;
    }
    *p = whole && first < s->rows ? (place){first, column, 1} : *p;
    return whole && first < s->rows;
}

/* Whether any column of numbers has. */
static bool have_whole(place *p, const lc_sheet *s)
{
    for (size_t column = 0; column < s->columns; column++)
        if (s->wanted[column] && !lc_time_has(&s->time, column) && has_whole(p, s, column))
            return true;
    return false;
}

static lc_status refuse_like(const lc_sheet *s, const place *p, char sign, char like)
{
    return lc_fail(LC_E_DATA,
                   "%s:%zu: column '%s': '%s' may have a decimal '%c' or '%c' between thousands, and numbers of the rows before "
                   "have a decimal '%c': --decimal %c or --thousands %c",
                   s->csv->path, lc_sheet_line(s, p->row), s->name[p->column], lc_sheet_cell(s, p->row, p->column), sign, sign,
                   like, sign, sign);
}

/* Numbers that may have either sign, in rows that continue others. A comma between commas is more likely of thousands. */
static lc_status choose_like(lc_sheet *s, const place *p, char sign, char like)
{
    const char *groups = s->request->before.thousands, other = sign == '.' ? ',' : '.';
    const bool grouped = groups && *groups == sign;
    if (!grouped && (sign != like || (sign == ',' && s->csv->separator == ',')))
        return refuse_like(s, p, sign, like);
    s->decimal = grouped ? other : sign;
    lc_sheet_note(s, "'%c' in numbers %s, as in the rows before: '%s' (line %zu, column '%s'; else --%s %c)", sign,
                  grouped ? "groups thousands" : "is decimal", lc_sheet_cell(s, p->row, p->column), lc_sheet_line(s, p->row),
                  s->name[p->column], grouped ? "decimal" : "thousands", sign);
    return LC_OK;
}

/* Whether a sign that may be either is decided by the rows before: a point between commas, and a comma between them where those
 * had a point, is decided by itself. */
static bool is_like(const lc_sheet *s, char sign)
{
    const char *like = s->request->before.decimal;
    return like && (*like == sign || s->request->before.thousands || s->csv->separator != ',');
}

/* By the one reading that lies among the rows before. */
static lc_status take_like(lc_sheet *s, const place *p, char sign, char decimal)
{
    const char *cell = lc_sheet_cell(s, p->row, p->column), *name = s->name[p->column];
    lc_sheet_note(
        s,
        "'%c' in numbers %s, as in '%s' (line %zu, column '%s'): so they are about as large as in the rows before (else "
        "--%s %c)",
        sign, sign == decimal ? "is decimal" : "groups thousands", cell, lc_sheet_line(s, p->row), name,
        sign == decimal ? "thousands" : "decimal", sign);
    s->decimal = decimal;
    return LC_OK;
}

/* Every number with a sign has three digits after it, and nothing else decides. */
static lc_status choose_ambiguous(lc_sheet *s, place *p, char sign)
{
    const char like = lc_signs_like_before(s);
    if (like)
        return take_like(s, p, sign, like);
    if (is_like(s, sign))
        return choose_like(s, p, sign, *s->request->before.decimal);
    const bool doubtful = sign == ',' ? s->csv->separator != ',' : have_whole(p, s);
    const char *cell = lc_sheet_cell(s, p->row, p->column), *name = s->name[p->column];
    const size_t line = lc_sheet_line(s, p->row);
    const char other = sign == '.' ? ',' : '.';
    if (sign == ',' && s->csv->separator == ',') {
        lc_sheet_note(s, "commas in numbers group thousands, as in '%s' (line %zu, column '%s'; change it: --decimal ,)", cell,
                      line, name);
        s->decimal = '.';
        return LC_OK;
    }
    if (doubtful)
        return lc_fail(
            LC_E_DATA,
            "%s:%zu: column '%s': '%s' may have a decimal '%c' or '%c' between thousands, and nothing in the file says "
            "which: --decimal %c or --thousands %c",
            s->csv->path, line, name, cell, sign, sign, sign, sign);
    lc_sheet_note(
        s,
        "numbers have three digits after the point and nothing says whether that groups thousands: read as decimal, '%s' "
        "is below %d (line %zu, column '%s'; change it: --thousands . or --decimal %c)",
        cell, 1000, line, name, other);
    s->decimal = '.';
    return LC_OK;
}

/* 0034,1 in quotes: nobody writes a number so, and some put two values into a cell. */
static lc_status refuse_padded(const lc_sheet *s, const place *p)
{
    const char *cell = lc_sheet_cell(s, p->row, p->column);
    const char *digit = cell + strspn(cell, "+-");
    if (s->csv->separator != ',' || digit[0] != '0' || digit[1] == ',')
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s:%zu: column '%s': '%s' may be a number with a decimal comma, or two values in one cell: --decimal , reads "
                   "it as a number, --drop leaves the column out",
                   s->csv->path, lc_sheet_line(s, p->row), s->name[p->column], cell);
}

/* One letter, of those. */
static lc_status check_letter(const char *flag, const char *text, const char *letters)
{
    if (!text || (strlen(text) == 1 && strchr(letters, *text)))
        return LC_OK;
    return lc_fail(LC_E_USAGE, "--%s is one of %s, not '%s'", flag, letters, text);
}

char lc_decimal_asked(const lc_import *r)
{
    if (r->decimal)
        return *r->decimal;
    return !r->thousands || !strchr(".,", *r->thousands) ? 0 : *r->thousands == '.' ? ',' : '.';
}

static lc_status take_request(char *out, const lc_import *r)
{
    CHECK(check_letter("decimal", r->decimal, ".,"));
    CHECK(check_letter("thousands", r->thousands, ".,' "));
    *out = lc_decimal_asked(r);
    if (r->decimal && r->thousands && *r->decimal == *r->thousands)
        return lc_fail(LC_E_USAGE, "--decimal and --thousands are both '%c'", *out);
    return LC_OK;
}

lc_status lc_sheet_find_decimal(lc_sheet *s)
{
    CHECK(take_request(&s->decimal, s->request));
    if (s->decimal) {
        lc_sheet_decided(s, "decimal", (char[]){s->decimal, 0});
        if (s->request->thousands)
            lc_sheet_decided(s, "thousands", s->request->thousands);
        return LC_OK;
    }
    survey found = {0};
    CHECK(lc_sheet_refuse_cut_numbers(s));
    CHECK(look(&found, s));
    const place *point = &found.by[LC_WRITES_POINT], *comma = &found.by[LC_WRITES_COMMA];
    place *maybe_point = &found.by[LC_WRITES_MAYBE_POINT], *maybe_comma = &found.by[LC_WRITES_MAYBE_COMMA];
    if (point->count && comma->count)
        return fail_mixed(s, point, comma);
    if (comma->count)
        CHECK(refuse_padded(s, comma));
    s->decimal = comma->count ? ',' : '.';
    if (comma->count && s->csv->separator == ',')
        lc_sheet_note(s, "numbers have a decimal comma, as in '%s' (line %zu, column '%s'; change it: --decimal .)",
                      lc_sheet_cell(s, comma->row, comma->column), lc_sheet_line(s, comma->row), s->name[comma->column]);
    const place *proof = comma->count ? comma : point;
    place *maybe = maybe_point->count ? maybe_point : maybe_comma;
    if (!proof->count && maybe_point->count && maybe_comma->count)
        return fail_mixed(s, maybe_point, maybe_comma);
    if (!proof->count && maybe->count)
        CHECK(choose_ambiguous(s, maybe, maybe_point->count ? '.' : ','));
    if (proof->count || maybe->count)
        CHECK(
            lc_signs_add(s->signs, s, (proof->count ? proof : maybe)->row, (proof->count ? proof : maybe)->column, proof->count));
    if (point->count + comma->count + maybe_point->count + maybe_comma->count)
        lc_sheet_decided(s, "decimal", (char[]){s->decimal, 0});
    return LC_OK;
}
