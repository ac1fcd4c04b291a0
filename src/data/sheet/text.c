/* text - files as they come: packed, in UTF-16, in Latin-1, or not text at all. */
#include "data/sheet/text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "core/file.h"
#include "core/mem.h"
#include "core/memory.h"
#include "core/shown.h"
#include "core/unpack.h"
#include "core/words.h"
#include "data/sheet/encoding.h"
#include "data/sheet/kinds.h"

/* A cell costs 8 bytes besides its text, so a text takes up to 10 times its size. */

/* What a text becomes: its cells of about six letters, a pointer to each, their numbers, and those of the dataset. */
static const double memory_per_byte = 4.5;

typedef struct content {
    char *text;
    size_t length;
    const char *read;            /* what it was read as before; NULL: it was not */
    const char *path, *encoding; /* NULL: to be found */
    lc_buffer *notes;
    size_t skip;          /* lines before the table */
    bool whole;           /* else bytes behind one of value 0 are not here yet */
    bool guessed;         /* read as Windows-1252 */
    const char **nothing; /* of a file of a folder: what is no table is passed over, not refused; else NULL */
} content;

static bool begins(const content *c, const char *bytes)
{
    return c->length >= strlen(bytes) && memcmp(c->text, bytes, strlen(bytes)) == 0;
}

/* --- packed ----------------------------------------------------------------------------------------------------------- */

/* Reading as text ends at the first byte of value 0: what is not text is read again, whole. */
static lc_status read_again(content *c)
{
    lc_free(c->text);
    c->text = NULL;
    c->whole = true;
    return lc_file_read(&c->text, &c->length, c->path);
}

static lc_status unpack(content *c)
{
    char *text = NULL;
    CHECK(read_again(c));
    CHECK(lc_unpack(&text, &c->length, LC_TABLE_MOST, c->text, c->length, c->path));
    lc_free(c->text);
    c->text = text;
    return lc_memory_check(memory_per_byte * (double)c->length, c->path);
}

/* --- letters ---------------------------------------------------------------------------------------------------------- */

/* By its byte-order mark, or by a first letter of two bytes of which one is 0: 'l', 'b', or 0. */
static char utf16_order(const content *c)
{
    const char *t = c->text;
    if (c->length < 2)
        return 0;
    if (begins(c, "\xff\xfe") || (isprint((unsigned char)t[0]) && !t[1]))
        return 'l';
    return begins(c, "\xfe\xff") || (!t[0] && isprint((unsigned char)t[1])) ? 'b' : 0;
}

static uint32_t unit_at(const content *c, size_t at, char order)
{
    const unsigned char *b = (const unsigned char *)c->text + at;
    return order == 'l' ? (uint32_t)(b[0] | b[1] << 8) : (uint32_t)(b[0] << 8 | b[1]);
}

/* A unit of two bytes becomes at most three of UTF-8. Halves of a pair without the other become U+FFFD. */
static lc_status from_utf16(content *c, char order)
{
    char *text = NULL, *to;
    if (!c->whole && memchr(c->text, 0, c->length))
        CHECK(read_again(c));
    if (c->length > LC_TABLE_MOST)
        return lc_fail(LC_E_DATA, "%s: has more than %zu MB, the most that is read of a text", c->path, LC_TABLE_MOST >> 20);
    CHECK(lc_new(&text, c->length / 2 * 3 + 1, 1));
    to = text;
    for (size_t at = 0; at + 1 < c->length; at += 2) {
        uint32_t code = unit_at(c, at, order);
        const uint32_t next = at + 3 < c->length ? unit_at(c, at + 2, order) : 0;
        if (code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
            code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
            at += 2;
        } else if (code >= 0xd800 && code < 0xe000) {
            code = 0xfffd;
        }
        to = lc_letter_put(to, code);
    }
    lc_free(c->text);
    c->text = text;
    c->length = (size_t)(to - text);
    lc_buffer_line(c->notes, "%s: text in UTF-16, read as such", c->path);
    return LC_OK;
}

static bool is_utf8(const content *c)
{
    const char *end = c->text + c->length;
    for (const char *at = c->text; (at += lc_ascii_run(at, end)) < end;) {
        const size_t letter = (unsigned char)*at < 0x80 ? 1 : lc_letter_length(at);
        if (!letter)
            return false;
        at += letter;
    }
    return true;
}

