/* run - what a run file says of itself, without its data. */
#include "cli/inspect_run.h"

#include "cli/classes.h"
#include "cli/inspect.h"
#include "core/file.h"
#include "core/mem.h"
#include "core/shown.h"
#include "data/classes.h"

#include <string.h>
#include <unistd.h>

lc_status lc_run_facts_read(lc_run_facts *f, const lc_run_source *source)
{
    struct stat info = {0};
    *f = (lc_run_facts){.run = &source->run, .path = source->path};
    snprintf(f->weights, sizeof f->weights, "%016llx", (unsigned long long)source->run.weights_digest);
    snprintf(f->data, sizeof f->data, "%016llx", (unsigned long long)source->run.data_digest);
    CHECK(lc_file_look(&info, f->path));
    f->bytes = (uint64_t)info.st_size;
    CHECK(lc_run_source_contents(&f->contents, source));
    CHECK(lc_run_source_members(&f->member, &f->members, source));
    CHECK(lc_run_source_flow(&f->flow, source));
    CHECK(lc_run_source_ridge(&f->ridge, source));
    return lc_classes_of_run(&f->classes, source);
}

void lc_run_facts_clear(lc_run_facts *f)
{
    lc_run_contents_clear(&f->contents);
    lc_members_free(f->member);
    lc_flow_free(f->flow);
    lc_ridge_free(f->ridge);
    lc_classes_free(f->classes);
}

static lc_status print(const lc_args *args, const lc_run_facts *f)
{
    if (lc_args_json(args))
        return lc_run_facts_json(f);
    lc_print_name("", f->path, ": a run file\n\n");
    CHECK(lc_run_facts_show(NULL, f));
    lc_run_origin_show(NULL, f);
    return lc_run_history_show(NULL, f, lc_args_has(args, "verbose"));
}

/* Read neither as a dataset nor as a run: what is said is the fault of what it says it is. */
static lc_status refuse(bool *done, const char *path, const char *fault)
{
    char own[LC_TEXT_MAX];
    bool run = false;
    snprintf(own, sizeof own, "%s", lc_error_message());
    const lc_status status = lc_run_says(&run, path);
    *done = run || (status != LC_OK && status != LC_E_DATA);
    if (*done && !run)
        return status; /* it is not known what it is */
    return lc_fail(LC_E_DATA, "%s", run ? own : fault);
}

lc_status lc_inspect_run(bool *done, const lc_args *args, const char *path, lc_status status)
{
    char message[LC_TEXT_MAX];
    lc_run_source source;
    lc_run_facts facts;
    *done = false;
    if (status != LC_E_DATA)
        return status;
    snprintf(message, sizeof message, "%s", lc_error_message());
    const lc_status opened = lc_run_source_open(&source, path);
    if (opened == LC_E_DATA)
        return refuse(done, path, message);
    *done = true;
    CHECK(opened);
    status = lc_run_facts_read(&facts, &source);
    if (status == LC_OK)
        status = print(args, &facts);
    lc_run_facts_clear(&facts);
    lc_run_source_close(&source);
    return status;
}

/* On a terminal names are shown, as everywhere; what is read again has them as they are. text: is cut into lines. */
static lc_status print_config(char *text)
{
    const size_t room = 4 * strlen(text) + 1; /* \x1b for one byte */
    char *shown, *line;
    if (!isatty(STDOUT_FILENO)) {
        fputs(text, stdout);
        return LC_OK;
    }
    CHECK(lc_new(&shown, room, 1));
    while ((line = strsep(&text, "\n")) && text) {
        lc_shown(shown, room, line);
        puts(shown);
    }
    lc_free(shown);
    return LC_OK;
}

lc_status lc_inspect_config(const char *path)
{
    lc_run run;
    char *text = NULL;
    CHECK(lc_run_read(&run, path));
    CHECK(lc_config_write(&text, &run.config));
    const lc_status status = print_config(text);
    lc_string_free(text);
    return status;
}
