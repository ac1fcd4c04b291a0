/* roles - what arrays of a netCDF-4 file say of each other. */
#include <string.h>

#include "core/labels.h"
#include "core/mem.h"
#include "data/foreign/cf.h"

enum { KINDS = 3 };

struct lc_roles {
    char **text; /* (texts) the attributes, with a 0 after each word */
    size_t texts;
    lc_labels word[KINDS];
};

static const char *const attributes[KINDS] = {"bounds", "climatology", "coordinates"};

/* The words of an attribute; "cell_bounds: a b" would have the colon too, which no name has. */
static lc_status add_words(lc_roles *r, size_t kind, const char *said)
{
    size_t index;
    char **text = &r->text[r->texts];
    CHECK(lc_copy_text(text, said));
    r->texts++;
    for (char *at = *text, *end; *at; at = end) {
        end = at + strcspn(at, " ");
        end += *end ? (*end = '\0', 1) : 0;
        if (*at)
            CHECK(lc_labels_add(&index, &r->word[kind], at));
    }
    return LC_OK;
}

static lc_status fill(lc_roles *r, const lc_plan *p)
{
    CHECK(lc_new(&r->text, KINDS * (p->end - p->group) + 1, sizeof *r->text));
    for (size_t i = p->group; i < p->end; i++)
        for (size_t kind = 0; kind < KINDS; kind++) {
            const char *said = lc_h5_node_text(&p->tree->node[i], attributes[kind]);
            CHECK(said ? add_words(r, kind, said) : LC_OK);
        }
    return LC_OK;
}

lc_status lc_roles_new(lc_roles **out, const lc_plan *p)
{
    lc_status status = LC_OK;
    lc_roles *r = NULL;
    TRY(lc_new(&r, 1, sizeof *r));
    TRY(fill(r, p));
    *out = r;
    r = NULL;
done:
    lc_roles_free(r);
    return status;
}

void lc_roles_free(lc_roles *r)
{
    if (!r)
        return;
    for (size_t kind = 0; kind < KINDS; kind++)
        lc_labels_free(&r->word[kind]);
    lc_free_texts(r->text, r->texts);
    lc_free(r);
}

const char *lc_roles_of(const lc_roles *r, const char *name)
{
    static const char *const roles[KINDS] = {"bounds of another", "bounds of another", "a coordinate"};
    for (size_t kind = 0; r && kind < KINDS; kind++)
        if (lc_labels_has(&r->word[kind], name))
            return roles[kind];
    return NULL;
}
