/* feature - what a netCDF-4 file says that its samples are: series of stations, or profiles and paths, which are not series. */
#include <string.h>
#include <strings.h>

#include "data/foreign/cf.h"

static const char *said(const lc_plan *p, const char *name)
{
    const char *own = lc_h5_node_text(&p->tree->node[p->group], name);
    return own ? own : lc_h5_node_text(p->tree->node, name);
}

/* The role of the array that names the features: trajectory_id. */
static bool has_cf_role(const lc_plan *p, const char *role)
{
    for (size_t i = p->group; i < p->end; i++) {
        const char *text = lc_h5_node_text(&p->tree->node[i], "cf_role");
        if (lc_foreign_is_member(p, &p->tree->node[i]) && text && strcasecmp(text, role) == 0)
            return true;
    }
    return false;
}

/* Whether profiles are an axis of their arrays, of which --at takes a place, and not samples one after another. */
static bool are_levels(const lc_plan *p)
{
    for (size_t i = p->group; i < p->end; i++)
        if (lc_h5_node_text(&p->tree->node[i], "sample_dimension") || lc_samples_is_index(&p->tree->node[i]))
            return false;
    return true;
}

lc_status lc_features_check(const lc_plan *p)
{
    static const char *const kinds[] = {"profile", "trajectory", "trajectoryProfile", "point", "timeSeriesProfile"};
    const char *type = said(p, "featureType"), *found = NULL;
    if (!type)
        type = said(p, "CF:featureType");
    for (size_t i = 0; type && i < sizeof kinds / sizeof *kinds; i++)
        if (strcasecmp(type, kinds[i]) == 0)
            found = kinds[i];
    if (!type || !*type)
        found = has_cf_role(p, "trajectory_id") ? "trajectory" : has_cf_role(p, "profile_id") ? "profile" : NULL;
    if (!found || (strcmp(found, "timeSeriesProfile") == 0 && (p->request->at || are_levels(p))))
        return LC_OK;
    return lc_fail(LC_E_DATA,
                   "%s: its featureType is %s (CF): samples of many places, not a series of each; write those of one place, or "
                   "their means, as timeSeries",
                   p->path, found);
}
