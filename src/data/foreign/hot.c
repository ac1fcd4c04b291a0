/* hot - columns of words whose words become channels of 0 and 1 (--one-hot). */
#include "data/foreign/hot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/labels.h"
#include "core/mem.h"
#include "data/foreign/flags.h"
#include "data/foreign/gaps.h"
#include "data/known.h"

/* --- the columns ------------------------------------------------------------------------------------------------------ */

/* As in a text. */
static bool is_missing(const lc_plan *p, const lc_key *key, const char *word)
{
    return !*word || lc_known_missing(word) || lc_gaps_marked(p, key->name, word);
}

/* The words of a column's rows. LC_E_USAGE if the column has only a name, or numbers that are not whole. */
static lc_status read_words(char ***out, const lc_plan *p, const lc_key *key)
{
    CHECK(lc_key_read(out, p, key));
    return *out ? LC_OK
                : lc_fail(LC_E_USAGE, "%s: --one-hot %s: that column is neither of words nor of whole numbers", p->path,
                          key->name);
}

/* --- the channels ----------------------------------------------------------------------------------------------------- */

static lc_status add_channel(lc_plan *p, const lc_key *key, const char *word)
{
    CHECK(lc_grow(&p->pick, &p->capacity, p->picks + 1, sizeof *p->pick));
    lc_pick *to = &p->pick[p->picks++];
    char name[LC_TEXT_MAX];
    *to = key->pick;
    to->key = key;
    to->name = to->units = to->word = NULL;
    snprintf(name, sizeof name, "%s=%s", key->name, word);
    CHECK(lc_copy_text(&to->name, name));
    CHECK(lc_copy_text(&to->word, word));
    return lc_copy_text(&to->units, "1");
}

/* The words of a column in all plans, in the order in which they first occur. */
typedef struct vocabulary {
    lc_labels labels;
    char ***text; /* (plans) of the rows of each */
} vocabulary;

static const lc_key *find_key(const lc_plan *p, const char *name)
{
    for (size_t k = 0; k < p->keys; k++)
        if (strcmp(p->key[k].name, name) == 0)
            return &p->key[k];
    return NULL;
}

static lc_status learn(vocabulary *v, const lc_plan *plan, size_t plans, const char *name)
{
    size_t index;
    for (size_t i = 0; i < plans; i++) {
        const lc_key *key = find_key(&plan[i], name);
        if (!key)
            continue;
        CHECK(read_words(&v->text[i], &plan[i], key));
        for (size_t row = 0; row < plan[i].rows; row++)
            if (!is_missing(&plan[i], key, v->text[i][row]))
                CHECK(lc_labels_add(&index, &v->labels, v->text[i][row]));
    }
    return LC_OK;
}

static lc_status widen(lc_plan *plan, size_t plans, const char *name)
{
    lc_status status = LC_OK;
    vocabulary v = {0};
    TRY(lc_new(&v.text, plans, sizeof *v.text));
    TRY(learn(&v, plan, plans, name));
    for (size_t i = 0; i < plans; i++) {
        const lc_key *key = find_key(&plan[i], name);
        lc_plan_drop(&plan[i], name);
        for (size_t k = 0; key && k < v.labels.count; k++)
            TRY(add_channel(&plan[i], key, v.labels.text[k]));
    }
done:
    for (size_t i = 0; v.text && i < plans; i++)
        lc_free_texts(v.text[i], plan[i].rows);
    lc_free(v.text);
    lc_labels_free(&v.labels);
    return status;
}

lc_status lc_hot_widen(lc_plan *plan, size_t plans)
{
    CHECK(lc_flags_check_names(plan, "one-hot", plan->request->one_hot));
    for (size_t k = 0; k < plan->keys; k++)
        if (lc_plan_heats(plan, plan->key[k].name))
            CHECK(widen(plan, plans, plan->key[k].name));
    return LC_OK;
}

/* --- their values ----------------------------------------------------------------------------------------------------- */

lc_status lc_hot_read(double *out, lc_hot_column *column, const lc_plan *p, const lc_pick *pick)
{
    if (column->key != pick->key) {
        lc_hot_free(column, p);
        CHECK(read_words(&column->text, p, pick->key));
        column->key = pick->key;
    }
    for (size_t row = 0; row < p->rows; row++)
        out[row] = is_missing(p, pick->key, column->text[row]) ? (double)NAN : strcmp(column->text[row], pick->word) == 0;
    return LC_OK;
}

void lc_hot_free(lc_hot_column *column, const lc_plan *p)
{
    lc_free_texts(column->text, p->rows);
    *column = (lc_hot_column){0};
}
