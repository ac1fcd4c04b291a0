# Completion of lanecast's commands and options for bash; it asks the tool, which knows them.
_lanecast() {
    local word=${COMP_WORDS[COMP_CWORD]} words
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="--help --version $(lanecast --help | awk '/^[A-Z]/ { list = /:$/ && !/^Usage|^Exit/ } list && /^  [a-z]/ { print $1 }')"
    elif [[ $word == -* ]]; then
        words=$(lanecast "${COMP_WORDS[1]}" --help 2>/dev/null | grep -oE '^ +(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+')
    else
        compopt -o default
        return
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _lanecast lanecast
