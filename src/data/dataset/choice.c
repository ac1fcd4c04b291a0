/* choice - names of series into indices. */
#include "data/choice.h"

#include <string.h>

#include "core/mem.h"
#include "core/names.h"
#include "core/nearest.h"
#include "core/status.h"

static size_t index_of(const lc_dataset *dataset, const char *name)
{
    size_t index = 0;
    while (index < dataset->series_count && strcmp(dataset->series[index].name, name) != 0)
        index++;
    return index;
}

static lc_status refuse(const lc_dataset *dataset, const char *name)
{
    lc_status status = LC_OK;
    const char **known = NULL;
    TRY(lc_new(&known, dataset->series_count + 1, sizeof *known));
    for (size_t i = 0; i < dataset->series_count; i++)
        known[i] = dataset->series[i].name;
    FAIL(LC_E_DATA, "no series '%s'%s; lanecast inspect shows them; a name with a blank or a comma is written in double quotes",
         name, lc_nearest_name(name, known).text);
done:
    lc_free(known);
    return status;
}

/* Marks a series as chosen: row is 0 then, until they are numbered. */
static lc_status mark(lc_choice *c, const lc_dataset *dataset, const char *name)
{
    const size_t index = index_of(dataset, name);
    if (index == dataset->series_count)
        return refuse(dataset, name);
    c->row[index] = 0;
    return LC_OK;
}

static lc_status mark_names(lc_choice *c, const lc_dataset *dataset, const char *names)
{
    lc_status status = LC_OK;
    char *name = NULL;
    lc_names list = {.at = names, .separators = ", \t"};
    if (index_of(dataset, names) < dataset->series_count) /* one name, blanks and all */
        return mark(c, dataset, names);
    TRY(lc_new(&name, strlen(names) + 1, 1));
    while (lc_names_next(name, &list))
        TRY(mark(c, dataset, name));
    if (list.open)
        FAIL(LC_E_DATA, "a quote is not closed in the series %s", names);
done:
    lc_free(name);
    return status;
}

static void number(lc_choice *c, const lc_dataset *dataset)
{
    for (size_t i = 0; i < dataset->series_count; i++) {
        if (c->row[i] == SIZE_MAX)
            continue;
        c->row[i] = c->count;
        c->series[c->count++] = i;
    }
}

lc_status lc_choice_new(lc_choice *out, const lc_dataset *dataset, const char *names)
{
    lc_status status = LC_OK;
    lc_choice c = {0};
    TRY(lc_new(&c.series, dataset->series_count, sizeof *c.series));
    TRY(lc_new(&c.row, dataset->series_count, sizeof *c.row));
    for (size_t i = 0; names && i < dataset->series_count; i++)
        c.row[i] = SIZE_MAX;
    if (names)
        TRY(mark_names(&c, dataset, names));
    number(&c, dataset);
    if (c.count == 0)
        FAIL(LC_E_DATA, "no series is named");
    *out = c;
    c = (lc_choice){0};
done:
    lc_choice_free(&c);
    return status;
}

void lc_choice_free(lc_choice *c)
{
    lc_free(c->series);
    lc_free(c->row);
}
