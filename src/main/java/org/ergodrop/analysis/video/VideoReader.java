package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Streams the upright frames of a video in the order of presentation, picked by time ({@link VideoSettings#maxFps()}), in
 * constant memory at any length. Damaged parts are skipped; {@link #outcome()} says how far it came. One thread reads; any
 * thread may release frames, and reading waits while {@link DecodeResources#framesInFlight()} are not yet released.
 */
public final class VideoReader implements AutoCloseable {

    private static final double USUAL_FPS = 25; // for a frame that tells neither time nor duration, as FFmpeg assumes
    private static final double SECONDS_PER_HOUR = 3600;
    /** A file that ends this much before its declared end was cut off: more than a frame at 2 fps. Ours. */
    private static final double SHORT_BY_SECONDS = 0.5;

    private final OpenedVideo opened;
    private final VideoFacts facts;
    private final FrameClock clock;
    private final FramePicker picker;
    private final FramePool pool;
    private final RgbConversion conversion;
    private final double mostSeconds;
    private AVFrame current = av_frame_alloc();
    private AVFrame ahead = av_frame_alloc();
    private double currentSeconds;
    private boolean hasCurrent = true;
    private boolean hasAhead;
    private boolean tooLong;
    private long decoded = 1;
    private long picked;
    private double lastSeconds;

    private VideoReader(OpenedVideo opened, VideoSettings settings, DecodeResources resources)
            throws UnusableVideoException {
        this.opened = opened;
        this.facts = opened.facts();
        AVRational timeBase = opened.container().stream().time_base();
        double fps = facts.averageFps() > 0 ? facts.averageFps() : USUAL_FPS;
        this.clock = new FrameClock(timeBase.num(), timeBase.den(), 1 / fps);
        this.picker = new FramePicker(settings.maxFps());
        this.pool = new FramePool(facts.widthPx(), facts.heightPx(), resources.framesInFlight());
        this.conversion = new RgbConversion(opened.size());
        this.mostSeconds = settings.maxHours() * SECONDS_PER_HOUR;
        av_frame_move_ref(current, opened.first());
        tick(current);
    }

    public static VideoReader open(VideoFile video, VideoSettings settings) throws UnusableVideoException {
        return open(video, settings, DecodeResources.DEFAULT);
    }

    public static VideoReader open(VideoFile video, VideoSettings settings, DecodeResources resources)
            throws UnusableVideoException {
        OpenedVideo opened = OpenedVideo.open(video, settings, resources.decoderThreads());
        try {
            return new VideoReader(opened, settings, resources);
        } catch (UnusableVideoException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    public VideoFacts facts() {
        return facts;
    }

    /**
     * The next picked frame, to be given back with {@link RgbFrame#release()}; null at the end.
     *
     * @throws InterruptedException while it waits for a frame to be released
     */
    public @Nullable RgbFrame next() throws InterruptedException {
        while (hasCurrent) {
            hasAhead = decodeAhead();
            double aheadSeconds = hasAhead ? clock.seconds() : Double.POSITIVE_INFINITY;
            RgbFrame frame = picker.picks(currentSeconds, aheadSeconds) ? handOut() : null;
            lastSeconds = currentSeconds;
            AVFrame spent = current;
            current = ahead;
            ahead = spent;
            currentSeconds = aheadSeconds;
            hasCurrent = hasAhead;
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    private boolean decodeAhead() {
        while (!tooLong && opened.decoder().next(ahead)) {
            decoded++;
            if (tick(ahead)) {
                tooLong = clock.seconds() > mostSeconds;
                return !tooLong;
            }
        }
        return false;
    }

    private boolean tick(AVFrame frame) {
        long ticks = frame.pts() != FrameClock.NO_TIMESTAMP ? frame.pts() : frame.best_effort_timestamp();
        return clock.advance(ticks, frame.duration());
    }

    private RgbFrame handOut() throws InterruptedException {
        RgbFrame frame = pool.take();
        conversion.convert(current, frame);
        frame.stamp(picked++, currentSeconds);
        return frame;
    }

    /** How far the video could be decoded so far; final once {@link #next()} has returned null. */
    public DecodeOutcome outcome() {
        return new DecodeOutcome(
                lastSeconds,
                picked,
                decoded,
                opened.decoder().damagedPackets(),
                hasCurrent ? Optional.empty() : stoppedEarly());
    }

    private Optional<String> stoppedEarly() {
        if (tooLong) {
            return Optional.of("longer than the limit of %.1f h".formatted(mostSeconds / SECONDS_PER_HOUR));
        }
        boolean cutOff = facts.durationSeconds() - lastSeconds > SHORT_BY_SECONDS + 2 / Math.max(facts.averageFps(), 1);
        if (!cutOff) {
            return Optional.empty();
        }
        return Optional.of(opened.decoder().readError().orElse("the file ends too soon"));
    }

    @Override
    public void close() {
        av_frame_free(current);
        av_frame_free(ahead);
        conversion.close();
        opened.close();
    }
}
