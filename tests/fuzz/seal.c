/* seal - any bytes as a file with a seal at its end; the first byte says whether the seal is made to fit the bytes before it. */
#include "core/seal.h"

#include "fuzz/fuzz.h"

/* Lines that somebody made up, with a last line that fits them. */
static void add_last_line(char *text, size_t room, const char *lines)
{
    char *seal = NULL;
    lc_seal_part none[1];
    PROMISE(lc_seal_new(&seal, none, 0, lines, strlen(lines), 1) == LC_OK);
    snprintf(text, room, "%s%s", lines, seal);
    lc_free(seal);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    char path[64];
    lc_seal seal;
    if (length == 0)
        return 0;
    char *text = fuzz_text(data + 1, length - 1), *whole = calloc(1, length + 256);
    PROMISE(whole);
    add_last_line(whole, length + 256, text);
    const bool made = data[0] & 1;
    const uint8_t *bytes = made ? (const uint8_t *)whole : data + 1;
    const size_t count = made ? strlen(whole) : length - 1;
    int file = fuzz_file(path, bytes, count);
    fuzz_check(lc_seal_find(&seal, path));
    const lc_status status = lc_seal_check(&seal, file, count, path);
    fuzz_check(status);
    PROMISE(!made || status == LC_OK);
    close(file);
    free(whole);
    free(text);
    return 0;
}
