/* files - names of a picture, its script and its data, and their writing; no other file is replaced. */
#include "cli/plot.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/shown.h"
#include "core/text.h"

#include <string.h>

/* --- names ------------------------------------------------------------------------------------------------------------ */

static const char first_line[] = "# lanecast plot\n";

static lc_status find_image(lc_image *out, const char *path)
{
    for (lc_image image = 0; image < LC_IMAGES; image++) {
        char end[8];
        snprintf(end, sizeof end, ".%s", lc_image_name(image));
        if (*path && lc_text_ends(path + 1, end)) { /* a name before it */
            *out = image;
            return LC_OK;
        }
    }
    return lc_fail(LC_E_USAGE, "--output %s: expected a name that ends in .svg, .png or .pdf", path);
}

/* A file that is there begins as one of ours does, or is empty. */
static lc_status check_replaced(const lc_args *args, const char *path, const char *begin)
{
    char head[64 + 1] = "";
    size_t length;
    struct stat info = {0};
    CHECK(lc_file_look(&info, path));
    if (!S_ISREG(info.st_mode) || lc_args_has(args, "force"))
        return LC_OK;
    CHECK(lc_file_head((unsigned char *)head, &length, sizeof head - 1, path));
    if (length == 0 || lc_text_begins(head, begin))
        return LC_OK;
    return lc_fail(LC_E_USAGE, "%s: is there, and was not made by lanecast plot; name another file, or replace it with --force",
                   path);
}

/* In a script a name with a line end would be another one. */
static lc_status check_plain(const char *path)
{
    char shown[LC_TEXT_MAX];
    lc_shown(shown, sizeof shown, path);
    return strcmp(shown, path) == 0
               ? LC_OK
               : lc_fail(LC_E_USAGE, "%s: has letters that a script cannot name; name another file, or leave --script out", path);
}

lc_status lc_plot_check_script(const lc_plot_files *f, const lc_args *args)
{
    CHECK(check_plain(f->picture));
    CHECK(lc_file_apart(f->script, lc_args_word(args, 0)));
    CHECK(lc_file_apart(f->data, lc_args_word(args, 0)));
    CHECK(lc_file_apart(f->script, f->dataset));
    CHECK(lc_file_apart(f->data, f->dataset));
    CHECK(check_replaced(args, f->script, first_line));
    return check_replaced(args, f->data, first_line);
}

lc_status lc_plot_files_name(lc_plot_files *out, const lc_args *args, const lc_plot_stage *st)
{
    const char *const begin[LC_IMAGES] = {[LC_IMAGE_SVG] = "<?xml", [LC_IMAGE_PNG] = "\x89PNG", [LC_IMAGE_PDF] = "%PDF-"};
    lc_plot_files f = {.picture = lc_args_text(args, "output"),
                       .dataset = st && st->forecaster ? lc_forecaster_config(st->forecaster)->data.file : ""};
    CHECK(find_image(&f.image, f.picture));
    const int stem = (int)strlen(f.picture) - 4;
    if (stem > LC_TEXT_MAX - 16)
        return lc_fail(LC_E_USAGE, "--output: the name is too long");
    snprintf(f.script, sizeof f.script, "%.*s.gnuplot", stem, f.picture);
    snprintf(f.data, sizeof f.data, "%.*s.dat", stem, f.picture);
    CHECK(lc_args_apart(args, "output", f.dataset));
    CHECK(check_replaced(args, f.picture, begin[f.image]));
    if (lc_args_has(args, "script"))
        CHECK(lc_plot_check_script(&f, args));
    *out = f;
    return LC_OK;
}

/* --- writing ---------------------------------------------------------------------------------------------------------- */

static lc_status write_file(const char *path, const char *before, const char *bytes, size_t count)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(lc_file_create(&file, path));
    TRY(lc_file_bytes(file, before, strlen(before)));
    TRY(lc_file_bytes(file, bytes, count));
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    return status;
}

lc_status lc_plot_write_picture(const lc_plot_files *f, const char *bytes, size_t count)
{
    return write_file(f->picture, "", bytes, count);
}

lc_status lc_plot_write_script(const lc_plot_files *f, const lc_sketch *sketch, const char *name)
{
    char *script = NULL;
    CHECK(lc_gnuplot_script(&script, sketch, f->image, name, &(lc_gnuplot_files){f->picture, f->data}));
    lc_status status = write_file(f->script, "", script, strlen(script));
    lc_free(script);
    if (status == LC_OK)
        status = write_file(f->data, first_line, sketch->data.text ? sketch->data.text : "", sketch->data.length);
    return status;
}
