/* pace - whether teams are worth it now: on cores that other programs use too, members wait for one that has no core.
 *
 * Teams go on until one of their members had to give its core away. Then one step is taken apart, by a thread for each piece,
 * and the mean times of both are compared. Where apart is faster, it stays for PATIENCE times the time that the last step
 * together took; then teams are tried again. Where together is faster, nothing is compared for PATIENCE times the time of a step
 * apart, unless steps together take longer than it.
 */
#ifndef LC_CORE_PACE_H
#define LC_CORE_PACE_H

#include <stdbool.h>
#include <stddef.h>

/* Begins as {0}: together. */
typedef struct lc_pace {
    double together, apart; /* seconds of a step, recent ones count most; 0: not known */
    double left;            /* seconds until teams are tried again */
    double sure;            /* seconds until a step apart is tried again, though members wait */
    bool asks;              /* the next step is apart, to compare */
} lc_pace;

static inline bool lc_pace_is_together(const lc_pace *pace)
{
    return !pace->asks && pace->left <= 0;
}

/* A step took `seconds`, and members gave their cores away `yields` times. */
void lc_pace_note(lc_pace *pace, double seconds, size_t yields);

#endif
