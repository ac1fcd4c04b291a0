/* signs - between files, and between rows and those that they continue. */
#include "data/sheet/signs.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/words.h"
#include "data/sheet/number.h"
#include "data/size.h"

/* --- files of one command ---------------------------------------------------------------------------------------------- */

static char sign_of(const struct lc_sign *sign)
{
    return strchr(sign->cell, ',') ? ',' : '.';
}

/* either: the other may have either sign too. */
static lc_status refuse(const struct lc_sign *guess, const struct lc_sign *other, bool either)
{
    const char sign = sign_of(guess);
    return lc_fail(
        LC_E_DATA,
        "%s:%zu: '%s' may have a decimal '%c' or '%c' between thousands, and '%s' (%s:%zu) has %s '%c': --decimal . or "
        "--decimal , for all files; or import those of each sign alone, and their datasets together",
        guess->path, guess->line, guess->cell, sign, sign, other->cell, other->path, other->line,
        either ? "either too, of" : "a decimal", either ? sign_of(other) : other->decimal);
}

/* Whether two guesses are by different signs: 2.237 and 2,237. */
static bool are_mixed(const struct lc_sign *a, const struct lc_sign *b)
{
    return sign_of(a) != sign_of(b);
}

lc_status lc_signs_add(lc_signs *signs, const lc_sheet *s, size_t row, size_t column, bool proven)
{
    struct lc_sign own = {.decimal = s->decimal, .line = lc_sheet_line(s, row)};
    if (!signs)
        return LC_OK;
    own.path = signs->reading;
    snprintf(own.cell, sizeof own.cell, "%s", lc_sheet_cell(s, row, column));
    const struct lc_sign *guess = proven ? &signs->guessed : &own, *proof = proven ? &own : &signs->proven;
    if (guess->path && proof->path && guess->decimal != proof->decimal)
        return refuse(guess, proof, false);
    if (!proven && signs->guessed.path && are_mixed(&own, &signs->guessed))
        return refuse(&own, &signs->guessed, true);
    struct lc_sign *first = proven ? &signs->proven : &signs->guessed;
    if (!first->path)
        *first = own;
    return LC_OK;
}

/* --- rows before ------------------------------------------------------------------------------------------------------- */

static const double LIKE = 10; /* as large as the rows before: a reading a thousand times as large is then not */

double lc_signs_before(const lc_sheet *s, size_t column)
{
    const lc_before *before = &s->request->before;
    char *name = NULL;
    double found = 0;
    if (!before->channels || !before->size || lc_new(&name, strlen(before->channels) + 1, 1) != LC_OK)
        return 0;
    lc_names list = {.at = before->channels, .separators = ","};
    for (size_t i = 0; lc_names_next(name, &list); i++)
        if (strcmp(name, s->name[column]) == 0)
            found = before->size[i];
    lc_free(name);
    return found;
}

/* The mean size of a column by a decimal sign. 0: it has no number, or none that may have either sign. */
static double size_by(const lc_sheet *s, size_t column, char decimal)
{
    double sum = 0;
    size_t count = 0;
    bool either = false;
    lc_number number;
    for (size_t row = 0; row < s->rows; row++) {
        const char *cell = lc_sheet_cell(s, row, column);
        either |= lc_number_writing(cell) >= LC_WRITES_MAYBE_POINT;
        if (lc_sheet_missing_in(s, cell, column) || !lc_number_read(&number, cell, decimal))
            continue;
        sum += fabs(number.value);
        count++;
    }
    return either && count ? sum / (double)count : 0;
}

static bool is_like(double size, double before)
{
    return size < LIKE * before && before < LIKE * size;
}

char lc_signs_like_before(const lc_sheet *s)
{
    char found = '\0';
    for (size_t column = 0; column < s->columns; column++) {
        const double before = s->wanted[column] && !lc_time_has(&s->time, column) ? lc_signs_before(s, column) : 0;
        const bool point = before > 0 && is_like(size_by(s, column, '.'), before);
        const bool comma = before > 0 && is_like(size_by(s, column, ','), before);
        const char own = point == comma ? '\0' : point ? '.' : ',';
        if (own && found && own != found)
            return '\0';
        found = own ? own : found;
    }
    return found;
}

/* That of the letter in a number: 1000 of 10.00K. */
static double power_of(const char *cell)
{
    static const char letters[] = "KMB";
    const char *at = strpbrk(cell, "kKMB");
    const char *letter = at ? strchr(letters, *at == 'k' ? 'K' : *at) : NULL;
    return letter ? pow(1000, (double)(letter - letters + 1)) : NAN;
}

lc_status lc_signs_check_letter(const lc_sheet *s, size_t column, const double *value, size_t row)
{
    const double before = lc_signs_before(s, column), power = power_of(lc_sheet_cell(s, row, column));
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < s->rows; i++)
        if (!isnan(value[i])) {
            sum += fabs(value[i]);
            count++;
        }
    if (!count || lc_size_power(sum / (double)count, before) != power)
        return LC_OK;
    return lc_fail(
        LC_E_DATA,
        "%s:%zu: column '%s': '%s' has a letter for thousands or more, and without it numbers are about as large as in "
        "the rows before: write both alike, or leave the column out: --drop %s",
        s->csv->path, lc_sheet_line(s, row), s->name[column], lc_sheet_cell(s, row, column), lc_typed_name(s->name[column]).text);
}
