/* synonyms - what other programs call the keys of a configuration. */
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

#endif
