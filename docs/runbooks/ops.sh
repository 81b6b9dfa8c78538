# Sourced by the runbooks. Wants FIREWALKER_URL (https://…, no slash at the end) and FIREWALKER_TOKEN (an operator's:
# ./firewalker token --operator).

# ops METHOD PATH [BODY]: one call to the operators' door; prints the answer, fails on any refusal.
ops() {
  if [ $# -gt 2 ]; then
    curl -sS --fail-with-body -X "$1" -H "Authorization: Bearer $FIREWALKER_TOKEN" \
      -H "Content-Type: application/json" -d "$3" "$FIREWALKER_URL/v1/ops$2"
  else
    curl -sS --fail-with-body -X "$1" -H "Authorization: Bearer $FIREWALKER_TOKEN" "$FIREWALKER_URL/v1/ops$2"
  fi
}

# field NAME: the first value of that name in the JSON on standard input.
field() {
  grep -o "\"$1\":\"\{0,1\}[^\",}]*" | head -n 1 | sed 's/^"[^"]*":"\{0,1\}//'
}

# until_state PATH STATE…: waits until the rebuild or verification is in one of the states; any other end fails.
until_state() {
  local path=$1 now
  shift
  while :; do
    now=$(ops GET "$path" | field state)
    case " $* " in *" $now "*) echo "$path is $now"; return 0 ;; esac
    case $now in failed | cancelled | equal | different) echo "$path is $now" >&2; return 1 ;; esac
    sleep 1
  done
}

# verify VIEW STATE: runs a verification and wants it to end in that state.
verify() {
  local id
  id=$(ops POST "/projections/$1/verifications" | field verificationId)
  until_state "/verifications/$id" "$2"
}

# views: the names of all views; what follows the ledger to act on the world is not among them.
views() {
  ops GET /projections | grep -o '"name":"[^"]*","service":"query-side"' | sed 's/^"name":"\([^"]*\).*/\1/'
}
