#!/usr/bin/env bash
# Every shell script passes shellcheck, and none is longer than 40 lines: beyond that it is Python.
set -euo pipefail
mapfile -t scripts < <(git grep -lE '^#!(/usr)?/bin/(env )?(ba)?sh' -- ':!docs')
shellcheck "${scripts[@]}"
for script in "${scripts[@]}"; do
    lines="$(wc -l <"$script")"
    if [ "$lines" -gt 40 ]; then echo "$script: $lines lines; a shell script has 40 at most, write it in Python"; exit 1; fi
done
