/* member - a trained network in a run file: weights by PyTorch's names and shapes, and how training went. */
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "model/ensemble.h"
#include "model/run_file.h"

enum { INDEX_MAX = 32 };

/* PyTorch's: a bias has one dimension. */
static lc_h5_shape shape_of(const lc_parameter *p)
{
    return (lc_h5_shape){strstr(p->name, "bias") ? 1 : 2, {p->rows, p->columns}};
}

/* --- writing --------------------------------------------------------------------------------------------------------- */

static lc_status write_weights(lc_h5 *parent, const lc_member *m, const lc_net *net)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, net);
    TRY(lc_h5_group_create(&group, parent, "weights"));
    for (size_t i = 0; i < count; i++) {
        const lc_h5_shape shape = shape_of(&p[i]);
        TRY(lc_h5_write_plain(group, p[i].name, lc_run_real, &shape, m->weights + p[i].offset));
    }
done:
    lc_h5_close(group);
    return status;
}

static lc_status write_member(lc_h5 *members, size_t index, const lc_kept *kept, const lc_net *net)
{
    lc_status status = LC_OK;
    const lc_member *m = kept->member;
    lc_h5 *group = NULL;
    char name[INDEX_MAX];
    snprintf(name, sizeof name, "%zu", index);
    TRY(lc_h5_group_create(&group, members, name));
    TRY(lc_h5_write_count(group, NULL, "weights_digest", lc_member_digest(m)));
    TRY(lc_h5_write_count(group, NULL, "best_epoch", m->best_round));
    TRY(lc_h5_write_text(group, NULL, "training", lc_training_name(m->training)));
    TRY(write_weights(group, m, net));
    TRY(lc_run_write_history(group, m));
    TRY(lc_run_write_flow(group, m->flow));
    if (kept->point.blocks && m->training != LC_TRAINING_DIVERGED)
        TRY(lc_run_write_point(group, &kept->point));
done:
    lc_h5_close(group);
    return status;
}

lc_status lc_run_write_members(lc_h5 *h5, const lc_kept *kept, size_t count, const lc_net *net)
{
    lc_status status = LC_OK;
    lc_h5 *members = NULL;
    TRY(lc_h5_group_create(&members, h5, "members"));
    TRY(lc_h5_write_count(members, NULL, "count", count));
    for (size_t i = 0; i < count; i++)
        TRY(write_member(members, i, &kept[i], net));
done:
    lc_h5_close(members);
    return status;
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

lc_status lc_run_count_members(size_t *out, lc_h5 *h5, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *members = NULL;
    char **name = NULL;
    size_t found = 0;
    uint64_t count;
    TRY(lc_h5_group_open(&members, h5, "members"));
    TRY(lc_h5_read_count(&count, members, NULL, "count"));
    TRY(lc_h5_names(&name, &found, members));
    if (count != found)
        FAIL(LC_E_DATA, "%s: it says it has %llu members, and has %zu", path, (unsigned long long)count, found);
    *out = found;
done:
    lc_free_texts(name, found);
    lc_h5_close(members);
    return status;
}

lc_status lc_run_open_member(lc_h5 **out, lc_h5 *h5, size_t index)
{
    char name[sizeof "members/" + INDEX_MAX];
    snprintf(name, sizeof name, "members/%zu", index);
    return lc_h5_group_open(out, h5, name);
}

static lc_status read_training(lc_training_state *out, lc_h5 *group, const char *path)
{
    char *text;
    CHECK(lc_h5_read_text(&text, group, NULL, "training"));
    lc_training_state training = 0;
    while (training < LC_TRAININGS && strcmp(text, lc_training_name(training)) != 0)
        training++;
    lc_free(text);
    if (training == LC_TRAININGS)
        return lc_fail(LC_E_DATA, "%s: a member's attribute 'training' is not finished, unfinished or diverged", path);
    *out = training;
    return LC_OK;
}

lc_status lc_run_read_facts(lc_member_facts *out, lc_h5 *h5, size_t index, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_member *m = NULL;
    uint64_t best, digest;
    TRY(lc_member_new(&m, 0, 0));
    TRY(lc_run_open_member(&group, h5, index));
    TRY(lc_h5_read_count(&digest, group, NULL, "weights_digest"));
    TRY(lc_h5_read_count(&best, group, NULL, "best_epoch"));
    TRY(read_training(&m->training, group, path));
    m->best_round = (size_t)best;
    TRY(lc_run_take_history(m, group, path));
    TRY(lc_run_check_best(m, path));
    *out = lc_ensemble_facts(m);
    out->weights_digest = digest;
done:
    lc_member_free(m);
    lc_h5_close(group);
    return status;
}

static lc_status check_finite(const lc_real *weights, const lc_net *net, const char *path)
{
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, net);
    for (size_t i = 0; i < count; i++)
        CHECK(lc_run_check_finite(weights + p[i].offset, p[i].rows * p[i].columns, "weights", p[i].name, path));
    return LC_OK;
}

/* weights NULL: only shapes are looked at, before memory is taken for what the configuration claims. */
static lc_status read_weights(lc_real *weights, lc_h5 *parent, const lc_net *net)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    size_t count;
    const lc_parameter *p = lc_net_parameters(&count, net);
    TRY(lc_h5_group_open(&group, parent, "weights"));
    for (size_t i = 0; i < count; i++) {
        const lc_h5_shape shape = shape_of(&p[i]);
        TRY(lc_h5_read_into(weights ? weights + p[i].offset : NULL, &shape, group, p[i].name, lc_run_real));
    }
done:
    lc_h5_close(group);
    return status;
}

lc_status lc_run_check_shapes(lc_h5 *h5, const lc_net *net, const char *path)
{
    lc_h5 *group;
    CHECK(lc_run_open_member(&group, h5, 0));
    const lc_status status = read_weights(NULL, group, net);
    lc_h5_close(group);
    if (status != LC_E_DATA)
        return status;
    return lc_fail(LC_E_CONFIG, "%s: its weights do not fit this network (window.horizon, model.loss): %s", path,
                   lc_error_message());
}

static lc_status check_member(const lc_member *m, uint64_t digest, const char *path)
{
    if (lc_member_digest(m) != digest)
        return lc_fail(LC_E_DATA, "%s: its weights are not those that were saved: their digest is %016llx, not %016llx", path,
                       (unsigned long long)lc_member_digest(m), (unsigned long long)digest);
    return LC_OK;
}

lc_status lc_run_read_member(lc_member **out, lc_h5 *h5, size_t index, const lc_net *net, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_member *m = NULL;
    lc_member_facts facts;
    TRY(lc_run_read_facts(&facts, h5, index, path));
    TRY(lc_run_open_member(&group, h5, index));
    TRY(read_weights(NULL, group, net));
    TRY(lc_member_new(&m, lc_net_length(net), 0));
    m->best_round = facts.best_round;
    m->training = facts.training;
    TRY(read_weights(m->weights, group, net));
    TRY(check_finite(m->weights, net, path));
    TRY(lc_run_take_history(m, group, path));
    TRY(lc_run_take_flow(&m->flow, group, path));
    TRY(check_member(m, facts.weights_digest, path));
    *out = m;
    m = NULL;
done:
    lc_member_free(m);
    lc_h5_close(group);
    return status;
}
