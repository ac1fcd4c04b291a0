/* single - arrays of one word or number, and the only place of a file that they say; coordinates of places. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/text.h"
#include "data/foreign/cf.h"

/* --- values ----------------------------------------------------------------------------------------------------------- */

lc_status lc_place_points(double *point[2], const lc_plan *p, const char *dimension, size_t size)
{
    for (size_t i = 0; i < p->tree->count; i++)
        for (int role = LC_LATITUDE; role <= LC_LONGITUDE; role++) {
            const lc_h5_node *node = &p->tree->node[i];
            lc_stored s = {0};
            if (point[role] || !lc_place_is_along(node, dimension) || !lc_stored_is(node, NULL) ||
                !lc_place_has_role(node, (lc_place_role)role) || node->shape.size[0] != size)
                continue;
            CHECK(lc_stored_read(&s, p->file, node, NULL));
            lc_status status = lc_new(&point[role], size, sizeof *point[role]);
            if (status == LC_OK)
                status = lc_stored_decode(point[role], &s, LC_CF, node->path, NULL);
            lc_stored_free(&s);
            CHECK(status);
        }
    return LC_OK;
}

bool lc_place_is_single(const lc_plan *p, const lc_h5_node *node, const char *dimension)
{
    const bool letters = node->element.class == LC_H5_TEXT && node->element.bytes == 1 && node->shape.rank > 0;
    if (!lc_foreign_is_member(p, node) || node == p->time || *node->unreadable || lc_stored_is_bare_dimension(node) ||
        lc_cf_axis_along(node, dimension) < node->shape.rank)
        return false;
    for (size_t axis = 0; axis + letters < node->shape.rank; axis++)
        if (node->shape.size[axis] != 1)
            return false;
    return lc_place_is_text(node) || lc_stored_is(node, NULL);
}

lc_status lc_place_word(char **out, const lc_plan *p, const lc_h5_node *node)
{
    lc_status status = LC_OK;
    char **part = NULL;
    size_t count = 0;
    lc_buffer word = {0};
    if (lc_stored_is(node, NULL))
        TRY(lc_foreign_labels(&part, &count, p, node, NULL));
    else
        TRY(lc_h5_read_field_texts(&part, &count, p->file, node->path, NULL));
    for (size_t i = 0; i < count; i++)
        lc_buffer_add(&word, *part[i] ? part[i] : " ");
    TRY(word.status);
    TRY(lc_copy_text(out, word.text ? lc_text_trim(word.text) : ""));
done:
    lc_free_texts(part, count);
    lc_buffer_free(&word);
    return status;
}

lc_status lc_place_point(bool *found, double point[2], const lc_plan *p, const char *dimension)
{
    bool has[2] = {false, false};
    for (size_t i = p->group; i < p->end; i++)
        for (int role = LC_LATITUDE; role <= LC_LONGITUDE; role++) {
            const lc_h5_node *node = &p->tree->node[i];
            lc_stored s = {0};
            if (has[role] || !lc_stored_is(node, NULL) || !lc_place_has_role(node, (lc_place_role)role) ||
                !lc_place_is_single(p, node, dimension))
                continue;
            CHECK(lc_stored_read(&s, p->file, node, NULL));
            const lc_status status = s.count == 1 ? lc_stored_decode(&point[role], &s, LC_CF, node->path, NULL) : LC_OK;
            has[role] = s.count == 1 && isfinite(point[role]);
            lc_stored_free(&s);
            CHECK(status);
        }
    *found = has[LC_LATITUDE] && has[LC_LONGITUDE];
    return LC_OK;
}

/* The same text, or number, as near as 32 bits have it. */
static bool is_value(const char *word, const char *value)
{
    double a, b;
    if (strcasecmp(word, value) == 0)
        return true;
    return lc_text_number(&a, word) && lc_text_number(&b, value) && fabs(a - b) <= 1e-6 * fmax(fabs(a), fabs(b));
}

/* Whether a node is a dimension of that name that has one place and no label. */
static bool is_unlabelled(const lc_plan *p, const lc_h5_node *node, const char *name)
{
    return lc_foreign_is_member(p, node) && strcasecmp(node->name, name) == 0 && lc_stored_is_bare_dimension(node) &&
           node->shape.size[0] == 1;
}

/* Its word, its number, or its place among the only one. */
static bool is_meant(const lc_h5_node *node, const char *word, const char *value)
{
    return strcmp(value, "all") == 0 || is_value(word, value) || (lc_place_is_text(node) && strcmp(value, "0") == 0);
}

lc_status lc_place_only(bool *found, const lc_plan *p, const char *name, const char *value)
{
    lc_status status = LC_OK;
    char dimension[LC_DIMENSION_TEXT], *word = NULL;
    lc_cf_dimension_of(dimension, p->time);
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        *found |= is_unlabelled(p, node, name) && (strcmp(value, "0") == 0 || strcmp(value, "all") == 0);
        if (strcasecmp(node->name, name) != 0 || !lc_place_is_single(p, node, dimension))
            continue;
        *found = true;
        TRY(lc_place_word(&word, p, node));
        if (!is_meant(node, word, value))
            FAIL(LC_E_DATA, "%s: --at %s=%s: its only place is %s=%s", p->path, name, value, node->name, word);
        break;
    }
done:
    lc_free(word);
    return status;
}
