/* history - the history of a member in a run file: a column of numbers for each fact of a round. */
#include <math.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "model/run_file.h"

/* The columns of a history. Seconds are left out: the same run must give the same bytes. */
static const struct column {
    const char *name;
    size_t offset; /* in lc_epoch */
} columns[] = {
    {"loss", offsetof(lc_epoch, loss)},
    {"valid_loss", offsetof(lc_epoch, valid_loss)},
    {"gradient_norm", offsetof(lc_epoch, gradient_norm)},
    {"rate", offsetof(lc_epoch, rate)},
    {"epochs", offsetof(lc_epoch, epochs)}, /* files of before 0.5.0 do not have it: a round was an epoch */
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

lc_status lc_run_write_history(lc_h5 *parent, const lc_member *m)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    double *value = NULL;
    const lc_h5_shape shape = {1, {m->rounds}};
    TRY(lc_new(&value, m->rounds, sizeof *value));
    TRY(lc_h5_group_create(&group, parent, "history"));
    for (size_t c = 0; m->rounds && c < COLUMNS; c++) {
        for (size_t i = 0; i < m->rounds; i++)
            memcpy(&value[i], (const char *)&m->history[i] + columns[c].offset, sizeof value[i]);
        TRY(lc_h5_write_array(group, columns[c].name, LC_H5_F64, &shape, value));
    }
done:
    lc_h5_close(group);
    lc_free(value);
    return status;
}

/* The first column says how many rounds there are. */
static lc_status read_column(lc_member *m, lc_h5 *group, size_t column, const char *path)
{
    lc_status status = LC_OK;
    double *read = NULL;
    lc_h5_shape shape;
    size_t capacity = m->rounds;
    TRY(lc_h5_read_array(&read, &shape, group, columns[column].name, LC_H5_F64));
    if (column == 0) {
        TRY(lc_grow(&m->history, &capacity, shape.size[0], sizeof *m->history));
        m->rounds = shape.size[0];
    }
    if (shape.rank != 1 || shape.size[0] != m->rounds)
        FAIL(LC_E_DATA, "%s: history/%s does not have one value per round", path, columns[column].name);
    for (size_t i = 0; i < m->rounds; i++)
        memcpy((char *)&m->history[i] + columns[column].offset, &read[i], sizeof read[i]);
done:
    lc_free(read);
    return status;
}

/* Where a round ended is later than where the one before it did. */
static lc_status check_epochs(const lc_member *m, const char *path)
{
    for (size_t i = 0; i < m->rounds; i++)
        if (!(m->history[i].epochs > (i ? m->history[i - 1].epochs : 0) && m->history[i].epochs <= 1e9))
            return lc_fail(LC_E_DATA, "%s: history/epochs does not grow from round to round", path);
    return LC_OK;
}

/* A mean of losses may be of none (NaN), and one of norms beyond the largest number. */
static lc_status check_steps(const lc_member *m, const char *path)
{
    for (size_t i = 0; i < m->rounds; i++) {
        const lc_epoch *e = &m->history[i];
        if (!(e->rate >= 0 && isfinite(e->rate) && e->gradient_norm >= 0))
            return lc_fail(LC_E_DATA, "%s: history, round %zu: a rate of %g and a norm of gradients of %g cannot be; train again",
                           path, i + 1, e->rate, e->gradient_norm);
    }
    return LC_OK;
}

lc_status lc_run_take_history(lc_member *m, lc_h5 *parent, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    bool found = false;
    TRY(lc_h5_group_open(&group, parent, "history"));
    TRY(lc_h5_has(&found, group, columns[0].name));
    for (size_t column = 0; found && column < COLUMNS; column++) {
        TRY(read_column(m, group, column, path));
        if (column + 2 == COLUMNS)
            TRY(lc_h5_has(&found, group, columns[column + 1].name));
    }
    for (size_t i = 0; !found && i < m->rounds; i++)
        m->history[i].epochs = (double)(i + 1);
    TRY(check_epochs(m, path));
    TRY(check_steps(m, path));
    if (m->best_round > m->rounds)
        FAIL(LC_E_DATA, "%s: its best round is %zu of %zu", path, m->best_round, m->rounds);
done:
    lc_h5_close(group);
    return status;
}

/* The first of the least validation losses; without validation windows no round has one, and it is the last. */
lc_status lc_run_check_best(const lc_member *m, const char *path)
{
    size_t known = 0, best = 1;
    for (size_t i = 0; i < m->rounds; i++) {
        known += isfinite(m->history[i].valid_loss) != 0;
        best = m->history[i].valid_loss < m->history[best - 1].valid_loss ? i + 1 : best;
    }
    if (known && known < m->rounds)
        return lc_fail(LC_E_DATA, "%s: history/valid_loss is finite in %zu of %zu rounds", path, known, m->rounds);
    best = known ? best : m->rounds;
    if (m->best_round != best)
        return lc_fail(LC_E_DATA, "%s: its best round is %zu, and by its validation losses %zu", path, m->best_round, best);
    return LC_OK;
}

lc_status lc_run_read_history(lc_epoch **out, size_t *rounds, lc_h5 *member, const char *path)
{
    lc_member m = {0};
    const lc_status status = lc_run_take_history(&m, member, path);
    if (status != LC_OK) {
        lc_free(m.history);
        return status;
    }
    *out = m.history;
    *rounds = m.rounds;
    return LC_OK;
}
