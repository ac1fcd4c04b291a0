/* other - HDF5 files that are not series: what they are, and the way out. */
#include "data/foreign/other.h"
#include "data/foreign/hidden.h"
#include "data/foreign/link.h"
#include "data/foreign/matlab.h"
#include "data/foreign/octave.h"
#include "data/foreign/place.h"

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

/* Cells and genes, as AnnData writes them. */
static bool is_anndata(const lc_h5_tree *tree)
{
    const char *type = lc_h5_node_text(tree->node, "encoding-type");
    return (type && strcmp(type, "anndata") == 0) || (has_child(tree, "X") && has_child(tree, "obs") && has_child(tree, "var"));
}

/* Arrays named weight, bias or kernel, as layers have them: two at least, and most of all. */
static bool is_network(const lc_h5_tree *tree)
{
    static const char *const words[] = {"weight", "bias", "kernel"};
    size_t arrays = 0, named = 0;
    for (size_t i = 0; i < tree->count; i++) {
        arrays += tree->node[i].kind == LC_H5_ARRAY;
        for (size_t w = 0; w < 3 && tree->node[i].kind == LC_H5_ARRAY; w++)
            if (strstr(tree->node[i].name, words[w])) {
                named++;
                break;
            }
    }
    return named > 1 && 2 * named > arrays;
}

/* An array of times of a type that HDF5 does not know, as h5py writes NumPy's datetime64. */
static const lc_h5_node *find_opaque_time(const lc_h5_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        const lc_h5_node *node = &tree->node[i];
        if (node->kind == LC_H5_ARRAY && node->axes == 1 && node->element.class == LC_H5_STRANGE &&
            lc_foreign_names_time(node->name))
            return node;
    }
    return NULL;
}

/* Beside a time, an array of more than two axes. */
static const lc_h5_node *find_cube(const lc_h5_tree *tree)
{
    const lc_h5_node *cube = NULL;
    bool timed = false;
    for (size_t i = 0; i < tree->count; i++) {
        const lc_h5_node *node = &tree->node[i];
        timed |= node->kind == LC_H5_ARRAY && node->axes == 1 && lc_foreign_names_time(node->name);
        if (!cube && node->kind == LC_H5_ARRAY && node->axes > 2)
            cube = node;
    }
    return timed ? cube : NULL;
}

lc_status lc_other_named(const char *path, const lc_h5_tree *tree)
{
    const lc_h5_node *opaque = find_opaque_time(tree), *cube = find_cube(tree);
    if (is_keras(tree))
        return lc_fail(LC_E_DATA, "%s: weights of a Keras model, not series: name the data that it was trained on", path);
    if (is_anndata(tree))
        return lc_fail(LC_E_DATA, "%s: a file of AnnData, observations and variables without a time, not series", path);
    if (is_network(tree))
        return lc_fail(LC_E_DATA, "%s: weights of a network, not series: name the data that it was trained on", path);
    if (opaque)
        return lc_fail(
            LC_E_DATA,
            "%s: '%s' is of a type that only the program that wrote it reads, as h5py writes datetime64; in Python: "
            "t = f[\"%s\"][:]; del f[\"%s\"]; f[\"%s\"] = t.astype(\"datetime64[us]\").astype(\"int64\"); or --start and "
            "--step make up the time",
            path, opaque->path, opaque->path, opaque->path, opaque->path);
    if (cube)
        return lc_fail(LC_E_DATA,
                       "%s: '%s' has %zu axes that nothing names, and beside a time only columns are read; in Python: "
                       "f[\"columns\"] = f[\"%s\"][:].reshape(len(f[\"%s\"]), -1)",
                       path, cube->path, cube->axes, cube->path, cube->path);
    return LC_OK;
}

/* An array that cannot be read, where a time might be. */
static const lc_h5_node *find_unreadable(const lc_h5_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->node[i].kind == LC_H5_ARRAY && *tree->node[i].unreadable && tree->node[i].axes <= LC_H5_RANK_MAX &&
            !lc_hidden_is(tree, i))
            return &tree->node[i];
    return NULL;
}

