package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * RGB frames at a constant rate → H.264 in MP4 (BT.709, limited range, tagged as such), the same bytes for the same frames.
 * Writes to a hidden name beside the target and renames on {@link #close()}, so that nobody sees half a video; after an
 * error, or when no frame was written, nothing is left behind. For one thread.
 */
public final class Mp4Writer implements AutoCloseable {

    /** Bits for one pixel: visually clean for rendered and camera frames with OpenH264 (PSNR over 40 dB). Ours. */
    private static final double BITS_PER_PIXEL = 0.35;

    private static final long LEAST_BITS_PER_SECOND = 400_000;
    private static final int MOST_RATE_DENOMINATOR = 1001;
    private static final int SIXTEEN = 16; // OpenH264's smallest side [px]

    private final Path target;
    private final Path partial;
    private final int widthPx;
    private final int heightPx;
    private final AVFormatContext file = new AVFormatContext(null);
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame picture = av_frame_alloc();
    private AVCodecContext encoder = new AVCodecContext(null);
    private SwsContext conversion = new SwsContext(null);
    private AVStream stream = new AVStream(null);
    private final BytePointer rgb;
    private final PointerPointer<BytePointer> rgbPlanes = new PointerPointer<>(4);
    private final IntPointer rgbStrides;
    private long written;
    private boolean broken;
    private boolean closed;

    private Mp4Writer(Path target, int widthPx, int heightPx) {
        this.target = target;
        this.partial = target.resolveSibling("." + target.getFileName() + ".part");
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.rgb = new BytePointer(3L * widthPx * heightPx);
        this.rgbStrides = new IntPointer(3 * widthPx, 0, 0, 0);
        rgbPlanes.put(0, rgb);
    }

    /**
     * @param target the file to make; replaced when it exists
     * @param widthPx even, at least 16 (4:2:0 chroma)
     * @param heightPx even, at least 16
     * @param fps constant frame rate [1/s]; 23.976 and 29.97 become 24000/1001 and 30000/1001
     */
    public static Mp4Writer open(Path target, int widthPx, int heightPx, double fps) throws IOException {
        if (widthPx % 2 != 0 || heightPx % 2 != 0 || widthPx < SIXTEEN || heightPx < SIXTEEN) {
            throw new IllegalArgumentException(
                    "width and height must be even and at least 16, were %d × %d".formatted(widthPx, heightPx));
        }
        if (!(fps >= 0.001 && fps <= 1000)) {
            throw new IllegalArgumentException("fps must be in [0.001, 1000], was " + fps);
        }
        Ffmpeg.ready();
        Mp4Writer writer = new Mp4Writer(target, widthPx, heightPx);
        try {
            writer.start(fps);
            return writer;
        } catch (IOException | RuntimeException e) {
            writer.broken = true;
            writer.close();
            throw e;
        }
    }

    private void start(double fps) throws IOException {
        check(avformat_alloc_output_context2(file, null, "mp4", null), "prepare");
        file.flags(file.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
        AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
        if (codec == null || codec.isNull()) {
            throw new IOException("Cannot write " + target + ": this FFmpeg build has no OpenH264 encoder");
        }
        stream = avformat_new_stream(file, null);
        encoder = avcodec_alloc_context3(codec);
        configureEncoder(fps);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "allow_skip_frames", "0", 0);
        check(avcodec_open2(encoder, codec, options), "start the encoder for");
        av_dict_free(options);
        check(avcodec_parameters_from_context(stream.codecpar(), encoder), "describe");
        stream.time_base(encoder.time_base());
        stream.avg_frame_rate(encoder.framerate());
        AVIOContext output = new AVIOContext(null);
        check(avio_open(output, "file:" + partial.toAbsolutePath(), AVIO_FLAG_WRITE), "create");
        file.pb(output);
        check(avformat_write_header(file, new AVDictionary(null)), "start");
        preparePicture();
    }

    private void configureEncoder(double fps) {
        AVRational rate = av_d2q(fps, MOST_RATE_DENOMINATOR);
        double exact = Math.round(fps * 1.001) * 1000 / 1001.0;
        if (Math.abs(fps - exact) < 0.001) {
            rate.num((int) Math.round(fps * 1.001) * 1000).den(1001);
        }
        encoder.width(widthPx).height(heightPx).pix_fmt(AV_PIX_FMT_YUV420P);
        encoder.time_base(av_inv_q(rate)).framerate(rate);
        encoder.bit_rate(
                (long) Math.max(LEAST_BITS_PER_SECOND, BITS_PER_PIXEL * widthPx * heightPx * Math.max(fps, 1)));
        encoder.gop_size((int) Math.max(1, Math.round(fps)));
        encoder.thread_count(1);
        encoder.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
        encoder.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
        encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
    }

    private void preparePicture() throws IOException {
        picture.width(widthPx).height(heightPx).format(AV_PIX_FMT_YUV420P);
        check(av_frame_get_buffer(picture, 0), "find memory for");
        int flags = SWS_BILINEAR | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP;
        conversion = sws_getContext(
                widthPx,
                heightPx,
                AV_PIX_FMT_RGB24,
                widthPx,
                heightPx,
                AV_PIX_FMT_YUV420P,
                flags,
                null,
                null,
                (DoublePointer) null);
        IntPointer bt709 = sws_getCoefficients(SWS_CS_ITU709);
        sws_setColorspaceDetails(conversion, bt709, 1, bt709, 0, 0, 1 << 16, 1 << 16);
    }

    /** Appends {@code frame}; its time is the number of frames before it ÷ fps. The frame stays the caller's. */
    public void write(RgbFrame frame) throws IOException {
        if (frame.widthPx() != widthPx || frame.heightPx() != heightPx) {
            throw new IllegalArgumentException("this video has %d × %d pixels, the frame %d × %d"
                    .formatted(widthPx, heightPx, frame.widthPx(), frame.heightPx()));
        }
        rgb.put(frame.rgb());
        check(av_frame_make_writable(picture), "write");
        sws_scale(conversion, rgbPlanes, rgbStrides, 0, heightPx, picture.data(), picture.linesize());
        picture.pts(written++);
        check(avcodec_send_frame(encoder, picture), "encode");
        drain();
    }

    private void drain() throws IOException {
        int code = avcodec_receive_packet(encoder, packet);
        while (code >= 0) {
            av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
            packet.stream_index(stream.index());
            packet.duration(av_rescale_q(1, encoder.time_base(), stream.time_base()));
            check(av_interleaved_write_frame(file, packet), "write");
            code = avcodec_receive_packet(encoder, packet);
        }
        if (code != AVERROR_EAGAIN() && code != AVERROR_EOF()) {
            check(code, "encode");
        }
    }

    /** Gives the video up: {@link #close()} will leave nothing behind. For the caller whose frames ran into an error. */
    public void discard() {
        broken = true;
    }

    /** Finishes the file and gives it its name. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!broken && written > 0) {
                check(avcodec_send_frame(encoder, null), "finish");
                drain();
                check(av_write_trailer(file), "finish");
            }
        } finally {
            free();
        }
        if (broken || written == 0) {
            Files.deleteIfExists(partial);
        } else {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void free() throws IOException {
        avcodec_free_context(encoder);
        av_frame_free(picture);
        av_packet_free(packet);
        sws_freeContext(conversion);
        if (!file.isNull()) {
            AVIOContext output = file.pb();
            int code = output == null || output.isNull() ? 0 : avio_close(output);
            avformat_free_context(file);
            check(code, "finish");
        }
    }

    private void check(int code, String what) throws IOException {
        if (code < 0) {
            broken = true;
            Files.deleteIfExists(partial);
            throw new IOException("Cannot %s %s: %s".formatted(what, target, Ffmpeg.describe(code)));
        }
    }
}
