/* ridge - what a ridge regression was fitted with: as text, as JSON. */
#ifndef LC_CLI_RIDGE_H
#define LC_CLI_RIDGE_H

#include "cli/page.h"

#include "model/ridge/ridge.h"

void lc_ridge_print(const lc_ridge *ridge);

/* The same with its loss, as facts of a run. */
void lc_ridge_facts(lc_page *page, const lc_ridge *ridge);

/* Notes of windows that a fit left out, and of maps that had none to validate. */
void lc_ridge_note(const lc_args *args, const lc_ridge *ridge);

/* Beside a comparison with it: that it was fitted on less than half of the training windows, if it was. NULL: nothing. */
void lc_ridge_show_few(lc_page *page, const lc_ridge *ridge);

/* "validation loss 0.123", and of how many windows, where some were left out; all: the loss over every one, NaN where it is not
 * known. */
void lc_ridge_spell_loss(char *out, size_t size, const lc_ridge *ridge, double all);

/* null where there is none. */
json_t *lc_ridge_json(const lc_ridge *ridge);

#endif
