/* unpack - gzip by zlib, xz and lzma by liblzma, zstd by libzstd: each writes into a text that grows, up to a limit. */
#include "core/unpack.h"

#include <lzma.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "core/file.h"
#include "core/mem.h"
#include "core/memory.h"

enum { PIECE = 1 << 20, SMALL = 64 << 20, TIMES = 256 /* beyond SMALL, what unpacks to more is no table but a trap */ };
#define LZMA_MEMORY ((uint64_t)1 << 30)
#define ZSTD_WINDOW 27 /* a power of two: the default of libzstd */

typedef struct packed {
    const char *at;      /* what is not unpacked yet */
    size_t left, length; /* of all that is packed */
    char *text;
    size_t used, capacity, most;
    size_t seen, line;          /* bytes in which ends of lines were looked for; where the last line begins */
    const char *path, *program; /* that unpacks it too */
} packed;

static lc_status fail_damaged(const packed *p)
{
    return lc_fail(LC_E_DATA, "%s: its compression is damaged, or the file is cut off", p->path);
}

/* What it looks back on takes more memory than the tool allows it; the program that does. */
static lc_status fail_wide(const packed *p, size_t megabytes, const char *program)
{
    return lc_fail(LC_E_DATA, "%s: unpacking it takes more than the %zu MB that are allowed: pipe it, %s FILE | lanecast ... -",
                   p->path, megabytes, program);
}

static lc_status fail_bomb(const packed *p)
{
    return lc_fail(
        LC_E_DATA,
        "%s: its %zu bytes unpack to more than %d times as many, over %zu MB so far: if that is meant, pipe it: %s FILE | "
        "lanecast ... -",
        p->path, p->length, TIMES, p->used >> 20, p->program);
}

/* What is unpacked so far, and its last line, is not too long. */
static lc_status check_size(packed *p)
{
    if (p->used > p->most)
        return lc_fail(LC_E_DATA, "%s: unpacks to more than %zu MB, the most that is read of a text", p->path, p->most >> 20);
    if (p->used > SMALL && p->used / TIMES > p->length)
        return fail_bomb(p);
    CHECK(lc_file_check_line(&p->line, p->text, p->seen, p->used, p->path));
    p->seen = p->used;
    return LC_OK;
}

/* Room for another piece; one byte more than `most` may be filled, which shows that there is more. */
static lc_status make_room(packed *p, size_t *room)
{
    CHECK(check_size(p));
    *room = p->most + 1 - p->used < PIECE ? p->most + 1 - p->used : PIECE;
    if (p->used + *room + 1 > p->capacity) /* the text that there is, and one of twice its length */
        CHECK(lc_memory_check(2 * (double)p->capacity, p->path));
    return lc_grow(&p->text, &p->capacity, p->used + *room + 1, 1);
}

/* Bytes of value 0, to the end of a block. */
static bool is_padding(const packed *p)
{
    size_t zeros = 0;
    while (zeros < p->left && p->at[zeros] == 0)
        zeros++;
    return zeros == p->left;
}

/* Another member whose first bytes are damaged, or something that was never packed: what it would say is not known. */
static lc_status fail_behind(const packed *p)
{
    return lc_fail(LC_E_DATA, "%s: something that is not packed follows what is: the file is damaged, or cut off", p->path);
}

/* Members one after another, and perhaps padding after the last. */
static lc_status run_gzip(packed *p, z_stream *z)
{
    size_t room = 0;
    for (;;) {
        const size_t given = p->left < PIECE ? p->left : PIECE;
        CHECK(make_room(p, &room));
        z->next_in = (Bytef *)(uintptr_t)p->at; /* zlib does not write there */
        z->avail_in = (uInt)given;
        z->next_out = (Bytef *)p->text + p->used;
        z->avail_out = (uInt)room;
        const int code = inflate(z, Z_NO_FLUSH);
        const size_t eaten = given - z->avail_in, made = room - z->avail_out;
        p->at += eaten;
        p->left -= eaten;
        p->used += made;
        if (code == Z_STREAM_END) {
            if (!lc_packed_as(p->at, p->left))
                return is_padding(p) ? LC_OK : fail_behind(p);
            inflateReset(z);
        } else if (code != Z_OK || eaten + made == 0) {
            return fail_damaged(p);
        }
    }
}

static lc_status unpack_gzip(packed *p)
{
    z_stream z = {0};
    if (inflateInit2(&z, 15 + 16) != Z_OK) /* the largest window, a gzip header */
        return lc_fail(LC_E_FAILURE, "%s: out of memory", p->path);
    const lc_status status = run_gzip(p, &z);
    inflateEnd(&z);
    return status;
}

