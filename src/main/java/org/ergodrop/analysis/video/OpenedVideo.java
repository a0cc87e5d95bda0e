package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_TS_DISCONT;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import java.io.IOException;
import java.nio.file.Files;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.ergodrop.analysis.video.UnusableVideoException.Problem;

/** A video that passed the probe: within the limits, its first picture decoded. */
final class OpenedVideo implements AutoCloseable {

    private static final double SECONDS_PER_HOUR = 3600;

    private final LocalContainer container;
    private final StreamDecoder decoder;
    private final AVFrame first = av_frame_alloc();
    private UprightSize size;

    private OpenedVideo(LocalContainer container, StreamDecoder decoder) {
        this.container = container;
        this.decoder = decoder;
        this.size = new UprightSize(0, 0, Orientation.UPRIGHT);
    }

    static OpenedVideo open(VideoFile video, VideoSettings settings, int threads) throws UnusableVideoException {
        LocalContainer container = LocalContainer.open(video);
        try {
            AVCodecParameters declared = container.stream().codecpar();
            requireSide(video, declared.width(), declared.height(), settings);
            requireLength(video, container.durationSeconds(), settings);
            OpenedVideo opened = new OpenedVideo(container, StreamDecoder.open(container, settings, threads));
            opened.decodeFirst(settings);
            return opened;
        } catch (UnusableVideoException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private static void requireSide(VideoFile video, int widthPx, int heightPx, VideoSettings settings)
            throws UnusableVideoException {
        if (Math.max(widthPx, heightPx) > settings.maxSidePx()) {
            throw new UnusableVideoException(
                    Problem.TOO_LARGE,
                    video.originalName(),
                    String.valueOf(widthPx),
                    String.valueOf(heightPx),
                    String.valueOf(settings.maxSidePx()));
        }
    }

    private static void requireLength(VideoFile video, double durationSeconds, VideoSettings settings)
            throws UnusableVideoException {
        double hours = durationSeconds / SECONDS_PER_HOUR;
        if (hours > settings.maxHours()) {
            throw new UnusableVideoException(
                    Problem.TOO_LONG, video.originalName(), Math.ceil(hours * 10) / 10, settings.maxHours());
        }
    }

    private void decodeFirst(VideoSettings settings) throws UnusableVideoException {
        try {
            VideoFile video = container.video();
            if (!decoder.next(first)) {
                Problem problem = decoder.sawPackets() ? Problem.NOTHING_DECODABLE : Problem.TRUNCATED;
                throw new UnusableVideoException(problem, video.originalName());
            }
            requireSide(video, first.width(), first.height(), settings);
            AVRational aspect = av_guess_sample_aspect_ratio(container.context(), container.stream(), first);
            double pixelAspect = aspect.den() > 0 ? aspect.num() / (double) aspect.den() : 0;
            size = UprightSize.of(first.width(), first.height(), pixelAspect, orientation());
            requireSide(video, size.widthPx(), size.heightPx(), settings);
        } catch (UnusableVideoException | RuntimeException e) {
            releaseDecoder();
            throw e;
        }
    }

    private Orientation orientation() {
        AVFrameSideData ofFrame = av_frame_get_side_data(first, AV_FRAME_DATA_DISPLAYMATRIX);
        if (ofFrame != null && !ofFrame.isNull() && ofFrame.size() >= Orientation.MATRIX_BYTES) {
            return orientation(ofFrame.data());
        }
        AVCodecParameters declared = container.stream().codecpar();
        AVPacketSideData ofStream = declared.nb_coded_side_data() == 0
                ? null
                : av_packet_side_data_get(
                        declared.coded_side_data(), declared.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        if (ofStream != null && !ofStream.isNull() && ofStream.size() >= Orientation.MATRIX_BYTES) {
            return orientation(ofStream.data());
        }
        return Orientation.UPRIGHT;
    }

    private static Orientation orientation(BytePointer matrix) {
        return Orientation.of(matrix.capacity(Orientation.MATRIX_BYTES).asByteBuffer());
    }

    VideoFacts facts() throws UnusableVideoException {
        try {
            return new VideoFacts(
                    container.context().iformat().name().getString(),
                    avcodec_get_name(container.stream().codecpar().codec_id()).getString(),
                    size.widthPx(),
                    size.heightPx(),
                    size.orientation().clockwiseDeg(),
                    container.averageFps(),
                    container.durationSeconds(),
                    Files.size(container.video().path()));
        } catch (IOException e) {
            throw new UnusableVideoException(
                    Problem.UNREADABLE, container.video().originalName(), LocalContainer.reason(e));
        }
    }

    LocalContainer container() {
        return container;
    }

    StreamDecoder decoder() {
        return decoder;
    }

    /** The first picture, already decoded. */
    AVFrame first() {
        return first;
    }

    UprightSize size() {
        return size;
    }

    /** Back to the beginning of the file. */
    void rewind() {
        AVFormatContext file = container.context();
        // transport streams have no index: a search by time may stop behind the only key frame
        boolean byBytes = (file.iformat().flags() & AVFMT_TS_DISCONT) != 0;
        if (!byBytes || av_seek_frame(file, -1, 0, AVSEEK_FLAG_BYTE) < 0) {
            av_seek_frame(file, -1, file.start_time(), AVSEEK_FLAG_BACKWARD);
        }
        decoder.flush();
    }

    private void releaseDecoder() {
        av_frame_free(first);
        decoder.close();
    }

    @Override
    public void close() {
        releaseDecoder();
        container.close();
    }
}
