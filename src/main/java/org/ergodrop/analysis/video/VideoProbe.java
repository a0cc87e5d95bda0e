package org.ergodrop.analysis.video;

/** Looks at a video before any of it is analysed: opens it, checks the limits, decodes one picture. */
public final class VideoProbe {

    private VideoProbe() {}

    /** What the video is; {@link UnusableVideoException} says in one sentence why it cannot be analysed. */
    public static VideoFacts probe(VideoFile video, VideoSettings settings) throws UnusableVideoException {
        try (OpenedVideo opened = OpenedVideo.open(video, settings, 1)) {
            return opened.facts();
        }
    }
}
