/* spelled - finding and reading numbers that are written as texts. */
#include "data/foreign/spelled.h"

#include <math.h>
#include <string.h>

#include "core/date_scan.h"
#include "core/mem.h"
#include "core/text.h"
#include "data/foreign/gaps.h"
#include "data/known.h"
#include "data/time/time.h"

static bool is_missing(const lc_plan *p, const lc_key *key, const char *word)
{
    return !*word || lc_known_missing(word) || lc_gaps_marked(p, key->name, word);
}

/* 00501 is a code, 20220101 a day. */
static bool is_code(const char *word)
{
    return (word[0] == '0' && lc_is_digit(word[1])) || lc_time_looks(word);
}

/* One number at least, and nothing else but missing ones; of which one differs, unless it was a channel before; whether all of
 * them are whole. */
static bool are_numbers(lc_key *key, const lc_plan *p, char *const *text)
{
    size_t numbers = 0;
    bool fractions = false, differ = false;
    double value;
    for (size_t row = 0; row < p->rows; row++) {
        if (is_missing(p, key, text[row]))
            continue;
        if (!lc_text_number(&value, text[row]) || is_code(text[row]))
            return false;
        differ |= strcmp(text[row], text[0]) != 0;
        fractions |= value != floor(value);
        numbers++;
    }
    key->fractions = numbers && fractions;
    return numbers > 0 && (differ || p->rows == 1 || lc_plan_knows(p, key->name));
}

static bool may_be(const lc_plan *p, const lc_key *key)
{
    return (key->kind == LC_KEY_TEXT || key->kind == LC_KEY_OBJECT) && lc_plan_wants(p, key->name) &&
           !lc_plan_heats(p, key->name) && !*key->pick.node->unreadable && !lc_spelled_is(p, key);
}

/* The place of a column's channel among the others: in the order of columns. */
static size_t find_place(const lc_plan *p, size_t key)
{
    size_t place = 0;
    for (size_t k = 0; k < key && place < p->picks; k++)
        place += strcmp(p->pick[place].name, p->key[k].name) == 0;
    return place;
}

static lc_status add(lc_plan *p, size_t key)
{
    const char *name = p->key[key].name, *units = lc_h5_node_text(p->key[key].pick.node, "units");
    CHECK(lc_grow(&p->pick, &p->capacity, p->picks + 1, sizeof *p->pick));
    lc_pick *to = &p->pick[find_place(p, key)];
    memmove(to + 1, to, (size_t)(&p->pick[p->picks++] - to) * sizeof *to);
    *to = p->key[key].pick;
    to->key = &p->key[key];
    to->name = to->units = to->word = NULL;
    CHECK(lc_copy_text(&to->name, name));
    return lc_copy_text(&to->units, units && *units ? units : "1");
}

lc_status lc_spelled_take(lc_plan *p)
{
    for (size_t k = 0; k < p->keys && p->rows; k++) {
        char **text = NULL;
        if (!may_be(p, &p->key[k]))
            continue;
        CHECK(lc_key_read(&text, p, &p->key[k]));
        const bool numbers = text && are_numbers(&p->key[k], p, text);
        lc_free_texts(text, p->rows);
        CHECK(numbers ? add(p, k) : LC_OK);
    }
    return LC_OK;
}

bool lc_spelled_is(const lc_plan *p, const lc_key *key)
{
    for (size_t i = 0; i < p->picks; i++)
        if (p->pick[i].key == key && !p->pick[i].word)
            return true;
    return false;
}

lc_status lc_spelled_read(double *out, const lc_plan *p, const lc_pick *pick)
{
    char **text = NULL;
    CHECK(lc_key_read(&text, p, pick->key));
    for (size_t row = 0; row < p->rows; row++)
        if (!text || is_missing(p, pick->key, text[row]) || !lc_text_number(&out[row], text[row]))
            out[row] = (double)NAN;
    lc_plan_note(p, "'%s' is of numbers written as texts: read as numbers (leave it out: --drop)", pick->name);
    lc_free_texts(text, p->rows);
    return LC_OK;
}
