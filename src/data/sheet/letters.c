/* letters - letters behind numbers whose meaning the name of the column decides: north and south, east and west of a latitude
 * and a longitude are a sign, and K of a temperature is kelvin. */
#include <ctype.h>
#include <string.h>

#include "core/counted.h"
#include "core/mem.h"
#include "data/sheet/column.h"
#include "data/sheet/marks.h"

/* --- sides of the earth ------------------------------------------------------------------------------------------------ */

/* A number with its side, as 45.83 W, 45.83°W and W 45.83 are written. */
typedef struct sided {
    const char *digits;
    size_t length;
    char side; /* of NSEW; 0: the cell is not so written */
} sided;

static const char *skip(const char *at)
{
    static const char *const passed[] = {" ", "\xc2\xa0", "\xc2\xb0", "\xc2\xba"}; /* blanks, degrees */
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
        if (strncmp(at, passed[i], strlen(passed[i])) == 0)
            return skip(at + strlen(passed[i]));
    return strncmp(at, "deg", 3) == 0 ? skip(at + 3) : at;
}

static char side_at(const char *at, const char *sides)
{
    const char side = (char)toupper((unsigned char)*at);
    return side && strchr(sides, side) ? side : '\0';
}

static sided read_sided(const char *cell, const char *sides)
{
    sided s = {.side = side_at(cell, sides)};
    const bool before = s.side != '\0';
    s.digits = skip(cell + before);
    s.length = strspn(s.digits, "0123456789.,");
    const char *behind = skip(s.digits + s.length);
    s.side = before ? s.side : side_at(behind, sides);
    if (s.length == 0 || (s.side && behind[!before]))
        s.side = '\0';
    return s;
}

static lc_status refuse_unsided(const lc_sheet *s, size_t column, size_t one, size_t other)
{
    return lc_fail(
        LC_E_DATA,
        "%s:%zu: column '%s': '%s' does not say its side of the earth, as '%s' (line %zu) does: write both alike, or leave "
        "the column out (--drop)",
        s->csv->path, lc_sheet_line(s, other), s->name[column], lc_sheet_cell(s, other, column), lc_sheet_cell(s, one, column),
        lc_sheet_line(s, one));
}

/* Of a column in which a number has a side: all have, but for 0. */
static lc_status check_sides(bool *any, const lc_sheet *s, size_t column, const char *sides)
{
    size_t one = s->rows, other = s->rows;
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        const bool has = read_sided(cell, sides).side != '\0', plain = !has && strpbrk(cell, "123456789");
        one = has && one == s->rows ? row : one;
        other = plain && other == s->rows && !lc_sheet_missing_in(s, cell, column) ? row : other;
    }
    *any = one < s->rows;
    return *any && other < s->rows ? refuse_unsided(s, column, one, other) : LC_OK;
}

/* 45.83 W becomes -45.83, which is no longer. */
static void put_sign(char *cell, const sided *s)
{
    const bool minus = strchr("SW", s->side) != NULL;
    memmove(cell + minus, s->digits, s->length);
    cell[s->length + minus] = '\0';
    if (minus)
        *cell = '-';
}

static lc_status sign_sides(lc_sheet *s, size_t column)
{
    const char *name = s->name[column], *sides = lc_name_has(name, "lat latitude")             ? "NS"
                                                 : lc_name_has(name, "lon long lng longitude") ? "EW"
                                                                                               : NULL;
    size_t negative = 0;
    bool any = false;
    if (sides)
        CHECK(check_sides(&any, s, column, sides));
    for (size_t row = 0; any && row < s->rows; row++) {
        char *cell = lc_sheet_cell(s, row, column);
        const sided number = read_sided(cell, sides);
        if (!number.side)
            continue;
        negative += number.side == sides[1];
        put_sign(cell, &number);
    }
    if (negative)
        lc_sheet_note(s, "column '%s': %c is a minus, of %s", name, sides[1], lc_counted(negative, "number").text);
    return LC_OK;
}

/* --- the unit of the header -------------------------------------------------------------------------------------------- */

/* The letter that all numbers of a column have right behind their digits; 0: they have not the same. */
static char common_letter(const lc_sheet *s, size_t column)
{
    char letter = '\0';
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        const size_t length = strlen(cell);
        if (lc_sheet_missing_in(s, cell, column))
            continue;
        if (length < 2 || !strchr("KMBT", cell[length - 1]) || !isdigit((unsigned char)cell[length - 2]))
            return '\0';
        if (letter && cell[length - 1] != letter)
            return '\0';
        letter = cell[length - 1];
    }
    return letter;
}

static void take_off(lc_sheet *s, size_t column)
{
    for (size_t row = 0; row < s->rows; row++) {
        char *cell = lc_sheet_cell(s, row, column);
        if (!lc_sheet_missing_in(s, cell, column))
            cell[strlen(cell) - 1] = '\0';
    }
}

static const char temperatures[] = "temp temperature temperatur tmp tair tsoil";

/* K is the unit where the header has it as one, or is called a temperature; likewise M, B and T of the header. */
static lc_status take_unit(lc_sheet *s, size_t column)
{
    lc_status status = LC_OK;
    const char letter[] = {common_letter(s, column), '\0'};
    char *named = NULL;
    if (!*letter)
        return LC_OK;
    TRY(s->units[column] ? lc_copy_text(&named, s->units[column]) : lc_units_in_name(&named, s->name[column]));
    if (strcmp(named, letter) != 0 && !(*letter == 'K' && lc_name_has(s->name[column], temperatures)))
        goto done;
    take_off(s, column);
    lc_sheet_note(s, "column '%s': %s behind its numbers is its unit, and not thousands or more", s->name[column], letter);
    if (!s->units[column])
        TRY(lc_copy_text(&s->units[column], letter));
done:
    lc_free(named);
    return status;
}

lc_status lc_column_take_letters(lc_sheet *s, size_t column)
{
    CHECK(sign_sides(s, column));
    return take_unit(s, column);
}
