/* report - a page about a run, or about several on the same windows. */
#include "cli/report.h"

#include "cli/evaluate.h"
#include "cli/load.h"
#include "cli/versus.h"
#include "core/counted.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdio.h>
#include <string.h>

/* Also one run is a comparison, with the baselines. */
typedef struct job {
    const lc_args *args;
    lc_part part;
    size_t runs;
    lc_run_source *source; /* (runs) */
    lc_run_facts *facts;   /* (runs) */
    lc_versus *versus;
    lc_page *page;
    lc_drawing drawing;
} job;

/* --- what a report is of ---------------------------------------------------------------------------------------------- */

static lc_status read_files(job *j)
{
    j->runs = lc_args_words(j->args);
    CHECK(lc_new(&j->source, j->runs, sizeof *j->source));
    CHECK(lc_new(&j->facts, j->runs, sizeof *j->facts));
    for (size_t i = 0; i < j->runs; i++) {
        CHECK(lc_run_source_open(&j->source[i], lc_args_word(j->args, i)));
        CHECK(lc_run_facts_read(&j->facts[i], &j->source[i]));
    }
    return LC_OK;
}

static lc_report_run run_at(job *j, size_t i)
{
    return (lc_report_run){.facts = &j->facts[i],
                           .part = j->part,
                           .name = j->versus->line[i].name,
                           .forecaster = j->versus->forecaster[i],
                           .evaluation = j->versus->evaluation[i],
                           .classes = j->versus->classes[i],
                           .outlook = j->versus->outlook[i],
                           .series = lc_args_text(j->args, "series"),
                           .drawing = &j->drawing};
}

/* --- the page -------------------------------------------------------------------------------------------------------- */

/* "lstm 64 on weather.h5", "3 runs on weather.h5" */
static void title_of(char *out, size_t size, job *j)
{
    char several[LC_NAME_MAX];
    const lc_report_run first = run_at(j, 0);
    const char *file = lc_text_last_part(lc_forecaster_config(first.forecaster)->data.file);
    snprintf(several, sizeof several, "%zu runs", j->runs);
    snprintf(out, size, "%s on %s", j->runs > 1 ? several : first.name, *file ? file : "data in memory");
}

/* A single run is the page; several have a section each. */
static lc_status add_runs(job *j)
{
    const bool several = j->runs > 1;
    for (size_t i = 0; i < j->runs; i++) {
        const lc_report_run run = run_at(j, i);
        if (several)
            lc_page_heading(j->page, 2, "%s", run.name);
        CHECK(lc_report_run_add(j->page, &run, j->args, several ? 3 : 2));
    }
    return LC_OK;
}

static lc_status make_page(job *j)
{
    char title[2 * LC_TEXT_MAX];
    const lc_report_run first = run_at(j, 0);
    title_of(title, sizeof title, j);
    CHECK(lc_page_new(&j->page, title));
    lc_page_heading(j->page, 1, "%s", title);
    lc_page_line(j->page, "A report of lanecast %s.", lc_version());
    if (j->runs > 1) {
        lc_page_heading(j->page, 2, "Comparison");
        CHECK(lc_versus_show(j->page, j->versus, true));
        CHECK(lc_report_comparison_add(j->page, j->versus, j->args, &j->drawing));
    }
    CHECK(add_runs(j));
    CHECK(lc_report_data_add(j->page, &first));
    return lc_report_figures_add(j->page, &first);
}

static bool is_printed(const job *j)
{
    return strcmp(lc_args_text(j->args, "output"), "-") == 0;
}

static lc_status print_result(const job *j, size_t bytes)
{
    const char *path = lc_args_text(j->args, "output");
    if (lc_args_json(j->args))
        return lc_print_json(json_pack("{ss so sI sI sI}", "schema", "lanecast-report-1", "file", lc_json_text(path), "bytes",
                                       (json_int_t)bytes, "runs", (json_int_t)j->runs, "pictures", (json_int_t)j->drawing.drawn));
    if (!is_printed(j))
        lc_print_line(path, "%zu bytes with %s, for any browser", bytes, lc_counted(j->drawing.drawn, "picture").text);
    return LC_OK;
}