/* Bytes that are not a letter of UTF-8 are Windows-1252, which is Latin-1 with letters where that has control characters. */
static lc_status from_latin(content *c)
{
    static const uint16_t high[32] = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                                      0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                      0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
    char *text = NULL, *to;
    CHECK(lc_new(&text, c->length * 3 + 1, 1));
    to = text;
    for (size_t at = 0; at < c->length;) {
        const unsigned char byte = (unsigned char)c->text[at];
        const size_t letter = byte < 0x80 ? 1 : lc_letter_length(c->text + at);
        memcpy(to, c->text + at, letter);
        to = letter ? to + letter : lc_letter_put(to, byte < 0xa0 ? high[byte - 0x80] : byte);
        at += letter ? letter : 1;
    }
    lc_free(c->text);
    c->text = text;
    c->length = (size_t)(to - text);
    c->guessed = true;
    lc_buffer_line(
        c->notes, "%s: not UTF-8; its letters are read as Windows-1252 (Latin-1) (change it: import --encoding CP1250)", c->path);
    return LC_OK;
}

/* Letters of another script would become signs and accents, in names of columns and in dates. */
static lc_status refuse_script(const content *c)
{
    return lc_fail(
        LC_E_DATA,
        "%s: neither UTF-8 nor Western letters; --encoding says what it is: CP932 (Japanese), GB18030, BIG5 (Chinese), "
        "EUC-KR (Korean), CP1251 (Cyrillic), CP1253 (Greek), or LATIN1 all the same",
        c->path);
}

static lc_status decode(content *c)
{
    char *text = NULL;
    CHECK(lc_encoding_read(&text, &c->length, c->text, c->length, c->encoding, c->path));
    lc_free(c->text);
    c->text = text;
    return LC_OK;
}

/* What --skip leaves: lines above a table may be anything. */
static const char *behind_skipped(const content *c)
{
    const char *at = c->text;
    for (size_t line = 0; line < c->skip && *at; line++) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return at;
}

static lc_status read_content(content *c)
{
    CHECK(c->read ? lc_copy_text(&c->text, c->read) : lc_file_read_text(&c->text, &c->length, LC_TABLE_MOST, c->path));
    c->length = c->read ? strlen(c->read) : c->length;
    if (lc_packed_as(c->text, c->length))
        CHECK(unpack(c));
    else if (c->encoding && memchr(c->text, 0, c->length))
        CHECK(read_again(c)); /* UTF-16 */
    if (c->encoding)
        CHECK(decode(c));
    const char order = c->encoding ? 0 : utf16_order(c);
    if (order)
        CHECK(from_utf16(c, order));
    const lc_status binary = lc_refuse_binary(c->text, c->length, c->path);
    const char *table = behind_skipped(c);
    if (c->nothing)
        *c->nothing = binary != LC_OK ? "not text: a workbook, an archive or another binary file" : lc_markup_name(table);
    if (c->nothing && *c->nothing)
        return LC_OK;
    CHECK(binary);
    CHECK(lc_refuse_markup(table, c->path));
    if (is_utf8(c))
        return LC_OK;
    return lc_encoding_is_western(c->text, c->length) ? from_latin(c) : refuse_script(c);
}

lc_status lc_sheet_text(char **out, bool *guessed, const char **nothing, const lc_import_source *source)
{
    const char *path = source->path;
    content c = {.path = path,
                 .read = source->request->content,
                 .encoding = source->request->encoding,
                 .notes = source->notes,
                 .nothing = source->of_folder ? nothing : NULL};
    struct stat info;
    CHECK(lc_file_look(&info, path));
    if ((uint64_t)info.st_size <= LC_TABLE_MOST) /* of a larger one, reading says what it is */
        CHECK(lc_memory_check(memory_per_byte * (double)info.st_size, path));
    if (source->request->skip)
        CHECK(lc_count_of(&c.skip, "skip", source->request->skip));
    lc_status status = read_content(&c);
    if (status == LC_OK && c.text)
        lc_text_drop_invisible(c.text, source->notes, path);
    if (status == LC_OK && c.text)
        lc_text_plain_digits(c.text, source->notes, path);
    if (status == LC_OK && c.text)
        status = lc_text_unframe(c.text, path);
    if (status == LC_OK && c.text)
        lc_text_unquote(c.text, source->notes, path);
    if (status != LC_OK)
        lc_free(c.text);
    else
        *out = c.text;
    *guessed = c.guessed;
    return status;
}
