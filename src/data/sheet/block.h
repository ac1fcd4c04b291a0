/* block - the rows of a text file that are its data: the longest run of rows of one width. */
#ifndef LC_DATA_SHEET_BLOCK_H
#define LC_DATA_SHEET_BLOCK_H

#include "data/sheet/phases.h"

/* The block, and what most cells of its columns are. */
typedef struct lc_block {
    lc_sheet *s;
    size_t begin, end, width; /* rows of the csv */
    lc_cell_kind *kind;       /* (width) for lc_free */
    bool times;               /* a column is of times */
} lc_block;

/* What a row has in the columns of numbers and times. */
typedef struct lc_block_counts {
    size_t filled, numbers, words, times; /* cells; numbers and words in columns of numbers; times in those of times */
    bool word_for_time, names_time;       /* a word where the others have times; the name of a time where they have numbers */
} lc_block_counts;

/* The block from a row of the csv on. */
lc_status lc_block_find(lc_block *block, size_t from);

/* The same, once rows of words between the data are taken out and those that end before the last column filled up, with notes. */
lc_status lc_block_find_mended(lc_block *block, size_t from);

/* Drops rows, from one on, that have a word in place of a value and nothing else but a time that another row has, with a note.
 * *changed becomes true if there are some; the block is then to be found again. */
lc_status lc_block_drop_remarks(bool *changed, lc_block *block, size_t from);

/* Whether a column is of numbers or times. */
bool lc_block_has_data(const lc_block *block);

lc_cell_kind lc_block_kind(const lc_block *block, size_t row, size_t column);
lc_block_counts lc_block_count(const lc_block *block, size_t row);

/* Whether a row of the block is data: it has a time if the others have one, else more numbers than words. */
bool lc_block_fits(const lc_block *block, size_t row);

/* Where no header is in the block: the lines above it that are one. It sets the sheet's header, and its gap where names are fewer
 * than columns. */
void lc_block_find_header_above(lc_block *block);

/* Whether a line below another has one name, of the time: pandas prints that of the index so. */
bool lc_block_names_index(const lc_block *block, size_t row);

/* Whether a line of names is the header of a block that has a column more, or several that are empty, or one less; sets the
 * gap. */
bool lc_block_header_beside(lc_block *block, size_t row);

/* The first column of times; the width: there is none. */
size_t lc_block_time(const lc_block *block);

/* Columns up to the last one that is not empty: separators may end the lines of data, and not those of the header. */
size_t lc_block_full_width(const lc_block *block);

/* A row, among so many of the first, of times above values, which are numbers as these are: country,1990,1991. *out: b->end
 * without one. LC_E_DATA if it may be data as well. */
lc_status lc_block_find_times(size_t *out, const lc_block *block, size_t reach);

/* Takes rows out, from one on, that are marked as comments, unless most are and have values: then # belongs to the cells. The
 * last of them right above the table is kept in csv->comment, and the one before it: they may be the header, "# date a b". */
void lc_block_drop_comments(lc_sheet *sheet, size_t from);

/* LC_E_DATA where the header is there again, below a comment of other words than the one above it: a second table begins. Before
 * comments are taken out. */
lc_status lc_block_refuse_titles(const lc_block *block, size_t from);

/* Takes out rows of lines of hyphens, from one on, as programs print them below names, and around rows. */
void lc_block_drop_rules(lc_sheet *sheet, size_t from);

/* Takes out what follows the data: sums, notes; and rows that repeat the header. Notes name each line. LC_E_DATA for lines that
 * hold data in another width. */
lc_status lc_block_drop_footer(lc_block *block, const char *given);
void lc_block_drop_repeated(lc_sheet *sheet);

/* Whether a row of any width has only words. */
bool lc_block_only_words(const lc_block *block, size_t row);

/* In a text between blanks, the words of lines of the header that have fewer than there are columns are put in the columns where
 * they are, by the names (a row): of lines below it, and of those right above it if the names are not all different. Not where
 * tabs, or letters that are two wide, leave open where that is. */
lc_status lc_block_place_words(lc_block *block, size_t names);

/* In a text between blanks, a line of names that may have blanks or be numbers becomes one cell for each column: the names that
 * are over its cells, as programs print them, and nothing over row names and parts of a time. *names: its row; *first: that of
 * the first data. The number of rows: there is none, or each word is over a column of its own. LC_E_DATA for a print that is
 * folded: it goes on below in further columns. */
lc_status lc_block_align_names(size_t *names, size_t *first, const lc_block *block);

/* Which word of a line of names is that of a column as they are counted, but for the gap; the line's width: it has none. */
size_t lc_block_counted(const lc_block *block, const lc_csv_row *names, size_t column);

/* The first column of times that a line of names, counted, gives a name that is none of the time; the width: there is none. */
size_t lc_block_find_misnamed(const lc_block *block, const lc_csv_row *names);

/* LC_E_DATA where the words of a row between blanks, counted, may be parts of names: they are beside the cells of a print, or no
 * name of a time is over times. */
lc_status lc_block_refuse_counted(const lc_block *block, size_t names);

/* LC_E_DATA where a row between the data has names: a second table begins. */
lc_status lc_block_refuse_second(const lc_block *block);

/* LC_E_DATA: a row that has not as many cells as the others; other: what else may be done. */
lc_status lc_block_refuse_width(const lc_block *block, size_t row, const char *other);

/* LC_E_DATA if a line outside the block, which reading would pass over, holds data. */
lc_status lc_block_refuse_data(const lc_block *block, size_t row);

/* The same for a line that holds a time and numbers behind another separator. */
lc_status lc_block_refuse_separator(const lc_block *block, size_t row);

/* The same for names right above data without a header. */
lc_status lc_block_refuse_other_names(const lc_block *block);

/* Of a zone that the lines above a table say, a note: unless it is that of the request. */
void lc_block_note_zone(const lc_sheet *sheet);

#endif
