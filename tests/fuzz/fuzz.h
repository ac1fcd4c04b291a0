/* fuzz - what every target of tests/fuzz includes.
 *
 * A target is NAME.c with LLVMFuzzerTestOneInput; tests/fuzz/corpus/NAME are its inputs, which CTest replays (replay.c). In the preset
 * fuzz, libFuzzer makes more: build/fuzz/tests/fuzz_NAME -max_len=4096 FOLDER.
 */
#ifndef LC_TESTS_FUZZ_H
#define LC_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <lanecast/base.h>

#include "core/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

/* Where a promise is broken, the target ends here. */
#define PROMISE(kept)                                                                                                            \
    do {                                                                                                                         \
        if (!(kept)) {                                                                                                           \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #kept);                                                   \
            abort();                                                                                                             \
        }                                                                                                                        \
    } while (0)

/* A failure has a message of one line without control characters; success has a result. */
static inline void fuzz_check(lc_status status)
{
    const char *message = lc_error_message();
    if (status == LC_OK)
        return;
    PROMISE(*message);
    for (const char *c = message; *c; c++)
        PROMISE((unsigned char)*c >= 32 && *c != 127);
}

/* The input as a text, for free. */
static inline char *fuzz_text(const uint8_t *data, size_t length)
{
    char *text = malloc(length + 1);
    PROMISE(text);
    memcpy(text, data, length);
    text[length] = '\0';
    return text;
}

/* The input as a file without a name: its descriptor (close it), and a path to it. */
static inline int fuzz_file(char path[64], const uint8_t *data, size_t length)
{
    int file = memfd_create("fuzz", MFD_CLOEXEC);
    PROMISE(file >= 0 && write(file, data, length) == (ssize_t)length);
    snprintf(path, 64, "/proc/self/fd/%d", file);
    return file;
}

#endif
