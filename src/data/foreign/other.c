/* other - HDF5 files that are not series: what they are, and the way out. */
#include "data/foreign/other.h"
#include "data/foreign/matlab.h"

#include <stdio.h>
#include <string.h>

static bool has_child(const lc_h5_tree *tree, const char *name)
{
    return lc_h5_tree_find(tree, name) != NULL;
}

static bool has_attribute(const lc_h5_tree *tree, const char *name)
{
    return lc_h5_node_attribute(tree->node, name) != NULL;
}

static bool is_keras(const lc_h5_tree *tree)
{
    return has_attribute(tree, "keras_version") || has_attribute(tree, "layer_names") || has_attribute(tree, "model_config") ||
           has_child(tree, "model_weights") || has_child(tree, "_layer_checkpoint_dependencies") ||
           has_child(tree, "layers/dense") || (has_child(tree, "layers") && has_child(tree, "vars"));
}

/* An array that cannot be read, for want of a filter. */
static const lc_h5_node *find_filtered(const lc_h5_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        if (strncmp(tree->node[i].unreadable, "filter ", 7) == 0)
            return &tree->node[i];
    return NULL;
}

lc_status lc_other_unreadable(const char *path, const lc_h5_node *node)
{
    if (strncmp(node->unreadable, "filter ", 7) != 0)
        return lc_fail(LC_E_DATA, "%s: '%s' cannot be read: %s, which is not followed", path, node->path, node->unreadable);
    return lc_fail(
        LC_E_DATA,
        "%s: '%s' is compressed with %s, which this HDF5 does not have; write it anew with deflate where it is installed: "
        "h5repack -f GZIP=4 OLD NEW, or of PyTables ptrepack --complib=zlib OLD NEW",
        path, node->path, node->unreadable);
}

/* An index of periods: pandas writes how many there were since 1970, and their length in its own objects. */
static bool has_periods(const lc_h5_tree *tree, const lc_h5_node *node)
{
    const char *class = lc_h5_node_text(node, "index_class"), *kind = lc_h5_node_text(node, "index_kind");
    const char *info = kind ? lc_h5_node_text(&tree->node[node->parent], "info") : NULL;
    return (class && strcmp(class, "period") == 0) || (info && strcmp(kind, "integer") == 0 && strstr(info, "tslibs.offsets"));
}

lc_status lc_other_periods(const char *path, const lc_h5_tree *tree, size_t group)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->node[i].parent == group && has_periods(tree, &tree->node[i]))
            return lc_fail(LC_E_DATA,
                           "%s: '%s' of pandas has periods for its index, which only pandas can read; in Python: "
                           "pandas.read_hdf(FILE, KEY).to_timestamp().to_hdf(\"x.h5\", key=KEY)",
                           path, tree->node[group].path);
    return LC_OK;
}

lc_status lc_other_refuse(const char *path, const lc_h5_tree *tree)
{
    const lc_h5_node *filtered = find_filtered(tree);
    if (is_keras(tree))
        return lc_fail(LC_E_DATA, "%s: weights of a Keras model, not series: name the data that it was trained on", path);
    if (filtered)
        return lc_other_unreadable(path, filtered);
    for (size_t group = 0; group < tree->count; group++)
        CHECK(lc_other_periods(path, tree, group));
    if (lc_matlab_is(tree))
        return lc_fail(LC_E_DATA,
                       "%s: a file of MATLAB without a time that is known: --time NAME of an array of numbers, of columns of X "
                       "X_0 or X_1, with --time-format matlab (days of datenum) or epoch_s; --start and --step make it up; "
                       "tables and datetimes: writetimetable(T, \"x.csv\") there",
                       path);
    return lc_fail(
        LC_E_DATA,
        "%s: HDF5 without a time that is known (units 'hours since 2020-01-01', or an array of dates named time); lanecast "
        "import takes --time NAME, of columns of an array X X_0 or X_1, or --start and --step, by the names that lanecast "
        "inspect lists; anything else: write CSV with h5py and pandas",
        path);
}
