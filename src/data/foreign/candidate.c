/* candidate - rows parted by the words of some columns, and whether these are series. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/foreign/part.h"
#include "data/known.h"

void lc_candidate_free(lc_candidate *c, size_t rows)
{
    lc_free_texts(c->text, rows);
    lc_parting_free(&c->parting);
    *c = (lc_candidate){0};
}

/* --- reading ---------------------------------------------------------------------------------------------------------- */

/* The words of a further key after those of a row. */
static lc_status join(char **text, char **more, size_t rows)
{
    for (size_t row = 0; row < rows; row++) {
        lc_buffer both = {0};
        lc_buffer_format(&both, "%s" LC_BETWEEN_WORDS "%s", text[row], more[row]);
        lc_free(text[row]);
        text[row] = NULL;
        CHECK(lc_buffer_take(&text[row], &both));
    }
    return LC_OK;
}

/* 59.9 of what single precision has as 59.9000015. */
static lc_status round_degrees(char **text, size_t rows)
{
    char number[LC_NUMBER_TEXT];
    double degrees;
    for (size_t row = 0; row < rows; row++) {
        if (!lc_text_number(&degrees, text[row]))
            continue;
        lc_text_print(number, sizeof number, "%.7g", degrees);
        lc_free(text[row]);
        text[row] = NULL;
        CHECK(lc_copy_text(&text[row], number));
    }
    return LC_OK;
}

/* Without texts, as of numbers that are not whole, there are none of all keys together. */
static lc_status add_key(lc_candidate *c, const lc_plan *p, const lc_key *key)
{
    lc_status status = LC_OK;
    char **more = NULL;
    const bool degrees = lc_known_latitude(key->name) || lc_known_longitude(key->name);
    TRY(degrees ? lc_key_print(&more, p, key) : lc_key_read(&more, p, key));
    const lc_h5_element element = lc_stored_element(key->pick.node, key->pick.slab.field);
    if (degrees && element.class == LC_H5_FLOAT && element.bytes == sizeof(float))
        TRY(round_degrees(more, p->rows));
    for (size_t row = 0; more && row < p->rows; row++)
        c->parting.holes |= !*more[row];
    if (c->text && more)
        TRY(join(c->text, more, p->rows));
    if (!c->text || !more) {
        lc_free_texts(c->text, p->rows);
        c->text = more;
        more = NULL;
    }
done:
    lc_free_texts(more, p->rows);
    return status;
}

static int64_t apart(const int64_t *stamp, size_t row)
{
    return llabs(stamp[row] - stamp[row - 1]);
}

/* Whether time rises, or falls, strictly within every series. */
static lc_status judge_rising(lc_candidate *c, const int64_t *stamp, size_t rows)
{
    size_t *last = NULL, up = 0, down = 0, same = 0;
    int64_t within = 0, between = INT64_MAX;
    CHECK(lc_new(&last, c->parting.words.count, sizeof *last));
    for (size_t row = 0; row < rows; row++) {
        size_t *before = &last[c->parting.of[row]];
        if (*before) {
            up += stamp[row] > stamp[*before - 1];
            down += stamp[row] < stamp[*before - 1];
            same += stamp[row] == stamp[*before - 1];
        }
        *before = row + 1;
        if (row && c->parting.of[row] == c->parting.of[row - 1])
            within = apart(stamp, row) > within ? apart(stamp, row) : within;
        else if (row)
            between = apart(stamp, row) < between ? apart(stamp, row) : between;
    }
    c->rising = !same && (!up || !down);
    c->broken = c->parting.runs && within > 0 && between > within;
    lc_free(last);
    return LC_OK;
}

static lc_status judge(lc_candidate *c, const lc_plan *p)
{
    CHECK(lc_new(&c->parting.of, p->rows, sizeof *c->parting.of));
    for (size_t row = 0; row < p->rows; row++)
        CHECK(lc_labels_add(&c->parting.of[row], &c->parting.words, c->text[row]));
    for (size_t i = 0; i < c->parting.words.count; i++)
        c->words |= c->parting.words.text[i][strspn(c->parting.words.text[i], "0123456789-")] != '\0';
    if (c->parting.words.count < 2 || 2 * c->parting.words.count > p->rows)
        return LC_OK;
    CHECK(lc_parting_judge(&c->parting, p->axis.time, p->rows, p->axis.ticks));
    return judge_rising(c, p->axis.time, p->rows);
}

lc_status lc_candidate_read(lc_candidate *out, const lc_plan *p, const size_t *key, size_t keys)
{
    lc_candidate c = {.key = key[0]};
    lc_status status = LC_OK;
    for (size_t i = 0; i < keys && status == LC_OK && (i == 0 || c.text); i++)
        status = add_key(&c, p, &p->key[key[i]]);
    if (status == LC_OK && c.text)
        status = judge(&c, p);
    *out = c;
    if (status != LC_OK)
        lc_candidate_free(out, p->rows);
    return status;
}

/* --- judged ----------------------------------------------------------------------------------------------------------- */

/* Too many words name rows, not series. */
static bool could(const lc_candidate *c, size_t rows)
{
    return c->text && c->parting.words.count >= 2 && 2 * c->parting.words.count <= rows;
}

bool lc_candidate_is_plain(const lc_candidate *c, const lc_plan *p, const lc_going *g)
{
    const lc_parting *q = &c->parting;
    const bool often = LC_FEW * g->shared > p->rows;
    if (!could(c, p->rows) || q->holes)
        return false;
    if (lc_known_series_perhaps(p->key[c->key].name))
        return q->runs || (often && LC_FEW * q->twice <= p->rows) || (!g->steady && q->apart);
    return (c->words || lc_known_id(p->key[c->key].name)) && q->apart && (q->stacked || (often && q->covered >= LC_COVERED));
}

bool lc_candidate_is_doubtful(const lc_candidate *c, const lc_plan *p, const lc_going *g)
{
    const lc_parting *q = &c->parting;
    const bool often = LC_FEW * g->shared > p->rows;
    if (!could(c, p->rows))
        return false;
    if (lc_known_series_perhaps(p->key[c->key].name))
        return true;
    if (p->request->duplicates && c->words && q->splits) /* would be mixed where one row of each time is to stay */
        return true;
    if (g->steady)
        return q->runs && (c->words || c->broken || lc_known_id(p->key[c->key].name));
    return ((often && q->apart) || c->rising) && (c->words || q->covered >= LC_COVERED || q->stacked);
}

bool lc_candidate_is_same(const lc_candidate *a, const lc_candidate *b, size_t rows)
{
    return a->parting.words.count == b->parting.words.count &&
           memcmp(a->parting.of, b->parting.of, rows * sizeof *a->parting.of) == 0;
}