static lc_status write_page(job *j)
{
    lc_status status = LC_OK;
    const char *path = lc_args_text(j->args, "output");
    lc_file *file = NULL;
    char *text = NULL;
    TRY(lc_page_take(&text, j->page));
    TRY(lc_file_output(&file, path));
    TRY(lc_file_bytes(file, text, strlen(text)));
    TRY(lc_file_commit(file));
    TRY(print_result(j, strlen(text)));
done:
    lc_file_close(file);
    lc_free(text);
    return status;
}

/* The page is not one of the files that it reports on, and replaces only a page. Whether it can be written is known before the
 * work. */
static lc_status check_output(const job *j)
{
    lc_file *file = NULL;
    if (is_printed(j))
        return lc_args_json(j->args) ? lc_fail(LC_E_USAGE, "--output - and --json: both would be printed; name a file") : LC_OK;
    for (size_t i = 0; i < j->runs; i++)
        CHECK(lc_args_apart(j->args, "output", j->source[i].run.config.data.file));
    CHECK(lc_args_replaces(j->args, "output", LC_OUTPUT_PAGE));
    if (!lc_text_ends(lc_args_text(j->args, "output"), ".html") && !lc_text_ends(lc_args_text(j->args, "output"), ".htm"))
        return lc_fail(LC_E_USAGE, "--output %s: expected a name that ends in .html, which a report is, or - for standard output",
                       lc_args_text(j->args, "output"));
    const lc_status status = lc_file_create(&file, lc_args_text(j->args, "output"));
    lc_file_close(file);
    return status;
}

static lc_status work(job *j)
{
    if (lc_args_text(j->args, "split"))
        CHECK(lc_part_find(&j->part, lc_args_text(j->args, "split")));
    CHECK(read_files(j));
    CHECK(check_output(j));
    CHECK(lc_versus_new(&j->versus, j->args, j->part));
    CHECK(make_page(j));
    if (*j->drawing.missing)
        lc_note(j->args, "pictures are left out: %s", j->drawing.missing);
    return write_page(j);
}

static void clear(job *j)
{
    for (size_t i = 0; i < j->runs; i++) {
        if (j->facts)
            lc_run_facts_clear(&j->facts[i]);
        if (j->source)
            lc_run_source_close(&j->source[i]);
    }
    lc_free(j->facts);
    lc_free(j->source);
    lc_versus_free(j->versus);
    lc_page_free(j->page);
}

static lc_status run(const lc_args *args)
{
    job j = {.args = args, .part = LC_TEST};
    const lc_status status = work(&j);
    clear(&j);
    return status;
}

static const lc_flag flags[] = {
    {.name = "output", .letter = 'o', .value = "FILE.html", .needed = true, .help = "the page to write; -: on standard output"},
    {.name = "split", .value = "PART", .choices = lc_part_names, .help = "train, valid or test (default: test)"},
    {.name = "series", .value = "NAMES", .help = "only these series: names between commas or blanks (default: all)"},
    {.name = "names", .value = "NAMES", .help = "what the runs are called, between commas: 'LSTM,Ours' (default: what they are)"},
    {.name = "levels", .value = "NUMBERS", .help = "quantiles to measure, as \"0.05 0.5 0.95\" (default: the model's own)"},
    {.name = NULL},
};

const lc_command lc_command_report = {
    .group = LC_GROUP_ERRORS,
    .summary = "a page about runs: errors, training, data, pictures",
    .words = "RUN.h5 [RUN.h5 ...]",
    .words_least = 1,
    .words_most = (size_t)-1,
    .flags = flags,
    .details = "The page is one file without any other, an address or a script: it opens offline, prints\n"
               "on paper, and is light or dark as the reader's system is. It has the tables of evaluate\n"
               "with all rows, and every number with all its digits (<data value=...>); the model, its\n"
               "training and its configuration; the data and what looks wrong with them; rows and windows\n"
               "of every part and what is left out; digests, and the commands that do it again. Pictures\n"
               "are drawn by gnuplot; without it the page says that they are left out.\n\n"
               "Several runs are compared as evaluate compares them: they need the same data, targets,\n"
               "horizon, classes and windows. The same runs give the same bytes.",
    .examples = "    lanecast report run.h5 -o report.html\n"
                "    lanecast report lstm.h5 gru.h5 -o both.html --split valid",
    .takes = LC_TAKES_RUN | LC_TAKES_FORCE,
    .run = run,
};
