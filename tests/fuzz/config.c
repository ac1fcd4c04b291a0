/* config - a configuration of any text: read or refused with the line; what is read is written and read again as the same. */
#include <lanecast/config.h>

#include "fuzz/fuzz.h"

static void check_round_trip(const lc_config *config)
{
    char *written = NULL, *again = NULL;
    lc_config read = lc_config_default();
    PROMISE(lc_config_write(&written, config) == LC_OK);
    PROMISE(lc_config_parse(&read, written, "again") == LC_OK);
    PROMISE(lc_config_write(&again, &read) == LC_OK && strcmp(written, again) == 0);
    lc_string_free(written);
    lc_string_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    char *text = fuzz_text(data, length);
    lc_config config = lc_config_default();
    const lc_config before = config;
    const lc_status status = lc_config_parse(&config, text, "fuzz.ini");
    fuzz_check(status);
    PROMISE(status == LC_OK || memcmp(&before, &config, sizeof config) == 0);
    fuzz_check(lc_config_check(&config));
    if (status == LC_OK)
        check_round_trip(&config);
    free(text);
    return 0;
}
