"""Writes a C program of assertions: sizes and places of every struct that the package declares."""

from lanecast import _structs as s

print("#include <lanecast.h>\n#include <stddef.h>")
for struct in s.ALL:
    name = struct.c_name
    print(f'_Static_assert(sizeof({name}) == {s.c.sizeof(struct)}, "{name}");')
    for field, kind in struct._fields_:
        place = f"offsetof({name}, {field}) == {getattr(struct, field).offset}"
        size = f"sizeof((({name} *)0)->{field}) == {s.c.sizeof(kind)}"
        print(f'_Static_assert({place} && {size}, "{name}.{field}");')
print(f'_Static_assert(LC_NAME_MAX == {s.NAME_MAX} && LC_STAMP_TEXT == {s.STAMP_TEXT} && LC_TEXT_MAX == {s.TEXT_MAX}, "texts");')
