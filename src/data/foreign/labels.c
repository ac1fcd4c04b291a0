/* labels - lists of texts, or of numbers as texts: names of places, of columns, of the series of a row. */
#include <string.h>

#include "core/mem.h"
#include "core/text.h"
#include "data/foreign/other.h"
#include "data/foreign/plan.h"

static lc_status print_numbers(char ***out, size_t *count, const lc_plan *p, const lc_h5_node *node, const char *field)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    char **text = NULL, number[LC_STORED_TEXT];
    lc_h5_slab slab = {.field = field, .rank = node->shape.rank};
    memcpy(slab.count, node->shape.size, sizeof slab.count);
    TRY(lc_stored_read(&s, p->file, node, &slab));
    TRY(lc_new(&text, s.count + 1, sizeof *text));
    for (size_t i = 0; i < s.count; i++) {
        lc_stored_print(number, &s, i);
        TRY(lc_copy_text(&text[i], number));
    }
    *out = text;
    *count = s.count;
    text = NULL;
done:
    lc_free_texts(text, s.count);
    lc_stored_free(&s);
    return status;
}

lc_status lc_foreign_labels(char ***out, size_t *count, const lc_plan *p, const lc_h5_node *node, const char *field)
{
    if (*node->unreadable)
        return lc_other_unreadable(p->path, node);
    if (lc_stored_is(node, field))
        return print_numbers(out, count, p, node, field);
    CHECK(lc_h5_read_field_texts(out, count, p->file, node->path, field));
    for (size_t i = 0; i < *count; i++) { /* netCDF pads letters with blanks */
        char *text = (*out)[i], *trimmed = lc_text_trim(text);
        memmove(text, trimmed, strlen(trimmed) + 1);
    }
    return LC_OK;
}
