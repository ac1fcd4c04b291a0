/* stop - the signals that ask a training to end: it saves first. */
#ifndef LC_CLI_STOP_H
#define LC_CLI_STOP_H

/* From here on SIGINT, SIGTERM, SIGHUP, SIGUSR1 and SIGXCPU are only remembered; a second one, a tenth of a second later or more,
 * ends the program at once. A signal that was ignored stays ignored, as nohup wants it. */
void lc_stop_watch(void);

/* The name of the signal that came, "SIGTERM"; NULL without one. */
const char *lc_stop_signal(void);

#endif
