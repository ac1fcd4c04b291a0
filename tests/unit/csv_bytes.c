/* What the bytes of a file are: encodings and compressions that are read, and files that are not a table, which are named. */
#include "unit/import_text.h"

static void stray_bytes_are_read_as_latin_1(void **state)
{
    (void)state;
    lc_dataset *d = import_text(NULL, "date,SWDR (W/m\xb2),T (degC)\n2020-01-01,1,2\n", (lc_import){0});
    assert_string_equal(d->channel[0].name, "SWDR (W/m\xc2\xb2)");
    assert_string_equal(d->channel[0].units, "W/m\xc2\xb2");
    assert_string_equal(d->channel[1].units, "degC");
    assert_string_equal(d->series[0].name, "a");
    lc_dataset_free(d);
}

/* Brackets right after a word are units only where they have one. */
static void units_are_read_from_brackets(void **state)
{
    (void)state;
    static const char *const units[] = {"1", "1", "m/s", "hPa", "C", "1", "1"};
    lc_dataset *d =
        import_text(NULL, "date,CO(GT),G(i),wind [m/s],p (hPa),T(C),(x),\"y ()\"\n2020-01-01,1,2,3,4,5,6,7\n", (lc_import){0});
    assert_int_equal(d->channels, sizeof units / sizeof *units);
    for (size_t c = 0; c < d->channels; c++)
        assert_string_equal(d->channel[c].units, units[c]);
    lc_dataset_free(d);
}

static void packed_and_recoded_texts_are_read(void **state)
{
    (void)state;
    static const unsigned char gz[] = {31, 139, 8,  0,   0,   0,  0,   0,  2,   3,   75, 73, 44, 73, 213, 73, 212,
                                       73, 226, 50, 50,  48,  50, 208, 53, 48,  4,   34, 29, 67, 29, 35,  4,  215,
                                       72, 199, 88, 199, 132, 11, 0,   44, 141, 113, 25, 39, 0,  0,  0};
    static const unsigned char xz[] = {
        253, 55,  122, 88, 90,  0,   0,  4,   230, 214, 180, 70,  2,   0,   33,  1,   22,  0,   0,   0,   116, 47,  229,
        163, 224, 0,   38, 0,   32,  93, 0,   50,  24,  74,  238, 235, 145, 151, 244, 218, 243, 211, 56,  74,  217, 142,
        136, 211, 71,  57, 191, 160, 59, 149, 13,  236, 234, 197, 168, 166, 157, 0,   0,   0,   70,  155, 10,  94,  247,
        52,  78,  225, 0,  1,   60,  39, 191, 121, 127, 246, 31,  182, 243, 125, 1,   0,   0,   0,   0,   4,   89,  90};
    static const unsigned char zst[] = {40, 181, 47, 253, 4,  88, 29, 1,  0,  232, 100, 97, 116, 101, 44, 97,
                                        44, 98,  10, 50,  48, 50, 48, 45, 48, 49,  45,  48, 49,  44,  49, 44,
                                        50, 50,  44, 51,  44, 52, 10, 1,  0,  101, 155, 77, 9,   3,   6,  76};
    static const unsigned char utf16[] = {255, 254, 100, 0, 97, 0, 116, 0, 101, 0, 44, 0, 97, 0, 44, 0, 98, 0, 10, 0,
                                          50,  0,   48,  0, 50, 0, 48,  0, 45,  0, 48, 0, 49, 0, 45, 0, 48, 0, 49, 0,
                                          44,  0,   49,  0, 44, 0, 50,  0, 10,  0, 50, 0, 48, 0, 50, 0, 48, 0, 45, 0,
                                          48,  0,   49,  0, 45, 0, 48,  0, 50,  0, 44, 0, 51, 0, 44, 0, 52, 0, 10, 0};
    static const unsigned char gz16[] = {31,  139, 8,  0,   0,  0,  0,  0,   2,  3,  251, 255, 47,  133, 33,  145,
                                         161, 132, 33, 149, 65, 7,  72, 235, 48, 36, 49,  112, 49,  24,  49,  24,
                                         128, 177, 46, 16,  27, 66, 73, 29,  48, 54, 194, 42,  107, 4,   148, 49,
                                         6,   98,  19, 160, 44, 0,  66, 73,  12, 83, 80,  0,   0,   0};
    static const struct {
        const unsigned char *bytes;
        size_t count;
    } files[] = {{gz, sizeof gz}, {xz, sizeof xz}, {zst, sizeof zst}, {utf16, sizeof utf16}, {gz16, sizeof gz16}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char found[256];
        lc_dataset *d = NULL;
        const char *path = write_bytes("z.csv", (const char *)files[i].bytes, files[i].count);
        assert_ok(lc_dataset_read(&d, NULL, path));
        describe(found, sizeof found, d);
        assert_string_equal(found, two_rows);
        lc_dataset_free(d);
        if (i == 0) { /* zeros pad a block; another member whose first byte is damaged is not passed over */
            unsigned char more[2 * sizeof gz] = {0};
            memcpy(more, gz, sizeof gz);
            path = write_bytes("z.csv", (const char *)more, sizeof more);
            assert_ok(lc_dataset_read(&d, NULL, path));
            lc_dataset_free(d);
            memcpy(more + sizeof gz, gz, sizeof gz);
            more[sizeof gz] ^= 1;
            path = write_bytes("z.csv", (const char *)more, sizeof more);
            assert_fails(lc_dataset_read(&d, NULL, path), LC_E_DATA, "something that is not packed follows");
        }
        path = write_bytes("z.csv", (const char *)files[i].bytes, files[i].count - 9);
        if (i < 3)
            assert_fails(lc_dataset_read(&d, NULL, path), LC_E_DATA, "z.csv: its compression is damaged, or the file is cut off");
    }
}

