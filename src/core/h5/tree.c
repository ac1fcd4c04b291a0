/* tree - what core/h5/describe.c says of a file, as a tree. What comes from another process is untrusted: every text may be
 * missing, every number wrong. */
#include "core/h5_tree.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/h5/describe.h"
#include "core/h5/remote.h"
#include "core/mem.h"
#include "core/text.h"

/* Texts one after another. */
typedef struct cursor {
    const char *at, *end;
    bool broken;
} cursor;

static const char *next(cursor *c)
{
    const char *text = c->at, *zero = c->at < c->end ? memchr(c->at, 0, (size_t)(c->end - c->at)) : NULL;
    if (!zero) {
        c->broken = true;
        return "";
    }
    c->at = zero + 1;
    return text;
}

static uint64_t next_count(cursor *c)
{
    return strtoull(next(c), NULL, 10);
}

/* A number of things that follow, each of a byte at least. */
static size_t next_size(cursor *c)
{
    const uint64_t count = next_count(c);
    if (count <= (uint64_t)(c->end - c->at))
        return count;
    c->broken = true;
    return 0;
}

static double next_number(cursor *c)
{
    const char *text = next(c);
    double value = (double)NAN;
    if (strcmp(text, "inf") == 0 || strcmp(text, "-inf") == 0)
        return *text == '-' ? -(double)INFINITY : (double)INFINITY;
    lc_text_number(&value, text);
    return value;
}

static lc_h5_element next_type(cursor *c)
{
    const uint64_t class = next_count(c);
    lc_h5_element e = {.class = class < LC_H5_STRANGE ? (lc_h5_class) class : LC_H5_STRANGE};
    e.bytes = next_count(c);
    e.count = next_count(c);
    e.big = next_count(c) != 0;
    e.words = next(c);
    return e;
}

static lc_status take_attribute(lc_h5_attribute *a, cursor *c)
{
    a->name = next(c);
    a->element = next_type(c);
    a->count = next_size(c);
    if (a->count && a->element.class <= LC_H5_FLOAT) {
        CHECK(lc_new(&a->number, a->count, sizeof *a->number));
        for (size_t i = 0; i < a->count; i++)
            a->number[i] = next_number(c);
    } else if (a->count) {
        CHECK(lc_new(&a->text, a->count, sizeof *a->text));
        for (size_t i = 0; i < a->count; i++)
            a->text[i] = next(c);
    }
    return LC_OK;
}

static lc_status take_attributes(lc_h5_node *node, cursor *c)
{
    size_t capacity = 0;
    const char *word;
    for (word = next(c); strcmp(word, "@") == 0; word = next(c)) {
        CHECK(lc_grow(&node->attribute, &capacity, node->attributes + 1, sizeof *node->attribute));
        node->attributes++;
        CHECK(take_attribute(&node->attribute[node->attributes - 1], c));
    }
    node->damage = strcmp(word, ".") == 0 ? "" : word;
    return LC_OK;
}

static lc_status take_array(lc_h5_node *node, cursor *c)
{
    node->element = next_type(c);
    node->axes = next_size(c);
    for (size_t axis = 0; axis < node->axes; axis++) {
        const uint64_t size = next_count(c);
        if (axis < LC_H5_RANK_MAX)
            node->shape.size[axis] = size;
    }
    node->shape.rank = node->axes < LC_H5_RANK_MAX ? node->axes : LC_H5_RANK_MAX;
    const uint64_t scale = next_count(c);
    node->scale = scale > 0;
    for (size_t axis = 0; axis < node->shape.rank; axis++)
        node->dimension[axis] = next(c);
    if (scale > 1 && node->shape.rank) /* one to which nothing is attached is along an axis of its size, as others are */
        node->dimension[0] = node->path;
    node->filters = next(c);
    node->unreadable = next(c);
    node->fill = next_number(c);
    if (node->axes > LC_H5_RANK_MAX)
        node->unreadable = "too many axes";
    node->fields = next_size(c);
    CHECK(lc_new(&node->field, node->fields, sizeof *node->field));
    for (size_t i = 0; i < node->fields; i++) {
        node->field[i].name = next(c);
        node->field[i].element = next_type(c);
    }
    return LC_OK;
}

