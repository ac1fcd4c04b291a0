/* flow - norms of gradients against the lag: memory, and a verdict in words. */
#include "nn/flow.h"

#include <math.h>
#include <stdio.h>

#include "core/mem.h"

/* From this share of lag 0 down a gradient has vanished; from as many times up it explodes. */
static const double least_share = 1e-3, most_times = 1e3;

static size_t count_of(const lc_flow *f)
{
    return f->layers * f->directions * f->lags;
}

lc_status lc_flow_new(lc_flow **out, const lc_net *net)
{
    lc_status status = LC_OK;
    lc_flow *f = NULL;
    TRY(lc_new(&f, 1, sizeof *f));
    f->layers = lc_model_layers(&net->config);
    f->directions = net->config.bidirectional ? 2 : 1;
    f->lags = net->shape.context;
    TRY(lc_new(&f->h, count_of(f), sizeof *f->h));
    TRY(lc_new(&f->c, count_of(f), sizeof *f->c));
    *out = f;
    f = NULL;
done:
    lc_flow_free(f);
    return status;
}

void lc_flow_free(lc_flow *f)
{
    if (!f)
        return;
    lc_free(f->h);
    lc_free(f->c);
    lc_free(f);
}

lc_layer_flow lc_flow_of(const lc_flow *f, size_t layer, size_t direction)
{
    const size_t first = (layer * f->directions + direction) * f->lags;
    return (lc_layer_flow){f->h + first, f->c + first};
}

void lc_flow_scale(lc_flow *f, double factor)
{
    for (size_t i = 0; i < count_of(f); i++) {
        f->h[i] *= factor;
        f->c[i] *= factor;
    }
}

double lc_flow_norm(const lc_flow *f, size_t layer, size_t direction, size_t lag)
{
    const lc_layer_flow own = lc_flow_of(f, layer, direction);
    return hypot(own.h[lag], own.c[lag]);
}

lc_flow_verdict lc_flow_judge(const lc_flow *f, size_t layer, size_t direction)
{
    const double first = lc_flow_norm(f, layer, direction, 0);
    size_t reaches = 0; /* one more than the last lag that is not below the least share */
    bool any = false;
    for (size_t lag = 0; lag < f->lags; lag++) {
        const double norm = lc_flow_norm(f, layer, direction, lag);
        if (!isfinite(norm) || norm > most_times * first)
            return (lc_flow_verdict){LC_FLOW_EXPLODING, lag};
        any |= norm > 0;
        if (norm >= least_share * first)
            reaches = lag + 1;
    }
    if (!any)
        return (lc_flow_verdict){LC_FLOW_NONE, 0};
    return reaches < f->lags ? (lc_flow_verdict){LC_FLOW_VANISHING, reaches} : (lc_flow_verdict){LC_FLOW_HEALTHY, 0};
}

const char *lc_flow_state_name(lc_flow_state state)
{
    static const char *const name[LC_FLOW_STATES] = {"healthy", "vanishing", "exploding", "no gradient"};
    return name[state];
}

void lc_flow_say(char *out, size_t size, lc_flow_verdict verdict)
{
    if (verdict.state == LC_FLOW_VANISHING || verdict.state == LC_FLOW_EXPLODING)
        snprintf(out, size, "%s from lag %zu on", lc_flow_state_name(verdict.state), verdict.lag);
    else
        snprintf(out, size, "%s", lc_flow_state_name(verdict.state));
}
