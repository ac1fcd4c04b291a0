# Completion of lanecast's commands, options and values for bash; it asks the tool, which knows them.

# The names that a refusal lists: "--cell: '' is not one of gru, lstm; the nearest is ..."
_lanecast_names() {
    lanecast "$@" 2>&1 >/dev/null | sed -n 's/.* is not one of \([^;]*\).*/\1/p' | tr -d ,
}

# What an option may be; an unknown option after it, so that nothing runs.
_lanecast_values() {
    _lanecast_names "${COMP_WORDS[1]}" "$1" '' --no-such-option
}

# The arguments of a command that are words.
_lanecast_words() {
    case $1 in
        help) lanecast --help | awk '/^[A-Z]/ { list = /:$/ && !/^Usage|^Exit/ } list && /^  [a-z]/ { print $1 }' ;;
        list) lanecast list --json | sed -n 's/^  "\([a-z_]*\)": \[.*/\1/p' ;;
        simulate) _lanecast_names simulate '' --output none ;;
        config) echo explain check ;;
        sweep) echo show best train merge ;;
    esac
}

_lanecast_keys() {
    lanecast config explain | awk '/^\[/ { section = substr($1, 2, length($1) - 2) } /^[a-z][^ ]* =/ { print section "." $1 "=" }'
}

_lanecast() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} key='' words=''
    if [ "$word" = = ]; then # bash takes = for a word of its own
        key=$before word=''
    elif [ "$before" = = ]; then
        key=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="--help --version $(lanecast --help | awk '/^[A-Z]/ { list = /:$/ && !/^Usage|^Exit/ } list && /^  [a-z]/ { print $1 }')"
    elif [[ $key == -* ]]; then
        words=$(_lanecast_values "$key")
    elif [ -n "$key" ]; then
        words=$(_lanecast_names train --data none --dry-run --set "$key=")
    elif [ "$before" = --set ] || [ "$before" = --try ]; then
        words=$(_lanecast_keys)
        compopt -o nospace 2>/dev/null || true
    elif [[ $word == -* ]]; then
        words=$(lanecast "${COMP_WORDS[1]}" --help 2>/dev/null | grep -oE '^ +(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
    elif [[ $before == -* ]]; then
        words=$(_lanecast_values "$before")
    elif [ "$COMP_CWORD" -eq 2 ]; then
        words=$(_lanecast_words "${COMP_WORDS[1]}")
        [ "${COMP_WORDS[1]}" = sweep ] && compopt -o default 2>/dev/null # a configuration is a word too
    elif [ "$COMP_CWORD" -eq 3 ] && [ "${COMP_WORDS[1]} $before" = 'config explain' ]; then
        words=$(_lanecast_keys | tr -d =)
    fi
    if [ -z "$words" ]; then
        compopt -o default 2>/dev/null || true
        return 0
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _lanecast lanecast
