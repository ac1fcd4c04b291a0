/* part - which rows of a plan are of which series: what a user says, or what a column shows plainly. Series are never mixed. */
#ifndef LC_DATA_FOREIGN_PART_H
#define LC_DATA_FOREIGN_PART_H

#include "data/foreign/plan.h"
#include "data/sheet/parting.h"

/* How the stamps of all rows go, in the file's order. */
typedef struct lc_going {
    bool steady;   /* each is after the one before, or each is before it */
    bool even;     /* and all steps are equal */
    size_t shared; /* rows that have the stamp of another */
} lc_going;

/* The rows parted by some keys together. */
typedef struct lc_candidate {
    size_t key; /* the first of them */
    char **text;
    lc_parting parting;
    bool words;  /* not numbers only */
    bool rising; /* the rows of each series are in order of time, strictly */
    bool broken; /* each series' rows are one run, and time leaps from one to the next */
} lc_candidate;

void lc_candidate_free(lc_candidate *candidate, size_t rows);

/* Reads and judges it. text stays NULL if keys are of numbers that are not whole. */
lc_status lc_candidate_read(lc_candidate *out, const lc_plan *plan, const size_t *key, size_t keys);

/* Whether it parts the rows plainly; whether it may. */
bool lc_candidate_is_plain(const lc_candidate *candidate, const lc_plan *plan, const lc_going *going);
bool lc_candidate_is_doubtful(const lc_candidate *candidate, const lc_plan *plan, const lc_going *going);
bool lc_candidate_is_same(const lc_candidate *a, const lc_candidate *b, size_t rows);

/* What parts a plan, and what might. */
typedef struct lc_key_search {
    lc_plan *p;
    lc_going going;
    lc_candidate chosen;
    size_t column, doubtful, other;         /* keys; LC_KEYLESS */
    size_t named[LC_SERIES_COLUMNS], count; /* keys that name series together */
} lc_key_search;

#define LC_KEYLESS ((size_t)-1)

/* Whether the name of a key gives a reason to look at it; whether anything does. */
bool lc_key_is_said(const lc_key *key);
bool lc_key_search_may(const lc_key_search *search, const lc_key *key);

/* LC_E_DATA where rows at times of their own take turns between a few points of latitude and longitude: stations. */
lc_status lc_key_search_refuse_points(const lc_key_search *search);

/* LC_E_DATA: rows share stamps and nothing parts them, unless one of each time is wanted; a column may, or two may. */
lc_status lc_key_search_refuse_shared(const lc_key_search *search);
lc_status lc_key_search_refuse_doubt(const lc_key_search *search);

/* Chooses keys that have one word in all rows and name a series, as a ticker or a station: all of its rows are of that. */
lc_status lc_key_search_constants(lc_key_search *search);

/* Finds the series of a plan whose stamps are read and whose layout does not say them. LC_E_DATA, naming --series-column, if a
 * column may part the rows or not, and if rows share stamps without one. What parts rows, and what only numbers them, is no
 * channel. */
lc_status lc_plan_part(lc_plan *plan);

#endif
