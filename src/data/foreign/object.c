/* object - an array of objects as pandas stores it: pickled by protocol 2 or later. Texts and numbers are read; an array with
 * anything else is not. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"
#include "data/foreign/plan.h"

/* A value: a text inside of the pickle, a number, or anything else. */
typedef struct item {
    enum { OTHER, TEXT, NUMBER, MISSING } kind;
    const unsigned char *text;
    size_t length;
    double number;
} item;

typedef struct pickle {
    const unsigned char *at, *end;
    item last, *memo;
    size_t memos, capacity;
    char **text;
    size_t count, room;
    bool inside, strange; /* of the list; something else than texts and numbers was in it */
} pickle;

static uint64_t little(const unsigned char *at, size_t bytes)
{
    uint64_t value = 0;
    while (bytes-- > 0)
        value = value << 8 | at[bytes];
    return value;
}

static bool take(uint64_t *out, pickle *p, size_t bytes)
{
    if ((size_t)(p->end - p->at) < bytes)
        return false;
    *out = little(p->at, bytes);
    p->at += bytes;
    return true;
}

/* A length of `bytes` bytes, then a text of that length. */
static bool take_text(item *out, pickle *p, size_t bytes)
{
    uint64_t length;
    if (!take(&length, p, bytes) || length > (uint64_t)(p->end - p->at))
        return false;
    *out = (item){TEXT, p->at, (size_t)length, 0};
    p->at += length;
    return true;
}

static bool take_whole(item *out, pickle *p, size_t bytes, bool negative)
{
    uint64_t value;
    if (bytes > 8 || !take(&value, p, bytes))
        return false;
    const unsigned shift = bytes ? (unsigned)(64 - 8 * bytes) : 0;
    *out = (item){NUMBER, NULL, 0, negative && bytes ? (double)((int64_t)(value << shift) >> shift) : (double)value};
    return true;
}

static bool take_float(item *out, pickle *p)
{
    uint64_t bits = 0;
    double value;
    if (p->end - p->at < 8)
        return false;
    for (int i = 0; i < 8; i++)
        bits = bits << 8 | *p->at++;
    memcpy(&value, &bits, sizeof value);
    *out = (item){isnan(value) ? MISSING : NUMBER, NULL, 0, value};
    return true;
}

static lc_status put(pickle *p, uint64_t index)
{
    if (index > p->memos + 1000000)
        return lc_fail(LC_E_DATA, "a pickle that cannot be");
    CHECK(lc_grow(&p->memo, &p->capacity, (size_t)index + 1, sizeof *p->memo));
    p->memo[index] = p->last;
    p->memos = index + 1 > p->memos ? (size_t)index + 1 : p->memos;
    return LC_OK;
}

/* The value that an operation gives; false if it is of another kind, or cut. */
static bool take_value(item *out, pickle *p, unsigned char operation)
{
    uint64_t index;
    switch (operation) {
    case 'X': /* texts, by the bytes of their length */
    case 'T':
        return take_text(out, p, 4);
    case 0x8c:
    case 'U':
        return take_text(out, p, 1);
    case 0x8d:
        return take_text(out, p, 8);
    case 'K': /* numbers */
        return take_whole(out, p, 1, false);
    case 'M':
        return take_whole(out, p, 2, false);
    case 'J':
        return take_whole(out, p, 4, true);
    case 0x8a:
        return take(&index, p, 1) && take_whole(out, p, (size_t)index, true);
    case 'G':
        return take_float(out, p);
    case 'N':
        *out = (item){.kind = MISSING};
        return true;
    case 'h': /* what was remembered */
    case 'j':
        if (!take(&index, p, operation == 'h' ? 1 : 4) || index >= p->memos)
            return false;
        *out = p->memo[index];
        return true;
    default:
        return false;
    }
}

static lc_status add(pickle *p, const item *value)
{
    char number[40] = "";
    if (value->kind == NUMBER)
        lc_text_print(number, sizeof number, "%.17g", value->number);
    p->strange |= value->kind == OTHER;
    CHECK(lc_grow(&p->text, &p->room, p->count + 2, sizeof *p->text));
    const size_t length = value->kind == TEXT ? value->length : strlen(number);
    CHECK(lc_new(&p->text[p->count], length + 1, 1));
    memcpy(p->text[p->count++], value->kind == TEXT ? (const char *)value->text : number, length);
    return LC_OK;
}

/* An operation that gives no value: passed over, as far as it is known. *end: of the list, or of what can be read. */
static lc_status pass(bool *end, pickle *p, unsigned char operation)
{
    uint64_t number;
    item bytes;
    static const char silent[] = "(ae0\x93"; /* marks, appends, and the names of functions */
    *end = false;
    if (operation == 0x94)
        return put(p, p->memos);
    if (operation == 'q' || operation == 'r')
        return take(&number, p, operation == 'q' ? 1 : 4) ? put(p, number) : LC_OK;
    if (operation == 0x80 || operation == 0x95) {
        *end = !take(&number, p, operation == 0x80 ? 1 : 8);
        return LC_OK;
    }
    p->last = (item){.kind = OTHER};
    if (operation == ']' && !p->inside)
        p->inside = true;
    else if (operation == 'C' || operation == 'B')
        *end = !take_text(&bytes, p, operation == 'C' ? 1 : 4) || p->inside;
    else if (operation == 'c' && !p->inside) /* two lines */
        for (int lines = 0; lines < 2 && p->at < p->end;)
            lines += *p->at++ == '\n';
    else if (p->inside && operation && strchr(silent, operation))
        return LC_OK;
    else
        *end = p->inside || operation == '.';
    p->strange |= *end && operation != 't';
    return LC_OK;
}

static lc_status read_list(pickle *p)
{
    bool end = false;
    while (p->at < p->end && !end) {
        const unsigned char operation = *p->at++;
        if (!take_value(&p->last, p, operation))
            CHECK(pass(&end, p, operation));
        else if (p->inside)
            CHECK(add(p, &p->last));
    }
    p->strange |= !end;
    return LC_OK;
}

lc_status lc_foreign_objects(char ***out, size_t *count, const lc_plan *plan, const lc_h5_node *node)
{
    lc_status status = LC_OK;
    char *block = NULL;
    size_t bytes = 0;
    pickle p = {0};
    TRY(lc_h5_read_blob(&block, &bytes, plan->file, node->path));
    p.at = (const unsigned char *)block;
    p.end = p.at + bytes;
    TRY(read_list(&p));
    *count = p.strange ? 0 : p.count;
    if (!p.strange) {
        *out = p.text;
        p.text = NULL;
    }
done:
    lc_free_texts(p.text, p.count);
    lc_free(p.memo);
    lc_free(block);
    return status;
}
