/* lead - rank 0: a desk at which the other ranks get trials, and hand in what came of them. */
#include "core/clock.h"
#include "core/mem.h"
#include "core/text.h"
#include "sweep/link.h"
#include "sweep/pruner.h"
#include "sweep/queue.h"
#include "sweep/ranks.h"
#include "sweep/ranks/wire.h"

#include <string.h>

typedef struct rank {
    lc_trial *trial; /* that it trains; NULL: it waits */
    size_t told;     /* trials whose results it knows */
    double waits;    /* since */
} rank;

typedef struct desk {
    lc_sweep *sweep;
    const lc_link *link;
    rank *rank; /* (ranks); 0 is not used */
    size_t busy;
    bool compares; /* trials are compared with others while they train */
} desk;

/* --- welcome ---------------------------------------------------------------------------------------------------------- */

/* The lag is rank 0's, which may have it from the ledger. */
static bool is_lag(const char *line)
{
    return lc_text_begins(line, "lag = ");
}

static lc_status compare_plan(const char *own, const char *other, size_t from)
{
    bool differ = lc_text_lines_differ(&own, &other);
    if (differ && is_lag(own) && is_lag(other)) {
        own += strcspn(own, "\n");
        other += strcspn(other, "\n");
        differ = lc_text_lines_differ(&own, &other);
    }
    if (!differ)
        return LC_OK;
    return lc_fail(LC_E_MISMATCH, "rank %zu has '%.*s' where rank 0 has '%.*s': give all ranks the same files", from,
                   (int)strcspn(other, "\n"), other, (int)strcspn(own, "\n"), own);
}

static lc_status take_plan(const desk *d)
{
    lc_status status = LC_OK;
    char *bytes = NULL, *plan = NULL;
    size_t from, size;
    TRY(d->link->receive(d->link->ctx, &from, &bytes, &size));
    TRY(lc_wire_text(&plan, &(lc_wire){bytes, size}));
    TRY(compare_plan(d->sweep->plan, plan ? plan : "", from));
done:
    lc_free(plan);
    lc_free(bytes);
    return status;
}

/* Every rank sends its plan, and receives the number of trials: 0 if one of them has another plan. */
static lc_status welcome(const desk *d)
{
    lc_status status = LC_OK;
    for (size_t i = 1; i < d->link->ranks; i++)
        if (status == LC_OK)
            status = take_plan(d);
    for (size_t i = 1; i < d->link->ranks; i++) {
        lc_buffer message = {0};
        lc_wire_put_count(&message, status == LC_OK ? d->sweep->trials : 0);
        CHECK(lc_link_post(d->link, i, &message));
    }
    return status;
}

/* --- work ------------------------------------------------------------------------------------------------------------- */

/* The trial, and what that rank does not know yet of those that it is compared with. */
static lc_status hand_over(desk *d, size_t to, lc_trial *t)
{
    rank *r = &d->rank[to];
    lc_buffer message = {0};
    const size_t dimensions = d->sweep->request.domain->count;
    const size_t known = d->compares ? lc_queue_known(d->sweep, t->number) : 0;
    lc_wire_put_trial(&message, t, dimensions);
    lc_wire_put_count(&message, known > r->told ? known - r->told : 0);
    for (; r->told < known; r->told++)
        lc_wire_put_trial(&message, &d->sweep->trial[r->told], dimensions);
    d->sweep->idle += lc_clock_seconds() - r->waits;
    r->trial = t;
    d->busy++;
    return lc_link_post(d->link, to, &message);
}

static lc_status hand_out(desk *d)
{
    for (size_t i = 1; i < d->link->ranks; i++) {
        lc_trial *t = d->rank[i].trial ? NULL : lc_queue_begin(d->sweep);
        if (t)
            CHECK(hand_over(d, i, t));
    }
    return LC_OK;
}

/* What a rank says of its trial: a status, and the result or the message. */
static lc_status read_result(lc_trial *out, lc_status *ended, lc_wire *w, const desk *d)
{
    size_t code;
    char *message = NULL;
    CHECK(lc_wire_count(&code, w));
    *ended = LC_OK;
    if (code == LC_OK)
        return lc_wire_trial(out, w, d->sweep->request.domain->count);
    CHECK(lc_wire_text(&message, w));
    *ended = lc_fail((lc_status)code, "%s", message ? message : "");
    lc_free(message);
    return LC_OK;
}

static void end_trial(const desk *d, lc_trial *t, lc_trial *result, lc_status ended)
{
    const lc_trial before = *t;
    result->began = t->began;
    lc_queue_end(d->sweep, t, ended == LC_OK ? result : t, NULL, ended);
    if (ended != LC_OK)
        return;
    lc_free(before.value);
    lc_free(before.report);
}

static lc_status take_result(desk *d)
{
    lc_status status = LC_OK, ended = LC_OK;
    char *bytes = NULL;
    size_t from, size;
    lc_trial result = {0};
    TRY(d->link->receive(d->link->ctx, &from, &bytes, &size));
    if (from == 0 || from >= d->link->ranks || !d->rank[from].trial)
        FAIL(LC_E_FAILURE, "rank %zu has a result of a trial that it was not given", from);
    TRY(read_result(&result, &ended, &(lc_wire){bytes, size}, d));
    end_trial(d, d->rank[from].trial, &result, ended);
    d->rank[from].trial = NULL;
    d->rank[from].waits = lc_clock_seconds();
    d->busy--;
done:
    lc_free(bytes);
    return status;
}

/* An empty message says that nothing is left. */
static lc_status dismiss(const desk *d)
{
    for (size_t i = 1; i < d->link->ranks; i++)
        CHECK(d->link->send(d->link->ctx, i, "", 0));
    return LC_OK;
}

lc_status lc_ranks_lead(lc_sweep *s)
{
    lc_status status = LC_OK;
    desk d = {.sweep = s, .link = s->request.link, .compares = lc_pruner_find(s->request.config->pruner)->stop};
    TRY(lc_new(&d.rank, d.link->ranks, sizeof *d.rank));
    for (size_t i = 0; i < d.link->ranks; i++)
        d.rank[i].waits = lc_clock_seconds();
    TRY(welcome(&d));
    TRY(hand_out(&d));
    while (d.busy > 0) {
        TRY(take_result(&d));
        TRY(hand_out(&d));
    }
done:
    if (d.rank && status != LC_E_MISMATCH) { /* whose plans differ knows it already */
        const lc_status dismissed = dismiss(&d);
        status = status == LC_OK ? dismissed : status;
    }
    lc_free(d.rank);
    return status;
}
