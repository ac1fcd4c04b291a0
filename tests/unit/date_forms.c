/* The forms that dates have: those of pandas, months and weekdays in ten languages, formats of strptime. */
#include "unit/date.h"

/* Texts and the stamp of another text: forms that pandas' to_datetime and Period read to the same. */
static void every_form_is_read(void **state)
{
    static const char *const pairs[][2] = {
        {"Dec 03, 2021", "2021-12-03"},
        {"December 3 2021", "2021-12-03"},
        {"December 3rd, 2021", "2021-12-03"},
        {"DEC. 3, 2021", "2021-12-03"},
        {"03-Dec-2021", "2021-12-03"},
        {"3 Dec 21", "2021-12-03"},
        {"3-dec-68", "2068-12-03"},
        {"03Dec2021", "2021-12-03"},
        {"03DEC2021 13:05", "2021-12-03 13:05"},
        {"1st September 2021", "2021-09-01"},
        {"1 Sept 2021", "2021-09-01"},
        {"2021-Dec-03", "2021-12-03"},
        {"2021 Dec 3 3:30 PM", "2021-12-03 15:30"},
        {"Fri, 03 Dec 2021 00:00:00 GMT", "2021-12-03"},
        {"Fri, 03 Dec 2021 01:00:00 +0100", "2021-12-03"},
        {"Friday, 3 December 2021", "2021-12-03"},
        {"Friday December 3 2021, 14:00", "2021-12-03 14:00"},
        {"Fri 2021-12-03", "2021-12-03"},
        {"14:30 3 December 2021", "2021-12-03 14:30"},
        {"14:30 2021-12-03 +01:00", "2021-12-03 13:30"},
        {"2021 12 03 14 30", "2021-12-03 14:30"},
        {"2021 12 03 14 30 05", "2021-12-03 14:30:05"},
        {"2:30 PM, Dec 3, 2021", "2021-12-03 14:30"},
        {"14:30:05 2021-12-03", "2021-12-03 14:30:05"},
        {"14:30:05, 2021-12-03", "2021-12-03 14:30:05"},
        {"2021-12-03 02:30 μ.μ.", "2021-12-03 14:30"},
        {"2021-12-03 12:30 π.μ.", "2021-12-03 00:30"},
        {"2021-12-03 02:30:00 du.", "2021-12-03 14:30"},
        {"2021-12-03 02:30:00 dop.", "2021-12-03 02:30"},
        {"2021-12-03 02:30 ÖS", "2021-12-03 14:30"},
        {"2021-12-03 02:30 م", "2021-12-03 14:30"},
        {"2015年4-6月期", "2015Q2"},
        {"2015年10～12月", "2015Q4"},
        {"2015年7-12月", "2015H2"},
        {"2015年第3季度", "2015Q3"},
        {"2015年", "2015-01-01"},
        {"3 urria 2021", "2021-10-03"},
        {"3 Chwefror 2021", "2021-02-03"},
        {"3 xuño 2021", "2021-06-03"},
        {"3 xul. 2021", "2021-07-03"},
        {"3 qershor 2021", "2021-06-03"},
        {"3 Hunyo 2021", "2021-06-03"},
        {"3 iyul 2021", "2021-07-03"},
        {"3 јун 2021", "2021-06-03"},
        {"3 лістапада 2021", "2021-11-03"},
        {"Trim. 2 2021", "2021Q2"},
        {"Fri Dec 03 2021 00:00:00 GMT+0100 (Central European Standard Time)", "2021-12-02 23:00"},
        {"2020-01-01T00:00+01:00[Europe/Berlin]", "2019-12-31 23:00"},
        {"2021. 1. 20", "2021-01-20"},
        {"2021. 1. 20.", "2021-01-20"},
        {"2021. 1. 20. 14:30", "2021-01-20 14:30"},
        {"20. sijecnja 2021.", "2021-01-20"},
        {"20. sijecnja 2021. 14:30", "2021-01-20 14:30"},
        {"sijecanj 2021.", "2021-01"},
        {"10 януари 2021\u00a0г., 7:15", "2021-01-10 07:15"},
        {"10 січня 2021 р.", "2021-01-10"},
        {"2021/01/10(日)", "2021-01-10"},
        {"2021年1月10日(日) 12:30", "2021-01-10 12:30"},
        {"2021年1月10日日曜日", "2021-01-10"},
        {"2021年1月10日 星期日", "2021-01-10"},
        {"2021년 1월 10일 일요일", "2021-01-10"},
        {"niedziela, 10 stycznia 2021", "2021-01-10"},
        {"воскресенье, 10 января 2021 г.", "2021-01-10"},
        {"10 Ocak 2021 Pazar", "2021-01-10"},
        {"2021. január 10., vasárnap", "2021-01-10"},
        {"2021-01-10 Sun", "2021-01-10"},
        {"2021-01-10 (Sun)", "2021-01-10"},
        {"2021/01/10(Sun)", "2021-01-10"},
        {"26. februar 2021 07.15", "2021-02-26 07:15"},
        {"2021-02-26 07 h 15", "2021-02-26 07:15"},
        {"26 févr. 2021, 07 h 15 min 05 s", "2021-02-26 07:15:05"},
        {"10. jaanuar 2021", "2021-01-10"},
        {"10 kovo 2021", "2021-03-10"},
        {"10. oktobar 2021.", "2021-10-10"},
        {"20210120 093000500", "2021-01-20 09:30"},
        {"2021-01-20 09:30:00:500", "2021-01-20 09:30"},
        {"2020-01", "2020-01-01"},
        {"2020/3", "2020-03-01"},
        {"01/2020", "2020-01-01"},
        {"3-2020", "2020-03-01"},
        {"Jan-2020", "2020-01-01"},
        {"Jan 2020", "2020-01-01"},
        {"January, 2020", "2020-01-01"},
        {"Jan-90", "1990-01-01"},
        {"2020 Jan", "2020-01-01"},
        {"2020M03", "2020-03-01"},
        {"2020-M3", "2020-03-01"},
        {"1990Q1", "1990-01-01"},
        {"1990-Q4", "1990-10-01"},
        {"2020:Q3", "2020-07-01"},
        {"2020 q2", "2020-04-01"},
        {"Q1 1990", "1990-01-01"},
        {"Q2/90", "1990-04-01"},
        {"1Q1990", "1990-01-01"},
        {"3Q 21", "2021-07-01"},
        {"2020H2", "2020-07-01"},
        {"2020-S1", "2020-01-01"},
        {"2020-W01", "2019-12-30"},
        {"2020W53", "2020-12-28"},
        {"2021-W01", "2021-01-04"},
        {"2020W01-3", "2020-01-01"},
        {"2020-W537", "2021-01-03"},
        {"W01 2020", "2019-12-30"},
        {"2018-S03", "2018-01-15"},
        {"2020 semaine 01", "2019-12-30"},
        {"2020V05", "2020-01-27"},
        {"2020U05", "2020-01-27"},
        {"2018 01 31", "2018-01-31"},
        {"2020-060", "2020-02-29"},
        {"2019-365", "2019-12-31"},
        {"20200101T000000Z", "2020-01-01"},
        {"20200101T0530", "2020-01-01 05:30"},
        {"20200101-053015", "2020-01-01 05:30:15"},
        {"20200101_05", "2020-01-01 05:00"},
        {"20200101 053000", "2020-01-01 05:30"},
        {"2020010123", "2020-01-01 23:00"},
        {"2020010124", "2020-01-02"},
        {"202001010530", "2020-01-01 05:30"},
        {"20200101053015", "2020-01-01 05:30:15"},
        {"2020-01-01T05", "2020-01-01 05:00"},
        {"2020-01-01 5", "2020-01-01 05:00"},
        {"2020-01-01 0530", "2020-01-01 05:30"},
        {"2020-01-01T05:30+01", "2020-01-01 04:30"},
        {"2020-01-01T05:30 +0100", "2020-01-01 04:30"},
        {"2020-01-01T05:30-0530", "2020-01-01 11:00"},
        {"2020-01-01 05:30 UTC", "2020-01-01 05:30"},
        {"2020-01-01 05:30 UTC+1", "2020-01-01 04:30"},
        {"2020-01-01 05:30z", "2020-01-01 05:30"},
        {"2020-01-01Z", "2020-01-01"},
        {"2020-01-01+01:00", "2019-12-31 23:00"},
        {"2020-01-01 18.00.00", "2020-01-01 18:00"},
        {"2020-01-01  06:00", "2020-01-01 06:00"},
        {"2020-01-01, 6:00 p.m.", "2020-01-01 18:00"},
        {"2020-01-01 6 PM", "2020-01-01 18:00"},
        {"2020-01-01 06:00:00,250", "2020-01-01 06:00"},
        {"2021-01-04/2021-01-10", "2021-01-04"},
        {"2021-01-04 00:00 - 2021-01-04 01:00", "2021-01-04"},
        {"10/Oct/2000:13:55:36 -0700", "2000-10-10 20:55:36"},
        {"Wed Jan  1 13:05:00 2020", "2020-01-01 13:05"},
        {"Wed Jan 1 13:05:00 2020 +0100", "2020-01-01 12:05"},
        {"Wed Jan 01 13:05:00 UTC 2020", "2020-01-01 13:05"},
        {"Wed Aug 27 13:08:45 +0200 2008", "2008-08-27 11:08:45"},
        {"Wed, 1 Jan 2020 13:05:00 +0100", "2020-01-01 12:05"},
        {"2020-01-01 13:05:00 +0100 CET", "2020-01-01 12:05"},
        {"2000QTR1", "2000-01-01"},
        {"2000 Qtr 4", "2000-10-01"},
        {"Q1 '00", "2000-01-01"},
        {"1Q20", "2020-01-01"},
        {"4T2019", "2019-10-01"},
        {"2020-T2", "2020-04-01"},
        {"2020K3", "2020-07-01"},
        {"3. Quartal 2020", "2020-07-01"},
        {"KW 05 2020", "2020-01-27"},
        {"2020-W05-2", "2020-01-28"},
        {"2020-W05-2 15:30", "2020-01-28 15:30"},
        {"2020W052T1530", "2020-01-28 15:30"},
        {"2020-W05-2T15:30Z", "2020-01-28 15:30"},
        {"1999/2000", "1999-01-01"},
        {"1999/00", "1999-01-01"},
        {"90-Jan", "1990-01-01"},
        {"Jan '90", "1990-01-01"},
        {"janv.-90", "1990-01-01"},
        {"20200101 2400", "2020-01-02"},
        {"2020060 0530", "2020-02-29 05:30"},
        {"2020-01-01 12:30 p. m.", "2020-01-01 12:30"},
        {"2020-01-01 12:30 A.M.", "2020-01-01 00:30"},
        {"2020-01-01 01.30 PM", "2020-01-01 13:30"},
        {"2020-01-01 1:30\u202fPM", "2020-01-01 13:30"},
        {"2020-01-01 13:30 Uhr", "2020-01-01 13:30"},
        {"1 janv. 2020 13h30", "2020-01-01 13:30"},
        {"2020:01:31 05:30:00", "2020-01-31 05:30"},
        {"2020/01/31 5.30", "2020-01-31 05:30"},
        {"2020.01.31 05.30", "2020-01-31 05:30"},
        {"2022- 03- 25", "2022-03-25"},
        {"2022/ 3/10  9: 5: 0", "2022-03-10 09:05"},
        {"2022-03-10-09.30.00.250000", "2022-03-10 09:30"},
        {"2022-03-10 오전 12:05", "2022-03-10 00:05"},
        {"2022-03-10 오후 12:05:30", "2022-03-10 12:05:30"},
        {"2022/3/10 上午9:05", "2022-03-10 09:05"},
        {"2022年3月10日 下午 3:05", "2022-03-10 15:05"},
        {"2022-03-10 PM 09:05", "2022-03-10 21:05"},
        {"10 mars 2022 à 09:30", "2022-03-10 09:30"},
        {"March 10, 2022 at 9:30 PM", "2022-03-10 21:30"},
        {"2022-03-10 09:30:00+01:00 Europe/Berlin", "2022-03-10 08:30"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (stamp(pairs[i][0]) != stamp(pairs[i][1]))
            fail_msg("'%s' is %lld, not %s", pairs[i][0], (long long)stamp(pairs[i][0]), pairs[i][1]);
    }
    assert_int_equal(ordered("04.01.2021 00:00 - 04.01.2021 01:00", LC_DATE_DMY), stamp("2021-01-04"));
    assert_int_equal(ordered("Fri 12/03/2021 2 PM", LC_DATE_MDY), stamp("2021-12-03 14:00"));
    assert_int_equal(ordered("03 12 2021 05:10", LC_DATE_DMY), stamp("2021-12-03 05:10"));
    assert_int_equal(ordered("200102 05:30", LC_DATE_YMD), stamp("2020-01-02 05:30"));
    assert_int_equal(ordered("020120 0530", LC_DATE_DMY), stamp("2020-01-02 05:30"));
    assert_int_equal(ordered("31122020 24:00", LC_DATE_DMY), stamp("2021-01-01"));
    assert_int_equal(ordered("12312020T05", LC_DATE_MDY), stamp("2020-12-31 05:00"));
    assert_int_equal(ordered("3/ 9/2022  9: 5", LC_DATE_MDY), stamp("2022-03-09 09:05"));
}

/* The third of each month, in ten languages; letters beyond ASCII in UTF-8, in capitals, and in Latin-1. */
static void months_have_names_in_many_languages(void **state)
{
    static const char *const names[12] = {
        "Januar januari janvier JANV ene enero gennaio gen janeiro Jän",
        "Februar février févr feb febrero febbraio fevereiro fev FÉVRIER f\xe9vrier",
        "März Mrz MÄRZ mars marzo março maart mrt marts M\xe4rz",
        "avril avr abril abr aprile",
        "Mai mei maj mayo maggio mag maio",
        "Juni juin junio giugno giu junho",
        "Juli juillet juil julio luglio lug julho",
        "août AOÛT aout agosto ago augustus augusti ao\xfbt",
        "September septembre sept septiembre settembre set setembro",
        "Oktober okt octobre octubre ottobre ott outubro out",
        "noviembre novembre novembro nov",
        "Dezember Dez décembre déc diciembre dic dicembre dezembro desember des",
    };
    char name[32], text[64], known[32];
    (void)state;
    for (int month = 0; month < 12; month++)
        for (const char *at = names[month]; *at; at += strcspn(at, " "), at += *at == ' ') {
            snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " "), at);
            snprintf(known, sizeof known, "2020-%02d-03", month + 1);
            snprintf(text, sizeof text, "3. %s 2020", name);
            assert_int_equal(stamp(text), stamp(known));
            snprintf(text, sizeof text, "3 de %s de 2020", name);
            assert_int_equal(stamp(text), stamp(known));
        }
}

