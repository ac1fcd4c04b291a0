/* count - how many training rows each class has, what it weighs for that, and the names of all in one text. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/status.h"
#include "data/classes.h"

uint64_t lc_classes_rows(const lc_classes *c, size_t target)
{
    uint64_t rows = 0;
    for (size_t k = 0; k < c->count; k++)
        rows += c->seen[target * c->count + k];
    return rows;
}

void lc_classes_shares(double *share, const lc_classes *c, size_t target)
{
    const double rows = (double)lc_classes_rows(c, target);
    for (size_t k = 0; k < c->count; k++)
        share[k] = (double)c->seen[target * c->count + k] / rows;
}

static void count_series(lc_classes *c, const lc_classes_request *r, size_t series)
{
    const lc_rows train = r->split->part[series * LC_PARTS + LC_TRAIN];
    for (size_t row = train.first; row < train.end; row++)
        for (size_t target = 0; target < c->targets; target++) {
            const lc_real k = c->row->value[series][row * c->targets + target];
            if (!isnan(k))
                c->seen[target * c->count + (size_t)k]++;
        }
}

/* One class only can be learnt by heart: it is a mistake in the limits. */
static lc_status check_seen(const lc_classes *c, const lc_classes_request *r, size_t target)
{
    const uint64_t rows = lc_classes_rows(c, target);
    const char *name = c->target[target];
    if (rows == 0)
        return lc_fail(LC_E_DATA, "classes.of = %s: no training row of '%s' has a class", r->config->of, name);
    for (size_t k = 0; k < c->count; k++)
        if (c->seen[target * c->count + k] == rows)
            return lc_fail(LC_E_DATA,
                           "classes: all %llu training rows of '%s' are of class '%s': nothing can be learnt; give "
                           "other classes.limits",
                           (unsigned long long)rows, name, c->name[k]);
    return LC_OK;
}

lc_status lc_classes_count(lc_classes *c, const lc_classes_request *r)
{
    CHECK(lc_new(&c->seen, c->targets * c->count, sizeof *c->seen));
    for (size_t series = 0; series < r->truth->series_count; series++)
        count_series(c, r, series);
    for (size_t target = 0; target < c->targets; target++)
        CHECK(check_seen(c, r, target));
    return LC_OK;
}

/* Balanced: n / (classes n[k]), so that all classes weigh the same (King & Zeng 2001); 1 for a class that is never seen. */
void lc_classes_weigh(lc_classes *c, const lc_class_plan *plan)
{
    for (size_t k = 0; k < c->count; k++) {
        double all = 0, own = 0;
        for (size_t target = 0; target < c->targets; target++) {
            all += (double)lc_classes_rows(c, target);
            own += (double)c->seen[target * c->count + k];
        }
        c->weight[k] = plan->balanced && own > 0 ? all / ((double)c->count * own) : plan->weights ? plan->weight[k] : 1;
    }
}

void lc_classes_note(lc_buffer *notes, const lc_classes *c)
{
    for (size_t target = 0; target < c->targets; target++)
        for (size_t k = 0; k < c->count; k++)
            if (c->seen[target * c->count + k] == 0)
                lc_buffer_line(notes, "class '%s' of '%s' has no training row: a model cannot learn it", c->name[k],
                               c->target[target]);
}

lc_status lc_classes_words(char **out, const lc_classes *c)
{
    lc_buffer text = {0};
    for (size_t k = 0; k < c->count; k++) {
        lc_buffer_add(&text, k ? " " : "");
        for (const char *at = c->name[k]; *at; at++)
            lc_buffer_format(&text, "%c", isspace((unsigned char)*at) ? '_' : *at);
    }
    const lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    return status;
}
