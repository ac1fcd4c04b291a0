/* rex - the layout of NREL's resource files: time_index, meta with a row per site, and arrays of time by site. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/text.h"
#include "data/foreign/place.h"

static lc_status read_field(double **out, size_t sites, const lc_plan *p, const lc_h5_node *meta, const char *field)
{
    lc_status status = LC_OK;
    lc_stored s = {0};
    double *value = NULL;
    const lc_h5_slab slab = {.field = field, .rank = 1, .count = {sites}};
    TRY(lc_stored_read(&s, p->file, meta, &slab));
    if (s.count != sites)
        FAIL(LC_E_DATA, "%s: '%s' is not a number for each site", p->path, field);
    TRY(lc_new(&value, sites, sizeof *value));
    for (size_t i = 0; i < sites; i++)
        value[i] = s.real ? s.real[i] : (double)s.whole[i];
    *out = value;
    value = NULL;
done:
    lc_free(value);
    lc_stored_free(&s);
    return status;
}

static lc_status nearest_site(size_t *site, size_t sites, const lc_plan *p, const lc_h5_node *meta, const double to[2])
{
    lc_status status = LC_OK;
    double *lat = NULL, *lon = NULL, kilometres;
    TRY(read_field(&lat, sites, p, meta, "latitude"));
    TRY(read_field(&lon, sites, p, meta, "longitude"));
    *site = lc_nearest_place(&kilometres, lat, lon, sites, to[0], to[1]);
    TRY(lc_place_check(p, kilometres, 0));
    lc_plan_note(p, "--at %s: the nearest place is site %zu, latitude %g, longitude %g, %.1f km away", p->request->at, *site,
                 lat[*site], lon[*site], kilometres);
done:
    lc_free(lat);
    lc_free(lon);
    return status;
}

/* The site that --at asks for; *site stays at `sites` for all of them. */
static lc_status choose_site(size_t *site, size_t sites, const lc_plan *p, const lc_h5_node *meta)
{
    static const char *const any[] = {"site", "sites", "gid", "lat", "latitude", "lon", "longitude", NULL};
    static const char *const names[] = {"site", "sites", "gid", NULL}, *const lats[] = {"lat", "latitude", NULL},
                             *const lons[] = {"lon", "longitude", NULL};
    char text[LC_TEXT_MAX], *end;
    double to[2];
    *site = sites;
    CHECK(lc_at_check(p, any));
    if (lc_at_value(text, sizeof text, p, names)) {
        if (strcmp(text, "all") == 0)
            return LC_OK;
        *site = strtoull(text, &end, 10);
        return *text >= '0' && *text <= '9' && *end == '\0' && *site < sites
                   ? LC_OK
                   : lc_fail(LC_E_USAGE, "%s: --at site=%s: sites are 0 to %zu", p->path, text, sites - 1);
    }
    const bool lat = lc_at_value(text, sizeof text, p, lats) && lc_text_number(&to[0], text);
    const bool lon = lc_at_value(text, sizeof text, p, lons) && lc_text_number(&to[1], text);
    if (lat && lon)
        return nearest_site(site, sites, p, meta, to);
    return p->request->at ? lc_fail(LC_E_USAGE, "--at %s: a point has a lat and a lon", p->request->at) : LC_OK;
}

static lc_status add_array(lc_plan *p, const lc_h5_node *node, size_t site, size_t sites)
{
    const char *units = lc_h5_node_text(node, "units");
    const bool panel = node->axes == 2, one = site < sites;
    lc_pick pick = {.node = node,
                    .slab = {.rank = node->axes, .start = {0, one ? site : 0}, .count = {p->rows, one ? 1 : sites}}};
    pick.row_stride = panel && !one ? sites : 1;
    pick.series_stride = panel && !one;
    return lc_plan_add(p, node->name, units ? units : lc_h5_node_text(node, "psm_units"), &pick);
}

static lc_status add_arrays(lc_plan *p, size_t site, size_t sites)
{
    bool divided = false;
    for (size_t i = p->group; i < p->end; i++) {
        const lc_h5_node *node = &p->tree->node[i];
        const bool fits = node->axes >= 1 && node->axes <= 2 && node->shape.size[0] == p->rows &&
                          (node->axes == 1 || node->shape.size[1] == sites);
        if (!lc_foreign_is_member(p, node) || !fits || node == p->time)
            continue;
        if (!lc_stored_is(node, NULL)) {
            lc_plan_leave(p, node->name, "not numbers");
            continue;
        }
        divided |= lc_h5_node_number(node, "scale_factor", lc_h5_node_number(node, "psm_scale_factor", 1)) != 1;
        CHECK(add_array(p, node, site, sites));
    }
    if (divided)
        lc_plan_note(p, "by the conventions of NREL (time_index and meta), scale_factor divides");
    return LC_OK;
}

static lc_status name_sites(lc_plan *p, size_t site, size_t sites)
{
    char text[40];
    p->series = site < sites ? 1 : sites;
    CHECK(lc_new(&p->name, p->series + 1, sizeof *p->name));
    for (size_t i = 0; i < p->series; i++) {
        snprintf(text, sizeof text, "site_%zu", site < sites ? site : i);
        CHECK(lc_copy_text(&p->name[i], text));
    }
    return LC_OK;
}

lc_status lc_foreign_rex(bool *found, lc_plan *p)
{
    const lc_h5_node *meta = lc_foreign_member(p, "meta");
    size_t site, sites;
    p->time = lc_foreign_member(p, "time_index");
    if (!p->time || !meta || meta->axes != 1 || p->time->axes != 1 || meta->element.class != LC_H5_COMPOUND)
        return LC_OK;
    *found = true;
    p->kind = "NREL (time_index and meta)";
    p->convention = LC_REX;
    p->placed = true;
    p->rows = p->time->shape.size[0];
    sites = meta->shape.size[0];
    p->time_slab = (lc_h5_slab){.rank = 1, .count = {p->rows}};
    p->form = lc_stored_is(p->time, NULL) ? LC_FORM_EPOCH : LC_FORM_TEXTS;
    CHECK(choose_site(&site, sites, p, meta));
    CHECK(add_arrays(p, site, sites));
    return name_sites(p, site, sites);
}
