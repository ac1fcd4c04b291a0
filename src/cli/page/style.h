/* style - how a page looks: on a screen, light and dark, narrow and wide, and on paper. */
#ifndef LC_CLI_PAGE_STYLE_H
#define LC_CLI_PAGE_STYLE_H

extern const char lc_page_style[];

#endif
