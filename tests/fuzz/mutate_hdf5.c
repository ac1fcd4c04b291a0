/* mutate_hdf5 - mutants of HDF5 files that get past signatures, checksums and the seal. */
#include "fuzz/mutate.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/seal.h"

enum { SPOTS = 4096, CHECKS = 1024, CHECKED_MOST = 1100 };

/* A structure, or a message of an object header. */
typedef struct spot {
    size_t at, length;
    int kind; /* of messages their type, else above */
} spot;

/* A checksum of bytes [from, at), at `at`. */
typedef struct check {
    size_t from, at;
} check;

typedef struct map {
    const uint8_t *data;
    size_t length;
    size_t spots, checks;
    spot spot[SPOTS];
    check check[CHECKS];
} map;

static uint64_t little(const uint8_t *at, size_t bytes)
{
    uint64_t value = 0;
    for (size_t i = 0; i < bytes; i++)
        value |= (uint64_t)at[i] << 8 * i;
    return value;
}

static void put_little(uint8_t *at, size_t bytes, uint64_t value)
{
    for (size_t i = 0; i < bytes; i++)
        at[i] = (uint8_t)(value >> 8 * i);
}

/* --- checksums: Jenkins' lookup3, as HDF5 has it ---------------------------------------------------------------------- */

static uint32_t turn(uint32_t x, int bits)
{
    return x << bits | x >> (32 - bits);
}

static void mix(uint32_t *a, uint32_t *b, uint32_t *c, int bits)
{
    *a = (*a - *c) ^ turn(*c, bits);
    *c += *b;
}

static void finish(uint32_t *c, uint32_t b, int bits)
{
    *c = (*c ^ b) - turn(b, bits);
}

static uint32_t lookup3(const uint8_t *bytes, size_t length)
{
    uint32_t a = 0xdeadbeef + (uint32_t)length, b = a, c = a;
    uint8_t last[12] = {0};
    for (; length > 12; bytes += 12, length -= 12) {
        a += (uint32_t)little(bytes, 4);
        b += (uint32_t)little(bytes + 4, 4);
        c += (uint32_t)little(bytes + 8, 4);
        mix(&a, &b, &c, 4);
        mix(&b, &c, &a, 6);
        mix(&c, &a, &b, 8);
        mix(&a, &b, &c, 16);
        mix(&b, &c, &a, 19);
        mix(&c, &a, &b, 4);
    }
    if (length == 0)
        return c;
    memcpy(last, bytes, length);
    a += (uint32_t)little(last, 4);
    b += (uint32_t)little(last + 4, 4);
    c += (uint32_t)little(last + 8, 4);
    finish(&c, b, 14);
    finish(&a, c, 11);
    finish(&b, a, 25);
    finish(&c, b, 16);
    finish(&a, c, 4);
    finish(&b, a, 14);
    finish(&c, b, 24);
    return c;
}

static bool is_checked(const map *m, size_t from, size_t at)
{
    return at + 4 <= m->length && lookup3(m->data + from, at - from) == little(m->data + at, 4);
}

/* The checksum of the structure that begins here, wherever it is. */
static void find_check(map *m, size_t from)
{
    for (size_t at = from + 8; at < from + CHECKED_MOST && at + 4 <= m->length && m->checks < CHECKS; at++)
        if (is_checked(m, from, at)) {
            m->check[m->checks++] = (check){from, at};
            return;
        }
}

static void renew_checks(const map *m, uint8_t *data, size_t length)
{
    for (size_t i = 0; i < m->checks; i++)
        if (m->check[i].at + 4 <= length)
            put_little(data + m->check[i].at, 4, lookup3(data + m->check[i].from, m->check[i].at - m->check[i].from));
}

/* --- structures ------------------------------------------------------------------------------------------------------- */

static void add_spot(map *m, size_t at, size_t length, int kind)
{
    if (m->spots < SPOTS && length > 0 && at + length <= m->length)
        m->spot[m->spots++] = (spot){at, length, kind};
}

static void add_messages_1(map *m, size_t at, size_t end)
{
    for (size_t size; at + 8 <= end; at += 8 + size) {
        size = (size_t)little(m->data + at + 2, 2);
        if (at + 8 + size > end)
            return;
        add_spot(m, at, 8 + size, m->data[at]);
    }
}

static void add_messages_2(map *m, size_t at, size_t end, size_t head)
{
    for (size_t size; at + head <= end; at += head + size) {
        size = (size_t)little(m->data + at + 1, 2);
        if (at + head + size > end)
            return;
        add_spot(m, at, head + size, m->data[at]);
    }
}

/* Version 1 has no signature, but a head that hardly anything else has. */
static bool add_header_1(map *m, size_t at)
{
    const uint8_t *h = m->data + at;
    const uint64_t messages = little(h + 2, 2), size = little(h + 8, 4);
    if (h[0] != 1 || h[1] != 0 || messages == 0 || messages > 200 || little(h + 4, 4) > 20 || little(h + 4, 4) == 0 || size < 8 ||
        at + 16 + size > m->length)
        return false;
    add_spot(m, at, 16, 256);
    add_messages_1(m, at + 16, at + 16 + (size_t)size);
    return true;
}

static void add_header_2(map *m, size_t at)
{
    const uint8_t flags = m->data[at + 5];
    const size_t width = (size_t)1 << (flags & 3), place = at + 6 + (flags & 32 ? 16 : 0) + (flags & 16 ? 4 : 0);
    const size_t size = (size_t)little(m->data + place, width), begin = place + width;
    if (begin + size + 4 > m->length || !is_checked(m, at, begin + size))
        return;
    add_spot(m, at, begin - at, 257);
    add_messages_2(m, begin, begin + size, flags & 4 ? 6 : 4);
    if (m->checks < CHECKS)
        m->check[m->checks++] = (check){at, begin + size};
}

