# A plugin folder is its registry: from src/FOLDER/*.c this writes a C file with the table of all variants, NULL-ended, their names
# and their look-up (core/registry.h declares them). Variant FILE.c defines `const TYPE PREFIX_FILE`; its name is FILE.
# With KNOBS, a variant has options of its own. With LEVELLED, symbols carry the instruction-set level.
#
#   lanecast_registry(out FOLDER data/scaler HEADER data/scaler.h TYPE lc_scaler_type PREFIX lc_scaler [KNOBS] [LEVELLED])
function(lanecast_registry out)
  cmake_parse_arguments(R "KNOBS;LEVELLED" "FOLDER;HEADER;TYPE;PREFIX" "" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${R_FOLDER}/*.c)
  list(SORT files)
  if(NOT files)
    set(${out} "" PARENT_SCOPE)
    return()
  endif()
  set(open "")
  set(close "")
  if(R_LEVELLED)
    set(open "LC_LEVEL(")
    set(close ")")
  endif()
  set(declared "")
  set(table "")
  set(names "")
  foreach(file ${files})
    get_filename_component(name ${file} NAME_WE)
    string(APPEND declared "extern const ${R_TYPE} ${open}${R_PREFIX}_${name}${close};\n")
    string(APPEND table "    &${open}${R_PREFIX}_${name}${close},\n")
    string(APPEND names "    \"${name}\",\n")
  endforeach()
  set(variant "")
  if(R_KNOBS)
    set(variant "
lc_variant ${open}${R_PREFIX}_variant${close}(const char *name)
{
    const ${R_TYPE} *found = ${open}${R_PREFIX}_find${close}(name);
    return found ? (lc_variant){name, found->help, found->knobs} : (lc_variant){NULL, NULL, NULL};
}
")
  endif()
  set(written ${PROJECT_BINARY_DIR}/registry/${R_PREFIX}_table.c)
  file(CONFIGURE OUTPUT ${written} @ONLY CONTENT
"/* The registry of src/@R_FOLDER@: written by cmake/registry.cmake. */
#include \"@R_HEADER@\"
#include \"core/names.h\"

@declared@
const @R_TYPE@ *const @open@@R_PREFIX@_table@close@[] = {
@table@    NULL,
};

const char *const @open@@R_PREFIX@_table_names@close@[] = {
@names@    NULL,
};

const @R_TYPE@ *@open@@R_PREFIX@_find@close@(const char *name)
{
    return @open@@R_PREFIX@_table@close@[lc_names_find(@open@@R_PREFIX@_table_names@close@, name)];
}
@variant@")
  set(${out} ${files} ${written} PARENT_SCOPE)
endfunction()
