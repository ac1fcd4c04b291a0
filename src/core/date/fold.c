/* fold - letters beyond ASCII in dates: without accents, and of other scripts as Latin ones. */
#include <stdio.h>
#include <string.h>

#include "core/date_scan.h"

/* Of U+00C0 to U+00FF; 0 for another. */
static char base_of(unsigned code)
{
    static const char base[] = "AAAAAAACEEEEIIIIDNOOOOO OUUUUY saaaaaaaceeeeiiiidnooooo ouuuuy y";
    return code >= 0xc0 ? base[code - 0xc0] : code == 0xa0 ? ' ' : '\0';
}

/* Of U+0100 to U+017F, Latin; 0 for another. */
static char extended(unsigned code)
{
    static const char base[] =
        "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi  JjKk LlLlLlLlLlNnNnNn   OoOoOo  RrRrRrSsSsSsSs"
        "TtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
    _Static_assert(sizeof base == 0x80 + 1, "a letter for each code");
    return base[code - 0x100] == ' ' ? '\0' : base[code - 0x100];
}

/* Of U+0404 to U+045E, Cyrillic, each one letter; a soft or hard sign is a blank. */
static char cyrillic(unsigned code)
{
    static const char base[] = "abvgdejziyklmnoprstufhccww i eua"; /* from U+0410 and U+0430 on */
    _Static_assert(sizeof base == 0x20 + 1, "a letter for each code");
    if (code >= 0x410 && code < 0x450)
        return base[code % 0x20 ^ 0x10];
    const unsigned small = code | 0x50; /* of those outside the alphabet of Russian */
    if (small == 0x458 || small == 0x45e)
        return small == 0x458 ? 'j' : 'u';
    return small == 0x451 || small == 0x454 ? 'e' : small == 0x456 || small == 0x457 ? 'i' : '\0';
}

/* Of U+0386 to U+03CE, Greek; 0 for another. */
static char greek(unsigned code)
{
    static const char base[] = "a eii o yoiavgdezihiklmnxopr styfhsoiyaeiiyavgdezihiklmnxoprsstyfhsoiyoyo";
    _Static_assert(sizeof base == 0x3ce - 0x386 + 2, "a letter for each code");
    return base[code - 0x386];
}