static lc_status run_xz(packed *p, lzma_stream *z)
{
    size_t room = 0;
    z->next_in = (const uint8_t *)p->at;
    z->avail_in = p->left;
    for (lzma_ret code = LZMA_OK; code != LZMA_STREAM_END;) {
        CHECK(make_room(p, &room));
        z->next_out = (uint8_t *)p->text + p->used;
        z->avail_out = room;
        code = lzma_code(z, LZMA_FINISH);
        p->used += room - z->avail_out;
        if (code == LZMA_MEM_ERROR)
            return lc_fail(LC_E_FAILURE, "%s: unpacking needs more memory than there is", p->path);
        if (code == LZMA_MEMLIMIT_ERROR)
            return fail_wide(p, LZMA_MEMORY >> 20, "xz -dc");
        if (code != LZMA_OK && code != LZMA_STREAM_END)
            return fail_damaged(p);
    }
    return LC_OK;
}

/* code: of the decoder that was made. */
static lc_status unpack_by(packed *p, lzma_stream *z, lzma_ret code)
{
    if (code != LZMA_OK)
        return lc_fail(LC_E_FAILURE, "%s: out of memory", p->path);
    const lc_status status = run_xz(p, z);
    lzma_end(z);
    return status;
}

static lc_status unpack_xz(packed *p)
{
    lzma_stream z = LZMA_STREAM_INIT;
    return unpack_by(p, &z, lzma_stream_decoder(&z, LZMA_MEMORY, LZMA_CONCATENATED));
}

static lc_status unpack_lzma(packed *p)
{
    lzma_stream z = LZMA_STREAM_INIT;
    return unpack_by(p, &z, lzma_alone_decoder(&z, LZMA_MEMORY));
}

static lc_status run_zstd(packed *p, ZSTD_DCtx *z)
{
    ZSTD_inBuffer in = {p->at, p->left, 0};
    size_t room = 0, code = 0;
    while (in.pos < in.size || code != 0) {
        const size_t before = in.pos;
        CHECK(make_room(p, &room));
        ZSTD_outBuffer out = {p->text + p->used, room, 0};
        code = ZSTD_decompressStream(z, &out, &in);
        p->used += out.pos;
        if (ZSTD_isError(code) && ZSTD_getErrorCode(code) == ZSTD_error_dictionary_wrong)
            return lc_fail(LC_E_DATA, "%s: was compressed with a dictionary, which is not here: zstd -d -D DICTIONARY unpacks it",
                           p->path);
        if (ZSTD_isError(code) && ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge)
            return fail_wide(p, (size_t)1 << (ZSTD_WINDOW - 20), "zstd -dc -M2048MB");
        if (ZSTD_isError(code) || (in.pos == before && out.pos == 0))
            return fail_damaged(p);
    }
    return LC_OK;
}

static lc_status unpack_zstd(packed *p)
{
    ZSTD_DCtx *z = ZSTD_createDCtx();
    if (!z)
        return lc_fail(LC_E_FAILURE, "%s: out of memory", p->path);
    const lc_status status = run_zstd(p, z);
    ZSTD_freeDCtx(z);
    return status;
}

static const struct {
    const char *bytes, *name, *program;
    size_t length;
    lc_status (*unpack)(packed *);
} forms[] = {
    {"\x1f\x8b", "gzip", "gzip -dc", 2, unpack_gzip},
    {"\xfd"
     "7zXZ",
     "xz", "xz -dc", 6, unpack_xz},
    {"\x28\xb5\x2f\xfd", "zstd", "zstd -dc", 4, unpack_zstd},
    {"\x5d\0\0", "lzma", "xz -dc", 3, unpack_lzma}, /* how it usually begins: a file of liblzma's old format has no mark */
};

enum { FORMS = sizeof forms / sizeof *forms, ZSTD = 2 };

/* A frame of zstd that says nothing, as pzstd writes one before each (RFC 8878, 3.1.2). */
static bool is_skippable(const char *bytes, size_t length)
{
    return length >= 4 && ((unsigned char)bytes[0] & 0xf0) == 0x50 && memcmp(bytes + 1, "\x2a\x4d\x18", 3) == 0;
}

static size_t form_of(const char *bytes, size_t length)
{
    size_t form = 0;
    if (is_skippable(bytes, length))
        return ZSTD;
    while (form < FORMS && (length < forms[form].length || memcmp(bytes, forms[form].bytes, forms[form].length) != 0))
        form++;
    return form;
}

const char *lc_packed_as(const char *bytes, size_t length)
{
    const size_t form = form_of(bytes, length);
    return form < FORMS ? forms[form].name : NULL;
}

lc_status lc_unpack(char **out, size_t *out_length, size_t most, const char *bytes, size_t length, const char *path)
{
    lc_status status = LC_OK;
    const size_t form = form_of(bytes, length);
    packed p = {.at = bytes, .left = length, .length = length, .most = most, .path = path, .program = forms[form].program};
    TRY(forms[form].unpack(&p));
    TRY(check_size(&p));
    TRY(lc_grow(&p.text, &p.capacity, p.used + 1, 1));
    p.text[p.used] = '\0';
    *out = p.text;
    *out_length = p.used;
    p.text = NULL;
done:
    lc_free(p.text);
    return status;
}
