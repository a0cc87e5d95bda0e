package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_STILL_IMAGE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.ergodrop.analysis.video.UnusableVideoException.Problem;

/**
 * A container on the local disk with the one video stream that matters. Nothing but that file is ever opened: the protocol
 * is {@code file}, and demuxers that follow what a file refers to (playlists, concat, SDP, image sequences) are not on the
 * list of formats.
 */
final class LocalContainer implements AutoCloseable {

    /** Self-contained formats of cameras, phones and editors; the last line so that a sound file is called one. */
    private static final String FORMATS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,mxf,dv," + "mp3,wav,flac,aac";

    private static final int MOST_STREAMS = 64; // a phone writes 2 to 8; crafted files thousands. Ours
    private static final int MAGIC_BYTES = 12;
    private static final double MICROSECONDS = 1e6; // AV_TIME_BASE

    private final VideoFile video;
    private final AVFormatContext context = new AVFormatContext(null);
    private int streamIndex = -1;

    private LocalContainer(VideoFile video) {
        this.video = video;
    }

    static LocalContainer open(VideoFile video) throws UnusableVideoException {
        requireReadableFile(video);
        Ffmpeg.ready();
        LocalContainer container = new LocalContainer(video);
        try {
            container.open();
            return container;
        } catch (UnusableVideoException | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    private static void requireReadableFile(VideoFile video) throws UnusableVideoException {
        Path path = video.path();
        if (!Files.exists(path)) {
            throw new UnusableVideoException(Problem.NOT_FOUND, video.originalName());
        }
        if (!Files.isRegularFile(path)) {
            throw new UnusableVideoException(Problem.NOT_A_VIDEO, video.originalName());
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            if (bytes.read() < 0) {
                throw new UnusableVideoException(Problem.EMPTY, video.originalName());
            }
        } catch (IOException e) {
            throw new UnusableVideoException(Problem.UNREADABLE, video.originalName(), reason(e));
        }
    }

    private void open() throws UnusableVideoException {
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "protocol_whitelist", "file", 0);
        av_dict_set(options, "format_whitelist", FORMATS, 0);
        av_dict_set(options, "max_streams", String.valueOf(MOST_STREAMS), 0);
        av_dict_set(options, "enable_drefs", "0", 0);
        try (BytePointer url = new BytePointer("file:" + video.path().toAbsolutePath(), StandardCharsets.UTF_8)) {
            if (avformat_open_input(context, url, (AVInputFormat) null, options) < 0) {
                throw new UnusableVideoException(
                        looksLikeAVideo() ? Problem.TRUNCATED : Problem.NOT_A_VIDEO, video.originalName());
            }
        } finally {
            av_dict_free(options);
        }
        if (avformat_find_stream_info(context, (AVDictionary) null) < 0) {
            throw new UnusableVideoException(Problem.TRUNCATED, video.originalName());
        }
        streamIndex = chooseStream();
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != streamIndex) {
                context.streams(i).discard(AVDISCARD_ALL);
            }
        }
    }

    /** The default video stream, else the largest; covers and thumbnails are pictures, not video. */
    private int chooseStream() throws UnusableVideoException {
        int best = -1;
        long bestScore = -1;
        int pictures = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE;
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream stream = context.streams(i);
            if (stream.codecpar().codec_type() != AVMEDIA_TYPE_VIDEO || (stream.disposition() & pictures) != 0) {
                continue;
            }
            long area = (long) stream.codecpar().width() * stream.codecpar().height();
            long score = area + ((stream.disposition() & AV_DISPOSITION_DEFAULT) != 0 ? 1L << 62 : 0);
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        if (best < 0) {
            throw new UnusableVideoException(Problem.NO_VIDEO_STREAM, video.originalName());
        }
        return best;
    }

    /** Whether the first bytes are those of MP4/MOV, Matroska or AVI, so that it is a video that was cut off. */
    private boolean looksLikeAVideo() throws UnusableVideoException {
        try (InputStream bytes = Files.newInputStream(video.path())) {
            String magic = new String(bytes.readNBytes(MAGIC_BYTES), StandardCharsets.ISO_8859_1);
            String box = magic.length() >= 8 ? magic.substring(4, 8) : "";
            return box.equals("ftyp")
                    || box.equals("mdat")
                    || box.equals("moov")
                    || box.equals("wide")
                    || magic.startsWith("\u001aE\u00df\u00a3")
                    || (magic.startsWith("RIFF") && magic.endsWith("AVI "));
        } catch (IOException e) {
            throw new UnusableVideoException(Problem.UNREADABLE, video.originalName(), reason(e));
        }
    }

    static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    VideoFile video() {
        return video;
    }

    AVFormatContext context() {
        return context;
    }

    AVStream stream() {
        return context.streams(streamIndex);
    }

    int streamIndex() {
        return streamIndex;
    }

    /** Declared duration [s]; 0 when unknown. */
    double durationSeconds() {
        AVStream stream = stream();
        if (stream.duration() > 0) {
            return stream.duration()
                    * (double) stream.time_base().num()
                    / stream.time_base().den();
        }
        double end = context.duration() / MICROSECONDS;
        boolean countsFromZero = context.iformat().name().getString().startsWith("matroska");
        double start = countsFromZero ? Math.max(0, context.start_time() / MICROSECONDS) : 0;
        return Math.max(0, end - start);
    }

    /** Declared average frame rate [1/s]; 0 when there is none. */
    double averageFps() {
        return stream().avg_frame_rate().den() > 0
                ? stream().avg_frame_rate().num()
                        / (double) stream().avg_frame_rate().den()
                : 0;
    }

    @Override
    public void close() {
        if (!context.isNull()) {
            avformat_close_input(context);
        }
    }
}
