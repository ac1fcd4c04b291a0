/* Words that other programs have for keys, values, flags and commands. */
#include "cli/guesses.h"
#include "model/entry.h"
#include "unit.h"

static void other_programs_words_lead_to_keys(void **state)
{
    (void)state;
    static const char *const sections[] = {"data", "window", "classes", "model", "train", "run"};
    const lc_option *chooser;
    size_t words = 0;
    for (const lc_synonym *row = lc_synonym_table; row->word; row++, words++) {
        assert_non_null(lc_entry_option(&chooser, row->section, row->key));
        for (size_t s = 0; s < sizeof sections / sizeof *sections; s++) /* and are no keys themselves */
            assert_null(lc_entry_option(&chooser, sections[s], row->word));
        assert_string_equal(lc_synonym_of(row->word).key, row->key);
    }
    assert_true(words > 40);
    assert_string_equal(lc_synonym_of("Batch-Size").key, "batch");
    assert_null(lc_synonym_of("rate").section);
}

/* Each is found, so that no row hides another; how many there are. */
static size_t count_answers(const lc_answer *table)
{
    size_t count = 0;
    for (const lc_answer *row = table; row->where; row++, count++) {
        assert_null(strchr(row->word, '-'));
        assert_ptr_equal(lc_answer_find(table, row->where, row->word), row->answer);
    }
    return count;
}

static void other_programs_words_have_one_answer_each(void **state)
{
    (void)state;
    assert_true(count_answers(lc_guess_table) > 60);
    assert_true(count_answers(lc_synonym_values) > 10);
    assert_string_equal(lc_answer_find(lc_guess_table, "import", "Date-Column"),
                        lc_answer_find(lc_guess_table, "import", "date_column"));
    assert_null(lc_answer_find(lc_guess_table, "train", "date_column"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_programs_words_lead_to_keys),
        cmocka_unit_test(other_programs_words_have_one_answer_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