/* The same in languages of eastern Europe, in Cyrillic and Greek letters too. */
static void months_have_names_in_eastern_europe(void **state)
{
    static const char *const names[12] = {
        "stycznia styczeń ledna leden január ianuarie tammikuuta tammi января янв січня Ιανουαρίου ΙΑΝ siječnja",
        "lutego luty února únor február februarie helmikuuta февраля ФЕВ лютого Φεβρουαρίου veljače",
        "marca marzec března březen március martie maaliskuuta марта МАРТ березня Μαρτίου Μαρ ožujka",
        "kwietnia dubna április aprilie huhtikuuta апреля апр квітня Απριλίου travnja",
        "maja května május mai toukokuuta мая май травня тра Μαΐου Μάιος svibnja",
        "czerwca června čvn június iunie kesäkuuta kesä июня июн червня Ιουνίου lipnja",
        "lipca července čvc július iulie heinäkuuta июля июл липня лип Ιουλίου srpnja",
        "sierpnia srpna augusztus elokuuta elo августа авг серпня Αυγούστου kolovoza",
        "września září szeptember septembrie syyskuuta сентября сен вересня Σεπτεμβρίου rujna",
        "października paź října octombrie lokakuuta октября окт жовтня Οκτωβρίου",
        "listopadu noiembrie marraskuuta marras ноября ноя листопада лис Νοεμβρίου Νοέ studenoga",
        "grudnia prosince decembrie joulukuuta декабря дек грудня Δεκεμβρίου prosinca",
    };
    char name[48], text[80], known[32];
    (void)state;
    for (int month = 0; month < 12; month++)
        for (const char *at = names[month]; *at; at += strcspn(at, " "), at += *at == ' ') {
            snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " "), at);
            snprintf(known, sizeof known, "2020-%02d-03", month + 1);
            snprintf(text, sizeof text, "3. %s 2020", name);
            assert_int_equal(stamp(text), stamp(known));
            snprintf(text, sizeof text, "2020. %s 3.", name);
            assert_int_equal(stamp(text), stamp(known));
        }
    assert_int_equal(stamp("3 января 2020 г."), stamp("2020-01-03"));
}

