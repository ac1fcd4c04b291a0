/* describe_link - a link that is not hard: where it leads, without going there. */
#include <stdio.h>

#include "core/h5/describe.h"
#include "core/mem.h"

/* What the link holds: a path; of an external one the name of a file and a path. For lc_free; NULL if that cannot be read. */
static char *value_of(hid_t group, const char *name, const H5L_info_t *info)
{
    char *value = NULL;
    if (lc_new(&value, info->u.val_size + 1, 1) == LC_OK && H5Lget_val(group, name, value, info->u.val_size, H5P_DEFAULT) >= 0)
        return value;
    lc_free(value);
    return NULL;
}

static void say_external(lc_buffer *out, const char *value, size_t bytes)
{
    const char *file = NULL, *path = NULL;
    unsigned flags;
    if (H5Lunpack_elink_val(value, bytes, &flags, &file, &path) < 0)
        file = path = "?";
    lc_buffer_format(out, "a link to '%s' of the file '%s'", path, file);
    lc_h5_say_text(out, "");
    lc_h5_say_text(out, "");
}

void lc_h5_describe_link(lc_buffer *out, hid_t group, const char *name, const H5L_info_t *info)
{
    char *value = value_of(group, name, info);
    if (value && info->type == H5L_TYPE_SOFT) {
        lc_buffer_format(out, "a link to '%s'", value);
        lc_h5_say_text(out, "");
        lc_h5_say_text(out, value);
    } else if (value && info->type == H5L_TYPE_EXTERNAL)
        say_external(out, value, info->u.val_size);
    else {
        lc_h5_say_text(out, "a link of a kind that is not known");
        lc_h5_say_text(out, "");
    }
    lc_free(value);
}
