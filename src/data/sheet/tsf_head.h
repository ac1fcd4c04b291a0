/* tsf_head - the head of a text of the Monash archive: what the attributes of a series are, how far apart its values are. */
#ifndef LC_DATA_SHEET_TSF_HEAD_H
#define LC_DATA_SHEET_TSF_HEAD_H

#include "data/sheet/phases.h"
#include "data/sheet/read.h"

enum { LC_TSF_ATTRIBUTES = 32 };

/* An attribute: its name, in the text; whether it is a date, or numbers; whether its values are in the names of series. */
typedef struct lc_tsf_attribute {
    const char *name;
    bool date, numeric, named;
} lc_tsf_attribute;

typedef struct lc_tsf_head {
    const lc_import_source *source;
    size_t attributes, start; /* start: which is the stamp of the first value; LC_TSF_ATTRIBUTES: none is */
    lc_tsf_attribute attribute[LC_TSF_ATTRIBUTES];
    lc_made_up axis; /* of --start, --step and @frequency */
    bool frequency;  /* there is a @frequency */
    bool equal;      /* @equallength true */
    bool data;       /* @data was read */
} lc_tsf_head;

/* Takes a line that begins with @, cut up; a name stays borrowed. With @data the attributes are decided. LC_E_DATA names the
 * line, the `line`-th; LC_E_USAGE for a flag that names no attribute. */
lc_status lc_tsf_head_take(lc_tsf_head *head, char *line, size_t number);

/* What the head leaves to be guessed, and attributes that are left out, as notes. */
void lc_tsf_head_note(const lc_tsf_head *head);

#endif
