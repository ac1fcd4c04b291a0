/* join_series - which series of two files belong together. */
#include "data/import/join.h"

#include "core/counted.h"
#include "core/mem.h"
#include "data/match.h"

static bool has_partner(const size_t *partner, size_t count, size_t none)
{
    for (size_t i = 0; i < count; i++)
        if (partner[i] < none)
            return true;
    return false;
}

/* Names of a file for a message. */
static const char *names_of(lc_few *few, const lc_dataset *dataset)
{
    for (size_t i = 0; i < dataset->series_count; i++)
        lc_few_add(few, dataset->series[i].name, "");
    return lc_few_text(few);
}

/* No series of the other file is known to be one of the first. */
static lc_status refuse(const lc_dataset *base, const lc_dataset *other, const lc_joining *j)
{
    lc_few first = {0}, second = {0};
    const char *of_first = names_of(&first, base), *of_second = names_of(&second, other);
    lc_status status;
    if (base->series_count == 1 && !j->base_named)
        status = lc_fail(LC_E_DATA,
                         "%s: it has %zu series (%s), and the first file is one without a name: put this file first: lanecast "
                         "import %s FIRST --join gives each of them the columns of the other file",
                         j->path, other->series_count, of_second, j->path);
    else
        status = lc_fail(LC_E_DATA,
                         "%s: its series (%s) are none of the first file's (%s): give both the same names, or, if its columns "
                         "are for all series, import it alone with --series-column none, and join that dataset",
                         j->path, of_second, of_first);
    lc_few_free(&first);
    lc_few_free(&second);
    return status;
}

/* The only series of a file that does not name it is for all series of the first: weather beside shops. */
static lc_status match_only(size_t *partner, const lc_dataset *base, const lc_dataset *other, const lc_joining *j)
{
    const bool one = base->series_count == 1;
    if (other->series_count > 1 || (j->named && (!one || j->base_named)))
        return refuse(base, other, j);
    for (size_t i = 0; i < base->series_count; i++)
        partner[i] = 0;
    if (!one)
        lc_buffer_line(j->notes, "%s: its columns go to each of the %zu series of the first file", j->path, base->series_count);
    else if (j->named || j->base_named)
        lc_buffer_line(j->notes, "%s: its series '%s' is taken for '%s'", j->path, other->series[0].name, base->series[0].name);
    return LC_OK;
}

/* Series of one of the files only. */
static lc_status note_alone(const size_t *partner, const lc_dataset *base, const lc_dataset *other, const lc_joining *j)
{
    lc_few lost = {0}, unused = {0};
    size_t rows = 0;
    bool *used = NULL;
    CHECK(lc_new(&used, other->series_count, sizeof *used));
    for (size_t i = 0; i < base->series_count; i++) {
        if (partner[i] == other->series_count)
            lc_few_add(&lost, base->series[i].name, "");
        else
            used[partner[i]] = true;
    }
    for (size_t i = 0; i < other->series_count; i++) {
        if (used[i])
            continue;
        lc_few_add(&unused, other->series[i].name, "");
        rows += other->series[i].rows;
    }
    if (lost.count)
        lc_buffer_line(j->notes, "%s: %zu series of the first file are not in it: its columns are missing there: %s", j->path,
                       lost.count, lc_few_text(&lost));
    if (unused.count)
        lc_buffer_line(j->notes, "%s: %zu of its series are not in the first file, and are left out with their %s: %s", j->path,
                       unused.count, lc_counted(rows, "row").text, lc_few_text(&unused));
    lc_few_free(&lost);
    lc_few_free(&unused);
    lc_free(used);
    return LC_OK;
}

lc_status lc_join_partners(size_t *partner, const lc_dataset *base, const lc_dataset *other, const lc_joining *j)
{
    const lc_texts names = lc_series_names(base), others = lc_series_names(other);
    CHECK(lc_match_alike(partner, j->notes, j->path, "series", &names, &others));
    if (!has_partner(partner, base->series_count, other->series_count))
        CHECK(match_only(partner, base, other, j));
    return note_alone(partner, base, other, j);
}
