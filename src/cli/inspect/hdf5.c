/* hdf5 - what is in an HDF5 file that is not a dataset: groups, arrays, shapes, types, units, filters. */
#include "core/text.h"
#include "cli/inspect.h"

#include "core/buffer.h"
#include "core/h5_tree.h"
#include "core/mem.h"
#include "core/table.h"

enum { ROWS_SHOWN = 60, PATH_SHOWN = 30, UNITS_SHOWN = 18, WHY_SHOWN = 40 };

/* "time 72, 3": sizes, with the names of their dimensions. For lc_free. */
static lc_status shape_text(char **out, const lc_h5_node *node)
{
    static const char *const kinds[] = {"group", "one value", "link", "other"};
    lc_buffer text = {0};
    for (size_t axis = 0; axis < node->shape.rank; axis++) {
        const char *name = lc_text_last_part(node->dimension[axis]);
        lc_buffer_format(&text, "%s%s%s%zu", axis ? ", " : "", name, *name ? " " : "", node->shape.size[axis]);
    }
    if (node->shape.rank == 0)
        lc_buffer_add(&text, kinds[node->kind]);
    return lc_buffer_take(out, &text);
}

static const char *units_of(const lc_h5_node *node)
{
    const char *units = lc_h5_node_text(node, "units");
    return units ? units : "";
}

/* --- text ------------------------------------------------------------------------------------------------------------- */

static lc_status add_row(lc_table *table, const lc_h5_node *node)
{
    char type[LC_H5_TYPE_TEXT] = "", *shape = NULL;
    CHECK(shape_text(&shape, node));
    lc_status status = lc_table_short(table, *node->path ? node->path : "/", PATH_SHOWN);
    if (status == LC_OK)
        status = lc_table_short(table, shape, PATH_SHOWN);
    lc_free(shape);
    CHECK(status);
    if (node->kind == LC_H5_ARRAY)
        lc_h5_type_text(type, node);
    CHECK(lc_table_text(table, "%s", type));
    CHECK(lc_table_short(table, units_of(node), UNITS_SHOWN));
    const char *damage = *node->damage ? "damaged" : node->unreadable;
    return lc_table_short(table, *damage ? damage : node->filters, WHY_SHOWN);
}

static lc_status print_tree(const lc_h5_tree *tree, bool all)
{
    static const char *const title[] = {"name", "shape", "type", "units", "filters", NULL};
    lc_status status = LC_OK;
    lc_table *table = NULL;
    const size_t shown = all || tree->count < ROWS_SHOWN ? tree->count : ROWS_SHOWN;
    TRY(lc_table_new(&table));
    for (size_t i = 0; title[i]; i++)
        TRY(lc_table_column(table, title[i], LC_TABLE_LEFT));
    for (size_t i = tree->count > 1; i < shown; i++)
        TRY(add_row(table, &tree->node[i]));
    TRY(lc_print_table(table, NULL));
    if (shown < tree->count || tree->cut)
        printf("and %zu more%s\n", tree->count - shown, tree->cut ? ", and others that are not looked at" : "; -v shows all");
done:
    lc_table_free(table);
    return status;
}

/* --- JSON ------------------------------------------------------------------------------------------------------------- */

static json_t *shape_json(const lc_h5_node *node)
{
    json_t *shape = json_array();
    for (size_t axis = 0; axis < node->shape.rank; axis++)
        json_array_append_new(shape, json_integer((json_int_t)node->shape.size[axis]));
    return shape;
}

static json_t *node_json(const lc_h5_node *node)
{
    static const char *const kinds[] = {"group", "array", "link", "other"};
    char type[LC_H5_TYPE_TEXT] = "";
    if (node->kind == LC_H5_ARRAY)
        lc_h5_type_text(type, node);
    return json_pack("{s:o, s:s, s:o, s:s, s:o, s:o, s:o}", "path", lc_json_text(node->path), "kind", kinds[node->kind], "shape",
                     shape_json(node), "type", type, "units", lc_json_text(units_of(node)), "filters",
                     lc_json_text(node->filters), "unreadable", lc_json_text(*node->damage ? node->damage : node->unreadable));
}

static lc_status print_json(const lc_h5_tree *tree, const char *path, const char *why)
{
    json_t *objects = json_array();
    for (size_t i = 0; i < tree->count; i++)
        json_array_append_new(objects, node_json(&tree->node[i]));
    return lc_print_json(json_pack("{s:s, s:o, s:o, s:o}", "schema", "lanecast-inspect-1", "file", lc_json_text(path), "import",
                                   lc_json_text(why), "objects", objects));
}

/* ---------------------------------------------------------------------------------------------------------------------- */

static lc_status print_text(const lc_h5_tree *tree, const char *path, const char *why, bool all)
{
    lc_print_name("file        ", path, "\n");
    printf("kind        HDF5 of another program, %zu objects\n", tree->count - 1);
    CHECK(print_tree(tree, all));
    lc_print_name("\nlanecast import says: ", why, "\n");
    return LC_OK;
}

lc_status lc_inspect_hdf5(const lc_args *args, const char *path, lc_status failure)
{
    lc_status status = LC_OK;
    lc_h5 *file = NULL;
    lc_h5_tree *tree = NULL;
    char *why = NULL;
    CHECK(lc_copy_text(&why, lc_error_message()));
    lc_status seen = lc_h5_open(&file, path);
    if (seen == LC_OK && lc_h5_seal_of(file) == 0)
        seen = lc_h5_tree_read(&tree, file);
    if (seen == LC_E_FAILURE || seen == LC_E_IO)
        TRY(seen);
    if (!tree || lc_h5_node_attribute(tree->node, "lanecast"))
        FAIL(failure, "%s", why);
    TRY(lc_args_json(args) ? print_json(tree, path, why) : print_text(tree, path, why, lc_args_has(args, "verbose")));
done:
    lc_free(why);
    lc_h5_tree_free(tree);
    lc_h5_close(file);
    return status;
}
