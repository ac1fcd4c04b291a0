/* marks - currencies and units of measurement, as they are written at numbers and in headers. */
#include "data/sheet/marks.h"
#include "data/time/time.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/mem.h"

static const char *const currencies[] = {
    "US$", "R$", "$", "€",  "£",  "¥",   "₹",   "USD", "EUR", "GBP", "CHF", "JPY", "kr",  "zł",  "Kč",  "Ft",  "₽", "₺", "₪",
    "₩",   "₫",  "₴", "円", "元", "PLN", "CZK", "HUF", "SEK", "NOK", "DKK", "AUD", "CAD", "INR", "CNY", "BRL", "ZAR", NULL};

static const char *const units[] = {
    "%",      "‰",     "°C",      "°F",     "degC",  "degF",  "degT",   "nmi",   "deg C", "deg F",  "°",     "º",     "ºC",
    "ºF",     "deg",   "degrees", "degree", "C",     "F",     "K",      "mm",    "cm",    "m",      "km",    "in",    "inch",
    "inches", "ft",    "mi",      "miles",  "s",     "sec",   "min",    "h",     "hr",    "hrs",    "hour",  "hours", "day",
    "days",   "kg",    "g",       "mg",     "t",     "hPa",   "mbar",   "mb",    "Pa",    "kPa",    "bar",   "atm",   "inHg",
    "W",      "kW",    "MW",      "GW",     "kWh",   "MWh",   "GWh",    "Wh",    "V",     "mV",     "A",     "Hz",    "J",
    "MJ",     "m/s",   "km/h",    "mph",    "kn",    "kt",    "knots",  "kts",   "okta",  "oktas",  "octas", "ppm",   "ppb",
    "W/m^2",  "W/m2",  "W/m²",    "W/m**2", "g/m^3", "kg/m3", "mg/m^3", "ug/m3", "µg/m³", "μg/m³",  "µg/m3", "μg/m3", "ug/m³",
    "µS/cm",  "μS/cm", "uS/cm",   "mS/cm",  "℃",     "℉",     "m^3/s",  "m3/s",  "m³/s",  "kg/m^3", "mm/h",  "J/m^2", "MJ/m^2",
    "kg/kg",  "g/kg",  "kg/m^2",  "mol/m2", "lx",    "klx",   "dB",     "L",     "l",     "gal",    "m3",    "m²",    NULL};

/* What else a line of units has. */
static const char *const unit_words[] = {"percent", "units", "unit", "number", "-", "1", "none", "count", NULL};

/* The longest of some words that begins here, and no letter after it; NULL: none does. */
static const char *word_at(const char *const *words, const char *at)
{
    const char *found = NULL;
    for (size_t i = 0; words[i]; i++) {
        if (*at != *words[i]) /* most differ here already */
            continue;
        const size_t length = strlen(words[i]);
        if (strncmp(at, words[i], length) != 0) /* before what comes after it is looked at */
            continue;
        const bool whole = !isalpha((unsigned char)words[i][length - 1]) || !isalpha((unsigned char)at[length]);
        if (whole && (!found || length > strlen(found)))
            found = words[i];
    }
    return found;
}

const char *lc_currency_at(const char *at)
{
    return word_at(currencies, at);
}

const char *lc_unit_at(const char *at)
{
    return word_at(units, at);
}

bool lc_is_unit(const char *text)
{
    char word[32];
    const size_t length = strlen(text);
    const bool bracketed = length > 2 && strchr("([", text[0]) && strchr(")]", text[length - 1]);
    snprintf(word, sizeof word, "%.*s", (int)(length - 2 * bracketed), text + bracketed);
    const char *found = lc_unit_at(word), *other = word_at(unit_words, word);
    if (lc_time_looks(word)) /* 2023/07/03 */
        return false;
    return (found && strlen(found) == strlen(word)) || (other && strlen(other) == strlen(word)) ||
           (length < sizeof word && (strstr(word, "/") || (*word != '^' && strstr(word, "^")) || strstr(word, "°")));
}

/* "T (degC)" and "wind [m/s]" have units; brackets right behind a word only where a unit is in them: CO(GT) has none. */
lc_status lc_units_in_name(char **out, const char *name)
{
    const size_t length = strlen(name);
    const char *open = length && strchr(")]", name[length - 1]) ? strrchr(name, name[length - 1] == ')' ? '(' : '[') : NULL;
    if (!open || open == name || open + 2 >= name + length || (open[-1] != ' ' && !lc_is_unit(open)))
        return lc_copy_text(out, "1");
    CHECK(lc_copy_text(out, open + 1));
    (*out)[strlen(*out) - 1] = 0;
    return LC_OK;
}
