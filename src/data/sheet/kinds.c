/* kinds - what files begin with that are no text. */
#include "data/sheet/kinds.h"

#include <stdbool.h>
#include <string.h>

#include "core/file.h"
#include "core/unpack.h"
#include "core/words.h"

/* Bytes at a place of a file, what it then is, and how it becomes text: behind a blank at the end, the path. */
typedef struct kind {
    size_t at, length;
    const char *bytes, *name, *way;
} kind;

#define WAY_PANDAS(READ) "save it as CSV: pandas." READ "(...).to_csv(...)"
#define WAY_R            "write a table of it in R: write.csv(x, \"x.csv\")"
#define WAY_SHEET        "save it as CSV"
#define WAY_PICTURE      "write the numbers that it shows to a CSV"

/* What no text begins with. */
static const kind marks[] = {
    {0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook (.xls), not text", WAY_SHEET},
    {0, 4, "\x89HDF", "HDF5, which is read from a file only, not packed", "write it to one and name that"},
    {257, 5, "ustar", "an archive (tar)", "unpack it first: tar -xf "},
    {0, 4, "Obj\1", "an Avro file, not text", "save it as CSV: fastavro and pandas in Python, or avro-tools"},
    {0, 5, "$FL2@", "an SPSS file (.sav), not text", WAY_PANDAS("read_spss")},
    {0, 5, "$FL3@", "an SPSS file (.zsav), not text", WAY_PANDAS("read_spss")},
    {0, 11, "<stata_dta>", "a Stata file (.dta), not text", WAY_PANDAS("read_stata")},
    {12, 8, "\xc2\xea\x81\x60\xb3\x14\x11\xcf", "a SAS file (.sas7bdat), not text", WAY_PANDAS("read_sas")},
    {0, 20, "HEADER RECORD*******", "a SAS transport file (.xpt), not text", WAY_PANDAS("read_sas")},
    {0, 5, "X\n\0\0\0", "a file of R (.rds), not text", WAY_R},
    {0, 6, "\x93NUMPY", "an array of NumPy (.npy), not text", "numpy.savetxt(\"x.csv\", numpy.load(...), delimiter=\",\")"},
    {0, 2, "\x80\2", "a pickle of Python, not text", WAY_PANDAS("read_pickle")},
    {0, 2, "\x80\3", "a pickle of Python, not text", WAY_PANDAS("read_pickle")},
    {0, 2, "\x80\4", "a pickle of Python, not text", WAY_PANDAS("read_pickle")},
    {0, 2, "\x80\5", "a pickle of Python, not text", WAY_PANDAS("read_pickle")},
    {0, 4, "\x04\x22\x4d\x18", "compressed (lz4)", "unpack it first: lz4 -dk "},
    {0, 2, "\x1f\x9d", "compressed (.Z)", "unpack it first: gzip -dk "},
    {0, 5, "%PDF-", "a PDF document, not text", "load the file that it was made of, or write its table to a CSV (Tabula)"},
    {0, 4, "%!PS", "a PostScript document, not data", WAY_PICTURE},
    {0, 6, "{\\rtf1", "a document (RTF), not a table", "save its table as CSV in UTF-8"},
    {0, 4, "\x89PNG", "a picture (PNG), not text", WAY_PICTURE},
    {0, 3, "\xff\xd8\xff", "a picture (JPEG), not text", WAY_PICTURE},
    {0, 19, "ASCII SPSS PORT FILE", "an SPSS file (.por), not a table", "save it as CSV in SPSS: SAVE TRANSLATE"},
};

/* Letters that a text may have there too: it is one unless a byte is 0. */
static const kind letters[] = {
    {0, 6, "ARROW1", "a Feather file (Arrow), not text", WAY_PANDAS("read_feather")},
    {0, 4, "PAR1", "a Parquet file, not text", WAY_PANDAS("read_parquet")},
    {0, 3, "BZh", "compressed (bzip2)", "unpack it first: bzip2 -dk "},
    {0, 4, "FEA1", "a Feather file, not text", WAY_PANDAS("read_feather")},
    {0, 3, "ORC", "an ORC file, not text", WAY_PANDAS("read_orc")},
    {0, 3, "\x72\1\1", "a Stata file (.dta), not text", WAY_PANDAS("read_stata")},
    {0, 3, "\x72\2\1", "a Stata file (.dta), not text", WAY_PANDAS("read_stata")},
    {0, 3, "\x73\1\1", "a Stata file (.dta), not text", WAY_PANDAS("read_stata")},
    {0, 3, "\x73\2\1", "a Stata file (.dta), not text", WAY_PANDAS("read_stata")},
    {0, 3, "RDX", "a file of R (.RData), not text", WAY_R},
    {0, 4, "RDA2", "a file of R (.RData), not text", WAY_R},
    {0, 4, "RDA3", "a file of R (.RData), not text", WAY_R},
    {0, 10, "MATLAB 5.0", "a MATLAB file before 7.3, not text", "in MATLAB writetable, or save it with -v7.3 and import that"},
    {4, 11, "Standard Jet", "an Access database, not text", "export the table as CSV"},
    {4, 12, "Standard ACE", "an Access database, not text", "export the table as CSV"},
    {8, 4, "DUCK", "a database (DuckDB), not text", "write the table to a file: COPY table TO 'x.csv'"},
    {0, 6, "7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it first: 7z x "},
    {0, 4, "Rar!", "an archive (rar)", "unpack it first: unrar x "},
    {0, 4, "GRIB", "a GRIB file, not text", "write it as netCDF-4 and import that: cdo -f nc4 copy IN.grib x.nc"},
    {0, 4, "BUFR", "a BUFR file, not text", "write a table of it: pdbufr.read_bufr(...).to_csv(...) in Python"},
    {0, 4, "GIF8", "a picture (GIF), not text", WAY_PICTURE},
    {0, 4, "RIFF", "sound or pictures (RIFF), not text", "write its samples to a CSV"},
};

/* Where bytes are of one of the kinds. */
static lc_status refuse_kind(const kind *k, size_t count, const char *bytes, size_t length, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (length >= k[i].at + k[i].length && memcmp(bytes + k[i].at, k[i].bytes, k[i].length) == 0)
            return lc_fail(LC_E_DATA, "%s: %s; %s%s", path, k[i].name, k[i].way,
                           k[i].way[strlen(k[i].way) - 1] == ' ' ? lc_shell(path).text : "");
    return LC_OK;
}

static bool holds(const char *bytes, size_t length, const char *part)
{
    return memmem(bytes, length, part, strlen(part)) != NULL;
}

/* A workbook is a zip file too; what it unpacks to is of no use. */
static lc_status refuse_zip(const char *bytes, size_t length, const char *path)
{
    if (holds(bytes, length, ".iwa") || holds(bytes, length, "Index/"))
        return lc_fail(LC_E_DATA, "%s: a Numbers document, not text; export it as CSV", path);
    if (holds(bytes, length, "word/document.xml"))
        return lc_fail(LC_E_DATA, "%s: a Word document, not text; save its table as CSV", path);
    if (holds(bytes, length, "[Content_Types].xml") || holds(bytes, length, "xl/"))
        return lc_fail(LC_E_DATA, "%s: an Excel workbook, not text; save it as CSV", path);
    if (holds(bytes, length, "application/vnd.oasis.opendocument"))
        return lc_fail(LC_E_DATA, "%s: an OpenDocument table, not text; save it as CSV", path);
    if (holds(bytes, length, ".npy"))
        return lc_fail(LC_E_DATA, "%s: arrays of NumPy (.npz), not text; numpy.savetxt writes one of them as text", path);
    return lc_fail(LC_E_DATA, "%s: compressed (zip); unpack it first and import the CSV that is in it: unzip %s", path,
                   lc_shell(path).text);
}

/* The bytes before and behind the fields of a dBase file, and of a field, by its version; 0: it is none. */
static size_t dbase_field(size_t *around, unsigned char version)
{
    const bool fox = version >= 0x30 && version <= 0x32, seven = version == 0x04 || version == 0x8c;
    *around = fox ? 32 + 1 + 263 : seven ? 68 + 1 : 32 + 1;
    return seven ? 48 : fox || (version && memchr("\x03\x83\x8b\xf5", version, 4)) ? 32 : 0;
}

/* dBase: its version, the month and day on which it was written, and a head of whole fields. */
static bool is_dbase(const char *bytes, size_t length)
{
    const unsigned char *b = (const unsigned char *)bytes;
    size_t around = 0;
    const size_t field = length > 32 ? dbase_field(&around, b[0]) : 0, head = field ? b[8] | (size_t)b[9] << 8 : 0;
    return head > around && b[2] >= 1 && b[2] <= 12 && b[3] >= 1 && b[3] <= 31 && (head - around) % field <= 1; /* some pad */
}

lc_status lc_refuse_binary(const char *bytes, size_t length, const char *path)
{
    if (length >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0)
        return refuse_zip(bytes, length, path);
    CHECK(refuse_kind(marks, sizeof marks / sizeof *marks, bytes, length, path));
    if (memchr(bytes, 0, length))
        CHECK(refuse_kind(letters, sizeof letters / sizeof *letters, bytes, length, path));
    if (lc_packed_as(bytes, length))
        return lc_fail(LC_E_DATA, "%s: packed twice; unpack it once and try again", path);
    if (lc_head_is_sqlite((const unsigned char *)bytes, length))
        return lc_fail(LC_E_DATA,
                       "%s: a database (SQLite), not data; sqlite3 -header -csv %s 'SELECT * FROM TABLE' > x.csv writes a table "
                       "of it (lanecast sweep show prints the ledger of a sweep)",
                       path, lc_shell(path).text);
    if (is_dbase(bytes, length))
        return lc_fail(LC_E_DATA, "%s: a dBase file (.dbf), not text; open it in a spreadsheet and save it as CSV", path);
    if (memchr(bytes, 0, length))
        return lc_fail(LC_E_DATA, "%s: a binary file, not text (it has bytes of value 0); save it as CSV in UTF-8", path);
    return LC_OK;
}
