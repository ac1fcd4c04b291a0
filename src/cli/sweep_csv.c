/* sweep_csv - trials as rows: number, state, objectives, point, reports, seconds, message. */
#include "cli/csv.h"
#include "cli/sweep_look.h"

#include <math.h>

static lc_status write_header(lc_file *file, const lc_sweep_read_back *b)
{
    CHECK(lc_file_text(file, "trial,state"));
    for (size_t i = 0; i < b->study.objectives; i++)
        CHECK(lc_file_text(file, ",%s", b->study.metric[i]));
    for (size_t i = 0; i < b->setup.domain.count; i++)
        CHECK(lc_file_text(file, ",%s", b->setup.domain.dimension[i].key));
    return lc_file_text(file, ",reports,last_report,seconds,message\n");
}

/* Cells of what does not exist are empty. */
static lc_status write_number(lc_file *file, double x)
{
    return isnan(x) ? lc_file_text(file, ",") : lc_file_text(file, ",%.17g", x);
}

static lc_status write_trial(lc_file *file, const lc_sweep_read_back *b, const lc_trial *t)
{
    char value[LC_TEXT_MAX];
    CHECK(lc_file_text(file, "%zu,%s", t->number, lc_trial_state_name(t->state)));
    for (size_t i = 0; i < b->study.objectives; i++)
        CHECK(write_number(file, t->objective[i]));
    for (size_t i = 0; i < b->setup.domain.count; i++) {
        value[0] = '\0';
        if (!isnan(t->value[i]))
            lc_dimension_text(value, sizeof value, &b->setup.domain.dimension[i], t->value[i]);
        CHECK(lc_file_text(file, ","));
        CHECK(lc_csv_name(file, value));
    }
    CHECK(lc_file_text(file, ",%zu", t->reports));
    CHECK(write_number(file, t->reports ? t->report[t->reports - 1] : (double)NAN));
    CHECK(write_number(file, t->seconds));
    CHECK(lc_file_text(file, ","));
    CHECK(lc_csv_name(file, t->message ? t->message : ""));
    return lc_file_text(file, "\n");
}

lc_status lc_sweep_csv(const lc_sweep_read_back *b, const char *path)
{
    lc_status status = LC_OK;
    lc_file *file = NULL;
    TRY(lc_file_create(&file, path));
    TRY(write_header(file, b));
    for (size_t i = 0; i < b->trials; i++)
        TRY(write_trial(file, b, &b->trial[i]));
    TRY(lc_file_commit(file));
done:
    lc_file_close(file);
    return status;
}
