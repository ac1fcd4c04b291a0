/* script - the input of a target as a sequence of small numbers and bytes; when it ends, they are 0. */
#ifndef LC_TESTS_FUZZ_SCRIPT_H
#define LC_TESTS_FUZZ_SCRIPT_H

#include "fuzz/fuzz.h"

typedef struct script {
    const uint8_t *at, *end;
} script;

static inline uint8_t script_byte(script *s)
{
    return s->at < s->end ? *s->at++ : 0;
}

/* A number of one byte below 240; then so many bytes of one. */
static inline uint64_t script_number(script *s)
{
    const uint8_t first = script_byte(s);
    uint64_t value = first;
    if (first >= 240) {
        value = 0;
        for (int i = 0; i <= first % 8; i++)
            value |= (uint64_t)script_byte(s) << 8 * i;
    }
    return value;
}

/* A number of bytes and these; *bytes is borrowed. */
static inline size_t script_bytes(const uint8_t **bytes, script *s, size_t most)
{
    size_t count = (size_t)script_number(s);
    *bytes = s->at;
    if (count > (size_t)(s->end - s->at))
        count = (size_t)(s->end - s->at);
    s->at += count;
    return count < most ? count : most;
}

#endif
