/* mutate - mutants of texts: bytes, words that formats know, pieces copied and left out. */
#include "fuzz/mutate.h"

#include <string.h>

uint64_t lc_mutate_next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

size_t lc_mutate_below(uint64_t *state, size_t count)
{
    return (size_t)(lc_mutate_next(state) % count);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Bytes put in at a place; what does not fit is left out. */
static size_t put_in(uint8_t *data, size_t length, size_t capacity, size_t at, const void *bytes, size_t count)
{
    count = smaller(count, capacity - length);
    memmove(data + at + count, data + at, length - at);
    memcpy(data + at, bytes, count);
    return length + count;
}

static size_t leave_out(uint8_t *data, size_t length, size_t at, size_t count)
{
    count = smaller(count, length - at);
    if (count == length)
        return length;
    memmove(data + at, data + at + count, length - at - count);
    return length - count;
}

size_t lc_mutate_bytes(uint8_t *data, size_t length, size_t capacity, uint64_t *state)
{
    uint8_t piece[256];
    const size_t at = lc_mutate_below(state, length), from = lc_mutate_below(state, length);
    const size_t count = smaller(1 + lc_mutate_below(state, sizeof piece), length - from);
    memcpy(piece, data + from, count);
    switch (lc_mutate_below(state, 6)) {
    case 0:
        data[at] ^= (uint8_t)(1U << lc_mutate_below(state, 8));
        return length;
    case 1:
        data[at] = (uint8_t)lc_mutate_next(state);
        return length;
    case 2:
        memcpy(data + at, piece, smaller(count, length - at));
        return length;
    case 3:
        return put_in(data, length, capacity, at, piece, count);
    case 4:
        return leave_out(data, length, at, count);
    default:
        return lc_mutate_below(state, 8) ? length : at + 1;
    }
}

static size_t put_word(uint8_t *data, size_t length, size_t capacity, uint64_t *state)
{
    static const char *const words[] = {
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "=",
        "[",
        "]",
        "#",
        ".",
        "-",
        "+",
        "\\",
        "|",
        "'",
        "/",
        "%n%s",
        "../",
        "nan",
        "inf",
        "-inf",
        "NA",
        "null",
        "1e400",
        "1e-400",
        "0x10",
        "1e38",
        "-0",
        "99999999999999999999",
        "1,5",
        "1.5.",
        "--",
        "2016-07-01 00:00:00",
        "2016-02-30",
        "31/12/99",
        "24:00",
        "12:60 PM",
        "0000-00-00",
        "9999-12-31T23:59:59.999+14:00",
        "20160701",
        "2262-04-12",
        "+99:99",
        "\xef\xbb\xbf",
        "\xff\xfe",
        "\xc0\x80",
        "\xf4\x90\x80\x80",
        "\xe2\x80\xae",
        "\x1b[2J",
        "\xc2\x9b",
        "[data]",
        "[train]",
        "[window]",
        "[model]",
        "[run]",
        "split = ",
        "target = *",
        "horizon = ",
        "context = ",
        "hidden = ",
        "layers = ",
        "batch = ",
        "18446744073709551615",
        "4294967296",
        "-1",
        "max",
        "lstm",
        "adam",
        "\x1f\x8b",
        "PK",
    };
    const size_t at = lc_mutate_below(state, length + 1);
    if (lc_mutate_below(state, 24) == 0)
        return put_in(data, length, capacity, at, "", 1);
    const char *word = words[lc_mutate_below(state, sizeof words / sizeof *words)];
    return put_in(data, length, capacity, at, word, strlen(word));
}

size_t lc_mutate_text(uint8_t *data, size_t length, size_t capacity, uint64_t number)
{
    uint64_t state = number;
    for (size_t changes = 1 + lc_mutate_below(&state, 4); changes-- > 0;)
        length = lc_mutate_below(&state, 2) ? put_word(data, length, capacity, &state)
                                            : lc_mutate_bytes(data, length, capacity, &state);
    return length;
}
