/* reader - what all parts of a series are read with. */
#include "data/native/reader.h"

#include "core/mem.h"
#include "data/packed.h"

lc_status lc_reader_text(char **out, const lc_reader *r, const char *object, const char *name, const char *otherwise)
{
    char *text = NULL;
    CHECK(lc_h5_find_text(&text, r->group, object, name));
    if (!text)
        return lc_copy_text(out, otherwise);
    *out = text;
    return LC_OK;
}

lc_status lc_reader_refuse_packed(const lc_reader *r, const char *member)
{
    bool packed;
    CHECK(lc_packed_is(&packed, r->group, member));
    return packed ? lc_fail(LC_E_DATA, "%s: series '%s': '%s' is packed (scale_factor, add_offset); only channels may be packed",
                            r->path, r->series->name, member)
                  : LC_OK;
}
