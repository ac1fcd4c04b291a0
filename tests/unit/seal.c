/* seal: a file that is not what was written is refused before HDF5 sees it, whichever byte differs, and the message names the part; a
 * file that another program wrote has no seal, and is read. Every byte is flipped, by one of three masks; with the argument --full, by
 * each. */
#include <fcntl.h>
#include <unistd.h>

#include <lanecast/forecaster.h>

#include "core/file.h"
#include "core/h5.h"
#include "core/seal.h"
#include "sample.h"

static char path[128];
static bool full;

static int set_up(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "/tmp/lanecast-seal-%ld.h5", (long)getpid());
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

/* --- samples --------------------------------------------------------------------------------------------------------- */

static void write_narrow(void)
{
    lc_dataset *d = sample_new(1, (const size_t[]){40}, 2);
    lc_series *s = d->series;
    assert_ok(lc_new(&s->offset, s->rows, sizeof *s->offset));
    assert_ok(lc_copy_text(&s->zone, "Europe/Berlin"));
    s->ideal_horizon = 2;
    assert_ok(lc_new(&s->ideal, s->rows * 2 * 2, sizeof *s->ideal));
    assert_ok(lc_dataset_write(d, path));
    lc_dataset_free(d);
}

/* Several series, of so many channels that they are one array. */
static void write_wide(void)
{
    lc_dataset *d = sample_new(2, (const size_t[]){20, 12}, 70);
    assert_ok(lc_dataset_write(d, path));
    lc_dataset_free(d);
}

static lc_config run_config(void)
{
    lc_config c = lc_config_default();
    c.window.context = 4;
    c.window.horizon = 2;
    c.model.hidden[0] = 2;
    c.train.epochs = 1;
    c.run.threads = 1;
    return c;
}

