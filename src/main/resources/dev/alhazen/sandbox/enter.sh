# Runs before bubblewrap: opens the file to which it reports and its filter of system calls, makes closed places reachable in a
# mount namespace of our own, and becomes the command that follows.
# Usage: STATUS FILTER PLACE COUNT SOURCE... COMMAND...
set -eu
status=$1 filter=$2 place=$3 count=$4
shift 4
exec 9>"$status" 8<"$filter"
# Where memory runs out all the same, the kernel takes us first.
echo 1000 2>/dev/null >/proc/self/oom_score_adj || true
if [ "$count" -gt 0 ]; then
  mount -n -t tmpfs -o mode=0711,size=256k alhazen "$place"
  i=0
  while [ "$i" -lt "$count" ]; do
    if [ -d "$1" ]; then mkdir "$place/$i"; else : >"$place/$i"; fi
    mount -n --rbind "$1" "$place/$i"
    shift
    i=$((i + 1))
  done
fi
exec "$@"
