/* assignment - lines of section.key=value, as --set has them, over one configuration. */
#include <lanecast/config.h>

#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    char *text = fuzz_text(data, length), *written = NULL, *rest = text;
    lc_config config = lc_config_default();
    for (char *line; (line = strsep(&rest, "\n"));) {
        const lc_config before = config;
        const lc_status status = lc_config_set(&config, line);
        fuzz_check(status);
        PROMISE(status == LC_OK || memcmp(&before, &config, sizeof config) == 0);
    }
    fuzz_check(lc_config_check(&config));
    PROMISE(lc_config_write(&written, &config) == LC_OK);
    lc_string_free(written);
    free(text);
    return 0;
}