/* How an array is written anew in Python, with its attributes, but for references, which name the old one. */
typedef struct advice {
    char text[LC_TEXT_MAX];
} advice;

static advice rewrite(const char *path)
{
    advice a;
    snprintf(a.text, sizeof a.text,
             "in Python with h5py: n = \"%.200s\"; x = f[n][:]; a = {k: v for k, v in f[n].attrs.items() if getattr(v, "
             "\"dtype\", 0) != object}; "
             "del f[n]; f[n] = x; f[n].attrs.update(a)",
             path);
    return a;
}

lc_status lc_other_unreadable(const char *path, const lc_h5_node *node)
{
    const bool time = lc_foreign_names_time(node->name) == 2;
    const char *without = time ? "make up a time (--start, --step, --drop)" : "leave it out (--drop)";
    if (strncmp(node->unreadable, "only ", 5) == 0)
        return lc_fail(LC_E_DATA,
                       "%s: '%s' cannot be read: %s: damaged, or most of it was never written; %s, or to keep "
                       "its first N rows: in Python with h5py: n = \"%.200s\"; x = f[n][:N]; del f[n]; f[n] = x",
                       path, node->path, node->unreadable, without, node->path);
    if (strncmp(node->unreadable, "filter ", 7) != 0)
        return lc_fail(LC_E_DATA, "%s: '%s' cannot be read: %s, which is not followed; %s, or %s", path, node->path,
                       node->unreadable, without, rewrite(node->path).text);
    if (strstr(node->unreadable, "lzf")) /* which h5py alone has */
        return lc_fail(LC_E_DATA, "%s: '%s' is compressed with %s, which this HDF5 does not have; %s; and so for each array",
                       path, node->path, node->unreadable, rewrite(node->path).text);
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

bool lc_other_has_periods(const lc_h5_tree *tree, size_t group)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->node[i].parent == group && has_periods(tree, &tree->node[i]))
            return true;
    return false;
}

static bool is_frame(const lc_h5_node *node)
{
    return node->kind == LC_H5_GROUP && lc_h5_node_text(node, "pandas_type");
}

/* As the categories of a table are. */
static bool is_in_frame(const lc_h5_tree *tree, size_t node)
{
    for (size_t group = tree->node[node].parent; group; group = tree->node[group].parent)
        if (is_frame(&tree->node[group]))
            return true;
    return false;
}

const lc_h5_node *lc_other_frame(const lc_h5_tree *tree, size_t first)
{
    for (size_t i = first; i < tree->count; i++)
        if (is_frame(&tree->node[i]) && !is_in_frame(tree, i))
            return &tree->node[i];
    return NULL;
}

/* Texts beside a time, as many as it has rows; NULL if there are none. */
static const lc_h5_node *find_texts(const lc_h5_tree *tree)
{
    for (size_t t = 0; t < tree->count; t++) {
        const lc_h5_node *time = &tree->node[t];
        if (time->kind != LC_H5_ARRAY || time->axes != 1 || lc_foreign_names_time(time->name) < 2)
            continue;
        for (size_t i = 0; i < tree->count; i++) {
            const lc_h5_node *node = &tree->node[i];
            if (node != time && node->parent == time->parent && node->kind == LC_H5_ARRAY && node->axes == 1 &&
                lc_place_is_text(node) && node->shape.size[0] == time->shape.size[0])
                return node;
        }
    }
    return NULL;
}

/* A single moment: "time" without an axis. */
static const lc_h5_node *find_moment(const lc_h5_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->node[i].kind == LC_H5_ARRAY && tree->node[i].axes == 0 &&
            lc_cf_units_looks(lc_h5_node_text(&tree->node[i], "units")))
            return &tree->node[i];
    return NULL;
}