static void write_run(void)
{
    lc_dataset *d = sample_new(1, (const size_t[]){60}, 1);
    const lc_config config = run_config();
    lc_forecaster *f;
    lc_progress progress = {0};
    assert_ok(lc_forecaster_new(&f, d, &config));
    while (!progress.done)
        assert_ok(lc_forecaster_step(&progress, f));
    assert_ok(lc_forecaster_save(f, path));
    lc_forecaster_free(f);
    lc_dataset_free(d);
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

static lc_status read_dataset(void)
{
    lc_dataset *d = NULL;
    lc_status status = lc_dataset_read(&d, NULL, path);
    lc_dataset_free(d);
    return status;
}

/* Only what a run says of itself: damage elsewhere is found too. */
static lc_status read_run(void)
{
    lc_run run;
    return lc_run_read(&run, path);
}

/* All of it. */
static lc_status load_run(void)
{
    lc_dataset *d = sample_new(1, (const size_t[]){60}, 1);
    lc_forecaster *f = NULL;
    const lc_config config = run_config();
    lc_status status = lc_forecaster_load(&f, path, d, &config);
    lc_forecaster_free(f);
    lc_dataset_free(d);
    return status;
}

static void put(int file, size_t at, unsigned char byte)
{
    assert_int_equal(pwrite(file, &byte, 1, (off_t)at), 1);
}

static void assert_every_flip_is_refused(lc_status (*read)(void))
{
    static const unsigned char mask[] = {0x01, 0x80, 0xff};
    char *content;
    size_t length, flips = 0, passed = 0;
    assert_ok(lc_file_read(&content, &length, path));
    assert_ok(read());
    int file = open(path, O_WRONLY);
    for (size_t at = 0; at < length; at++) {
        for (size_t i = full ? 0 : at % 3; i < sizeof mask; i += full ? 1 : sizeof mask) {
            put(file, at, (unsigned char)content[at] ^ mask[i]);
            flips++;
            const lc_status status = read();
            if (status != LC_E_DATA && status != LC_E_IO) {
                print_error("byte %zu, mask %02x: status %d\n", at, mask[i], (int)status);
                passed++;
            }
        }
        put(file, at, (unsigned char)content[at]);
    }
    close(file);
    assert_ok(read());
    print_message("%zu flips in %zu bytes, %zu passed\n", flips, length, passed);
    assert_int_equal(passed, 0);
    lc_free(content);
}

static void a_byte_flipped_in_a_dataset_is_refused(void **state)
{
    (void)state;
    write_narrow();
    assert_every_flip_is_refused(read_dataset);
}

static void a_byte_flipped_among_many_channels_is_refused(void **state)
{
    (void)state;
    write_wide();
    assert_every_flip_is_refused(read_dataset);
}

static void a_byte_flipped_in_a_run_is_refused(void **state)
{
    (void)state;
    write_run();
    assert_every_flip_is_refused(read_run);
}

/* Without the seal, and with nothing else missing, it is as if another program had written it. */
static void a_file_cut_short_is_refused(void **state)
{
    (void)state;
    lc_seal seal;
    char *content;
    size_t length;
    write_narrow();
    assert_ok(lc_seal_find(&seal, path));
    assert_ok(lc_file_read(&content, &length, path));
    const size_t end = length - seal.length;
    for (size_t cut = length; cut-- > 0;) {
        assert_int_equal(truncate(path, (off_t)cut), 0);
        const lc_status status = read_dataset();
        if (cut == end)
            assert_ok(status);
        else
            assert_int_equal(status, LC_E_DATA);
    }
    lc_free(content);
}

static void a_longer_file_is_refused(void **state)
{
    (void)state;
    write_narrow();
    FILE *file = fopen(path, "ab");
    fputc('\n', file);
    fclose(file);
    assert_fails(read_dataset(), LC_E_DATA, "after its end are not a seal");
}

/* --- messages -------------------------------------------------------------------------------------------------------- */

/* Where a part begins: of the values of a name, or of the structure before them. */
static size_t begin_of(const char *name, bool values)
{
    lc_seal seal;
    char *content, *line;
    size_t length, at = 0, before = 0;
    assert_ok(lc_seal_find(&seal, path));
    assert_ok(lc_file_read(&content, &length, path));
    for (line = content + length - seal.length; line < content + length; line = strchr(line, '\n') + 1) {
        char *end = strchr(line, '\n'), *after;
        const size_t bytes = strtoull(line, &after, 10);
        if ((size_t)(end - after) == 18 + strlen(name) && strncmp(after + 18, name, strlen(name)) == 0)
            break;
        before = at;
        at += bytes;
    }
    assert_true(line < content + length);
    lc_free(content);
    return values ? at : before;
}

static void assert_names(size_t at, const char *text, lc_status (*read)(void))
{
    char *content;
    size_t length;
    assert_ok(lc_file_read(&content, &length, path));
    int file = open(path, O_WRONLY);
    put(file, at, (unsigned char)content[at] ^ 1);
    assert_fails(read(), LC_E_DATA, text);
    assert_non_null(strstr(lc_error_message(), path));
    put(file, at, (unsigned char)content[at]);
    close(file);
    lc_free(content);
}

static void the_message_names_what_differs(void **state)
{
    (void)state;
    write_narrow();
    assert_names(begin_of("b", true), "damaged: the values of 'b' are not those that were written", read_dataset);
    assert_names(begin_of("time", false), "names, attributes or indices near 'time', are not", read_dataset);
    assert_names(begin_of("utc_offset", true), "the values of 'utc_offset'", read_dataset);
    assert_names(begin_of("ideal", true), "the values of 'ideal'", read_dataset);
    write_wide();
    assert_names(begin_of("s1/values", true), "the values of 's1/values'", read_dataset);
    write_run();
    assert_names(begin_of("scaler/shift", true), "the values of 'scaler/shift'", read_run);
    assert_names(begin_of("members/0/weights/head.bias", true), "the values of 'members/0/weights/head.bias'", read_run);
}

/* --- seals of other forms -------------------------------------------------------------------------------------------- */

/* The file with its seal replaced by a text. */
static void seal_anew(const char *text)
{
    lc_seal seal;
    char *content;
    size_t length;
    assert_ok(lc_seal_find(&seal, path));
    assert_ok(lc_file_read(&content, &length, path));
    lc_file *file = NULL;
    assert_ok(lc_file_create(&file, path));
    assert_ok(lc_file_bytes(file, content, length - seal.length));
    assert_ok(lc_file_text(file, "%s", text));
    assert_ok(lc_file_commit(file));
    lc_file_close(file);
    lc_free(content);
}

/* Lines that somebody made up, with a digest that fits them. */
static void a_seal_that_is_not_of_this_file_is_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {"", "1 0000000000000000 a\n", "99999999999999999999 0000000000000000 a\n", "no line end",
                                        "\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[256];
        write_narrow();
        snprintf(text, sizeof text, "%slanecast seal %016llx %016llx %016zx\n", lines[i], 0ull, 0ull, strlen(lines[i]));
        seal_anew(text);
        assert_int_equal(read_dataset(), LC_E_DATA);
    }
    write_narrow();
    seal_anew("lanecast seal 0000000000000001 0000000000000000 ffffffffffffffff\n");
    assert_fails(read_dataset(), LC_E_DATA, "its seal");
}

