/* args - a command line of any words, a line each: the first is the command. Nothing is run. */
#include "cli/args.h"
#include "fuzz/fuzz.h"

enum { WORDS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
    char *text = fuzz_text(data, length), *word[WORDS], *rest = text;
    int count = 0;
    const lc_command *command = NULL;
    lc_args args;
    while (count < WORDS && (word[count] = strsep(&rest, "\n")))
        count++;
    const lc_status chosen = lc_command_choose(&command, word[0]);
    fuzz_check(chosen);
    if (chosen == LC_OK) {
        fuzz_check(lc_args_parse(&args, command, count - 1, word + 1));
        PROMISE(args.words <= (size_t)count && args.givens <= (size_t)count);
        lc_args_free(&args);
    }
    free(text);
    return 0;
}
