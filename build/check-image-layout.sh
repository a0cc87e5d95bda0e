#!/bin/bash
# Shows without a container engine that the image's layout works: copies what the Dockerfile's last stage copies into a plain
# folder, sets its ENV (with the folder in place of /data) and starts doctor and the service there as user nobody.
#   build/check-image-layout.sh     as root, after mvn package and one ./ergodrop analyse
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo 'check-image-layout: run it as root, it starts the program as user nobody' >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
image=$work/opt
mkdir -p "$image" "$work/data" "$work/home"
chown nobody "$work/data" "$work/home"

stage=$(awk '/^FROM/ {text = ""} {text = text $0 "\n"} END {printf "%s", text}' Dockerfile)
while read -r _ arguments; do
  owner=root files=()
  for argument in $arguments; do
    case $argument in
      --chown=*) owner=nobody ;;
      --from=*) ;;
      *) files+=("${argument#/src/}") ;;
    esac
  done
  to=$image/${files[-1]}
  unset 'files[-1]'
  for file in "${files[@]}"; do
    case $to in */./) mkdir -p "$to" ;; *) mkdir -p "$(dirname "$to")" ;; esac
    if [ -d "$file" ]; then cp -rp "$file" "$to"; else cp -p "$file" "$to"; fi
  done
  [ "$owner" = root ] || chown -R "$owner" "$to"
done < <(grep '^COPY' <<<"$stage")

variables=()
while read -r variable; do variables+=("${variable/\/data/$work\/data}"); done \
  < <(grep -oE '[A-Z_]+=[^ \\]+' <<<"$(sed -n '/^ENV/,/[^\\]$/p' <<<"$stage")")
as_nobody() {
  su nobody -s /bin/bash -c 'cd "$1" && shift && exec env -i "$@"' -- - \
    "$image" PATH="$PATH" HOME="$work/home" "${variables[@]}" "$image/ergodrop" "${command[@]}"
}

command=(doctor --lang en)
as_nobody
echo 'check-image-layout: doctor ran'

command=(run --set server.port=0 --set server.address=127.0.0.1)
as_nobody >"$work/run.log" 2>&1 &
launcher=$!
for _ in $(seq 120); do
  grep -q 'Console  ' "$work/run.log" && break
  kill -0 "$launcher" 2>/dev/null || break
  sleep 1
done
cat "$work/run.log"
grep -q 'Ergodrop runs.' "$work/run.log" || { echo 'check-image-layout: the service did not start' >&2; exit 1; }
pkill -TERM -u nobody -f -- "-jar $image/target/ergodrop.jar run"
wait "$launcher" || true
ls -la "$work/data" "$work/data/hotfolder" "$work/home"
[ -d "$work/data/hotfolder/01-upload" ] && [ -s "$work/data/console-password" ] && [ -s "$work/data/logs/ergodrop.log" ]
[ ! -e "$work/home/.javacpp" ] || { echo 'check-image-layout: FFmpeg was unpacked again' >&2; exit 1; }
[ -z "$(find "$image" -newer "$work/run.log" -not -path '*/javacpp/*' -type f)" ]
echo 'check-image-layout: the service ran from a folder it cannot write'
