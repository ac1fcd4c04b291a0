/* run_epochs - reads the epochs of every network, and writes them as sections. */
#include "cli/run_epochs.h"

#include "core/mem.h"
#include "model/run_file.h"

#include <math.h>
#include <stdio.h>

static lc_status read_one(lc_network_epochs *m, const lc_member_facts *facts, const lc_run_source *source, size_t index)
{
    lc_h5 *member = NULL;
    m->facts = *facts;
    CHECK(lc_run_open_member(&member, source->h5, index));
    const lc_status status = lc_run_read_history(&m->round, &m->rounds, member, source->path);
    lc_h5_close(member);
    return status;
}

lc_status lc_run_epochs_new(lc_run_epochs *out, const char *path)
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

void lc_run_epochs_free(lc_run_epochs *r)
{
    for (size_t i = 0; i < r->count; i++)
        lc_free(r->item[i].round);
    lc_free(r->item);
    *r = (lc_run_epochs){.count = 0};
}

void lc_run_epochs_add(lc_sketch *s, const lc_run_epochs *r)
{
    char name[LC_NAME_MAX];
    for (size_t i = 0; i < r->count; i++) {
        snprintf(name, sizeof name, "network%zu", i + 1);
        lc_sketch_section(s, name, "epochs, loss, validation loss, gradient norm, rate");
        for (const lc_epoch *e = r->item[i].round; e < r->item[i].round + r->item[i].rounds; e++) {
            lc_sketch_number(s, e->epochs);
            lc_sketch_number(s, e->loss);
            lc_sketch_number(s, e->valid_loss);
            lc_sketch_number(s, e->gradient_norm);
            lc_sketch_number(s, e->rate);
            lc_sketch_row(s, "\n");
        }
    }
}

static double epochs_of(const lc_run_epochs *r)
{
    double most = 0;
    for (size_t i = 0; i < r->count; i++)
        for (size_t k = 0; k < r->item[i].rounds; k++)
            most = fmax(most, r->item[i].round[k].epochs);
    return most;
}

void lc_run_epochs_axis(lc_sketch *s, const lc_run_epochs *r)
{
    lc_sketch_add(s, "set xlabel 'epochs'\n");
    lc_sketch_counts(s, epochs_of(r));
}
