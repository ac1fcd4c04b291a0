/* words - flags as numbers of lines, and texts as words of a shell. */
#ifndef LC_CORE_WORDS_H
#define LC_CORE_WORDS_H

#include "core/buffer.h"

/* A flag that is a number of lines. */
lc_status lc_count_of(size_t *out, const char *flag, const char *text);

/* Adds a text to a command as a shell reads it back. */
void lc_shell_word(lc_buffer *out, const char *text);

#endif