/* A table whose times may be in a record within each record; *field: that. */
static const lc_h5_node *find_nested(const char **field, const lc_h5_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        for (size_t f = 0; f < tree->node[i].fields && !lc_hidden_is(tree, i); f++)
            if (tree->node[i].field[f].element.class == LC_H5_COMPOUND) {
                *field = tree->node[i].field[f].name;
                return &tree->node[i];
            }
    return NULL;
}

/* Times that are there, and not along rows. */
static lc_status refuse_times(const char *path, const lc_h5_tree *tree)
{
    const char *field = NULL;
    const lc_h5_node *moment = find_moment(tree), *nested = find_nested(&field, tree);
    if (moment)
        return lc_fail(LC_E_DATA,
                       "%s: its time '%s' is a single moment, which has no axis: several such files are a series in Python by "
                       "xarray.open_mfdataset(FILES, combine=\"nested\", concat_dim=\"%s\").to_netcdf(\"x.nc\")",
                       path, moment->path, moment->name);
    return nested ? lc_fail(LC_E_DATA,
                            "%s: '%s' has no time that is known: its '%s' is a record within each record, which is not read; in "
                            "Python: a = f[\"%s\"][:]; del f[\"%s\"]; f[\"t/time\"] = a[\"%s\"][NAME]; f[\"t/x\"] = a[NAME]",
                            path, nested->path, field, nested->path, nested->path, field)
                  : LC_OK;
}

/* Fails for a frame of pandas that has no times. */
static lc_status refuse_frame(const char *path, const lc_h5_tree *tree)
{
    for (size_t group = 0; group < tree->count; group++)
        if (lc_other_has_periods(tree, group))
            return lc_fail(LC_E_DATA,
                           "%s: '%s' of pandas has periods for its index, which only pandas can read; in Python: "
                           "pandas.read_hdf(FILE, KEY).to_timestamp().to_hdf(\"x.h5\", key=KEY)",
                           path, tree->node[group].path);
    const lc_h5_node *frame = lc_other_frame(tree, 0);
    if (frame)
        return lc_fail(LC_E_DATA,
                       "%s: '%s' of pandas has no index, level or column of times; --time index where its index is of numbers "
                       "that are, --start and --step make it up; in Python: "
                       "pandas.read_hdf(FILE, KEY).reset_index().to_csv(\"x.csv\")",
                       path, frame->path);
    return LC_OK;
}

lc_status lc_other_cut(const char *path, const lc_h5_tree *tree, const char *what)
{
    return lc_fail(
        LC_E_DATA,
        "%s: %s is not among its first %zu objects, to '%.200s', and others are not looked at (there are too many, too "
        "deep, or of names and attributes too long): put what is meant into a file of its own; in Python with h5py: "
        "f.copy(GROUP, "
        "h5py.File(\"x.h5\", \"w\"))",
        path, what, tree->count, tree->node[tree->count - 1].path);
}

lc_status lc_other_refuse(const char *path, const lc_h5_tree *tree)
{
    const lc_h5_node *unreadable = find_unreadable(tree);
    if (unreadable)
        return lc_other_unreadable(path, unreadable);
    CHECK(lc_link_refuse(path, tree, NULL));
    CHECK(refuse_frame(path, tree));
    CHECK(refuse_times(path, tree));
    const lc_h5_node *texts = find_texts(tree);
    if (texts)
        return lc_fail(
            LC_E_DATA,
            "%s: nothing beside its time is of numbers: '%s' is text, and not of a number in each row; channels of its "
            "words: --one-hot; a word for a missing value: --na WORD",
            path, texts->path);
    if (lc_octave_is(tree))
        return lc_fail(LC_E_DATA,
                       "%s: a file of Octave without a time that is known: --time NAME of an array of numbers, of columns of X "
                       "X_0 or X_1, with --time-format matlab (days of datenum) or epoch_s; --start and --step make it up; "
                       "texts and ranges are saved as numbers by t = datenum(t, \"yyyy-mm-dd HH:MM\") and r = r(:)",
                       path);
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
