/* portion - windows that an evaluation is asked for. */
#include "eval/portion.h"

#include "core/counted.h"
#include "core/mem.h"
#include "core/status.h"

lc_status lc_portion_choose(const lc_windows **out, lc_windows **owned, const lc_forecaster *f, lc_part part,
                            const lc_choice *choice)
{
    lc_status status = LC_OK;
    const lc_dataset *data = f->task->dataset;
    bool *chosen = NULL;
    TRY(lc_forecaster_windows(out, f, part));
    if (choice->count == data->series_count)
        return LC_OK;
    TRY(lc_new(&chosen, data->series_count, sizeof *chosen));
    for (size_t i = 0; i < choice->count; i++)
        chosen[choice->series[i]] = true;
    TRY(lc_windows_choose(owned, *out, chosen));
    *out = *owned;
    if (lc_windows_count(*out) == 0)
        FAIL(LC_E_DATA, "series '%s'%s: no window in part '%s'", data->series[choice->series[0]].name,
             choice->count > 1 ? " and the others" : "", lc_part_name(part));
done:
    lc_free(chosen);
    return status;
}

lc_status lc_portion_count(size_t *out, const lc_task *task, const lc_windows *windows)
{
    const size_t count = lc_windows_count(windows), drop = task->window.drop_last;
    *out = drop ? count - count % drop : count;
    return *out ? LC_OK : lc_fail(LC_E_DATA, "window.drop_last = %zu drops all %s", drop, lc_counted(count, "window").text);
}

void lc_portion_seen(size_t *seen, const lc_forecaster *f, const lc_windows *windows, size_t count)
{
    const lc_dataset *data = f->task->dataset;
    for (lc_part part = 0; f->seen && part < LC_TEST; part++)
        seen[part] = lc_seen_count(f->seen + part * data->series_count, data, windows, count, f->task->window.horizon);
}
