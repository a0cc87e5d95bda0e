package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry_from_timestamp;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * A few frames spread over a video, found by seeking: for a survey of who is in the picture. Key frames are taken where they
 * lie near enough; otherwise it decodes on from the last one, as also where the container cannot seek. For one thread.
 */
public final class FrameSampler implements AutoCloseable {

    /** Most frames decoded on the way to one sample: 10 s at 30 fps, the longest key-frame distance in common use. Ours. */
    private static final int MOST_DECODED_FOR_ONE = 300;

    private static final double SPACING_WITHOUT_DURATION_SECONDS = 1; // as far as the frames reach. Ours

    private final OpenedVideo opened;
    private final RgbConversion conversion;
    private final RgbFrame rgb;
    private final AVFrame picture = av_frame_alloc();
    private final double secondsPerTick;
    private final long firstTicks;
    private final double spacingSeconds;
    private double lastSeconds = -1;
    private boolean sequential;

    private FrameSampler(OpenedVideo opened, int frames) {
        this.opened = opened;
        this.conversion = new RgbConversion(opened.size());
        this.rgb = RgbFrame.unpooled(opened.size().widthPx(), opened.size().heightPx());
        AVRational timeBase = opened.container().stream().time_base();
        this.secondsPerTick = timeBase.num() / (double) timeBase.den();
        this.firstTicks = ticksOf(opened.first(), 0);
        double duration = opened.container().durationSeconds();
        this.spacingSeconds = duration > 0 ? duration / frames : SPACING_WITHOUT_DURATION_SECONDS;
    }

    /**
     * Hands at most {@code frames} frames to {@code survey}, in the order of time, one from each of as many equal parts of
     * the video (fewer when it has fewer frames or key frames are very far apart). Their pixels are valid during the call;
     * {@link RgbFrame#index()} counts the samples.
     *
     * @return how many there were
     */
    public static int sample(VideoFile video, VideoSettings settings, int frames, Consumer<RgbFrame> survey)
            throws UnusableVideoException {
        try (FrameSampler sampler = new FrameSampler(OpenedVideo.open(video, settings, 1), frames)) {
            int found = 0;
            for (int part = 0; part < frames; part++) {
                if (sampler.moveTo(part)) {
                    sampler.rgb.stamp(found++, sampler.lastSeconds);
                    survey.accept(sampler.rgb);
                }
            }
            return found;
        }
    }

    /** Decodes a frame of the part that is later than the last one. */
    private boolean moveTo(int part) {
        if (part == 0) {
            return take(opened.first(), 0);
        }
        double startSeconds = part * spacingSeconds;
        if (!sequential) {
            seekTo(startSeconds + spacingSeconds / 2);
        }
        if (decodeTo(startSeconds)) {
            return true;
        }
        if (sequential) {
            return false;
        }
        sequential = true;
        opened.rewind();
        return decodeTo(startSeconds);
    }

    private boolean decodeTo(double startSeconds) {
        for (int i = 1; i <= MOST_DECODED_FOR_ONE && opened.decoder().next(picture); i++) {
            double seconds = secondsOf(picture);
            boolean inPart = seconds >= startSeconds - secondsPerTick / 2;
            if (seconds > lastSeconds && (inPart || i == MOST_DECODED_FOR_ONE)) {
                return take(picture, seconds);
            }
        }
        return false;
    }

    private boolean take(AVFrame from, double seconds) {
        lastSeconds = seconds;
        conversion.convert(from, rgb);
        return true;
    }

    /** Jumps to the key frame before, unless decoding on from here comes by it anyway. */
    private void seekTo(double seconds) {
        long ticks = firstTicks + Math.round(seconds / secondsPerTick);
        AVIndexEntry key =
                avformat_index_get_entry_from_timestamp(opened.container().stream(), ticks, AVSEEK_FLAG_BACKWARD);
        boolean known = key != null && !key.isNull();
        if (known && (key.timestamp() - firstTicks) * secondsPerTick <= lastSeconds) {
            return;
        }
        int index = opened.container().streamIndex();
        if (av_seek_frame(opened.container().context(), index, ticks, AVSEEK_FLAG_BACKWARD) >= 0) {
            opened.decoder().flush();
        }
    }

    private double secondsOf(AVFrame frame) {
        return (ticksOf(frame, firstTicks) - firstTicks) * secondsPerTick;
    }

    private static long ticksOf(AVFrame frame, long otherwise) {
        long ticks = frame.pts() != FrameClock.NO_TIMESTAMP ? frame.pts() : frame.best_effort_timestamp();
        return ticks != FrameClock.NO_TIMESTAMP ? ticks : otherwise;
    }

    @Override
    public void close() {
        av_frame_free(picture);
        conversion.close();
        opened.close();
    }
}
