/* fonts - PNG and PDF are drawn with the fonts of this machine, SVG with those of whoever looks at it. */
#include "cli/plot.h"

#include "core/shown.h"

/* Latin, Greek, Cyrillic, punctuation and signs, which fonts of every system have, by the first bytes of UTF-8. */
static bool is_common(const char *letter)
{
    const unsigned char first = (unsigned char)letter[0], second = (unsigned char)letter[1];
    return first < 0xd5 || first == 0xe2 || (first == 0xe1 && second >= 0xb8);
}

void lc_plot_note_fonts(const lc_args *args, const lc_plot_files *f, const lc_sketch *sketch)
{
    const char *letter = sketch->script.text ? sketch->script.text : "";
    while (*letter && is_common(letter))
        letter++;
    if (f->image != LC_IMAGE_SVG && *letter)
        lc_note(args,
                "%s: letters such as '%.*s' need a font of this machine (Debian: fonts-noto-cjk, fonts-noto); where they are "
                "not readable, name the picture .svg",
                f->picture, (int)lc_letter_length(letter), letter);
}
