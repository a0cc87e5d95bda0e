package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.ergodrop.analysis.video.UnusableVideoException.Problem;

/** Packets → pictures. What is damaged is skipped; only the end of the file, or of what can be read of it, ends it. */
final class StreamDecoder implements AutoCloseable {

    private static final int MOST_READ_ERRORS = 1000; // in a row; each moves on in the file, so this ends. Ours

    private final LocalContainer container;
    private final AVCodecContext context;
    private final AVPacket packet = av_packet_alloc();
    private boolean draining;
    private boolean sawPackets;
    private long damagedPackets;
    private Optional<String> readError = Optional.empty();

    private StreamDecoder(LocalContainer container, AVCodecContext context) {
        this.container = container;
        this.context = context;
    }

    static StreamDecoder open(LocalContainer container, VideoSettings settings, int threads)
            throws UnusableVideoException {
        AVCodec codec = decoderFor(container.stream().codecpar().codec_id());
        String name = container.video().originalName();
        if (isAbsent(codec)) {
            throw new UnusableVideoException(Problem.NOTHING_DECODABLE, name);
        }
        StreamDecoder decoder = new StreamDecoder(container, avcodec_alloc_context3(codec));
        AVCodecContext context = decoder.context;
        int code = avcodec_parameters_to_context(context, container.stream().codecpar());
        context.pkt_timebase(container.stream().time_base());
        context.thread_count(threads);
        context.max_pixels((long) settings.maxSidePx() * settings.maxSidePx());
        if (code < 0 || avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            decoder.close();
            throw new UnusableVideoException(Problem.NOTHING_DECODABLE, name);
        }
        return decoder;
    }

    /** FFmpeg's own AV1 decoder needs a graphics card, so a software one is asked for first. */
    private static AVCodec decoderFor(int codecId) {
        if (codecId == AV_CODEC_ID_AV1) {
            for (String name : new String[] {"libdav1d", "libaom-av1"}) {
                AVCodec codec = avcodec_find_decoder_by_name(name);
                if (!isAbsent(codec)) {
                    return codec;
                }
            }
        }
        return avcodec_find_decoder(codecId);
    }

    @SuppressWarnings("NullAway")
    private static boolean isAbsent(Pointer pointer) {
        return pointer == null || pointer.isNull();
    }

    /** The next picture into {@code frame}; false at the end. */
    boolean next(AVFrame frame) {
        while (true) {
            int code = avcodec_receive_frame(context, frame);
            if (code >= 0) {
                return true;
            }
            if (code == AVERROR_EOF()) {
                return false;
            }
            if (code == AVERROR_EAGAIN()) {
                feed();
            } else {
                damagedPackets++;
            }
        }
    }

    private void feed() {
        if (draining || !readPacket()) {
            draining = true;
            avcodec_send_packet(context, (AVPacket) null);
            return;
        }
        sawPackets = true;
        if (avcodec_send_packet(context, packet) < 0) {
            damagedPackets++;
        }
        av_packet_unref(packet);
    }

    private boolean readPacket() {
        for (int errors = 0; errors < MOST_READ_ERRORS; errors++) {
            int code = av_read_frame(container.context(), packet);
            while (code >= 0 && packet.stream_index() != container.streamIndex()) {
                av_packet_unref(packet);
                code = av_read_frame(container.context(), packet);
            }
            if (code >= 0) {
                return true;
            }
            if (code == AVERROR_EOF()) {
                return false;
            }
            readError = Optional.of(Ffmpeg.describe(code));
            if (code != AVERROR_INVALIDDATA() && code != AVERROR_EAGAIN()) {
                return false;
            }
        }
        return false;
    }

    /** Forgets what it holds, after the container was moved to another place. */
    void flush() {
        avcodec_flush_buffers(context);
        draining = false;
    }

    AVCodecContext context() {
        return context;
    }

    /** Whether the file held any data of the stream so far. */
    boolean sawPackets() {
        return sawPackets;
    }

    long damagedPackets() {
        return damagedPackets;
    }

    /** The last error while reading the file, in FFmpeg's words. */
    Optional<String> readError() {
        return readError;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        avcodec_free_context(context);
    }
}
