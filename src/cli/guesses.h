/* guesses - what other programs call flags, by command; commands ("command"); and what plot draws (its flag "what"). */
#ifndef LC_CLI_GUESSES_H
#define LC_CLI_GUESSES_H

#include "model/synonyms.h"

/* For lc_answer_find; ends with a row of NULL. */
extern const lc_answer lc_guess_table[];

#endif
