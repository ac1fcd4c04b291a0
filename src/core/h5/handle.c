/* handle - handles of open files and groups, and what HDF5 itself found in our messages. */
#include "core/h5/handle.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/h5/remote.h"
#include "core/mem.h"

const char *lc_h5_label(const lc_h5 *h5)
{
    return h5->label;
}

lc_status lc_h5_handle(lc_h5 **out, lc_h5 *parent, const char *name)
{
    lc_status status = LC_OK;
    lc_h5 *h5 = NULL;
    TRY(lc_new(&h5, 1, sizeof *h5));
    h5->id = H5I_INVALID_HID;
    h5->descriptor = -1;
    h5->driver = H5I_INVALID_HID;
    h5->root = parent ? parent->root : h5;
    size_t room = (parent ? strlen(parent->label) + 1 : 0) + strlen(name) + 1;
    TRY(lc_new(&h5->label, room, 1));
    snprintf(h5->label, room, "%s%s%s", parent ? parent->label : "", parent ? ":" : "", name);
    *out = h5;
    h5 = NULL;
done:
    lc_h5_close(h5);
    return status;
}

void lc_h5_close(lc_h5 *h5)
{
    if (!h5)
        return;
    if (h5->root && h5->root->remote)
        lc_h5_ask_close(h5);
    lc_h5_release(h5->id);
    lc_h5_release(h5->driver);
    if (h5->descriptor >= 0)
        close(h5->descriptor);
    lc_file_close(h5->file);
    for (size_t i = 0; i < h5->parts; i++)
        lc_free(h5->part[i].name);
    lc_free(h5->part);
    lc_free(h5->label);
    lc_free(h5);
}

typedef struct reason {
    char text[128];
    bool seen, memory, driver; /* there is one; and it says that memory was missing, or that a driver of files failed */
} reason;

static herr_t innermost(unsigned depth, const H5E_error2_t *error, void *out)
{
    reason *r = out;
    if (depth == 0)
        snprintf(r->text, sizeof r->text, "%s", error->desc ? error->desc : "");
    r->seen = true;
    r->driver |= error->maj_num == H5E_VFL || error->maj_num == H5E_IO;
    r->memory |= error->maj_num == H5E_RESOURCE && error->min_num == H5E_NOSPACE;
    return 0;
}

lc_status lc_h5_fail(lc_status code, const lc_h5 *h5, const char *object, const char *what)
{
    reason r = {.text = "no reason given"};
    const int cause = lc_h5_take_cause();
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, innermost, &r);
    H5Eclear2(H5E_DEFAULT);
    if (cause && (r.driver || !r.seen))
        return lc_fail(cause == ENOMEM ? LC_E_FAILURE : LC_E_IO, "%s: cannot be read: %s", h5->label, strerror(cause));
    if (r.memory)
        return lc_fail(LC_E_FAILURE, "%s: out of memory in HDF5", h5->label);
    if (object)
        return lc_fail(code, "%s: '%s' %s (HDF5: %s)", h5->label, object, what, r.text);
    return lc_fail(code, "%s: %s (HDF5: %s)", h5->label, what, r.text);
}

lc_status lc_h5_fail_write(const lc_h5 *h5, const char *object)
{
    return lc_h5_fail(LC_E_IO, h5, object, "cannot be written");
}

lc_status lc_h5_fail_read(const lc_h5 *h5, const char *object)
{
    return lc_h5_fail(LC_E_DATA, h5, object, "cannot be read; the file is damaged or of another kind");
}

void lc_h5_release(hid_t id)
{
    if (id >= 0)
        H5Idec_ref(id);
}
