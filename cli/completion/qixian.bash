# Bash completion of qixian: commands, sub-commands, options, codes and files. It asks the program's own help, so there
# is no list to keep beside it. Numbers of cases are not completed.

_qixian_commands() {
  awk '/^Subcommands:/ { on = 1; next } /^[^ ]/ { on = 0 } on && /^  [a-z]/ { print $1 }'
}

_qixian() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local program=${COMP_WORDS[0]} path=() commands help i
  program=${program/#\~/$HOME}
  COMPREPLY=()

  help=$("$program" --lang en --help 2>/dev/null) || return 0
  commands=$(_qixian_commands <<<"$help")
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --db | --config | --lang | --today | --by) ((i++)) ;;
      -*) ;;
      *)
        [[ -n $commands && $'\n'$commands$'\n' == *$'\n'${COMP_WORDS[i]}$'\n'* ]] || continue
        path+=("${COMP_WORDS[i]}")
        help=$("$program" --lang en "${path[@]}" --help 2>/dev/null) || return 0
        commands=$(_qixian_commands <<<"$help")
        ;;
    esac
  done

  case $prev in
    --db | --config | --batch | --skip-bad | --previous | --text | --health | --listen | -o | --output)
      compopt -o filenames 2>/dev/null || true
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      return 0
      ;;
    --lang)
      mapfile -t COMPREPLY < <(compgen -W 'zh en' -- "$cur")
      return 0
      ;;
    --*)
      # --kind TEXT REQUIRED  third_party|agency: the codes stand in the help, on this line or on the next
      local codes
      codes=$(awk -v option="$prev" '
        { for (i = 1; i <= NF; i++) if ($i == option || $i ~ "^" option "$") on = NR }
        on && NR <= on + 1 && $NF ~ /^[A-Za-z0-9_]+(\|[A-Za-z0-9_]+)+$/ && (NR == on || $1 == $NF) {
          gsub(/\|/, " ", $NF); print $NF; exit }' <<<"$help")
      if [[ -n $codes ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$codes" -- "$cur")
        return 0
      fi
      ;;
  esac

  if [[ $cur == -* ]]; then
    local options
    options=$(grep -o -E -e '(^|[ ,])--[a-z][a-z-]*' <<<"$help" | tr -d ' ,')
    options+=' --db --config --json --lang --today --by --help'
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur" | sort -u)
  elif [[ -n $commands ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
  elif [[ ${path[*]: -1} == @(import|impact|backup|restore) || "${path[*]:0:2}" == 'table check' ||
    "${path[*]:0:2}" == 'table returns' ]]; then
    compopt -o filenames 2>/dev/null || true
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
  return 0
}

complete -F _qixian qixian
