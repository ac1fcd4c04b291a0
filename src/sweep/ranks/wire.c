/* wire - counts and numbers as the machine has them, texts with their length. */
#include "sweep/ranks/wire.h"

#include "core/mem.h"

#include <math.h>
#include <string.h>

enum { NO_TEXT = -1 };

void lc_wire_put_count(lc_buffer *out, size_t count)
{
    lc_buffer_bytes(out, (const char *)&count, sizeof count);
}

static void put_numbers(lc_buffer *out, const double *number, size_t count)
{
    if (count)
        lc_buffer_bytes(out, (const char *)number, count * sizeof *number);
}

void lc_wire_put_text(lc_buffer *out, const char *text)
{
    lc_wire_put_count(out, text ? strlen(text) : (size_t)NO_TEXT);
    if (text)
        lc_buffer_add(out, text);
}

void lc_wire_put_trial(lc_buffer *out, const lc_trial *t, size_t dimensions)
{
    lc_wire_put_count(out, t->number);
    lc_wire_put_count(out, t->state);
    put_numbers(out, t->value, dimensions);
    put_numbers(out, t->objective, LC_OBJECTIVES_MAX);
    lc_wire_put_count(out, t->reports);
    put_numbers(out, t->report, t->reports);
    lc_wire_put_text(out, t->message);
}

static lc_status take(void *out, lc_wire *w, size_t bytes)
{
    if (bytes > w->left)
        return lc_fail(LC_E_DATA, "a message of another rank is cut short");
    if (bytes)
        memcpy(out, w->at, bytes);
    w->at += bytes;
    w->left -= bytes;
    return LC_OK;
}

lc_status lc_wire_count(size_t *out, lc_wire *w)
{
    return take(out, w, sizeof *out);
}

lc_status lc_wire_text(char **out, lc_wire *w)
{
    size_t length = 0;
    char *text = NULL;
    CHECK(lc_wire_count(&length, w));
    if (length == (size_t)NO_TEXT) {
        *out = NULL;
        return LC_OK;
    }
    if (length > w->left)
        return lc_fail(LC_E_DATA, "a message of another rank is cut short");
    CHECK(lc_new(&text, length + 1, 1));
    *out = text;
    return take(text, w, length);
}

static lc_status take_reports(lc_trial *t, lc_wire *w)
{
    size_t reports = 0;
    double report = NAN;
    CHECK(lc_wire_count(&reports, w));
    for (size_t i = 0; i < reports; i++) {
        CHECK(take(&report, w, sizeof report));
        CHECK(lc_trial_report(t, report));
    }
    return LC_OK;
}

lc_status lc_wire_trial(lc_trial *out, lc_wire *w, size_t dimensions)
{
    lc_status status = LC_OK;
    lc_trial t = {0};
    size_t number = 0, state = 0;
    TRY(lc_wire_count(&number, w));
    TRY(lc_trial_new(&t, number, dimensions));
    TRY(lc_wire_count(&state, w));
    t.state = state < LC_TRIAL_STATES ? (lc_trial_state)state : LC_TRIAL_FAIL;
    TRY(take(t.value, w, dimensions * sizeof *t.value));
    TRY(take(t.objective, w, sizeof t.objective));
    TRY(take_reports(&t, w));
    TRY(lc_wire_text(&t.message, w));
    *out = t;
    t = (lc_trial){0};
done:
    lc_trial_clear(&t);
    return status;
}
