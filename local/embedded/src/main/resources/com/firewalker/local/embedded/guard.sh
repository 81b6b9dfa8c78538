# Runs a server as long as the program at the other end of standard input lives.
# When that program closes the pipe, or dies in any way, the server is told to end, and is killed if it does not.
# A signal to the whole group (Ctrl-C, timeout) is meant for that program, which ends its servers in order:
# the guard ignores it, and the server has a session of its own.
exec 3<&0
trap '' INT HUP TERM
(
  trap - TERM
  if command -v setsid >/dev/null 2>&1; then exec setsid "$@" </dev/null 3<&-; else exec "$@" </dev/null 3<&-; fi
) &
server=$!
(
  read -r _ <&3
  kill -TERM "$server" 2>/dev/null
  seconds=0
  while kill -0 "$server" 2>/dev/null; do
    [ "$seconds" -ge 20 ] && kill -KILL "$server" 2>/dev/null
    seconds=$((seconds + 1))
    sleep 1
  done
) &
guard=$!
exec 3<&-
wait "$server"
code=$?
kill -KILL "$guard" 2>/dev/null
exit "$code"
