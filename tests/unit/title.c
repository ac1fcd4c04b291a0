/* title: what a model is called in tables: what is not the plain one, nothing that is. */
#include <lanecast/config.h>

#include "model/title.h"
#include "unit.h"

static void assert_title(const char *title, const char *const *set)
{
    char said[LC_NAME_MAX];
    lc_config config = lc_config_default();
    for (; *set; set++)
        assert_ok(lc_config_set(&config, *set));
    lc_config_title(said, sizeof said, &config);
    assert_string_equal(said, title);
}

#define SET(...) ((const char *const[]){__VA_ARGS__, NULL})

static void a_title_says_what_is_not_plain(void **state)
{
    (void)state;
    assert_title("lstm 12", SET("model.kind=recurrent", "model.cell=lstm", "model.hidden=12", "model.layers=1"));
    assert_title("gru 8 4", SET("model.cell=gru", "model.hidden=8 4"));
    assert_title("gru 8 3-layer", SET("model.cell=gru", "model.hidden=8", "model.layers=3"));
    assert_title("bidirectional gru 8 huber",
                 SET("model.cell=gru", "model.hidden=8", "model.bidirectional=yes", "model.loss=huber"));
    assert_title("seq2seq gru 8", SET("model.kind=seq2seq", "model.cell=gru", "model.hidden=8"));
    assert_title("drift", SET("model.kind=drift", "model.hidden=8", "model.loss=huber"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_title_says_what_is_not_plain)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