static void weekdays_in_front_say_nothing_new(void **state)
{
    static const char *const names[] = {"Mi.,",          "Mittwoch,", "mercredi", "mer.", "miércoles,", "mercoledì",
                                        "quarta-feira,", "woensdag",  "onsdag",   "wo",   "mar."};
    char text[64];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(text, sizeof text, "%s 3 marzo 2020", names[i]);
        assert_int_equal(stamp(text), stamp("2020-03-03"));
        snprintf(text, sizeof text, "%s 03.04.2020", names[i]);
        assert_int_equal(ordered(text, LC_DATE_DMY), stamp("2020-04-03"));
    }
}

static void formats_are_those_of_strptime(void **state)
{
    static const char *const known[][3] = {
        {"%d.%m.%y %H:%M", "03.12.21 15:30", "2021-12-03 15:30"},
        {"%Y%m%d%H", "2021120315", "2021-12-03 15:00"},
        {"%y%m%d", "211203", "2021-12-03"},
        {"%d %b %Y", "3 Dec 2021", "2021-12-03"},
        {"%A, %B %d %Y", "Friday, December 03 2021", "2021-12-03"},
        {"%Y-%j", "2021-337", "2021-12-03"},
        {"%G-W%V-%u", "2021-W48-5", "2021-12-03"},
        {"%G-W%V", "2021-W48", "2021-11-29"},
        {"%YQ%q", "2021Q4", "2021-10-01"},
        {"%m/%Y", "12/2021", "2021-12-01"},
        {"%Y", "2021", "2021-01-01"},
        {"%F %T.%f", "2021-12-03 15:30:01.5", "2021-12-03 15:30:01"},
        {"%FT%R%z", "2021-12-03T15:30+0100", "2021-12-03 14:30"},
        {"%I:%M %p %m/%d/%y", "3:30 PM 12/3/21", "2021-12-03 15:30"},
        {"%m/%d/%y %I:%M %p", "12/3/21 3:30 p", "2021-12-03 15:30"},
        {"100%% %Y", "100% 2021", "2021-01-01"},
        {"%y-%b", "49-Jan", "2049-01-01"},
        {"%Y-%m-%d %p %I:%M", "2022-03-10 오후 09:30", "2022-03-10 21:30"},
        {"%Y/%m/%d %H:%M:%S", "2022/ 3/10  9: 5: 0", "2022-03-10 09:05"},
        {"%Y%m%d%H", "2022 310 9", "2022-03-10 09:00"},
        {"[%d/%b/%Y:%H:%M:%S %z]", "[10/Oct/2000:13:55:36 -0700]", "2000-10-10 20:55:36"},
        {"%F %R %Z/%d", "2020-01-02 03:04 Z/02", "2020-01-02 03:04"},
    };
    lc_date date;
    int64_t out;
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (lc_date_format_wrong(known[i][0]) || !lc_date_format_read(&date, known[i][1], known[i][0]) ||
            !lc_date_stamp(&out, &date, LC_DATE_UNKNOWN) || out - date.offset != stamp(known[i][2]))
            fail_msg("'%s' by '%s'", known[i][1], known[i][0]);
    static const char *const wrong[][2] = {{"%Y-%m-%d", "2021-12"},    {"%Y-%m-%d", "2021-12-03x"}, {"%d.%m.%y", "03/12/21"},
                                           {"%Y %H:%M", "2021 12:60"}, {"%Y %b", "2021 Foo"},       {"%Y %H", "2021 25"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (lc_date_format_read(&date, wrong[i][1], wrong[i][0]))
            fail_msg("'%s' by '%s' is read", wrong[i][1], wrong[i][0]);
    assert_non_null(lc_date_format_wrong("%Y %Q"));
    assert_non_null(lc_date_format_wrong("%Y %"));
    assert_non_null(lc_date_format_wrong("%H:%M"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_read),
        cmocka_unit_test(months_have_names_in_many_languages),
        cmocka_unit_test(months_have_names_in_eastern_europe),
        cmocka_unit_test(weekdays_in_front_say_nothing_new),
        cmocka_unit_test(formats_are_those_of_strptime),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
