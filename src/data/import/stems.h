/* stems - names of series that are the same but for the year, month or day of their files. */
#ifndef LC_DATA_IMPORT_STEMS_H
#define LC_DATA_IMPORT_STEMS_H

#include "core/labels.h"
#include "core/status.h"

/* place (asked->count): for each asked name the only one of the known whose name is the same but for years, months or days
 * (oslo_2021-03 continues oslo, or oslo_2021-02); known->count: none, or several. */
lc_status lc_stems_match(size_t *place, const lc_texts *asked, const lc_texts *known);

#endif
