/* seal - digests of a file's parts, written and compared. */
#include "core/seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/buffer.h"
#include "core/digest.h"
#include "core/file.h"
#include "core/mem.h"

enum { BLOCK = 1 << 16, LINES_MOST = 1 << 28 };

static const char mark[] = "lanecast seal ";

enum { MARK = sizeof mark - 1, DIGITS = 16, LINE = MARK + 3 * (DIGITS + 1), SHORT_LINE = MARK + DIGITS + 1 };

/* --- writing --------------------------------------------------------------------------------------------------------- */

static uint64_t digest_of(uint64_t digest, const unsigned char *bytes, uint64_t length)
{
    for (uint64_t block; length > 0; bytes += block, length -= block) {
        block = length < BLOCK ? length : BLOCK;
        digest = lc_digest(digest, bytes, (size_t)block);
    }
    return digest;
}

static void add_part(lc_buffer *lines, const unsigned char *bytes, uint64_t first, uint64_t end, const char *name)
{
    if (first < end)
        lc_buffer_format(lines, "%" PRIu64 " %016" PRIx64 "%s%s\n", end - first, digest_of(0, bytes + first, end - first),
                         name ? " " : "", name ? name : "");
}

static int by_place(const void *a, const void *b)
{
    const lc_seal_part *x = a, *y = b;
    return (x->first > y->first) - (x->first < y->first);
}

lc_status lc_seal_new(char **out, lc_seal_part *part, size_t count, const void *bytes, size_t length, uint64_t content)
{
    lc_buffer lines = {0};
    uint64_t end = 0;
    qsort(part, count, sizeof *part, by_place);
    for (size_t i = 0; i < count; end = part[i++].end) {
        add_part(&lines, bytes, end, part[i].first, NULL);
        add_part(&lines, bytes, part[i].first, part[i].end, part[i].name);
    }
    add_part(&lines, bytes, end, length, NULL);
    const uint64_t digest = digest_of(content, (const unsigned char *)lines.text, lines.length);
    lc_buffer_format(&lines, "%s%016" PRIx64 " %016" PRIx64 " %016zx\n", mark, content, digest, lines.length);
    return lc_buffer_take(out, &lines);
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

/* Numbers of 16 hex digits, a blank between them and a line end behind the last. */
static bool read_numbers(uint64_t *number, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++, text += DIGITS + 1) {
        if (strspn(text, "0123456789abcdef") != DIGITS || text[DIGITS] != (i + 1 < count ? ' ' : '\n'))
            return false;
        number[i] = strtoull(text, NULL, 16);
    }
    return true;
}

lc_status lc_seal_find(lc_seal *out, const char *path)
{
    unsigned char tail[LINE + 1] = {0};
    size_t length;
    uint64_t number[3];
    CHECK(lc_file_tail(tail, &length, LINE, path));
    const char *line = (const char *)tail, *old = line + LINE - SHORT_LINE;
    *out = (lc_seal){.kind = LC_SEAL_NONE};
    if (length < LINE)
        return LC_OK;
    if (strncmp(line, mark, MARK) == 0 && read_numbers(number, 3, line + MARK))
        *out = (lc_seal){LC_SEAL_PARTS, number[0], number[1], number[2], number[2] + LINE};
    else if (strncmp(old, mark, MARK) == 0 && read_numbers(number, 1, old + MARK))
        *out = (lc_seal){.kind = LC_SEAL_CONTENT, .content = number[0], .length = SHORT_LINE};
    return LC_OK;
}

static lc_status refuse_seal(const char *path)
{
    return lc_fail(LC_E_DATA, "%s: damaged: its seal, the lines after the end, is not the one that was written", path);
}

/* The lines of the seal, checked. For lc_free. */
static lc_status read_lines(char **out, const lc_seal *seal, const char *path)
{
    lc_status status = LC_OK;
    unsigned char *tail = NULL;
    size_t length;
    if (seal->lines > LINES_MOST)
        return refuse_seal(path);
    TRY(lc_new(&tail, (size_t)seal->length + 1, 1));
    TRY(lc_file_tail(tail, &length, (size_t)seal->length, path));
    if (length != seal->length || digest_of(seal->content, tail, seal->lines) != seal->digest)
        TRY(refuse_seal(path));
    tail[seal->lines] = '\0';
    *out = (char *)tail;
    tail = NULL;
done:
    lc_free(tail);
    return status;
}

/* A file being compared: where it is, and the seal's line of the part there. */
typedef struct walk {
    int file;
    uint64_t size;        /* of the file */
    unsigned char *block; /* (BLOCK) */
    uint64_t at;
    char *line;
    const char *path;
} walk;

typedef struct part {
    uint64_t bytes, digest;
    const char *name; /* "" without one */
} part;

/* The part of the next line, of which it takes the text. */
static bool next_part(part *out, walk *w)
{
    char *end = strchr(w->line, '\n'), *after;
    if (!end)
        return false;
    *end = '\0';
    *out = (part){.bytes = strtoull(w->line, &after, 10)};
    out->digest = strtoull(after, &after, 16);
    out->name = *after ? after + 1 : after;
    w->line = end + 1;
    return true;
}

static lc_status refuse_part(const part *differs, walk *w)
{
    part next;
    if (*differs->name)
        return lc_fail(LC_E_DATA, "%s: damaged: the values of '%s' are not those that were written", w->path, differs->name);
    const bool named = next_part(&next, w);
    return lc_fail(LC_E_DATA,
                   "%s: damaged: bytes %" PRIu64 " to %" PRIu64
                   ", names, attributes or indices %s '%s', are not those that were written",
                   w->path, w->at, w->at + differs->bytes - 1, named ? "near" : "at the", named ? next.name : "end");
}

static lc_status check_part(const part *p, walk *w)
{
    uint64_t digest = 0, at = w->at;
    size_t length;
    for (uint64_t left = p->bytes, block; left > 0; left -= block) {
        block = left < BLOCK ? left : BLOCK;
        CHECK(lc_file_part(w->block, &length, (size_t)block, w->file, at, w->path));
        if (length != block)
            return refuse_seal(w->path);
        at += block;
        digest = lc_digest(digest, w->block, (size_t)block);
    }
    if (digest != p->digest)
        return refuse_part(p, w);
    w->at += p->bytes;
    return LC_OK;
}

/* The parts, and the seal behind them, must be the whole file. */
static lc_status check_parts(walk *w, const lc_seal *seal)
{
    part p;
    while (next_part(&p, w))
        CHECK(check_part(&p, w));
    return w->size == w->at + seal->length ? LC_OK : refuse_seal(w->path);
}

static lc_status compare(const lc_seal *seal, const char *path)
{
    lc_status status = LC_OK;
    walk w = {.path = path, .file = -1};
    char *lines = NULL;
    TRY(read_lines(&lines, seal, path));
    TRY(lc_new(&w.block, BLOCK, 1));
    TRY(lc_file_open(&w.file, &w.size, path));
    w.line = lines;
    TRY(check_parts(&w, seal));
done:
    if (w.file >= 0)
        close(w.file);
    lc_free(w.block);
    lc_free(lines);
    return status;
}

lc_status lc_seal_check(lc_seal *out, const char *path)
{
    lc_seal seal;
    CHECK(lc_seal_find(&seal, path));
    if (seal.kind == LC_SEAL_PARTS)
        CHECK(compare(&seal, path));
    *out = seal;
    return LC_OK;
}
