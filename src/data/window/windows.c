/* windows - a list of windows: looked up, made by hand, freed, and what is worth knowing about it. */
#include "data/window/windows.h"

#include "core/counted.h"
#include "core/mem.h"

lc_status lc_windows_list(lc_windows **out, const lc_window *window, size_t count)
{
    lc_status status = LC_OK;
    lc_windows *w = NULL;
    TRY(lc_new(&w, 1, sizeof *w));
    TRY(lc_new(&w->item, count, sizeof *w->item));
    for (size_t i = 0; i < count; i++)
        w->item[i] = (lc_window_run){
            .series = window[i].series, .first = window[i].origin, .count = 1, .before = i, .lacks = window[i].lacks};
    w->runs = w->count = count;
    w->stride = 1;
    *out = w;
    w = NULL;
done:
    lc_windows_free(w);
    return status;
}

lc_status lc_windows_choose(lc_windows **out, const lc_windows *from, const bool *chosen)
{
    lc_status status = LC_OK;
    lc_windows *w = NULL;
    TRY(lc_new(&w, 1, sizeof *w));
    TRY(lc_new(&w->item, from->runs, sizeof *w->item));
    TRY(lc_new(&w->skipped, from->series, sizeof *w->skipped));
    TRY(lc_new(&w->bare, from->bares, sizeof *w->bare));
    w->stride = from->stride;
    w->part = from->part;
    w->series = from->series;
    for (size_t i = 0; i < from->series; i++)
        w->skipped[i] = chosen[i] ? from->skipped[i] : 0;
    for (size_t i = 0; i < from->bares; i++)
        if (chosen[from->bare[i]])
            w->bare[w->bares++] = from->bare[i];
    for (size_t i = 0; i < from->runs; i++) {
        if (!chosen[from->item[i].series])
            continue;
        w->item[w->runs] = from->item[i];
        w->item[w->runs++].before = w->count;
        w->count += from->item[i].count;
    }
    *out = w;
    w = NULL;
done:
    lc_windows_free(w);
    return status;
}

void lc_windows_free(lc_windows *windows)
{
    if (!windows)
        return;
    lc_free(windows->item);
    lc_free(windows->bare);
    lc_free(windows->skipped);
    lc_free(windows);
}

size_t lc_windows_count(const lc_windows *windows)
{
    return windows->count;
}

lc_window lc_windows_at(const lc_windows *windows, size_t index)
{
    size_t low = 0, high = windows->runs;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (windows->item[middle].before <= index)
            low = middle;
        else
            high = middle;
    }
    const lc_window_run *run = &windows->item[low];
    const size_t rows = (index - run->before) * windows->stride;
    return (lc_window){run->series, run->first + rows, run->lacks > rows ? run->lacks - rows : 0};
}

size_t lc_windows_short(const lc_windows *windows)
{
    size_t count = 0;
    for (size_t i = 0; i < windows->runs; i++) {
        const lc_window_run *run = &windows->item[i];
        const size_t most = run->lacks ? (run->lacks - 1) / windows->stride + 1 : 0;
        count += most < run->count ? most : run->count;
    }
    return count;
}

size_t lc_windows_skipped(const lc_windows *windows)
{
    size_t count = 0;
    for (size_t i = 0; i < windows->series; i++)
        count += windows->skipped[i];
    return count;
}

lc_status lc_windows_notes(char **out, const lc_windows *windows, const lc_dataset *dataset)
{
    enum { NAMED = 5 };
    lc_buffer names = {0}, text = {0};
    static const char *const parts[LC_PARTS] = {"training", "validation", "test"};
    const char *part = parts[windows->part];
    const size_t skipped = lc_windows_skipped(windows), shown = windows->bares > NAMED ? NAMED : windows->bares;
    for (size_t i = 0; i < shown; i++)
        lc_buffer_format(&names, "%s%s", i ? ", " : "", dataset->series[windows->bare[i]].name);
    if (shown < windows->bares)
        lc_buffer_format(&names, " and %zu more", windows->bares - shown);
    if (windows->bares)
        lc_buffer_line(&text, "%zu of %zu series %s no %s window: %s", windows->bares, windows->series,
                       lc_if_one(windows->bares, "has", "have"), part, names.text ? names.text : "");
    if (lc_windows_short(windows))
        lc_buffer_line(&text, "%s: %zu of %s %s a shorter context", part, lc_windows_short(windows),
                       lc_counted(windows->count, "window").text, lc_if_one(lc_windows_short(windows), "has", "have"));
    if (skipped)
        lc_buffer_line(&text, "%s: %zu of %s left out, for a value in them is missing", part, skipped,
                       lc_counted(skipped + windows->count, "window").text);
    lc_status status = lc_buffer_take(out, &text);
    lc_buffer_free(&text);
    lc_buffer_free(&names);
    return status;
}
