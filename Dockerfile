# Ergodrop for the processor. The image for GPUs is another one.
#   docker build -t ergodrop .
#   docker run --rm -p 127.0.0.1:8080:8080 -v "$PWD/data:/data" ergodrop            the service, hot folder in /data/hotfolder
#   docker run --rm -v "$PWD:/videos" -w /videos ergodrop analyse VIDEO --out out   one video
# The mounted folder must be writable for user 10001, or add --user "$(id -u):$(id -g)" -e HOME=/tmp.

FROM debian:12-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven npm ca-certificates \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Dependencies first: they change less often than the sources.
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -B -ntp dependency:go-offline -Dspotless.check.skip
COPY build build
COPY models models
COPY src src
RUN mvn -B -ntp -DskipTests -Dspotless.check.skip package
# A second of video there and back: unpacks FFmpeg's libraries for the image, and fails here rather than at the user's.
COPY ergodrop ./
RUN ./ergodrop demo-video /tmp/worker.mp4 --seconds 1 --size 320x240 \
    && ./ergodrop analyse /tmp/worker.mp4 --out /tmp/out --set pose.model=lite

FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /home/ergodrop ergodrop \
    && mkdir -p /data && chown ergodrop:ergodrop /data
WORKDIR /opt/ergodrop
COPY ergodrop LICENSE NOTICE ./
COPY config config
COPY routes routes
COPY --from=build /src/models/onnx models/onnx
COPY --from=build /src/target/lib target/lib
# JavaCPP takes its cache only where it may write.
COPY --from=build --chown=ergodrop:ergodrop /src/target/native target/native
COPY --from=build /src/target/ergodrop.jar target/ergodrop.jar
# What the service writes lies in /data; the program's own folder is not writable.
ENV LANG=C.UTF-8 \
    SERVER_ADDRESS=0.0.0.0 \
    ERGODROP_DIRECTORY_ROOT=/data/hotfolder \
    ERGODROP_CONSOLE_PASSWORDFILE=/data/console-password \
    LOGGING_FILE_NAME=/data/logs/ergodrop.log
VOLUME /data
USER ergodrop
EXPOSE 8080
ENTRYPOINT ["/usr/bin/tini", "--", "/opt/ergodrop/ergodrop"]
CMD ["run"]
