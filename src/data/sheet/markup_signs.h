/* markup_signs - by what text that is no table of cells is known. Texts are those behind what lc_text_beginning passes over. */
#ifndef LC_DATA_SHEET_MARKUP_SIGNS_H
#define LC_DATA_SHEET_MARKUP_SIGNS_H

#include <stdbool.h>

/* A text after a mark of UTF-8 and blanks. */
const char *lc_text_beginning(const char *text);

bool lc_is_page(const char *text); /* that browsers show */
bool lc_is_json(const char *text);
bool lc_is_json_lines(const char *text); /* JSON of a document in each line */
bool lc_is_xml(const char *text);
bool lc_is_lfs(const char *text);   /* what Git has in place of a large file */
bool lc_is_nem12(const char *text); /* readings of a meter, as the Australian market has them */
bool lc_is_configuration(const char *text);
bool lc_is_wiki(const char *text);
bool lc_is_latex(const char *text);
bool lc_is_sql(const char *text);
bool lc_is_yaml(const char *text);

/* Whether few of a text's lines have a digit: a licence, a description. */
bool lc_is_prose(const char *text);

#endif
