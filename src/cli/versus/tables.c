/* tables - runs side by side: a table for each thought. */
#include "cli/versus/classes.h"
#include "cli/versus/figure.h"
#include "cli/versus/verdict.h"
#include "core/mem.h"

#include <math.h>
#include <string.h>

enum { ROWS_SHOWN = 12, NAME_SHOWN = 24, SERIES_SHOWN = 10 };

/* --- a line per forecaster ------------------------------------------------------------------------------------------- */

static lc_status print_lines(const lc_versus_printing *p, lc_scope scope, const char *title)
{
    lc_status status = LC_OK;
    const lc_versus *v = p->versus;
    lc_table *table = NULL;
    lc_figure *f = NULL;
    size_t count;
    TRY(lc_figure_choose(&f, &count, v, scope));
    TRY(lc_table_new(&table));
    TRY(lc_table_column(table, "forecaster", LC_TABLE_LEFT));
    for (size_t i = 0; i < count; i++)
        TRY(lc_table_column(table, lc_figure_title(v, &f[i]), LC_TABLE_RIGHT));
    for (size_t i = 0; i < v->lines; i++) {
        TRY(lc_table_text(table, "%s", v->line[i].name));
        for (size_t j = 0; j < count; j++)
            TRY(lc_figure_put(table, v, i, &f[j]));
    }
    if (count)
        TRY(lc_versus_table(table, p, title));
done:
    lc_free(f);
    lc_table_free(table);
    return status;
}

/* --- a column per forecaster ----------------------------------------------------------------------------------------- */

/* Its name, and the rest of a title. */
static const char *main_title(char title[LC_TEXT_MAX], const lc_versus *v, const char *rest)
{
    snprintf(title, LC_TEXT_MAX, "%s%s", lc_figure_main_name(v), rest);
    return title;
}

static lc_status print_steps(const lc_versus_printing *p)
{
    lc_status status = LC_OK;
    char title[LC_TEXT_MAX];
    const lc_versus *v = p->versus;
    const lc_evaluation *e = v->evaluation[0];
    lc_table *table = NULL;
    TRY(lc_figure_columns(&table, v, "step", LC_TABLE_RIGHT));
    for (size_t step = 1; step <= e->horizon; step++)
        if (lc_evaluate_shows(e->horizon, step, p->all)) {
            TRY(lc_table_number(table, (double)step, 0));
            const lc_figure f = lc_figure_main(v, LC_OF_STEP, step - 1);
            TRY(lc_figure_put_row(table, v, &f));
        }
    const bool whole = lc_table_rows(table) == e->horizon;
    TRY(lc_versus_table(table, p, main_title(title, v, whole ? " per horizon step" : " per horizon step (all steps: -v)")));
done:
    lc_table_free(table);
    return status;
}

static lc_status print_channels(const lc_versus_printing *p)
{
    lc_status status = LC_OK;
    const lc_versus *v = p->versus;
    const size_t targets = v->evaluation[0]->targets, shown = p->all || targets <= 2 * ROWS_SHOWN ? targets : ROWS_SHOWN;
    lc_table *table = NULL;
    TRY(lc_figure_columns(&table, v, "channel", LC_TABLE_LEFT));
    for (size_t t = 0; t < shown; t++) {
        TRY(lc_page_name(p->page, table, lc_target_name(v->forecaster[0], t), NAME_SHOWN));
        TRY(lc_figure_put_row(table, v, &(lc_figure){lc_metric_index("mae"), LC_UNITS, LC_OF_CHANNEL, t}));
    }
    TRY(lc_versus_table(table, p,
                        shown == targets ? "MAE per channel, own units" : "MAE per channel, own units (all channels: -v)"));
done:
    lc_table_free(table);
    return status;
}

static lc_status print_series(const lc_versus_printing *p)
{
    lc_status status = LC_OK;
    char title[LC_TEXT_MAX];
    const lc_versus *v = p->versus;
    const lc_evaluation *e = v->evaluation[0];
    lc_table *table = NULL;
    TRY(lc_figure_columns(&table, v, "series", LC_TABLE_LEFT));
    for (size_t i = 0; i < e->series && (p->all || lc_table_rows(table) < SERIES_SHOWN); i++)
        if (e->of_series[i].windows) {
            TRY(lc_page_name(p->page, table, lc_evaluated_name(e, v->forecaster[0], i), NAME_SHOWN));
            const lc_figure f = lc_figure_main(v, LC_OF_SERIES, i);
            TRY(lc_figure_put_row(table, v, &f));
        }
    const bool whole = lc_table_rows(table) == lc_evaluate_series_count(e);
    TRY(lc_versus_table(table, p, main_title(title, v, whole ? " per series" : " per series (all series: -v)")));
done:
    lc_table_free(table);
    return status;
}

/* --- all of it ------------------------------------------------------------------------------------------------------- */

