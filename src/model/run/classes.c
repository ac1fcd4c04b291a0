/* classes - the classes of a run in its file: names, limits, and what training rows had. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/status.h"
#include "data/classes.h"
#include "model/run_file.h"

lc_status lc_run_write_classes(lc_h5 *h5, const lc_classes *c)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    if (!c)
        return LC_OK;
    const lc_h5_shape limits = {2, {c->targets, c->count - 1}}, rows = {2, {c->targets, c->count}};
    TRY(lc_h5_group_create(&group, h5, "classes"));
    TRY(lc_h5_write_texts(group, "names", (const char *const *)c->name, c->count));
    TRY(lc_h5_write_texts(group, "targets", (const char *const *)c->target, c->targets));
    if (c->limit)
        TRY(lc_h5_write_array(group, "limits", LC_H5_F64, &limits, c->limit));
    TRY(lc_h5_write_array(group, "rows", LC_H5_U64, &rows, c->seen));
done:
    lc_h5_close(group);
    return status;
}

static lc_status read_names(lc_classes *c, lc_h5 *group, const char *path)
{
    lc_status status = LC_OK;
    char **name = NULL;
    size_t count = 0;
    TRY(lc_h5_read_texts(&name, &count, group, "names"));
    if (count < 2 || count > LC_CLASSES_MAX)
        FAIL(LC_E_DATA, "%s: classes: %zu names, not 2 to %d", path, count, LC_CLASSES_MAX);
    TRY(lc_run_check_names(name, count, "classes/names", path));
    c->count = count;
    for (size_t k = 0; k < count; k++)
        TRY(lc_copy_text(&c->name[k], name[k]));
    TRY(lc_h5_read_texts(&c->target, &c->targets, group, "targets"));
done:
    lc_free_texts(name, count);
    return status;
}

static lc_status read_limits(lc_classes *c, lc_h5 *group, const char *path)
{
    const size_t limits = c->count - 1;
    const lc_h5_shape shape = {2, {c->targets, limits}};
    bool some;
    CHECK(lc_h5_has(&some, group, "limits"));
    if (!some)
        return LC_OK;
    CHECK(lc_h5_read_into(NULL, &shape, group, "limits", LC_H5_F64));
    CHECK(lc_new(&c->limit, c->targets * limits, sizeof *c->limit));
    CHECK(lc_h5_read_into(c->limit, &shape, group, "limits", LC_H5_F64));
    for (size_t i = 0; i < c->targets * limits; i++)
        if (!isfinite(c->limit[i]) || (i % limits && !(c->limit[i] > c->limit[i - 1])))
            return lc_fail(LC_E_DATA, "%s: classes: limits do not rise", path);
    return LC_OK;
}

static lc_status read_rows(lc_classes *c, lc_h5 *group)
{
    const lc_h5_shape shape = {2, {c->targets, c->count}};
    CHECK(lc_h5_read_into(NULL, &shape, group, "rows", LC_H5_U64));
    CHECK(lc_new(&c->seen, c->targets * c->count, sizeof *c->seen));
    return lc_h5_read_into(c->seen, &shape, group, "rows", LC_H5_U64);
}

lc_status lc_run_read_classes(lc_classes **out, lc_h5 *h5, const char *path)
{
    lc_status status = LC_OK;
    lc_h5 *group = NULL;
    lc_classes *c = NULL;
    TRY(lc_h5_group_open(&group, h5, "classes"));
    TRY(lc_new(&c, 1, sizeof *c));
    TRY(read_names(c, group, path));
    TRY(read_limits(c, group, path));
    TRY(read_rows(c, group));
    *out = c;
    c = NULL;
done:
    lc_classes_free(c);
    lc_h5_close(group);
    return status;
}
