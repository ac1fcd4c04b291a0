/* windows - what is said of the windows of a task. */
#include <stdio.h>
#include <string.h>

#include "core/counted.h"
#include "core/status.h"
#include "model/task_data.h"

/* Adds lines and frees them. */
static void add_lines(lc_buffer *notes, char *lines)
{
    lc_buffer_add(notes, lines);
    lc_string_free(lines);
}

/* Where its last part ends; 0: the series is too short for a part. */
static size_t end_of_parts(const lc_split *split, size_t series)
{
    size_t end = 0;
    for (size_t part = 0; part < LC_PARTS; part++) {
        const lc_rows *rows = &split->part[series * LC_PARTS + part];
        end = rows->end > rows->first && rows->end > end ? rows->end : end;
    }
    return end;
}

/* Rows of a split may be fewer than there are, on purpose, or because percent were meant. */
static void note_left(lc_buffer *notes, const lc_task *task)
{
    size_t left = 0, all = 0, longest = 0;
    for (size_t i = 0; i < task->split->series_count; i++) {
        const size_t end = end_of_parts(task->split, i), rows = task->dataset->series[i].rows;
        left += end ? rows - end : 0;
        all += rows;
        longest = end > longest ? end : longest;
    }
    if (left)
        lc_buffer_line(notes, "data.split = %s is of rows: %zu of %s come after its parts, and are in none%s", task->data.split,
                       left, lc_counted(all, "row").text, longest == 100 ? " (percent are fractions: 0.7 0.1 0.2)" : "");
}

/* Windows that data.missing keeps, with values that nobody measured. */
static void note_filled(lc_buffer *notes, const lc_task *task)
{
    static const char *const word[LC_PARTS] = {"training", "validation", "test"};
    char parts[LC_TEXT_MAX] = "";
    for (lc_part part = 0; part < LC_PARTS; part++) {
        const lc_windows *windows = task->windows[part];
        const size_t count = windows ? lc_windows_count(windows) : 0, filled = count ? lc_task_filled(task, windows, count) : 0;
        const size_t used = strlen(parts);
        if (filled)
            snprintf(parts + used, sizeof parts - used, "%s%zu of %zu %s", used ? ", " : "", filled, count, word[part]);
    }
    if (*parts)
        lc_buffer_line(notes, "windows that read missing values, filled by data.missing = %s: %s", task->data.missing, parts);
}

lc_status lc_task_note_windows(lc_buffer *notes, const lc_task *task)
{
    char *lines;
    if (!task->split)
        return LC_OK;
    note_left(notes, task);
    if (!task->fitted) { /* else training had rows of its own */
        CHECK(lc_split_notes(&lines, task->split, task->dataset, task->data.split));
        add_lines(notes, lines);
        note_filled(notes, task);
    }
    for (lc_part part = 0; part < LC_PARTS; part++) {
        if (!task->windows[part])
            continue;
        CHECK(lc_windows_notes(&lines, task->windows[part], task->dataset));
        add_lines(notes, lines);
    }
    return LC_OK;
}
