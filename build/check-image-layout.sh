#!/bin/bash
# Shows without a container engine that an image works: what the last stage of a target copies (Dockerfile: COPY, ln -s, ENV) is
# laid out in a folder, which becomes /opt/ergodrop of a read-only root file system; only /data and /tmp are writable there. In it
# the program runs for real, as a user without rights: doctor, one video, the service, its end when idle. And a start copies nothing.
#   build/check-image-layout.sh [cpu|gpu] [BUILT]
#   BUILT   where mvn package (for gpu: mvn -Pgpu package) and one ./ergodrop analyse ran; default: here
# As root: it needs mount namespaces (unshare, util-linux). 1 minute; the folder of gpu is 800 MB.
set -euo pipefail
self=$(readlink -f "$0")
cd "$(dirname "$0")/.."
target=${1:-cpu}
built=${2:-.}
user=10001
[ "$(id -u)" = 0 ] || { echo 'check-image-layout: run it as root, it mounts a read-only root file system' >&2; exit 2; }

fail() { echo "check-image-layout: $1" >&2; exit 1; }

# ---- inside the mount namespace: a root file system as a container has it -------------------------------------------------
if [ "${1:-}" = --inside ]; then
  root=$2/root
  shift 2
  mkdir -p "$root"
  mount -t tmpfs -o mode=755 tmpfs "$root"
  mkdir -p "$root"/{usr,etc,proc,dev,opt/ergodrop,data,tmp,volume}
  for name in bin sbin lib lib32 lib64; do [ ! -L "/$name" ] || cp -P "/$name" "$root/$name"; done
  for name in usr etc; do
    mount --bind "/$name" "$root/$name"
    mount -o remount,ro,bind "$root/$name"
  done
  mount --rbind /proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount --bind "$IMAGE_FOLDER" "$root/opt/ergodrop"
  mount -o remount,ro,bind "$root/opt/ergodrop"
  mount --bind "$DATA_FOLDER" "$root/data"
  mount --bind "$TMP_FOLDER" "$root/tmp"
  mount -o remount,ro "$root"
  exec chroot --userspec="$IMAGE_USER:$IMAGE_USER" "$root" /usr/bin/env -i PATH="$PATH" "$@"
fi

# ---- the layout -----------------------------------------------------------------------------------------------------------
stage=$(awk -v target="$target" '/^FROM/ {inside = ($NF == target)} inside' Dockerfile)
[ -n "$stage" ] || fail "the Dockerfile has no target $target"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
export IMAGE_FOLDER=$work/image DATA_FOLDER=$work/data TMP_FOLDER=$work/tmp IMAGE_USER=$user
mkdir -p "$IMAGE_FOLDER" "$DATA_FOLDER" "$TMP_FOLDER" "$work/built"
chown "$user" "$DATA_FOLDER"
chmod 1777 "$TMP_FOLDER"

# what the build stage leaves
mkdir -p "$work/built/target" "$work/built/models"
cp -r "$built/target/lib" "$built/target/native" "$built/target/ergodrop.jar" "$work/built/target"
cp -r "$built/models/onnx" "$work/built/models"
docker/slim-libraries "$work/built"

while read -r _ arguments; do
  from=. files=()
  for argument in $arguments; do
    case $argument in
      --from=*) from=$work/built ;;
      *) files+=("${argument#/src/}") ;;
    esac
  done
  to=$IMAGE_FOLDER/${files[-1]}
  unset 'files[-1]'
  for file in "${files[@]}"; do
    case $to in */./) mkdir -p "$to" ;; *) mkdir -p "$(dirname "$to")" ;; esac
    if [ -d "$from/$file" ]; then cp -r "$from/$file" "$to"; else cp "$from/$file" "$to"; fi
  done
done < <(grep '^COPY' <<<"$stage")
rm -rf "$IMAGE_FOLDER/models/smplx"
while read -r _ _ _ to link; do ln -s "$to" "$IMAGE_FOLDER/$link"; done < <(grep '^RUN ln -s' <<<"$stage")
chown -R root:root "$IMAGE_FOLDER"

variables=()
while read -r variable; do variables+=("$variable"); done \
  < <(grep -oE '[A-Z_]+=[^ \\]+' <<<"$(sed -n '/^ENV/,/[^\\]$/p' <<<"$stage")")
[ "${#variables[@]}" -gt 5 ] || fail 'the ENV of the stage was not understood'
image() { unshare --mount "$self" --inside "$work" "${variables[@]}" "$@"; }
entry=/opt/ergodrop/docker/entrypoint
echo "check-image-layout: $target, $(du -sm "$IMAGE_FOLDER" | cut -f1) MB in /opt/ergodrop:"
(cd "$IMAGE_FOLDER" && du -sm models target/lib target/native)

# what a start leaves in /tmp: links and empty folders are no copies
copied() { find "$TMP_FOLDER" -type f -size +64k -printf '%s %p\n'; }

# ---- it runs --------------------------------------------------------------------------------------------------------------
if image /bin/sh -c 'echo x >/opt/ergodrop/x || echo x >/x' 2>/dev/null; then fail 'the root file system can be written'; fi
image "$entry" doctor --lang en || fail 'doctor found something'
echo 'check-image-layout: doctor ran'

image "$entry" demo-video /data/worker.mp4 --seconds 1 --size 320x240
image "$entry" analyse /data/worker.mp4 --out /data/out --set pose.model=lite --lang en
[ -s "$DATA_FOLDER/out/worker_ergonomics.xlsx" ] || fail 'no report'
left=$(copied)
[ -z "$left" ] || fail "a start copied: $left"
[ -d "$TMP_FOLDER/ergodrop-javacpp-$user" ] || fail 'no links to the unpacked libraries of FFmpeg'
echo 'check-image-layout: one video was analysed, nothing was copied to /tmp'

started=$(date +%s%N)
image SERVER_PORT=0 SERVER_ADDRESS=127.0.0.1 ERGODROP_EXITWHENIDLE=2s ERGODROP_ALIVEFILE=/data/alive "$entry" \
  >"$work/run.log" 2>&1 || { cat "$work/run.log"; fail 'the service did not end by itself with exit code 0'; }
echo "check-image-layout: the service started and ended idle within $((($(date +%s%N) - started) / 1000000)) ms"
grep -q 'Ergodrop runs.' "$work/run.log" || { cat "$work/run.log"; fail 'the service did not start'; }
for file in hotfolder/01-upload console-password logs/ergodrop.log alive; do
  [ -e "$DATA_FOLDER/$file" ] || { cat "$work/run.log"; fail "/data/$file is missing"; }
done
left=$(copied)
[ -z "$left" ] || fail "the service left copies: $left"
[ -z "$(find "$IMAGE_FOLDER" -newer "$work/run.log" -type f)" ] || fail 'the program folder was written to'
echo 'check-image-layout: everything ran from a root file system that it cannot write'