/* The group that a node is in: one of those that the node before it is in, or that node. */
static size_t parent_of(const lc_h5_tree *tree, size_t index)
{
    const lc_h5_node *node = &tree->node[index];
    const size_t length = node->name > node->path ? (size_t)(node->name - node->path) - 1 : 0;
    size_t i = index ? index - 1 : 0;
    while (i && (strlen(tree->node[i].path) != length || strncmp(tree->node[i].path, node->path, length) != 0))
        i = tree->node[i].parent;
    return i;
}

static lc_status take_node(lc_h5_tree *tree, const char *kind, cursor *c)
{
    lc_h5_node *node = &tree->node[tree->count++];
    *node = (lc_h5_node){.path = next(c), .filters = "", .unreadable = "", .damage = "", .target = "", .fill = (double)NAN};
    const uint64_t found = strtoull(kind, NULL, 10);
    node->kind = found < LC_H5_OTHER ? (lc_h5_node_kind)found : LC_H5_OTHER;
    const char *slash = strrchr(node->path, '/');
    node->name = slash ? slash + 1 : node->path;
    for (size_t axis = 0; axis < LC_H5_RANK_MAX; axis++)
        node->dimension[axis] = "";
    node->parent = parent_of(tree, tree->count - 1);
    if (node->kind == LC_H5_ARRAY)
        CHECK(take_array(node, c));
    if (node->kind == LC_H5_LINK) {
        node->unreadable = next(c);
        node->target = next(c);
    }
    return take_attributes(node, c);
}

static lc_status take_tree(lc_h5_tree *tree, size_t bytes, const lc_h5 *file)
{
    cursor c = {tree->block, tree->block + bytes, false};
    size_t capacity = 0;
    for (const char *kind = next(&c); strcmp(kind, "end") != 0 && !c.broken; kind = next(&c)) {
        CHECK(lc_grow(&tree->node, &capacity, tree->count + 1, sizeof *tree->node));
        CHECK(take_node(tree, kind, &c));
    }
    tree->cut = next_count(&c) != 0;
    if (c.broken || tree->count == 0 || *tree->node->path)
        return lc_fail(LC_E_DATA, "%s: what is in it cannot be listed", file->label);
    return LC_OK;
}

static int compare_paths(const void *path, const void *node)
{
    return strcmp(path, (*(const lc_h5_node *const *)node)->path);
}

static int compare_nodes(const void *a, const void *b)
{
    return compare_paths((*(const lc_h5_node *const *)a)->path, b);
}

static lc_status sort_paths(lc_h5_tree *tree)
{
    CHECK(lc_new(&tree->by_path, tree->count, sizeof *tree->by_path));
    for (size_t i = 0; i < tree->count; i++)
        tree->by_path[i] = &tree->node[i];
    qsort(tree->by_path, tree->count, sizeof *tree->by_path, compare_nodes);
    return LC_OK;
}

lc_status lc_h5_tree_read(lc_h5_tree **out, lc_h5 *file)
{
    lc_status status = LC_OK;
    lc_h5_tree *tree = NULL;
    lc_remote_answer answer;
    size_t bytes = 0;
    TRY(lc_new(&tree, 1, sizeof *tree));
    if (file->root->remote) {
        TRY(lc_h5_ask(&answer, &tree->block, file, LC_H5_DESCRIBE, NULL, NULL));
        bytes = answer.bytes;
    } else
        TRY(lc_h5_describe(&tree->block, &bytes, file));
    TRY(take_tree(tree, bytes, file));
    TRY(sort_paths(tree));
    *out = tree;
    tree = NULL;
done:
    lc_h5_tree_free(tree);
    return status;
}

void lc_h5_tree_free(lc_h5_tree *tree)
{
    if (!tree)
        return;
    for (size_t i = 0; i < tree->count; i++) {
        for (size_t k = 0; k < tree->node[i].attributes; k++) {
            lc_free(tree->node[i].attribute[k].number);
            lc_free(tree->node[i].attribute[k].text);
        }
        lc_free(tree->node[i].attribute);
        lc_free(tree->node[i].field);
    }
    lc_free(tree->by_path);
    lc_free(tree->node);
    lc_free(tree->block);
    lc_free(tree);
}

const lc_h5_node *lc_h5_tree_find(const lc_h5_tree *tree, const char *path)
{
    path += *path == '/';
    const lc_h5_node **found = bsearch(path, tree->by_path, tree->count, sizeof *tree->by_path, compare_paths);
    return found ? *found : NULL;
}
