/* Packed texts: up to a limit, and not a byte above it. */
#include "core/mem.h"
#include "core/unpack.h"
#include "unit.h"

/* "a,b" */
static const struct {
    const char *name;
    unsigned char bytes[64];
    size_t length;
} packed[] = {
    {"gzip",
     {0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4b, 0xd4,
      0x49, 0x02, 0x00, 0xdf, 0x13, 0xd9, 0x2c, 0x03, 0x00, 0x00, 0x00},
     23},
    {"xz",
     {0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x04, 0xe6, 0xd6, 0xb4, 0x46, 0x02, 0x00, 0x21, 0x01, 0x16, 0x00, 0x00, 0x00,
      0x74, 0x2f, 0xe5, 0xa3, 0x01, 0x00, 0x02, 0x61, 0x2c, 0x62, 0x00, 0x00, 0x3c, 0xe5, 0x54, 0xd7, 0x2c, 0x2d, 0x6a, 0x66,
      0x00, 0x01, 0x1b, 0x03, 0x0b, 0x2f, 0xb9, 0x10, 0x1f, 0xb6, 0xf3, 0x7d, 0x01, 0x00, 0x00, 0x00, 0x00, 0x04, 0x59, 0x5a},
     60},
    {"zstd", {0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58, 0x19, 0x00, 0x00, 0x61, 0x2c, 0x62, 0x60, 0xcc, 0xbb, 0x78}, 16},
    {"lzma",
     {0x5d, 0x00, 0x00, 0x80, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
      0x00, 0x30, 0x8b, 0x08, 0x50, 0x7f, 0xff, 0xff, 0xff, 0xf8, 0x00, 0x00, 0x00},
     26},
};

enum { FORMS = sizeof packed / sizeof *packed };

static void as_much_as_the_limit_is_unpacked(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORMS; i++) {
        const char *bytes = (const char *)packed[i].bytes;
        char *text = NULL;
        size_t length = 0;
        assert_string_equal(lc_packed_as(bytes, packed[i].length), packed[i].name);
        assert_ok(lc_unpack(&text, &length, 3, bytes, packed[i].length, "a.csv"));
        assert_int_equal(length, 3);
        assert_string_equal(text, "a,b");
        lc_free(text);
    }
}

static void a_byte_more_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORMS; i++) {
        char *text = NULL;
        size_t length;
        assert_int_equal(lc_unpack(&text, &length, 2, (const char *)packed[i].bytes, packed[i].length, "a.csv"), LC_E_DATA);
        assert_null(text);
        assert_non_null(strstr(lc_error_message(), "a.csv: unpacks to more than"));
    }
}

static void what_is_cut_off_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORMS; i++)
        for (size_t some = 6; some < packed[i].length; some++) {
            char *text = NULL;
            size_t length;
            assert_int_equal(lc_unpack(&text, &length, 9, (const char *)packed[i].bytes, some, "a.csv"), LC_E_DATA);
            assert_null(text);
        }
}

/* pzstd writes a frame that says nothing before each that does. */
static void a_frame_that_says_nothing_is_passed_over(void **state)
{
    (void)state;
    static const unsigned char bytes[] = {0x50, 0x2a, 0x4d, 0x18, 0x04, 0x00, 0x00, 0x00, 0x01, 0x02, 0x03, 0x04, 0x28, 0xb5,
                                          0x2f, 0xfd, 0x04, 0x58, 0x19, 0x00, 0x00, 0x61, 0x2c, 0x62, 0x60, 0xcc, 0xbb, 0x78};
    char *text = NULL;
    size_t length = 0;
    assert_string_equal(lc_packed_as((const char *)bytes, sizeof bytes), "zstd");
    assert_ok(lc_unpack(&text, &length, 3, (const char *)bytes, sizeof bytes, "a.csv"));
    assert_string_equal(text, "a,b");
    lc_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_much_as_the_limit_is_unpacked),
        cmocka_unit_test(a_byte_more_is_refused),
        cmocka_unit_test(what_is_cut_off_is_refused),
        cmocka_unit_test(a_frame_that_says_nothing_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
