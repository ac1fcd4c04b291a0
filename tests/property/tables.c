/* tables - random text tables of known values (separator, signs of numbers, header, order, zone, missing words, form of the
 * time): each is read as it is, to the last bit, or refused; and so are layouts of several series, a series a row, rows that do not
 * belong. LANECAST_TABLES: how many, here a tenth of what scripts/full.d/tables reads; LANECAST_TABLE, LANECAST_LAYOUT: one by its
 * index. */
#include <unistd.h>

#include <lanecast/config.h>
#include <lanecast/import.h>

#include "layout_maker.h"

enum { SEED = 11 };

static char path[] = "/tmp/lanecast_table_XXXXXX";

/* A new file each time: one that is cut to nothing first is written to disk at once. */
static void write_table(const table *t)
{
    unlink(path);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(t->text, 1, t->length, file), t->length);
    assert_int_equal(fclose(file), 0);
}

/* What is wrong with one series; NULL: nothing. */
static const char *difference_of(const table *t, const lc_dataset *d, size_t index)
{
    const lc_series *s = &d->series[index];
    const int64_t ticks = s->ticks ? s->ticks : 1;
    if (s->rows != t->each)
        return "other rows";
    for (size_t i = 0; i < s->rows; i++) {
        const size_t row = index * t->each + i;
        const int64_t offset = s->offset ? s->offset[i] : 0;
        if (s->time[i] != ((t->untimed ? 86400 * (int64_t)i : t->local[row]) - offset) * ticks)
            return "another time";
        if (s->offset && offset != t->offset)
            return "another offset";
        for (size_t c = 0; c < t->channels; c++) {
            const double read = s->value[i * d->channels + c], is = t->value[row][c];
            if (isnan(is) ? !isnan(read) : read != is)
                return "another value";
        }
    }
    return NULL;
}

/* What is wrong with what was read; NULL: nothing. */
static const char *difference(const table *t, const lc_dataset *d, const char *notes)
{
    const char *wrong = NULL;
    if (t->broken)
        return "a row that does not belong is read";
    if (d->series_count != t->series)
        return "other series";
    if (d->channels != t->channels)
        return "other channels";
    for (size_t i = 0; i < d->series_count && !wrong; i++)
        wrong = difference_of(t, d, i);
    return !wrong && t->told && !strstr(notes, t->told) ? "nothing is said" : wrong;
}

/* Thousands that nothing in a file tells from decimals may be read either way, if that is said with the flag that decides. */
static bool is_said(const char *notes)
{
    return strstr(notes, "--thousands") || strstr(notes, "--decimal");
}

typedef table *maker(uint64_t seed, uint64_t index);

/* Whether it was read; fails if it was read as anything else. */
static bool check(maker *make, uint64_t index, bool show)
{
    table *t = make(SEED, index);
    lc_dataset *d = NULL;
    char *notes = NULL;
    const char *file = path;
    write_table(t);
    const lc_status status = lc_dataset_import(&d, &notes, &(lc_import){.path = &file, .paths = 1, .wide = t->wide});
    const char *wrong = status == LC_OK ? difference(t, d, notes) : NULL;
    if (show || (wrong && !is_said(notes)))
        printf("table %llu: %s\n%s%.600s\n", (unsigned long long)index,
               status == LC_OK ? (wrong ? wrong : "read") : lc_error_message(), notes ? notes : "", t->text);
    if (wrong && !is_said(notes))
        fail_msg("table %llu: %s", (unsigned long long)index, wrong);
    if (status != LC_OK && status != LC_E_DATA && status != LC_E_USAGE)
        fail_msg("table %llu: status %d", (unsigned long long)index, (int)status);
    lc_string_free(notes);
    lc_dataset_free(d);
    free(t);
    return status == LC_OK;
}

/* Makes and reads so many as usual, or as asked for, or one; at least so many of a hundred are read. */
static void check_all(maker *make, const char *variable, uint64_t usual, uint64_t least)
{
    const char *one = getenv(variable), *many = getenv("LANECAST_TABLES");
    const uint64_t count = many ? strtoull(many, NULL, 10) : usual;
    uint64_t read = 0;
    if (one) {
        check(make, strtoull(one, NULL, 10), true);
        return;
    }
    for (uint64_t i = 0; i < count; i++)
        read += check(make, i, false);
    printf("%llu of %llu tables read, the others refused\n", (unsigned long long)read, (unsigned long long)count);
    assert_true(read * 100 >= count * least);
}

static void a_table_is_read_as_it_is_or_refused(void **state)
{
    (void)state;
    check_all(table_make, "LANECAST_TABLE", 1000, 90);
}

static void a_layout_is_read_as_it_is_or_refused(void **state)
{
    (void)state;
    check_all(layout_make, "LANECAST_LAYOUT", 300, 65);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_table_is_read_as_it_is_or_refused),
                                       cmocka_unit_test(a_layout_is_read_as_it_is_or_refused)};
    const int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
