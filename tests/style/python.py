"""Writes a C program of assertions: sizes and places of every struct that the file of the package declares. python.py _structs.py"""

import importlib.util
import sys

spec = importlib.util.spec_from_file_location("structs", sys.argv[1])
s = importlib.util.module_from_spec(spec)
spec.loader.exec_module(s)
print("#include <lanecast.h>\n#include <stddef.h>")
for struct in s.ALL:
    name = struct.c_name
    print(f'_Static_assert(sizeof({name}) == {s.c.sizeof(struct)}, "{name}");')
    for field, kind in struct._fields_:
        place = f"offsetof({name}, {field}) == {getattr(struct, field).offset}"
        size = f"sizeof((({name} *)0)->{field}) == {s.c.sizeof(kind)}"
        print(f'_Static_assert({place} && {size}, "{name}.{field}");')
print(f'_Static_assert(LC_NAME_MAX == {s.NAME_MAX} && LC_STAMP_TEXT == {s.STAMP_TEXT} && LC_TEXT_MAX == {s.TEXT_MAX}, "texts");')
