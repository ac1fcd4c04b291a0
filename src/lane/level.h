/* level - every file of this room is compiled once per instruction-set level; LC_LEVEL gives its symbols the level's name. */
#ifndef LC_LANE_LEVEL_H
#define LC_LANE_LEVEL_H

#define LC_LEVEL_JOIN(name, level) name##_##level
#define LC_LEVEL_CALL(name, level) LC_LEVEL_JOIN(name, level)
#define LC_LEVEL(name)             LC_LEVEL_CALL(name, LC_LEVEL_NAME)

#endif
