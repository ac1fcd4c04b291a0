/* Lists of channels: which are meant, in which order, and what is said of a list that is none. */
#include "sample.h"

#include "model/channels.h"

static void assert_meant(const lc_dataset *dataset, const char *text, const size_t *expected, size_t expected_count)
{
    size_t *index, count;
    assert_ok(lc_channels_new(&index, &count, dataset, text, "data.target"));
    assert_int_equal(count, expected_count);
    assert_memory_equal(index, expected, count * sizeof *index);
    lc_free(index);
}

static void a_list_means_its_channels_in_its_order(void **state)
{
    (void)state;
    lc_dataset *dataset = sample_new(1, &(size_t){3}, 3);
    assert_meant(dataset, "*", (const size_t[]){0, 1, 2}, 3);
    assert_meant(dataset, "c a", (const size_t[]){2, 0}, 2);
    assert_meant(dataset, " b , a,c", (const size_t[]){1, 0, 2}, 3);
    assert_meant(dataset, "\"c\"", (const size_t[]){2}, 1);
    lc_free(dataset->channel[1].name);
    assert_ok(lc_copy_text(&dataset->channel[1].name, "sea level"));
    assert_meant(dataset, "sea level", (const size_t[]){1}, 1);
    assert_meant(dataset, "a \"sea level\"", (const size_t[]){0, 1}, 2);
    lc_dataset_free(dataset);
}

static void what_is_wrong_with_a_list_is_said(void **state)
{
    (void)state;
    lc_dataset *dataset = sample_new(1, &(size_t){3}, 2);
    size_t *index = NULL, count = 7;
    char letters[LC_TEXT_MAX + 1] = {0};
    memset(letters, 'a', LC_TEXT_MAX);
    const struct {
        const char *text, *message;
        lc_status code;
    } wrong[] = {{"a b a", "data.target: more names than the data has channels (2)", LC_E_CONFIG},
                 {"b b", "data.target: 'b' is named twice", LC_E_CONFIG},
                 {"a d", "data.target: no channel 'd'", LC_E_DATA},
                 {"delay (min)", "data.target: no channel 'delay (min)'; there are 'a', 'b'", LC_E_DATA},
                 {"b (min)", "data.target: no channel '(min)'", LC_E_DATA},
                 {"d, e", "data.target: no channel 'd'", LC_E_DATA},
                 {"a \"b", "data.target: a quote is not closed before", LC_E_CONFIG},
                 {letters, "data.target: more than 1023 letters", LC_E_CONFIG}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_fails(lc_channels_new(&index, &count, dataset, wrong[i].text, "data.target"), wrong[i].code, wrong[i].message);
    assert_true(!index && count == 7);
    lc_free(dataset->channel[0].name);
    assert_ok(lc_copy_text(&dataset->channel[0].name, "sea level"));
    assert_fails(lc_channels_new(&index, &count, dataset, "sea", "data.target"), LC_E_DATA,
                 "in a list, a name with a blank or a comma is written in double quotes");
    assert_ok(lc_channels_check("*", "data.target"));
    assert_fails(lc_channels_check(" , ", "data.target"), LC_E_CONFIG, "data.target: no channel is named; * means all");
    lc_dataset_free(dataset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_list_means_its_channels_in_its_order),
                                       cmocka_unit_test(what_is_wrong_with_a_list_is_said)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
