/* seal - digests of a file's parts, written and compared. */
#include "core/seal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/buffer.h"
#include "core/digest.h"
#include "core/file.h"
#include "core/mem.h"

enum { BLOCK = 1 << 16, LINES_MOST = 1 << 28 };

static const char mark[] = "lanecast seal ";

enum { MARK = sizeof mark - 1, DIGITS = 16, NUMBERS = 3, LINE = MARK + NUMBERS * (DIGITS + 1) };

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

/* Chunks of an array may be in holes that another left: parts that overlap are one, with the names of all. Its end; *next is the
 * part after it. */
static uint64_t join_overlapping(lc_buffer *names, size_t *next, const lc_seal_part *part, size_t count)
{
    size_t i = *next;
    uint64_t end = part[i].end;
    names->length = 0;
    lc_buffer_add(names, part[i].name);
    for (i++; i < count && part[i].first < end; i++) {
        end = part[i].end > end ? part[i].end : end;
        lc_buffer_format(names, ", %s", part[i].name);
    }
    *next = i;
    return end;
}

lc_status lc_seal_new(char **out, lc_seal_part *part, size_t count, const void *bytes, size_t length, uint64_t content)
{
    lc_buffer lines = {0}, names = {0};
    uint64_t end = 0;
    if (count)
        qsort(part, count, sizeof *part, by_place);
    for (size_t i = 0; i < count;) {
        const uint64_t first = part[i].first;
        add_part(&lines, bytes, end, first, NULL);
        end = join_overlapping(&names, &i, part, count);
        add_part(&lines, bytes, first, end, names.text);
    }
    add_part(&lines, bytes, end, length, NULL);
    const uint64_t digest = digest_of(content, (const unsigned char *)lines.text, lines.length);
    lc_buffer_format(&lines, "%s%016" PRIx64 " %016" PRIx64 " %016zx\n", mark, content, digest, lines.length);
    const lc_status status = names.status == LC_OK ? lc_buffer_take(out, &lines) : names.status;
    lc_buffer_free(&names);
    lc_buffer_free(&lines);
    return status;
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

/* Numbers of 16 hex digits, a blank between them and a line end after the last. */
static bool read_numbers(uint64_t *number, const char *text)
{
    for (size_t i = 0; i < NUMBERS; i++, text += DIGITS + 1) {
        if (strspn(text, "0123456789abcdef") != DIGITS || text[DIGITS] != (i + 1 < NUMBERS ? ' ' : '\n'))
            return false;
        number[i] = strtoull(text, NULL, 16);
    }
    return true;
}

/* A file that is open. */
typedef struct source {
    int descriptor;
    uint64_t bytes;
    const char *path;
} source;

static lc_status read_at(unsigned char *to, uint64_t count, uint64_t at, const source *s)
{
    size_t length;
    CHECK(lc_file_part(to, &length, (size_t)count, s->descriptor, at, s->path));
    return length == count ? LC_OK : lc_fail(LC_E_IO, "%s: cannot be read: it has become shorter", s->path);
}

static lc_status find(lc_seal *out, const source *s)
{
    unsigned char tail[LINE + 1] = {0};
    uint64_t number[NUMBERS];
    *out = (lc_seal){0};
    if (s->bytes < LINE)
        return LC_OK;
    CHECK(read_at(tail, LINE, s->bytes - LINE, s));
    const char *line = (const char *)tail;
    if (strncmp(line, mark, MARK) == 0 && read_numbers(number, line + MARK))
        *out = (lc_seal){number[0], number[1], number[2], number[2] + LINE};
    return LC_OK;
}

lc_status lc_seal_find(lc_seal *out, const char *path)
{
    source s = {.path = path};
    CHECK(lc_file_descriptor(&s.descriptor, &s.bytes, path));
    const lc_status status = find(out, &s);
    close(s.descriptor);
    return status;
}

static lc_status refuse_seal(const source *s)
{
    return lc_fail(LC_E_DATA, "%s: damaged: its seal, the lines after the end, is not the one that was written", s->path);
}

/* The lines of the seal, checked. For lc_free. */
static lc_status read_lines(char **out, const lc_seal *seal, const source *s)
{
    lc_status status = LC_OK;
    unsigned char *lines = NULL;
    if (seal->lines > LINES_MOST || seal->length > s->bytes)
        return refuse_seal(s);
    TRY(lc_new(&lines, (size_t)seal->lines + 1, 1));
    TRY(read_at(lines, seal->lines, s->bytes - seal->length, s));
    if (digest_of(seal->content, lines, seal->lines) != seal->digest)
        TRY(refuse_seal(s));
    *out = (char *)lines;
    lines = NULL;
done:
    lc_free(lines);
    return status;
}

/* A file being compared: where, and the line of the part there. */
typedef struct walk {
    const source *source;
    unsigned char *block; /* (BLOCK) */
    uint64_t at, end;     /* the seal begins at the end */
    char *line;
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
    const char *path = w->source->path;
    part next = {.name = "the end"};
    if (*differs->name)
        return lc_fail(LC_E_DATA, "%s: damaged: the values of '%s' are not those that were written", path, differs->name);
    next_part(&next, w);
    return lc_fail(LC_E_DATA,
                   "%s: damaged: bytes %" PRIu64 " to %" PRIu64
                   ", names, attributes or indices near '%s', are not those that were written",
                   path, w->at, w->at + differs->bytes - 1, next.name);
}

static lc_status check_part(const part *p, walk *w)
{
    uint64_t digest = 0;
    if (p->bytes > w->end - w->at)
        return refuse_seal(w->source);
    for (uint64_t done = 0, block; done < p->bytes; done += block) {
        block = p->bytes - done < BLOCK ? p->bytes - done : BLOCK;
        CHECK(read_at(w->block, block, w->at + done, w->source));
        digest = lc_digest(digest, w->block, (size_t)block);
    }
    if (digest != p->digest)
        return refuse_part(p, w);
    w->at += p->bytes;
    return LC_OK;
}

/* The parts, and the seal after them, must be the whole file. */
static lc_status check_parts(const lc_seal *seal, const source *s)
{
    lc_status status = LC_OK;
    walk w = {.source = s};
    char *lines = NULL;
    part p;
    TRY(read_lines(&lines, seal, s));
    TRY(lc_new(&w.block, BLOCK, 1));
    w.line = lines;
    w.end = s->bytes - seal->length;
    while (next_part(&p, &w))
        TRY(check_part(&p, &w));
    if (w.at != w.end)
        TRY(refuse_seal(s));
done:
    lc_free(w.block);
    lc_free(lines);
    return status;
}

lc_status lc_seal_check(lc_seal *out, int descriptor, uint64_t bytes, const char *path)
{
    const source s = {descriptor, bytes, path};
    lc_seal seal;
    CHECK(find(&seal, &s));
    if (seal.length)
        CHECK(check_parts(&seal, &s));
    *out = seal;
    return LC_OK;
}
