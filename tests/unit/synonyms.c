/* Words that other programs have for keys and flags. */
#include "model/entry.h"
#include "model/synonyms.h"
#include "unit.h"

/* A word that somebody brings along leads to a key that there is, and is not one itself. */
static void other_programs_words_lead_to_keys(void **state)
{
    (void)state;
    static const char *const sections[] = {"data", "window", "classes", "model", "train", "run"};
    const lc_option *chooser;
    const char *word;
    assert_true(lc_synonym_count() > 40);
    for (size_t i = 0; i < lc_synonym_count(); i++) {
        const lc_synonym is = lc_synonym_at(&word, i);
        assert_non_null(lc_entry_option(&chooser, is.section, is.key));
        for (size_t s = 0; s < sizeof sections / sizeof *sections; s++)
            assert_null(lc_entry_option(&chooser, sections[s], word));
        assert_string_equal(lc_synonym_of(word).key, is.key);
    }
    assert_null(lc_synonym_of("rate").section);
}

/* A word that is answered is written as it is looked up, once for each place. */
static void other_programs_flags_have_one_answer_each(void **state)
{
    (void)state;
    assert_true(lc_guess_count() > 60);
    for (size_t i = 0; i < lc_guess_count(); i++) {
        const lc_guess guess = lc_guess_at(i);
        assert_null(strchr(guess.word, '-'));
        assert_ptr_equal(lc_guess_of(guess.where, guess.word), guess.answer);
    }
    assert_string_equal(lc_guess_of("import", "Date-Column"), lc_guess_of("import", "date_column"));
    assert_null(lc_guess_of("train", "date_column"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_programs_words_lead_to_keys),
        cmocka_unit_test(other_programs_flags_have_one_answer_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
