/* joined - which file of a join a newer one continues. */
#include "data/import/joined.h"

#include <stdio.h>
#include <string.h>

#include "core/labels.h"
#include "core/mem.h"
#include "core/names.h"
#include "core/words.h"
#include "data/import/file.h"
#include "data/import/stems.h"
#include "data/match.h"

/* The names of the files that were joined. */
typedef struct stems {
    char **text; /* (count) */
    size_t count, capacity;
} stems;

static void free_stems(stems *s)
{
    lc_free_texts(s->text, s->count);
}

static lc_status add_stem(stems *s, const char *path, size_t length)
{
    lc_status status = LC_OK;
    lc_buffer copy = {0};
    char *whole = NULL;
    lc_buffer_bytes(&copy, path, length);
    TRY(lc_buffer_take(&whole, &copy));
    TRY(lc_grow(&s->text, &s->capacity, s->count + 1, sizeof *s->text));
    TRY(lc_import_stem(&s->text[s->count], whole));
    s->count++;
done:
    lc_free(whole);
    return status;
}

static lc_status list_stems(stems *s, const char *joined)
{
    for (const char *at = joined; *at; at += strcspn(at, "\n") + 1)
        CHECK(add_stem(s, at, strcspn(at, "\n")));
    return LC_OK;
}

/* *place: count where none of them is called so. */
static lc_status find_stem(size_t *place, const stems *s, const char *path)
{
    char *own = NULL;
    CHECK(lc_import_stem(&own, path));
    const lc_texts asked = lc_texts_of(&own, 1), known = lc_texts_of(s->text, s->count);
    const lc_status status = lc_stems_match(place, &asked, &known);
    lc_free(own);
    return status;
}

/* Whether a column of that name of a further file is a channel, which the new file has not under the channel's own name. */
static bool is_renamed(char name[LC_TEXT_MAX], const lc_before *before, const char *stem, const char *column,
                       const lc_dataset *part)
{
    snprintf(name, LC_TEXT_MAX, "%.200s %.200s", stem, column);
    return before->channels && lc_names_has(before->channels, name) && lc_match_channel(part, name) == part->channels;
}

static lc_status refuse(const lc_dataset *part, const lc_before *before, const stems *s, const char *path, const char *column)
{
    lc_status status = LC_OK;
    lc_buffer names = {0}, files = {0};
    char name[LC_TEXT_MAX];
    for (size_t i = 0; i < s->count; i++) {
        lc_buffer_format(&files, " %s", lc_shell(s->text[i]).text);
        if (i && is_renamed(name, before, s->text[i], column, part))
            lc_buffer_format(&names, " or '%s'", name);
    }
    TRY(names.status);
    TRY(files.status);
    FAIL(LC_E_DATA,
         "%s: column '%s' may be '%s'%s of the joined files: give newer files of all of them, in their order, with --join, or "
         "call "
         "this one as that which it continues:%s",
         path, column, column, names.text ? names.text : "", files.text);
done:
    lc_buffer_free(&names);
    lc_buffer_free(&files);
    return status;
}

/* A column of a file that was also one of another file. */
static const char *find_clash(const lc_dataset *part, const lc_before *before, const stems *s)
{
    char name[LC_TEXT_MAX];
    for (size_t c = 0; c < part->channels; c++)
        for (size_t i = 1; i < s->count; i++)
            if (is_renamed(name, before, s->text[i], part->channel[c].name, part))
                return part->channel[c].name;
    return NULL;
}

static lc_status rename_all(lc_dataset *part, const lc_before *before, const char *stem)
{
    char name[LC_TEXT_MAX];
    for (size_t c = 0; c < part->channels; c++) {
        if (!is_renamed(name, before, stem, part->channel[c].name, part))
            continue;
        lc_free(part->channel[c].name);
        part->channel[c].name = NULL;
        CHECK(lc_copy_text(&part->channel[c].name, name));
    }
    return LC_OK;
}

lc_status lc_joined_rename(lc_dataset *part, const lc_import *r, const char *path, size_t place)
{
    lc_status status = LC_OK;
    stems s = {0};
    size_t file;
    if (!r->before.joined)
        return LC_OK;
    TRY(list_stems(&s, r->before.joined));
    TRY(find_stem(&file, &s, path));
    if (file == s.count && r->join && r->paths == s.count)
        file = place;
    const bool known = file < s.count && (!r->join || (file == 0) == (place == 0));
    const char *clash = known ? NULL : find_clash(part, &r->before, &s);
    if (clash)
        TRY(refuse(part, &r->before, &s, path, clash));
    if (known && file > 0)
        TRY(rename_all(part, &r->before, s.text[file]));
done:
    free_stems(&s);
    return status;
}
