/* lines - the rows of tables of several runs: each run, then what is beside them, each by a name of its own. */
#include "cli/versus/lines.h"

#include "cli/evaluate.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/text.h"
#include "eval/metric.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool lc_versus_compares(const lc_versus *v, size_t metric)
{
    return (v->seasons && v->trained) || !lc_metric_table[metric]->seasonal;
}

/* As many different names as there are runs. */
lc_status lc_versus_check_names(const lc_args *args)
{
    const char *text = lc_args_text(args, "names");
    char name[LC_TEXT_MAX], other[LC_TEXT_MAX];
    size_t count = 0;
    lc_names names = {.at = text, .separators = ","};
    if (!text)
        return LC_OK;
    if (strlen(text) >= sizeof name)
        return lc_fail(LC_E_USAGE, "--names: is longer than %d letters", LC_TEXT_MAX - 1);
    for (; lc_names_next(name, &names); count++) {
        lc_names rest = names;
        while (lc_names_next(other, &rest))
            if (strcmp(name, other) == 0)
                return lc_fail(LC_E_USAGE, "--names: '%s' is there twice", name);
    }
    if (names.open || count != lc_args_words(args))
        return lc_fail(LC_E_USAGE, "--names %s: expected a name for each of the %zu runs, between commas", text,
                       lc_args_words(args));
    return LC_OK;
}

/* By a name that a reader could take for the same. */
static bool is_taken(const lc_versus *v, const char *name)
{
    for (size_t i = 0; i < v->lines; i++)
        if (strcasecmp(v->line[i].name, name) == 0)
            return true;
    return false;
}

/* Line `at` of a run's evaluation, 0: the run itself. */
static lc_versus_line line_at(const lc_versus *v, size_t run, size_t at)
{
    lc_versus_line line = {.from = run, .run = at == 0};
    if (v->classes[run]) {
        line.judged = &v->classes[run]->line[at];
        line.kind = line.judged->name;
        line.baseline = line.judged->baseline;
    } else {
        const lc_line *of = &v->evaluation[run]->line[at];
        line.score = of->score;
        line.kind = of->name;
        line.baseline = of->baseline;
        line.ridge = at > 0 && at == v->evaluation[run]->ridge;
    }
    line.rival = line.run || line.baseline || line.ridge;
    return line;
}

static size_t lines_of(const lc_versus *v, size_t run)
{
    return v->classes[run] ? v->classes[run]->lines : v->evaluation[run]->lines;
}

/* Whether two scores are equal; what is not known is the same, too. */
static bool are_equal(const double *a, const double *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i] != b[i] && !(isnan(a[i]) && isnan(b[i])))
            return false;
    return true;
}

static bool same_scores(const lc_versus *v, const lc_versus_line *a, const lc_versus_line *b)
{
    if (a->judged)
        return are_equal(a->judged->overall, b->judged->overall, v->classes[0]->measures);
    const double *own = a->score[LC_UNITS].overall, *other = b->score[LC_UNITS].overall;
    bool same = true;
    for (size_t m = 0; m < v->evaluation[0]->metrics; m++)
        same &= !lc_versus_compares(v, m) || are_equal(&own[m], &other[m], 1);
    return same;
}

/* Whether another run has brought that forecaster, under any name. */
static bool is_there(const lc_versus *v, const lc_versus_line *line)
{
    for (size_t i = 0; i < v->lines; i++)
        if (strcmp(v->line[i].kind, line->kind) == 0 && same_scores(v, &v->line[i], line))
            return true;
    return false;
}

/* where: the file's name after it; NULL: it is alone with its name. */
static void add_line(lc_versus *v, const lc_versus_line *line, const char *name, const char *where)
{
    lc_versus_line *added = &v->line[v->lines++];
    *added = *line;
    snprintf(added->name, sizeof added->name, where ? "%s (%s)" : "%s", name, where);
}

/* The end of a path, or all of it where another run's ends likewise. */
static const char *short_path(const lc_args *args, size_t run)
{
    const char *path = lc_args_word(args, run), *last = lc_text_last_part(path);
    for (size_t i = 0; i < lc_args_words(args); i++)
        if (i != run && strcmp(last, lc_text_last_part(lc_args_word(args, i))) == 0)
            return path;
    return last;
}

/* A run that is a baseline is among its own baselines. */
static bool is_baseline(const lc_versus *v, size_t run)
{
    const lc_versus_line own = line_at(v, run, 0);
    for (size_t i = 1; i < lines_of(v, run); i++)
        if (lc_evaluate_repeats(i, line_at(v, run, i).kind, own.kind))
            return true;
    return false;
}

static bool has_twin(const lc_versus *v, size_t run)
{
    for (size_t j = 0; j < v->runs; j++)
        if (j != run && strcmp(lc_forecaster_title(v->forecaster[run]), lc_forecaster_title(v->forecaster[j])) == 0)
            return true;
    return false;
}

/* A name that is given for every run, or what it is: where another one is the same by its words, the file's name says which is
 * which. */
static void add_runs(lc_versus *v, const lc_args *args)
{
    char given[LC_TEXT_MAX] = "";
    lc_names names = {.at = lc_args_text(args, "names"), .separators = ","};
    for (size_t i = 0; i < v->runs; i++) {
        lc_versus_line line = line_at(v, i, 0);
        line.baseline = is_baseline(v, i);
        line.spread = v->evaluation[i] ? v->evaluation[i]->spread : NULL;
        if (names.at && lc_names_next(given, &names))
            add_line(v, &line, given, NULL);
        else
            add_line(v, &line, lc_forecaster_title(v->forecaster[i]), has_twin(v, i) ? short_path(args, i) : NULL);
    }
}

/* Whether every run that has that forecaster has the same errors of it. */
static bool is_alone(const lc_versus *v, const lc_versus_line *line)
{
    for (size_t i = 0; i < v->runs; i++)
        for (size_t j = 1; j < lines_of(v, i); j++) {
            const lc_versus_line other = line_at(v, i, j);
            if (strcmp(other.kind, line->kind) == 0 && !same_scores(v, &other, line))
                return false;
        }
    return true;
}

/* A baseline, or a ridge regression, that two runs have is there once; twice with other errors, since it looks back over another
 * context or season: then the run's name says which is which. */
static void add_others(lc_versus *v, const lc_args *args)
{
    for (size_t i = 0; i < v->runs; i++)
        for (size_t j = 1; j < lines_of(v, i); j++) {
            const lc_versus_line line = line_at(v, i, j);
            if (!is_there(v, &line))
                add_line(v, &line, line.kind, is_alone(v, &line) && !is_taken(v, line.kind) ? NULL : short_path(args, i));
        }
}

lc_status lc_versus_add_lines(lc_versus *v, const lc_args *args)
{
    size_t most = 0;
    for (size_t i = 0; i < v->runs; i++)
        most += lines_of(v, i);
    CHECK(lc_new(&v->line, most, sizeof *v->line));
    add_runs(v, args);
    add_others(v, args);
    return LC_OK;
}
