# Ergodrop as an image; docs/container.md says how it is run and what it may write.
#   docker build --target cpu -t ergodrop .          for the processor (the default target)
#   docker build --target gpu -t ergodrop:gpu .      for NVIDIA GPUs: CUDA 12.8, cuDNN 9, driver 570 or newer
#   docker run --rm -p 127.0.0.1:8080:8080 -v "$PWD/data:/data" ergodrop             the service, hot folder in /data/hotfolder
#   docker run --rm -v "$PWD:/videos" -w /videos ergodrop analyse VIDEO --out out    one video
# The mounted folder must be writable for user 10001, or add --user "$(id -u):$(id -g)".

# What both images are built with.
FROM debian:12.12-slim AS tools
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven npm ca-certificates zip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn

FROM tools AS build-cpu
# Dependencies first: they change less often than the sources. Not go-offline, which asks for what the POM excludes too.
RUN mvn -B -ntp dependency:resolve
COPY build build
COPY models models
COPY src src
RUN mvn -B -ntp -DskipTests -Dspotless.check.skip package
# A second of video there and back: unpacks FFmpeg's libraries for the image, and fails here rather than at the user's.
COPY ergodrop ./
COPY docker docker
RUN docker/slim-libraries \
    && ./ergodrop demo-video /tmp/worker.mp4 --seconds 1 --size 320x240 \
    && ./ergodrop analyse /tmp/worker.mp4 --out /tmp/out --set pose.model=lite

FROM tools AS build-gpu
RUN mvn -B -ntp -Pgpu dependency:resolve
COPY build build
COPY models models
COPY src src
RUN mvn -B -ntp -Pgpu -DskipTests -Dspotless.check.skip package
COPY ergodrop ./
COPY docker docker
# On the processor here; CUDA's provider is only looked for.
RUN docker/slim-libraries \
    && ./ergodrop demo-video /tmp/worker.mp4 --seconds 1 --size 320x240 \
    && ./ergodrop analyse /tmp/worker.mp4 --out /tmp/out --set pose.model=lite

# CUDA 12.8 is what this ONNX Runtime was compiled with; the image brings cuBLAS, cuRAND and cuDNN 9.
FROM nvidia/cuda:12.8.1-cudnn-runtime-ubuntu24.04 AS gpu
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless tini curl ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --home-dir /data ergodrop \
    && mkdir -p /data /volume && chown ergodrop:ergodrop /data
WORKDIR /opt/ergodrop
COPY ergodrop LICENSE NOTICE ./
COPY docker docker
COPY config config
COPY routes routes
COPY --from=build-gpu /src/models/onnx models/onnx
COPY --from=build-gpu /src/target/lib target/lib
COPY --from=build-gpu /src/target/native target/native
COPY --from=build-gpu /src/target/ergodrop.jar target/ergodrop.jar
# SMPL-X is licensed to persons and never part of an image: /volume/smplx/SMPLX_NEUTRAL.npz
# a checkout that only its owner may read must not make an image that its user cannot
RUN chmod -R a+rX ergodrop LICENSE NOTICE docker config routes
RUN ln -s /volume/smplx models/smplx
# What the service writes lies in /data and /tmp; the program's own folder is not writable.
ENV LANG=C.UTF-8 \
    HOME=/tmp \
    SERVER_ADDRESS=0.0.0.0 \
    ERGODROP_DATA=/data \
    ERGODROP_PROGRAM=/opt/ergodrop/docker/entrypoint \
    ERGODROP_DIRECTORY_ROOT=/data/hotfolder \
    ERGODROP_CONSOLE_PASSWORDFILE=/data/console-password \
    LOGGING_FILE_NAME=/data/logs/ergodrop.log \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
LABEL org.opencontainers.image.title="Ergodrop" \
      org.opencontainers.image.description="Videos of people at work in, ergonomic reports out; for NVIDIA GPUs" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/nvidia/cuda:12.8.1-cudnn-runtime-ubuntu24.04"
VOLUME /data
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m --retries=3 \
    CMD curl -fsS -o /dev/null "http://127.0.0.1:${SERVER_PORT:-8080}/actuator/health"
ENTRYPOINT ["/usr/bin/tini", "--", "/opt/ergodrop/docker/entrypoint"]

FROM debian:12.12-slim AS cpu
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless tini curl ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --home-dir /data ergodrop \
    && mkdir -p /data /volume && chown ergodrop:ergodrop /data
WORKDIR /opt/ergodrop
COPY ergodrop LICENSE NOTICE ./
COPY docker docker
COPY config config
COPY routes routes
COPY --from=build-cpu /src/models/onnx models/onnx
COPY --from=build-cpu /src/target/lib target/lib
COPY --from=build-cpu /src/target/native target/native
COPY --from=build-cpu /src/target/ergodrop.jar target/ergodrop.jar
# a checkout that only its owner may read must not make an image that its user cannot
RUN chmod -R a+rX ergodrop LICENSE NOTICE docker config routes
RUN ln -s /volume/smplx models/smplx
ENV LANG=C.UTF-8 \
    HOME=/tmp \
    SERVER_ADDRESS=0.0.0.0 \
    ERGODROP_DATA=/data \
    ERGODROP_PROGRAM=/opt/ergodrop/docker/entrypoint \
    ERGODROP_DIRECTORY_ROOT=/data/hotfolder \
    ERGODROP_CONSOLE_PASSWORDFILE=/data/console-password \
    LOGGING_FILE_NAME=/data/logs/ergodrop.log
LABEL org.opencontainers.image.title="Ergodrop" \
      org.opencontainers.image.description="Videos of people at work in, ergonomic reports out" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/debian:12.12-slim"
VOLUME /data
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m --retries=3 \
    CMD curl -fsS -o /dev/null "http://127.0.0.1:${SERVER_PORT:-8080}/actuator/health"
ENTRYPOINT ["/usr/bin/tini", "--", "/opt/ergodrop/docker/entrypoint"]
