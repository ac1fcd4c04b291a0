/* synonyms - what other programs call keys of a configuration, flags, commands and values. */
#ifndef LC_MODEL_SYNONYMS_H
#define LC_MODEL_SYNONYMS_H

#include <lanecast/option.h>

/* The key that Keras, PyTorch, Darts, GluonTS or NeuralForecast call by that word, in large or small letters; section NULL: there
 * is not one. */
typedef struct lc_synonym {
    const char *section, *key;
} lc_synonym;

lc_synonym lc_synonym_of(const char *word);

/* All of them: how many words, and word `index` with what it is. */
size_t lc_synonym_count(void);
lc_synonym lc_synonym_at(const char **word, size_t index);

/* What is meant by a word that is no flag of a command, no command ("command"), no value of a key or a flag ("cell", "what"): the
 * end of a message, "here it is --horizon"; NULL: nothing is known. Dashes are underscores, letters large or small. */
const char *lc_guess_of(const char *where, const char *word);

typedef struct lc_guess {
    const char *where, *word, *answer;
} lc_guess;

size_t lc_guess_count(void);
lc_guess lc_guess_at(size_t index);

#endif
