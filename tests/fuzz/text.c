/* text - letters, escapes, numbers and lists of names in any bytes. */
#include <math.h>

#include "core/names.h"
#include "core/shown.h"
#include "core/text.h"
#include "fuzz/fuzz.h"

/* What is shown is UTF-8 without control characters, and fits. */
static void check_shown(const char *text)
{
    for (size_t size = 1; size < 64; size += 9) {
        char shown[64], twice[256];
        lc_shown(shown, size, text);
        PROMISE(strlen(shown) < size);
        lc_shown(twice, sizeof twice, shown);
        PROMISE(strcmp(shown, twice) == 0);
    }
}

static void check_names(const char *text, const char *separators)
{
    char *name = malloc(strlen(text) + 1);
    size_t count = 0;
    PROMISE(name);
    lc_names list = {.at = text, .separators = separators};
    while (lc_names_next(name, &list))
        PROMISE(strlen(name) <= strlen(text) && ++count <= strlen(text) + 1);
    free(name);
}

static void check_utf8(const char *text)
{
    char *clean = NULL;
    PROMISE(lc_text_utf8(&clean, text) == LC_OK);
    for (const char *c = clean; *c; c += lc_letter_length(c))
        PROMISE(lc_letter_length(c) > 0);
    lc_free(clean);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    static const char *const choices[] = {"gru", "lstm", "rnn", NULL};
    char *text = fuzz_text(data, length);
    double number = 0;
    check_shown(text);
    check_utf8(text);
    check_names(text, ",");
    check_names(text, " \t,");
    fuzz_check(lc_names_refuse(LC_E_CONFIG, "here", text, choices));
    if (lc_text_number(&number, text))
        PROMISE(isfinite(number));
    lc_text_trim(text);
    free(text);
    return 0;
}
