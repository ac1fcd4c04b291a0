/* history - reads histories, and writes them as sections. */
#include "cli/history.h"

#include "core/mem.h"
#include "model/run_file.h"

#include <stdio.h>

static lc_status read_one(lc_history *h, const lc_member_facts *facts, const lc_run_source *source, size_t index)
{
    lc_h5 *member = NULL;
    h->facts = *facts;
    CHECK(lc_run_open_member(&member, source->h5, index));
    const lc_status status = lc_run_read_history(&h->round, &h->rounds, member, source->path);
    lc_h5_close(member);
    return status;
}

lc_status lc_histories_new(lc_histories *out, const char *path)
{
    lc_status status = LC_OK;
    lc_run_source source = {0};
    lc_member_facts *facts = NULL;
    size_t count = 0, rounds = 0;
    TRY(lc_run_source_open(&source, path));
    out->run = source.run;
    TRY(lc_run_source_members(&facts, &count, &source));
    TRY(lc_new(&out->item, count, sizeof *out->item));
    for (; out->count < count; out->count++) {
        TRY(read_one(&out->item[out->count], &facts[out->count], &source, out->count));
        rounds += out->item[out->count].rounds;
    }
    if (rounds == 0)
        FAIL(LC_E_USAGE, "%s: %s has no history: nothing is trained%s", path, source.run.config.model.kind,
             count ? " yet" : " of it");
done:
    lc_members_free(facts);
    lc_run_source_close(&source);
    return status;
}

void lc_histories_free(lc_histories *h)
{
    for (size_t i = 0; i < h->count; i++)
        lc_free(h->item[i].round);
    lc_free(h->item);
    *h = (lc_histories){.count = 0};
}

void lc_histories_add(lc_sketch *s, const lc_histories *h)
{
    char name[LC_NAME_MAX];
    for (size_t i = 0; i < h->count; i++) {
        snprintf(name, sizeof name, "network%zu", i + 1);
        lc_sketch_section(s, name, "epochs, loss, validation loss, gradient norm, rate");
        for (const lc_epoch *e = h->item[i].round; e < h->item[i].round + h->item[i].rounds; e++) {
            lc_sketch_number(s, e->epochs);
            lc_sketch_number(s, e->loss);
            lc_sketch_number(s, e->valid_loss);
            lc_sketch_number(s, e->gradient_norm);
            lc_sketch_number(s, e->rate);
            lc_sketch_row(s, "\n");
        }
    }
}
