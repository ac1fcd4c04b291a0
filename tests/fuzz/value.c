/* value - a text as the value of any option (the first byte chooses it): what is taken prints as a text that is the same value. */
#include "core/value.h"

#include <lanecast/config.h>

#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    size_t count;
    const lc_option *option = lc_option_table(&count);
    if (length == 0)
        return 0;
    option += data[0] % count;
    char *text = fuzz_text(data + 1, length - 1), printed[2 * LC_TEXT_MAX], again[2 * LC_TEXT_MAX];
    lc_config config = lc_config_default(), second = config;
    const lc_status status = lc_value_parse(&config, option, text, "here");
    fuzz_check(status);
    lc_value_print(printed, sizeof printed, &config, option);
    PROMISE(lc_value_parse(&second, option, printed, "here") == LC_OK);
    lc_value_print(again, sizeof again, &second, option);
    PROMISE(strcmp(printed, again) == 0);
    free(text);
    return 0;
}
