#!/bin/bash
# Measures what a GPU brings: for each model frames/s of the whole pipeline with 1, 2 and 4 videos at once (streams), what the bare
# model reaches, which stages then take the time, and how far landmarks from the GPU are from those of the processor
# (limits: 0.5 px and 2 mm). Without a usable GPU it says so and measures the processor alone.
#   build/gpu-benchmark.sh VIDEO [SECONDS]      on a machine with CUDA 12, after "mvn -Pgpu -DskipTests package", or in the gpu image
# SECONDS (20): how long each measurement lasts at least. The models take one picture at a time (their batch size is fixed in the
# graph), so what keeps a GPU busy is several streams, not larger batches. MODELS="lite full heavy" and STREAMS="1 2 4" narrow it.
set -euo pipefail
video=${1:?"usage: build/gpu-benchmark.sh VIDEO [SECONDS]"}
seconds=${2:-20}
program=${ERGODROP_PROGRAM:-$(cd "$(dirname "$0")/.." && pwd)/ergodrop}
read -ra models <<<"${MODELS:-lite full heavy}"
read -ra streams <<<"${STREAMS:-1 2 4}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gpu='none'
if command -v nvidia-smi >/dev/null; then gpu=$(nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader | head -1); fi
device=cuda
# asking for CUDA by name is an error where it does not work
if ! "$program" bench "$video" --seconds 1 --json --set pose.model=lite --set pose.device=cuda >"$work/probe" 2>"$work/why"; then
  device=cpu
  printf 'NO GPU WAS USED: %s\n' "$(tail -1 "$work/why")"
  echo 'The figures below are of the processor, and there is nothing to compare.'
fi
printf 'GPU: %s; processor: %s cores, %s\n\n' "$gpu" "$(nproc)" "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)"

number() { sed -n "s/^ *\"$1\" : \([-0-9.E]*\),\{0,1\}$/\1/p" "$2"; }

printf '%-6s %-6s %8s %14s %14s %18s\n' device model streams 'pipeline fps' 'model fps' 'pipeline / model'
for model in "${models[@]}"; do
  for count in "${streams[@]}"; do
    running=()
    for stream in $(seq "$count"); do
      "$program" bench "$video" --seconds "$seconds" --json --set "pose.model=$model" --set "pose.device=$device" \
        >"$work/$model.$count.$stream" 2>"$work/why" &
      running+=($!)
    done
    for one in "${running[@]}"; do wait "$one" || { cat "$work/why" >&2; exit 1; }; done
    pipeline=0 bare=0
    for stream in $(seq "$count"); do
      pipeline=$(awk -v a="$pipeline" -v b="$(number pipelineFps "$work/$model.$count.$stream")" 'BEGIN {print a + b}')
      bare=$(awk -v a="$bare" -v b="$(number modelFps "$work/$model.$count.$stream")" 'BEGIN {print a + b}')
    done
    printf '%-6s %-6s %8s %14.1f %14.1f %18.2f\n' "$device" "$model" "$count" "$pipeline" "$bare" \
      "$(awk -v a="$pipeline" -v b="$bare" 'BEGIN {print a / b}')"
  done
done

for model in "${models[@]}"; do
  printf '\nbusy time of the stages with one stream, %s (share of the pipeline; stages overlap)\n' "$model"
  sed -n '/"stageShares"/,/}/{s/^ *"\([a-z.-]*\)" : \([0-9.E-]*\),\{0,1\}$/\1 \2/p}' "$work/$model.${streams[0]}.1" \
    | awk '{printf "  %-24s %5.1f %%\n", $1, 100 * $2}' | sort -k2 -rn
done

[ "$device" = cuda ] || exit 0
failed=0
printf '\nlandmarks of the GPU against those of the processor, frame by frame\n'
for model in "${models[@]}"; do
  for one in cpu cuda; do
    "$program" analyse "$video" --out "$work/$model.$one" --landmarks --set "pose.model=$model" --set "pose.device=$one" >/dev/null 2>&1
  done
  # frame,time_s,landmark,x_px,y_px,z_px,visibility,presence,world_x_m,world_y_m,world_z_m
  paste -d, "$work/$model.cpu"/*_landmarks.csv "$work/$model.cuda"/*_landmarks.csv | awk -F, -v model="$model" '
    NR > 1 && $4 != "" && $15 != "" {
      n++; px = sqrt(($4 - $15) ^ 2 + ($5 - $16) ^ 2)
      mm = 1000 * sqrt(($9 - $20) ^ 2 + ($10 - $21) ^ 2 + ($11 - $22) ^ 2)
      sumpx += px; summm += mm; if (px > maxpx) maxpx = px; if (mm > maxmm) maxmm = mm
      if (px > 0.5 || mm > 2) over++
    }
    NR > 1 && ($4 == "") != ($15 == "") {alone++}
    END {
      ok = n > 0 && maxpx <= 0.5 && maxmm <= 2 && !alone
      printf "  %-6s %d points: mean %.4f px, largest %.3f px; mean %.4f mm, largest %.3f mm; %d over the limits, %d seen by one only: %s\n", \
        model, n, sumpx / n, maxpx, summm / n, maxmm, over, alone, ok ? "agrees" : "DOES NOT AGREE"
      exit !ok
    }' || failed=1
done
exit "$failed"
