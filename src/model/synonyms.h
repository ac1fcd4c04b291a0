/* synonyms - what Keras, PyTorch, Darts, GluonTS and NeuralForecast call keys of a configuration and their values. */
#ifndef LC_MODEL_SYNONYMS_H
#define LC_MODEL_SYNONYMS_H

#include <lanecast/option.h>

/* A word of other programs, and the key that it means. */
typedef struct lc_synonym {
    const char *word, *section, *key;
} lc_synonym;

/* The row of a word, in capitals too, dashes or underscores; section NULL: there is none. */
lc_synonym lc_synonym_of(const char *word);

/* A word that means nothing at a place, and the end of the message that says so: "here it is --horizon". */
typedef struct lc_answer {
    const char *where, *word, *answer;
} lc_answer;

/* The answer to a word at a place, in capitals too, dashes or underscores; NULL: the rows have none. */
const char *lc_answer_find(const lc_answer *row, const char *where, const char *word);

/* Words that are not keys, and the keys that they mean; words that mean none, at "key"; words that are not values of a key, by
 * that key. All end with a row of NULL. */
extern const lc_synonym lc_synonym_table[];
extern const lc_answer lc_synonym_answers[];
extern const lc_answer lc_synonym_values[];

#endif
