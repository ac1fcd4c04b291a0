/* units - a table of those that people's files have. */
#include "data/units.h"

#include <string.h>

/* Of a quantity the units, between commas, with the spellings of each between bars. */
static const char *const quantities[] = {
    "°C|ºC|degC|deg C|C|Celsius|celsius|degrees_C|deg_C,°F|ºF|degF|deg F|F|Fahrenheit|fahrenheit|deg_F,K|Kelvin|kelvin",
    "W,kW,MW,GW",
    "Wh,kWh,MWh,GWh,J,MJ",
    "m/s|m s-1|m s**-1|ms-1,km/h|kph|km h-1,mph,kn|kt|knots|kts",
    "mm,cm,m,km,in|inch|inches,ft|feet,mi|miles",
    "Pa,hPa|mbar|mb|millibar|millibars,kPa,bar,inHg,mmHg,atm",
    "mg,g,kg,t",
    "V,mV",
    "ppm,ppb",
    "$|US$|USD,€|EUR,£|GBP,CHF,¥|JPY,₹|INR,SEK,NOK,DKK,zł|PLN,Kč|CZK,R$|BRL,ZAR",
};

/* The place of a unit in a quantity's text, the same for all its spellings; 0: it is not there. */
static size_t place_of(const char *unit, const char *quantity)
{
    size_t place = 1;
    const size_t length = strlen(unit);
    for (const char *at = quantity; *at;) {
        const size_t word = strcspn(at, ",|");
        if (word == length && strncmp(at, unit, length) == 0)
            return place;
        place += at[word] == ',';
        at += word + (at[word] != 0);
    }
    return 0;
}

bool lc_units_differ(const char *a, const char *b)
{
    for (size_t i = 0; *a && *b && i < sizeof quantities / sizeof *quantities; i++) {
        const size_t of_a = place_of(a, quantities[i]), of_b = place_of(b, quantities[i]);
        if (of_a && of_b)
            return of_a != of_b;
    }
    return false;
}