/* These bytes are not a text to import, and the message says what they are. */
static void refused_bytes(const char *bytes, size_t count, const char *message)
{
    lc_dataset *d = NULL;
    const char *path = write_bytes("z.csv", bytes, count);
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = &path, .paths = 1}), LC_E_DATA, message);
}

static void files_that_are_not_text_are_named(void **state)
{
    lc_dataset *d = NULL;
    const char *path;
    (void)state;
    refused("", ": the file is empty");
    refused("\n \n", ": the file is empty");
    refused("date,a\n", ": a header but no data");
    refused_bytes("date,a\n\0\0", 9, "z.csv: a binary file, not text (it has bytes of value 0); save it as CSV in UTF-8");
    refused_bytes("\211HDF\r\n\032\n\0\0", 10, "z.csv: a damaged HDF5 file, perhaps cut short");
    refused_bytes("\xfd"
                  "7zXZ\0abc",
                  9, "z.csv: its compression is damaged, or the file is cut off");
    refused_bytes("\x1f\x8b\x08\0", 4, "z.csv: its compression is damaged");
    refused_bytes("\x28\xb5\x2f\xfd\0", 5, "z.csv: its compression is damaged");
    refused_bytes("PK\x03\x04 [Content_Types].xml", 24, "z.csv: an Excel workbook, not text; save it as CSV");
    refused_bytes("PK\x03\x04 Index/Tables.iwa", 21, "z.csv: a Numbers document, not text; export it as CSV");
    refused_bytes("PK\x03\x04 prices.csv", 15,
                  "z.csv: compressed (zip); unpack it first and import the CSV that is in it: unzip ");
    path = path_of("nowhere.csv");
    assert_fails(lc_dataset_import(&d, NULL, &(lc_import){.path = &path, .paths = 1}), LC_E_IO, "nowhere.csv");
}

static void json_and_web_pages_are_named(void **state)
{
    (void)state;
    refused("{\"a\": 1.5}\n{\"a\": 2.5}\n", ": JSON, not a table of cells; in Python: pandas.read_json(");
    refused("\xef\xbb\xbf[{\"time\": \"2020-01-01\", \"a\": 1},\n {\"time\": \"2020-01-02\", \"a\": 2}]\n",
            ": JSON, not a table");
    refused("a,b\xe2\x80\xa8"
            "1,2\xe2\x80\xa8"
            "3,4",
            ": its lines end with U+2028, not with a line feed");
    refused("; mine\n[data]\nfile = x.h5\n[window]\ncontext = 3\n", ": a configuration, not data: lanecast train ");
    refused("[1577836800000,1.5]\n[1577836860000,2.5]\n[1577836920000,3.5]\n", ": JSON, not a table of cells");
    refused("<!DOCTYPE html>\n<table>\n2020-01-01,1\n2020-01-02,2\n</table>\n", ": a web page, not a table");
    refused("100,NEM12,202103010000,A,B\n200,41,E1,E1,E1,N1,8,kWh,30,\n300,20210301,1,2,A,,,,\n900\n",
            ": NEM12, records of several");
    refused("200,41,E1,E1,E1,N1,8,kWh,30,\n300,20210301,1,2,A,,,,\n", ": NEM12, records of several");
    refused("<?xml version=\"1.0\"?>\n<a>1</a>\n", ": XML, not a table of cells");
    reads("[date],[a]\n2020-01-01,1\n2020-01-02,2\n", "[a] | 2020-01-01 00:00:00 1 | 2020-01-02 00:00:00 2");
    reads("<DATE>,<HTML>\n2020-01-01,1\n", "<HTML> | 2020-01-01 00:00:00 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stray_bytes_are_read_as_latin_1),   cmocka_unit_test(units_are_read_from_brackets),
        cmocka_unit_test(packed_and_recoded_texts_are_read), cmocka_unit_test(files_that_are_not_text_are_named),
        cmocka_unit_test(json_and_web_pages_are_named),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
