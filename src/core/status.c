/* status - the thread's message, and the texts of status codes. */
#include "core/status.h"

#include <stdarg.h>

#include "core/shown.h"

static _Thread_local char message[LC_TEXT_MAX];

lc_status lc_fail(lc_status code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    lc_shown_format(message, sizeof message, format, arguments);
    va_end(arguments);
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