/* --- without a seal -------------------------------------------------------------------------------------------------- */

/* A byte in each index of chunks: the nodes of HDF5's trees that say where an array's chunks are. */
static void damage_indices(size_t at)
{
    static const char node[] = "TREE\1";
    char *content;
    size_t length, nodes = 0;
    assert_ok(lc_file_read(&content, &length, path));
    int file = open(path, O_WRONLY);
    for (size_t i = 0; i + 64 < length; i++)
        if (memcmp(content + i, node, strlen(node)) == 0) {
            put(file, i + at, 1);
            nodes++;
        }
    assert_true(nodes > 2);
    close(file);
    lc_free(content);
}

enum { KEY = 24, FILTERS = KEY + 4, PLACE = KEY + 8 }; /* in a node; FILTERS: those that were not applied */

/* HDF5 fills what it does not find, and reads what it should have unpacked. */
static void a_lost_chunk_is_refused_without_a_seal_too(void **state)
{
    (void)state;
    write_narrow();
    seal_anew("");
    assert_ok(read_dataset());
    damage_indices(PLACE + 1);
    assert_int_equal(read_dataset(), LC_E_DATA);
    const char *said = lc_error_message(); /* HDF5 1.14 finds it before we do */
    assert_true(strstr(said, "damaged: 'time' has a chunk outside its shape") || strstr(said, "'time' cannot be read"));
    write_run();
    seal_anew("");
    assert_ok(load_run());
    damage_indices(FILTERS);
    assert_fails(load_run(), LC_E_DATA, "has a chunk without its filters");
}

/* Chunks of one array may be in holes between those of another. */
static void parts_that_overlap_are_sealed_as_one(void **state)
{
    (void)state;
    static char time[] = "time", value[] = "value", after[] = "after";
    lc_seal_part part[] = {{60, 90, after}, {10, 40, time}, {20, 50, value}, {25, 30, time}};
    char bytes[100], *text;
    lc_seal seal;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)i;
    assert_ok(lc_seal_new(&text, part, 4, bytes, sizeof bytes, 7));
    assert_non_null(strstr(text, " time, value, time\n"));
    lc_file *written;
    assert_ok(lc_file_create(&written, path));
    assert_ok(lc_file_bytes(written, bytes, sizeof bytes));
    assert_ok(lc_file_bytes(written, text, strlen(text)));
    assert_ok(lc_file_commit(written));
    lc_file_close(written);
    int file = open(path, O_RDWR);
    assert_ok(lc_seal_check(&seal, file, sizeof bytes + strlen(text), path));
    put(file, 45, 0);
    assert_fails(lc_seal_check(&seal, file, sizeof bytes + strlen(text), path), LC_E_DATA,
                 "the values of 'time, value, time' are not those that were written");
    close(file);
    lc_free(text);
}

/* So much of a panel compresses to so little that its arrays fill the holes of each other. */
static void a_panel_that_compresses_well_reads_back(void **state)
{
    (void)state;
    enum { SERIES = 70, ROWS = 20000 };
    size_t rows[SERIES];
    for (size_t i = 0; i < SERIES; i++)
        rows[i] = ROWS;
    lc_dataset *d = sample_new(SERIES, rows, 1), *read;
    for (size_t i = 0; i < SERIES; i++)
        for (size_t row = 0; row < ROWS; row++)
            d->series[i].value[row] = (double)((row * 7 + i) % 23);
    assert_ok(lc_dataset_write(d, path));
    assert_ok(lc_dataset_read(&read, NULL, path));
    assert_int_equal(lc_dataset_digest(read), lc_dataset_digest(d));
    lc_dataset_free(read);
    lc_dataset_free(d);
}

int main(int argc, char **argv)
{
    full = argc > 1 && strcmp(argv[1], "--full") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_byte_flipped_in_a_dataset_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_byte_flipped_among_many_channels_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_byte_flipped_in_a_run_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_cut_short_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_longer_file_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_message_names_what_differs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_seal_that_is_not_of_this_file_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parts_that_overlap_are_sealed_as_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_panel_that_compresses_well_reads_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lost_chunk_is_refused_without_a_seal_too, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