/* A letter of two bytes that is not in Latin-1; *mark: what is in front of a word of its script. 0 for another. */
static char of_two_bytes(char *mark, const unsigned char *at)
{
    if (at[0] < 0xc4 || at[0] > 0xd1 || (at[1] & 0xc0) != 0x80)
        return '\0';
    const unsigned code = (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
    *mark = code >= 0x400 ? 'q' : code >= 0x386 ? 'x' : '\0';
    return code < 0x180                     ? extended(code)
           : code >= 0x218 && code <= 0x21b ? "SsTt"[code - 0x218]
           : code >= 0x386 && code <= 0x3ce ? greek(code)
           : code >= 0x400 && code < 0x460  ? cyrillic(code)
                                            : '\0';
}

/* Year, month, day, hour, minute and second in Japan, China and Korea, and what separates the numbers here. */
static const char *find_sign(char *out, const unsigned char *at)
{
    static const struct {
        char sign[4], plain;
    } known[] = {{"年", '-'}, {"月", '-'}, {"日", ' '}, {"時", ':'}, {"时", ':'}, {"分", ':'}, {"秒", ' '},
                 {"년", '-'}, {"월", '-'}, {"일", ' '}, {"시", ':'}, {"분", ':'}, {"초", ' '}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp((const char *)at, known[i].sign, 3) == 0) {
            const char *end = (const char *)at + 3;
            end += strspn(end, " ");
            *out = *end ? known[i].plain : '\0';
            return end;
        }
    return NULL;
}

/* AM and PM in China, Japan and Korea, in Greek, Arabic, Persian and Hindi. What is behind it, NULL for anything else. */
static const unsigned char *find_half(const char **out, const unsigned char *at)
{
    static const char *const known[][2] = {{"上午", "下午"}, {"午前", "午後"}, {"오전", "오후"},
                                           {"π.μ.", "μ.μ."}, {"πμ", "μμ"},     {"ΠΜ", "ΜΜ"},
                                           {"ق.ظ", "ب.ظ"},   {"ص", "م"},       {"पूर्वाह्न", "अपराह्न"}};
    for (size_t i = 0; *at >= 0xce && i < 2 * (sizeof known / sizeof *known); i++) {
        const size_t length = strlen(known[i / 2][i % 2]);
        *out = i % 2 ? "PM" : "AM";
        if (strncmp((const char *)at, known[i / 2][i % 2], length) == 0)
            return at + length + (at[length] == '.');
    }
    return NULL;
}

/* One letter of UTF-8 of two bytes, one of three, a combining accent, or a byte of Latin-1. *out is 0 for what is left out: the
 * accent, and the signs after an ordinal. NULL for another letter. */
static const unsigned char *fold_one(char *out, char *mark, const unsigned char *at)
{
    *out = '\0';
    if ((at[0] == 0xc2 || at[0] == 0xc3) && (at[1] & 0xc0) == 0x80) {
        const unsigned code = (at[0] & 3u) << 6 | (at[1] & 0x3fu);
        *out = base_of(code);
        return *out || code == 0xaa || code == 0xb0 || code == 0xba ? at + 2 : NULL;
    }
    if ((*out = of_two_bytes(mark, at))) {
        *out = *out == ' ' ? '\0' : *out;
        return at + 2;
    }
    if (at[0] == 0xcc && (at[1] & 0xc0) == 0x80)
        return at + 2;
    if (at[0] == 0xe2 && at[1] == 0x80 && (at[2] == 0xaf || at[2] == 0x89)) { /* blanks that do not break a line */
        *out = ' ';
        return at + 3;
    }
    if (at[0] == 0xe2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0x95) { /* hyphens and dashes */
        *out = '-';
        return at + 3;
    }
    const char *end = at[0] >= 0xe5 && at[0] <= 0xec ? find_sign(out, at) : NULL;
    if (end)
        return (const unsigned char *)end;
    *out = base_of(at[0]);
    return *out ? at + 1 : NULL;
}

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || strncmp(at, "\xc2\xa0", 2) == 0 || strncmp(at, "\xe2\x80\xaf", 3) == 0)
        at += *at == ' ' ? 1 : *at == '\xc2' ? 2 : 3;
    return at;
}

/* "2024 г.", the year in Russian and Bulgarian, and "2024 р." in Ukrainian, at the end or before a time of day. */
static const char *skip_year_sign(const char *text)
{
    const char *at = skip_blanks(text);
    if (strncmp(at, "г", 2) != 0 && strncmp(at, "р", 2) != 0)
        return text;
    at += 2;
    at += *at == '.';
    return *at && *at != ',' && skip_blanks(at) == at ? text : at;
}

/* Behind a text, if it begins so. */
static const char *behind(const char *at, const char *text)
{
    return strncmp(at, text, strlen(text)) == 0 ? at + strlen(text) : NULL;
}

/* Behind the first of the words that a text begins with; NULL: it begins with none. */
static const char *behind_any(const char *at, const char *const *word, size_t words)
{
    const char *end = NULL;
    for (size_t i = 0; i < words && !end; i++)
        end = behind(at, word[i]);
    return end;
}

/* The day of the week as Japan, China and Korea write it behind a date: (日), 日曜日, 星期日, 周日, (일), 일요일. */
static const char *skip_day_name(const char *text)
{
    static const char *const opening[] = {"(", "（"}, *const before[] = {"星期", "周", "週"},
                             *const after[] = {"曜日", "曜", "요일"};
    static const char *const days[] = {"日", "月", "火", "水", "木", "金", "土", "一", "二", "三", "四",
                                       "五", "六", "天", "월", "화", "수", "목", "금", "토", "일"};
    const char *open = behind_any(text, opening, 2), *begin = open ? open : text;
    const char *week = behind_any(begin, before, 3), *day = behind_any(week ? week : begin, days, sizeof days / sizeof *days);
    const char *named = day ? behind_any(day, after, 3) : NULL, *end = named ? named : day;
    if (end && open)
        end = behind(end, *text == '(' ? ")" : "）");
    return end && (open || week || named) ? end : text;
}

