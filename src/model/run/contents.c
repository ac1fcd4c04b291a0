/* contents - what a run file holds, for a reader: names, the history of a network, how many parameters it has. */
#include "core/mem.h"
#include "core/status.h"
#include "model/run_file.h"

/* The elements of an array of weights. */
static lc_status add_elements(size_t *out, lc_h5 *weights, const char *name)
{
    lc_h5_shape shape;
    size_t count = 1;
    CHECK(lc_h5_read_shape(&shape, weights, name));
    for (size_t i = 0; i < shape.rank; i++)
        count *= shape.size[i];
    *out += count;
    return LC_OK;
}

static lc_status count_parameters(size_t *out, lc_h5 *member)
{
    lc_status status = LC_OK;
    lc_h5 *weights = NULL;
    char **name = NULL;
    size_t arrays = 0;
    TRY(lc_h5_group_open(&weights, member, "weights"));
    TRY(lc_h5_names(&name, &arrays, weights));
    for (size_t i = 0; i < arrays; i++)
        TRY(add_elements(out, weights, name[i]));
done:
    lc_free_texts(name, arrays);
    lc_h5_close(weights);
    return status;
}

static lc_status read_last(lc_run_contents *out, const lc_run_source *source)
{
    lc_status status = LC_OK;
    lc_h5 *member = NULL;
    if (source->run.members == 0)
        return LC_OK;
    TRY(lc_run_open_member(&member, source->h5, source->run.members - 1));
    TRY(lc_run_read_history(&out->history, &out->rounds, member, source->path));
    TRY(count_parameters(&out->parameters, member));
done:
    lc_h5_close(member);
    return status;
}

lc_status lc_run_source_contents(lc_run_contents *out, const lc_run_source *source)
{
    lc_status status = LC_OK;
    lc_run_contents c = {0};
    TRY(lc_h5_read_texts(&c.channel, &c.channels, source->h5, "channels"));
    TRY(lc_h5_read_texts(&c.series, &c.series_count, source->h5, "series"));
    TRY(read_last(&c, source));
    *out = c;
    c = (lc_run_contents){0};
done:
    lc_run_contents_clear(&c);
    return status;
}

void lc_run_contents_clear(lc_run_contents *c)
{
    lc_free_texts(c->channel, c->channels);
    lc_free_texts(c->series, c->series_count);
    lc_free(c->history);
    *c = (lc_run_contents){0};
}

/* --- gradient flow ---------------------------------------------------------------------------------------------------- */

lc_status lc_run_source_flow(lc_flow **out, const lc_run_source *source)
{
    lc_h5 *member;
    lc_flow *flow = NULL;
    if (source->run.members) {
        CHECK(lc_run_open_member(&member, source->h5, 0));
        const lc_status status = lc_run_take_flow(&flow, member, source->path);
        lc_h5_close(member);
        CHECK(status);
    }
    *out = flow;
    return LC_OK;
}

lc_status lc_run_read_flow(lc_flow **out, const char *path)
{
    lc_run_source source;
    CHECK(lc_run_source_open(&source, path));
    const lc_status status = lc_run_source_flow(out, &source);
    lc_run_source_close(&source);
    return status;
}