/* The series that dominates the figures of each run. */
static void print_dominant(lc_page *page, const lc_versus *v)
{
    char whose[LC_TEXT_MAX + 8];
    for (size_t i = 0; i < v->runs; i++) {
        snprintf(whose, sizeof whose, " of %s", v->line[i].name);
        lc_evaluate_dominant_show(page, v->evaluation[i], v->forecaster[i], v->scaled ? LC_SCALED : LC_UNITS, whose);
    }
}

static void print_head(lc_page *page, const lc_versus *v)
{
    if (v->classes[0]) {
        lc_versus_classes_head(page, v);
        return;
    }
    const lc_evaluation *e = v->evaluation[0];
    lc_page_line(page, "%zu runs on the same %zu %s windows, horizon %zu, channels %zu, series %zu", v->runs, e->windows,
                 lc_part_name(e->part), e->horizon, e->targets, lc_evaluate_series_count(e));
    lc_evaluate_extent_show(page, e, v->forecaster[0]);
    lc_page_line(page, "%s the best of a column, or of a row where forecasters are columns.", page ? "Bold is" : "> is before");
    for (size_t i = 0; i < v->runs; i++) {
        lc_evaluate_training(page, v->forecaster[i]);
        if (i == 0 || e->part != LC_TRAIN)
            lc_evaluate_seen(page, v->line[i].name, v->evaluation[i]->seen, e->part);
        lc_evaluate_measured_show(page, v->evaluation[i], v->forecaster[i]);
    }
    if (!v->scaled)
        lc_page_line(page, "The runs scale their targets otherwise: only errors in own units compare.");
    if (!v->seasons)
        lc_page_line(page, "The runs have other values of data.season: mase is left out; --set data.season=... compares it.");
    else if (!v->trained)
        lc_page_line(page, "The runs have other training rows, by which mase is measured: it is left out.");
    for (size_t m = 0; m < e->metrics; m++)
        if (lc_versus_compares(v, m))
            lc_evaluate_left_out_show(page, e, m);
    print_dominant(page, v);
}

static lc_status print_tables(const lc_versus_printing *p)
{
    if (p->versus->classes[0])
        return lc_versus_classes_tables(p);
    const lc_evaluation *e = p->versus->evaluation[0];
    const bool scaled = p->versus->scaled;
    CHECK(print_lines(p, LC_OF_ALL,
                      scaled ? "Errors over all windows, steps and channels (*: scaled)"
                             : "Errors over all windows, steps and channels"));
    if (e->series > 1)
        CHECK(print_lines(p, LC_OF_MEAN,
                          scaled ? "Mean over series of each one's own figure (*: scaled)"
                                 : "Mean over series of each one's own figure"));
    const bool compares = lc_versus_compares(p->versus, lc_figure_main(p->versus, LC_OF_ALL, 0).metric);
    if (e->horizon > 1 && compares)
        CHECK(print_steps(p));
    if (e->targets > 1)
        CHECK(print_channels(p));
    if (e->series > 1 && compares)
        CHECK(print_series(p));
    CHECK(lc_versus_ensembles(p));
    return lc_versus_spreads(p);
}

const char *const *lc_versus_forms(void)
{
    static const char *const forms[] = {"text", "markdown", "latex", "csv", "json", NULL};
    return forms;
}

static lc_status print_rows(const lc_versus *v)
{
    lc_status status = LC_OK;
    lc_table *table = NULL;
    char *text = NULL;
    TRY(v->classes[0] ? lc_versus_classes_rows(&table, v) : lc_versus_rows(&table, v));
    TRY(lc_table_write_as(&text, table, LC_TABLE_CSV));
    fputs(text, stdout);
done:
    lc_free(text);
    lc_table_free(table);
    return status;
}

lc_status lc_versus_show(lc_page *page, const lc_versus *v, bool all_rows)
{
    print_head(page, v);
    if (page)
        lc_versus_verdict(page, v);
    CHECK(print_tables(&(lc_versus_printing){v, page, "text", all_rows}));
    if (!page)
        lc_versus_verdict(page, v);
    return LC_OK;
}

/* What a reader of the text is warned of: before the tables, where the form has comments or words, else on standard error. */
static lc_status print_warnings(const lc_versus *v, const char *form)
{
    lc_status status = LC_OK;
    lc_page *page = NULL;
    char *text = NULL, *rest = NULL;
    TRY(lc_page_new_warnings(&page));
    print_head(page, v);
    TRY(lc_page_take(&text, page));
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        if (strcmp(form, "csv") == 0)
            lc_print_note(line);
        else
            printf(strcmp(form, "latex") == 0 ? "%% %s\n" : "%s\n\n", line);
done:
    lc_free(text);
    lc_page_free(page);
    return status;
}

lc_status lc_versus_print(const lc_versus *v, const char *form, bool all_rows)
{
    if (strcmp(form, "text") != 0)
        CHECK(print_warnings(v, form));
    if (strcmp(form, "csv") == 0)
        return print_rows(v);
    return strcmp(form, "text") == 0 ? lc_versus_show(NULL, v, all_rows)
                                     : print_tables(&(lc_versus_printing){v, NULL, form, all_rows});
}