/* 2015年1-3月期, 2015年第1季度, 2015年1～6月, 2015年: months, a quarter, a half or all of a year; false for another text. */
static bool fold_part_of_year(char out[LC_DATE_FOLDED], const char *text)
{
    static const char *const quarter[] = {"季度", "四半期", "분기"}, *const to[] = {"-", "～", "~", "－", "〜"};
    const char *const sign = behind(text + strspn(text, "0123456789"), "年");
    int first, last, digits;
    if (strspn(text, "0123456789") != 4 || !sign)
        return false;
    const char *at = behind(sign, "第"), *next = lc_scan_number(&first, &digits, at ? at : sign, 2);
    const char *end = next ? behind_any(next, quarter, 3) : NULL, *until = next ? behind_any(next, to, 5) : NULL;
    if (!*sign || (end && !*end && digits == 1)) {
        snprintf(out, LC_DATE_FOLDED, "%.4s%c%d", text, *sign ? 'Q' : 'A', *sign ? first : 1);
        return true;
    }
    end = until ? lc_scan_number(&last, &digits, until, 2) : NULL;
    end = end ? behind(end, "月") : NULL;
    if (!end || (*end && strcmp(end, "期") != 0) || (last - first != 2 && last - first != 5) || last % (last - first + 1))
        return false;
    snprintf(out, LC_DATE_FOLDED, "%.4s%c%d", text, last - first == 2 ? 'Q' : 'H', last / (last - first + 1));
    return true;
}

/* 2015年1-4月 is neither a part of a year nor a day. */
static bool spans_months(const char *text)
{
    const char *year = strstr(text, "年"), *month = year ? strstr(year, "月") : NULL;
    const char *sign = year ? strpbrk(year, "-~") : NULL, *wave = year ? strstr(year, "～") : NULL;
    return month && ((sign && sign < month) || (wave && wave < month));
}

/* Puts AM or PM, or for a day of the week a blank or nothing; what is behind the word, `at` itself: there is none. */
static const unsigned char *fold_word(char *out, size_t *length, const unsigned char *at)
{
    const char *half = NULL;
    const unsigned char *end = find_half(&half, at);
    if (end) {
        memcpy(out + *length, half, 2);
        *length += 2;
        return end;
    }
    const char *day = skip_day_name((const char *)at);
    if (*length == 0 || day == (const char *)at)
        return at;
    end = (const unsigned char *)skip_blanks(day);
    if (*end && out[*length - 1] != ' ')
        out[(*length)++] = ' ';
    else if (!*end && out[*length - 1] == ' ')
        (*length)--;
    return end;
}

bool lc_date_fold(char out[LC_DATE_FOLDED], const char *text)
{
    if (fold_part_of_year(out, text))
        return true;
    if (spans_months(text))
        return false;
    const unsigned char *at = (const unsigned char *)text;
    size_t length = 0;
    bool folded = false;
    char script = '\0'; /* of the word that goes on */
    while (at && *at && length + 2 < LC_DATE_FOLDED) {
        char letter = (char)*at, mark = '\0';
        const unsigned char *behind_word = fold_word(out, &length, at);
        folded |= *at >= 0x80 || behind_word != at;
        if (behind_word != at) {
            at = behind_word;
            continue;
        }
        at = *at < 0x80 ? at + 1 : fold_one(&letter, &mark, at);
        if (mark && mark != script)
            out[length++] = mark;
        script = mark;
        if (letter)
            out[length++] = letter;
        const char *next = lc_is_digit(letter) ? skip_year_sign((const char *)at) : (const char *)at;
        folded |= next != (const char *)at;
        at = (const unsigned char *)next;
    }
    out[length] = '\0';
    return folded && at && !*at;
}
