/* arrange - other data as those of a run: its channels, its series, its clocks. */
#include <lanecast/forecaster.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "model/run_file.h"

typedef lc_status (*arrange_step)(char **notes, lc_dataset *dataset, const lc_run_source *source);

static lc_status arrange(lc_buffer *notes, lc_dataset *dataset, const lc_run_source *source)
{
    static const arrange_step step[] = {lc_run_take_channels, lc_run_take_zones, lc_run_leave_unknown};
    for (size_t i = 0; i < sizeof step / sizeof *step; i++) {
        char *said = NULL;
        CHECK(step[i](&said, dataset, source));
        lc_buffer_add(notes, said);
        lc_free(said);
    }
    return notes->status;
}

lc_status lc_run_arrange(char **notes, lc_dataset *dataset, const void *run, size_t bytes)
{
    lc_buffer text = {0};
    lc_run_source source;
    CHECK(lc_run_source_open_bytes(&source, run, bytes));
    lc_status status = arrange(&text, dataset, &source);
    lc_run_source_close(&source);
    if (status == LC_OK)
        status = lc_buffer_take(notes, &text);
    lc_buffer_free(&text);
    return status;
}
