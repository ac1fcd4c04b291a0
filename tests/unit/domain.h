/* domain - dimensions from their texts, for the tests of sweeps. */
#ifndef LC_TESTS_UNIT_DOMAIN_H
#define LC_TESTS_UNIT_DOMAIN_H

#include "sweep/domain.h"
#include "unit.h"

static inline lc_domain domain_of(const char *const *text, const lc_config *base)
{
    lc_domain domain = {0};
    for (; *text; text++)
        assert_ok(lc_domain_add(&domain, base, *text, "--try"));
    assert_ok(lc_domain_settle(&domain));
    return domain;
}

static inline void is_refused(const char *text, const char *because)
{
    lc_domain domain = {0};
    const lc_config base = lc_config_default();
    assert_int_equal(lc_domain_add(&domain, &base, text, "--try"), LC_E_CONFIG);
    if (!strstr(lc_error_message(), because))
        fail_msg("'%s' does not say '%s'", lc_error_message(), because);
    lc_domain_free(&domain);
}

#endif
