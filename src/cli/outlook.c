/* outlook - --levels and --samples. */
#include "cli/outlook.h"

#include "core/counted.h"
#include "core/knob.h"
#include "core/value.h"
#include "model/adaptive.h"
#include "model/columns.h"

enum { LEVELS_MAX = 64 };

typedef struct asked {
    double levels[LEVELS_MAX];
    size_t count;
} asked;

lc_status lc_args_outlook(lc_outlook **out, const lc_forecaster *forecaster, const lc_args *args)
{
    static const lc_option row = LC_KNOB_NUMBERS(asked, levels, LEVELS_MAX, "", 0, 1, "");
    const char *text = lc_args_text(args, "levels");
    asked a = {.count = 0};
    size_t samples = 0;
    if (text)
        CHECK(lc_value_parse(&a, &row, text, "--levels"));
    CHECK(lc_args_count(&samples, args, "samples"));
    CHECK(lc_outlook_new(out, forecaster, text ? a.levels : NULL, a.count, samples));
    if ((*out)->left)
        lc_note(args, "%s left out: the validation windows are too few for %s with model.interval; make that part longer",
                lc_counted((*out)->left, "level").text, lc_if_one((*out)->left, "it", "them"));
    return LC_OK;
}

lc_status lc_args_note_outlook(const lc_args *args, const lc_outlook *outlook)
{
    lc_buffer lines = {0};
    char *notes;
    lc_adaptive_note(&lines, outlook);
    CHECK(lc_buffer_take(&notes, &lines));
    lc_note_lines(args, notes);
    lc_string_free(notes);
    return LC_OK;
}
