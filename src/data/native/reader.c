/* reader - what all parts of a series are read with. */
#include "data/native/reader.h"

#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/memory.h"

lc_status lc_reader_text(char **out, const lc_reader *r, const char *object, const char *name, const char *otherwise)
{
    char *text = NULL;
    CHECK(lc_h5_find_text(&text, r->group, object, name));
    if (!text)
        return lc_copy_text(out, otherwise);
    *out = text;
    return LC_OK;
}

lc_status lc_reader_node(const lc_h5_node **out, const lc_reader *r, const char *member)
{
    lc_status status = LC_OK;
    lc_buffer path = {0};
    char *text = NULL;
    lc_buffer_add(&path, r->place);
    lc_buffer_add(&path, *r->place ? "/" : "");
    lc_buffer_add(&path, member);
    TRY(lc_buffer_take(&text, &path));
    *out = lc_h5_tree_find(r->tree, text);
    if (!*out)
        FAIL(LC_E_DATA, "%s: '%s' is missing", r->path, text);
done:
    lc_free(text);
    return status;
}

lc_status lc_reader_refuse_packed(const lc_reader *r, const char *member)
{
    const lc_h5_node *node = NULL;
    if (r->tree)
        CHECK(lc_reader_node(&node, r, member));
    return node && lc_stored_is_packed(node)
               ? lc_fail(LC_E_DATA, "%s: series '%s': '%s' is packed (scale_factor, add_offset); only channels may be packed",
                         r->path, r->series->name, member)
               : LC_OK;
}

lc_h5_shape lc_reader_rows(const lc_reader *r)
{
    const size_t rows = r->series->rows;
    return r->each ? (lc_h5_shape){2, {rows / r->each, r->each}} : (lc_h5_shape){1, {rows}};
}

/* Of a file that another program wrote. */
static lc_status decode(double **out, const lc_reader *r, const lc_h5_node *node, const char *member)
{
    lc_status status = LC_OK;
    lc_stored stored = {0};
    double *value = NULL;
    char what[LC_TEXT_MAX];
    snprintf(what, sizeof what, "%s: series '%s': '%s'", r->path, r->series->name, member);
    TRY(lc_stored_read(&stored, r->file, node, NULL));
    TRY(lc_new(&value, stored.count, sizeof *value));
    TRY(lc_stored_decode(value, &stored, LC_NETCDF, what, r->notes));
    *out = value;
    value = NULL;
done:
    lc_free(value);
    lc_stored_free(&stored);
    return status;
}

/* As it is in the file, or an error that says why it cannot be. */
static lc_status read_plain(double **out, const lc_reader *r, const char *member, const lc_h5_shape *shape)
{
    lc_h5_shape found = {0};
    double *value = NULL;
    CHECK(lc_h5_read_array(&value, &found, r->group, member, LC_H5_F64));
    if (lc_h5_same_shape(&found, shape)) {
        *out = value;
        return LC_OK;
    }
    lc_free(value);
    return lc_fail(LC_E_DATA, "%s: series '%s': '%s' is not an array of %zu rows as its time is", r->path, r->series->name,
                   member, r->series->rows);
}

lc_status lc_reader_values(double **out, const lc_reader *r, const char *member, const lc_h5_shape *shape)
{
    const lc_h5_node *node = NULL;
    if (r->tree)
        CHECK(lc_reader_node(&node, r, member));
    if (node && lc_stored_is(node, NULL) && !*node->unreadable && lc_h5_same_shape(&node->shape, shape))
        return decode(out, r, node, member);
    return read_plain(out, r, member, shape);
}

lc_status lc_reader_fits(const lc_reader *r, const char *member, size_t element)
{
    lc_h5_shape shape;
    double bytes = (double)element * (r->parted ? 2 : 1);
    CHECK(lc_h5_read_shape(&shape, r->group, member));
    for (size_t axis = 0; axis < shape.rank; axis++)
        bytes *= (double)shape.size[axis];
    return lc_memory_check(bytes, r->path);
}
