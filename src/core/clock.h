/* clock - how long things take. */
#ifndef LC_CORE_CLOCK_H
#define LC_CORE_CLOCK_H

/* Seconds of a clock that never goes back, from an unknown beginning. */
double lc_clock_seconds(void);

/* How often the system took a core from a thread of this process that had work. */
long lc_clock_preempted(void);

#endif
