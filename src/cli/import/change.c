/* change - what the flags of import do to what was read. */
#include "cli/import.h"

#include "core/counted.h"
#include "core/mem.h"
#include "core/words.h"
#include "data/grid.h"
#include "data/holiday.h"

static void note_holidays(const lc_args *args, const lc_dataset *dataset, const char *path)
{
    char stamp[LC_STAMP_TEXT];
    const size_t rows = lc_holidays_with_rows(stamp, dataset);
    lc_note(args, "%s: %s", path, lc_counted(dataset->holidays, "holiday").text);
    if (rows)
        lc_note(args, "%s: %s %s on these days, the first at %s: rows stay, forecasts pass over the days", path,
                lc_counted(rows, "row").text, lc_if_one(rows, "lies", "lie"), stamp);
}

lc_status lc_import_adjust(lc_dataset *dataset, const lc_args *args)
{
    lc_status status = LC_OK;
    lc_buffer notes = {0}, history = {0};
    const char *holidays = lc_args_text(args, "holidays"), *grid = lc_args_text(args, "grid");
    if (!holidays && !grid)
        return LC_OK;
    lc_buffer_add(&history, dataset->history ? dataset->history : "");
    if (holidays) {
        note_holidays(args, dataset, holidays);
        lc_buffer_add(&history, " --holidays ");
        lc_shell_word(&history, holidays);
    }
    if (grid) {
        TRY(lc_dataset_grid(dataset, NULL, grid, &notes));
        lc_buffer_add(&history, " --grid ");
        lc_shell_word(&history, grid);
    }
    TRY(notes.status);
    if (notes.text)
        lc_note_lines(args, notes.text);
    lc_free(dataset->history);
    dataset->history = NULL;
    TRY(lc_buffer_take(&dataset->history, &history));
done:
    lc_buffer_free(&history);
    lc_buffer_free(&notes);
    return status;
}
