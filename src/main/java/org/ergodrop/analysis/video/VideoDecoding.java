package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

/** What decodes the videos. */
public final class VideoDecoding {

    private VideoDecoding() {}

    /**
     * FFmpeg's version.
     *
     * @throws LinkageError when its native libraries do not load on this machine
     */
    public static String version() {
        Ffmpeg.ready();
        return av_version_info().getString();
    }
}
