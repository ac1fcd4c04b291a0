/* words - flags as numbers of lines, and texts as words of a shell. */
#ifndef LC_CORE_WORDS_H
#define LC_CORE_WORDS_H

#include "core/buffer.h"

/* A flag that is a number of lines. */
lc_status lc_count_of(size_t *out, const char *flag, const char *text);

/* Adds a text to a command as a shell reads it back. */
void lc_shell_word(lc_buffer *out, const char *text);

/* The same, for a command in a message. */
typedef struct lc_shelled {
    char text[LC_TEXT_MAX];
} lc_shelled;
lc_shelled lc_shell(const char *text);

/* What a message offers to be typed after a flag, in single quotes; long ones are cut. */
typedef struct lc_typed {
    char text[256];
} lc_typed;

/* A word: 'it'\''s'; two with a sign between them: 'x=-'; the name of a column in a list of names: '"a, b"'. */
lc_typed lc_typed_word(const char *word);
lc_typed lc_typed_pair(const char *first, char sign, const char *second);
lc_typed lc_typed_name(const char *name);

/* A cell as --na takes it: WORD, or COLUMN=WORD where the word has a sign that would be taken for that. */
lc_typed lc_typed_missing(const char *column, const char *cell);

#endif
