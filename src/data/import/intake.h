/* intake - what an import of several files has read so far, and the next of them. */
#ifndef LC_DATA_IMPORT_INTAKE_H
#define LC_DATA_IMPORT_INTAKE_H

#include "core/buffer.h"
#include "core/labels.h"
#include "data/import/forms.h"
#include "data/import/made.h"
#include "data/import/pieces.h"
#include "data/sheet/paths.h"
#include "data/sheet/signs.h"

/* What an import of several files has so far. */
typedef struct lc_intake {
    const lc_import *request;
    lc_status (*all)(struct lc_intake *intake); /* reads all files of the request into the panel: of a folder within, too */
    lc_paths files;
    lc_dataset *panel;
    lc_buffer notes;
    lc_labels names;   /* of the panel's series */
    lc_buffer met;     /* of a join or a folder: names of columns, a line each */
    bool *marker_used; /* (request->missing_count, then value_count) */
    bool *late;        /* (files.count) without a time before any other: read after those */
    bool last;         /* these are read now */
    bool within;       /* it is a folder of a join, which says itself what none of its files has */
    size_t taken;      /* files */
    lc_piece *piece;   /* (files.count) those of a folder, before they are put together */
    size_t pieces;
    lc_made made;
    bool named;     /* the first of them says the name of its only series */
    bool timed;     /* the first of them has a time */
    unsigned kinds; /* of the files (data/asked.h) */
    lc_forms forms; /* of the first file */
    char *axis;     /* of the first file, whose places are its series; NULL: none */
    lc_zones zones; /* of the files so far */
    lc_signs signs; /* the same */
} lc_intake;

/* Also after a failure of `all`. */
void lc_intake_clear(lc_intake *intake);

/* A file as a dataset of its own. *nothing: what it is where that is no series; else the part has its rows. A file of a folder
 * that lacks what the flags name, and is no series by itself, is passed over: --time is of the others. A folder of a join is one
 * file: what its files are together. */
lc_status lc_intake_read(lc_dataset **part, const char **nothing, bool *hdf5, lc_intake *intake, size_t index);

/* Whether a part has a time of its own: of one that is made up its history says the start. */
bool lc_intake_timed(const lc_dataset *part);

/* Takes back what was said of a file that is read again. length: of the notes before. */
void lc_intake_unsay(lc_buffer *notes, size_t length);

#endif
