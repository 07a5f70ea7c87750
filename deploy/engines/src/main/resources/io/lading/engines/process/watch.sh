# Runs a command and ends it when our parent says so or is gone (the pipe on our standard input).
# $1 signal, $2 seconds until KILL, $3 log file, $4 folder to remove if the parent is gone, then the command.
trap '' INT HUP
signal=$1 patience=$2 log=$3 litter=$4
shift 4
exec 3<&0
"$@" </dev/null >>"$log" 2>&1 3<&- &
engine=$!
echo "$engine"
exec >/dev/null
(
  read -r _ <&3 || { [ -n "$litter" ] && : >"$litter/.orphaned"; }
  kill -"$signal" "$engine"
  sleep "$patience" &
  trap 'kill $!; exit' TERM
  wait $!
  kill -KILL "$engine"
) 2>/dev/null &
guard=$!
exec 3<&-
wait "$engine"
status=$?
kill "$guard" 2>/dev/null
if [ -n "$litter" ] && [ -e "$litter/.orphaned" ]; then rm -rf -- "$litter"; fi
exit "$status"
