/* status - the thread's message, and the texts of status codes. */
#include "core/status.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/shown.h"

enum { MESSAGE_MAX = 1024 };

static _Thread_local char message[MESSAGE_MAX];

lc_status lc_fail(lc_status code, const char *format, ...)
{
    char raw[MESSAGE_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(raw, sizeof raw, format, arguments);
    va_end(arguments);
    lc_shown(message, sizeof message, raw);
    return code;
}

const char *lc_error_message(void)
{
    return message;
}

const char *lc_status_text(lc_status status)
{
    switch (status) {
#define X(code, value, text)                                                                                                     \
    case code:                                                                                                                   \
        return text;
        LC_STATUS_LIST(X)
#undef X
    }
    return "unknown status";
}

const char *lc_version(void)
{
    return LC_VERSION;
}
