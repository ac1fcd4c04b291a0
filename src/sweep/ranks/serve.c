/* serve - a rank that trains what rank 0 hands it. */
#include "core/mem.h"
#include "sweep/carry.h"
#include "sweep/link.h"
#include "sweep/ranks.h"
#include "sweep/ranks/wire.h"

/* Sends its plan; receives the number of trials. */
static lc_status join(lc_sweep *s)
{
    lc_status status = LC_OK;
    lc_buffer message = {0};
    char *bytes = NULL;
    size_t from, size;
    lc_wire_put_text(&message, s->plan);
    TRY(lc_link_post(s->request.link, 0, &message));
    TRY(s->request.link->receive(s->request.link->ctx, &from, &bytes, &size));
    TRY(lc_wire_count(&s->trials, &(lc_wire){bytes, size}));
    if (s->trials == 0)
        FAIL(LC_E_MISMATCH, "the plans of some ranks differ");
    TRY(lc_new(&s->trial, s->trials, sizeof *s->trial));
    TRY(lc_new(&s->begun, s->trials, sizeof *s->begun));
done:
    lc_free(bytes);
    return status;
}

/* A trial of rank 0's, in its place. */
static lc_status take_trial(lc_trial **out, lc_sweep *s, lc_wire *w)
{
    lc_trial t;
    CHECK(lc_wire_trial(&t, w, s->request.domain->count));
    if (t.number >= s->trials) {
        lc_trial_clear(&t);
        return lc_fail(LC_E_FAILURE, "rank 0 has a trial more than it said");
    }
    lc_trial_clear(&s->trial[t.number]);
    s->trial[t.number] = t;
    *out = &s->trial[t.number];
    return LC_OK;
}

static lc_status answer(lc_sweep *s, const lc_carried *c, lc_status status)
{
    lc_buffer message = {0};
    lc_wire_put_count(&message, status);
    if (status == LC_OK)
        lc_wire_put_trial(&message, &c->result, s->request.domain->count);
    else
        lc_wire_put_text(&message, lc_error_message());
    return lc_link_post(s->request.link, 0, &message);
}

/* A trial, and those that it is compared with as far as they are new. */
static lc_status take_message(lc_trial **out, lc_sweep *s, lc_wire *w)
{
    lc_trial *other;
    size_t others;
    CHECK(take_trial(out, s, w));
    CHECK(lc_wire_count(&others, w));
    for (size_t i = 0; i < others; i++)
        CHECK(take_trial(&other, s, w));
    return LC_OK;
}

/* Rank 0 waits for an answer, of a failure too. */
static lc_status work(lc_sweep *s, lc_wire w)
{
    lc_trial *t;
    lc_carried carried;
    const lc_status taken = take_message(&t, s, &w);
    if (taken != LC_OK)
        return answer(s, NULL, taken);
    const lc_status trained = lc_carry(&carried, s, t, NULL);
    const lc_status status = answer(s, &carried, trained);
    t->report = carried.result.report; /* for the one who frees them */
    t->capacity = carried.result.capacity;
    t->message = carried.result.message;
    lc_carry_end(&carried, s);
    return status;
}

lc_status lc_ranks_serve(lc_sweep *s)
{
    CHECK(join(s));
    for (bool more = true; more;) {
        char *bytes = NULL;
        size_t from, size;
        CHECK(s->request.link->receive(s->request.link->ctx, &from, &bytes, &size));
        more = size > 0;
        const lc_status status = more ? work(s, (lc_wire){bytes, size}) : LC_OK;
        lc_free(bytes);
        CHECK(status);
    }
    return LC_OK;
}