static void add_signed(map *m, size_t at)
{
    static const char names[][5] = {"\211HDF", "OCHK", "TREE", "SNOD", "HEAP", "GCOL", "BTHD", "BTLF", "BTIN", "FRHP",
                                    "FHDB",    "FHIB", "FSHD", "FSSE", "FAHD", "FADB", "EAHD", "EAIB", "EADB", "SMTB"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (memcmp(m->data + at, names[i], 4) == 0) {
            const size_t left = m->length - at;
            add_spot(m, at, left < 128 ? left : 128, 258 + (int)i);
            find_check(m, at);
        }
}

static void find_spots(map *m)
{
    for (size_t at = 0; at + 32 < m->length; at++)
        if (memcmp(m->data + at, "OHDR", 4) == 0)
            add_header_2(m, at);
        else if (m->data[at] >= 'A')
            add_signed(m, at);
        else if (at % 8 == 0)
            add_header_1(m, at);
}

/* --- changes ---------------------------------------------------------------------------------------------------------- */

/* One of a kind that is drawn first: there are many messages of attributes and few superblocks. */
static spot draw_spot(const map *m, uint64_t *state)
{
    const int kind = m->spot[lc_mutate_below(state, m->spots)].kind;
    size_t first = lc_mutate_below(state, m->spots);
    if (lc_mutate_below(state, 2))
        return m->spot[first];
    while (m->spot[first % m->spots].kind != kind)
        first++;
    return m->spot[first % m->spots];
}

static uint64_t draw_value(const map *m, uint64_t old, size_t bytes, uint64_t *state)
{
    const uint64_t most = bytes == 8 ? UINT64_MAX : ((uint64_t)1 << 8 * bytes) - 1;
    const uint64_t limits[] = {0,
                               1,
                               2,
                               most,
                               most - 1,
                               most / 2,
                               most / 2 + 1,
                               m->length,
                               m->length - 1,
                               old + 1,
                               old - 1,
                               old * 2,
                               old * 256,
                               old << 32,
                               old ^ 1,
                               old ^ 128,
                               old + ((uint64_t)1 << 31),
                               1 << 20};
    const size_t count = sizeof limits / sizeof *limits, drawn = lc_mutate_below(state, count + 3);
    if (drawn < count)
        return limits[drawn];
    return drawn == count ? m->spot[lc_mutate_below(state, m->spots)].at : lc_mutate_next(state) >> lc_mutate_below(state, 64);
}

static void change_field(uint8_t *data, const map *m, uint64_t *state)
{
    const spot s = draw_spot(m, state);
    size_t bytes = (size_t)1 << lc_mutate_below(state, 4);
    while (bytes > s.length)
        bytes /= 2;
    uint8_t *at = data + s.at + lc_mutate_below(state, s.length - bytes + 1);
    put_little(at, bytes, draw_value(m, little(at, bytes), bytes, state));
}

/* A structure in another's place: cycles, and messages of the wrong object. */
static void copy_spot(uint8_t *data, const map *m, uint64_t *state)
{
    const spot from = draw_spot(m, state), to = draw_spot(m, state);
    memmove(data + to.at, data + from.at, from.length < to.length ? from.length : to.length);
}

/* --- the seal --------------------------------------------------------------------------------------------------------- */

/* The bytes of the seal at the end; *content: the digest in it. 0: it has none. */
static size_t seal_length(uint64_t *content, const uint8_t *data, size_t length)
{
    static const char mark[] = "lanecast seal ";
    enum { LINE = sizeof mark - 1 + 3 * 17 };
    const char *line = (const char *)data + length - LINE;
    if (length < LINE || memcmp(line, mark, sizeof mark - 1) != 0)
        return 0;
    *content = strtoull(line + sizeof mark - 1, NULL, 16);
    const size_t lines = (size_t)strtoull(line + sizeof mark - 1 + 34, NULL, 16);
    return lines < length - LINE ? lines + LINE : 0;
}

/* A seal of one part that fits the bytes. */
static size_t seal_anew(uint8_t *data, size_t length, size_t capacity, uint64_t content)
{
    char *seal = NULL;
    if (lc_seal_new(&seal, NULL, 0, data, length, content) != LC_OK)
        return length;
    const size_t bytes = strlen(seal);
    if (bytes <= capacity - length)
        memcpy(data + length, seal, bytes);
    lc_free(seal);
    return bytes <= capacity - length ? length + bytes : length;
}

size_t lc_mutate_hdf5(uint8_t *data, size_t length, size_t capacity, uint64_t number)
{
    uint64_t state = number, content = 0;
    const size_t seal = seal_length(&content, data, length), kept = length;
    map *m = calloc(1, sizeof *m);
    if (!m)
        return length;
    length -= seal;
    m->data = data;
    m->length = length;
    find_spots(m);
    for (size_t changes = 1 + lc_mutate_below(&state, 3); changes-- > 0 && m->spots;)
        lc_mutate_below(&state, 8) ? change_field(data, m, &state) : copy_spot(data, m, &state);
    renew_checks(m, data, length);
    if (m->spots == 0 || lc_mutate_below(&state, 6) == 0)
        length = lc_mutate_bytes(data, length, capacity, &state);
    free(m);
    switch (seal ? lc_mutate_below(&state, 8) : 0) {
    case 1:
        return length == kept - seal ? kept : length;
    case 2:
    case 3:
    case 4:
        return seal_anew(data, length, capacity, content);
    default:
        return length;
    }
}
