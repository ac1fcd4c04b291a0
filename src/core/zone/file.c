/* file - a time zone file: TZif, RFC 8536, the block with stamps of 64 bits. */
#include "core/zone/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/mem.h"

enum { HEADER = 44, TYPE = 6, OFFSET_MOST = 26 * 3600 };

void lc_zone_table_free(lc_zone_table *table)
{
    lc_free(table->when);
    lc_free(table->offset);
    lc_free(table->word);
}

static int64_t big_endian(const char *bytes, int count)
{
    uint64_t value = bytes[0] < 0 ? UINT64_MAX : 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | (unsigned char)bytes[i];
    return (int64_t)value;
}

/* A block of the file: its header, and where its parts are. */
typedef struct block {
    size_t times, types, letters, leaps, standards, utcs;
    size_t bytes; /* of its data, after the header */
} block;

/* False if it is not a header, or if the file ends before the block does. time: bytes of a stamp. */
static bool read_block(block *out, const char *at, size_t length, size_t time)
{
    if (length < HEADER || memcmp(at, "TZif", 4) != 0 || at[4] < '2')
        return false;
    size_t count[6];
    for (int i = 0; i < 6; i++)
        count[i] = (size_t)(uint32_t)big_endian(at + 20 + 4 * i, 4);
    *out = (block){
        .utcs = count[0], .standards = count[1], .leaps = count[2], .times = count[3], .types = count[4], .letters = count[5]};
    out->bytes =
        out->times * (time + 1) + out->types * TYPE + out->letters + out->leaps * (time + 4) + out->standards + out->utcs;
    return out->types > 0 && out->bytes <= length - HEADER;
}

/* The second block, of stamps with 64 bits, after the first. NULL for anything else. */
static const char *find_block(block *b, const char *content, size_t length)
{
    if (!read_block(b, content, length, 4))
        return NULL;
    const char *second = content + HEADER + b->bytes;
    return read_block(b, second, length - (size_t)(second - content), 8) ? second + HEADER : NULL;
}

/* A type of local time: offset (4 bytes), summer (1), where its word begins among the letters (1). */
static bool take_type(lc_zone_table *z, size_t index, const block *b, const char *data, size_t type)
{
    const char *types = data + b->times * 9, *letters = types + b->types * TYPE;
    if (type >= b->types)
        return false;
    const int64_t offset = big_endian(types + type * TYPE, 4);
    const size_t begin = (unsigned char)types[type * TYPE + 5];
    if (llabs(offset) >= OFFSET_MOST || begin > b->letters)
        return false;
    z->offset[index] = (int32_t)offset;
    snprintf(z->word[index].text, sizeof z->word[index].text, "%.*s", (int)(b->letters - begin), letters + begin);
    return true;
}

/* The changes. False where they make no sense. */
static bool take_table(lc_zone_table *z, const block *b, const char *data)
{
    if (!take_type(z, 0, b, data, 0))
        return false;
    for (size_t i = 0; i < b->times; i++) {
        z->when[i] = big_endian(data + 8 * i, 8);
        if ((i && z->when[i] <= z->when[i - 1]) || !take_type(z, i + 1, b, data, (unsigned char)data[8 * b->times + i]))
            return false;
    }
    return true;
}

/* "\nCET-1CEST,M3.5.0,M10.5.0/3\n" after the second block; an empty one is not a rule. */
static bool take_rule(lc_zone_table *z, const char *footer, const char *end)
{
    if (footer == end || *footer != '\n')
        return false;
    const char *last = memchr(footer + 1, '\n', (size_t)(end - footer - 1));
    z->ruled = last && last > footer + 1;
    return last && (!z->ruled || lc_zone_rule_read(&z->rule, footer + 1, (size_t)(last - footer - 1)));
}

static lc_status read_content(lc_zone_table *z, const char *content, size_t length, const char *path)
{
    block b;
    const char *data = find_block(&b, content, length);
    if (!data)
        return lc_fail(LC_E_DATA, "%s: not a time zone file (TZif, version 2 or later)", path);
    if (b.leaps)
        return lc_fail(LC_E_DATA, "%s: a zone that counts leap seconds; use the one without right/", path);
    z->count = b.times;
    CHECK(lc_new(&z->when, z->count, sizeof *z->when));
    CHECK(lc_new(&z->offset, z->count + 1, sizeof *z->offset));
    CHECK(lc_new(&z->word, z->count + 1, sizeof *z->word));
    bool good = take_table(z, &b, data) && take_rule(z, data + b.bytes, content + length);
    return good ? LC_OK : lc_fail(LC_E_DATA, "%s: a damaged time zone file; install the package tzdata again", path);
}

lc_status lc_zone_table_read(lc_zone_table *z, const char *path)
{
    char *content = NULL;
    size_t length;
    CHECK(lc_file_read(&content, &length, path));
    lc_status status = read_content(z, content, length, path);
    lc_free(content);
    return status;
}
