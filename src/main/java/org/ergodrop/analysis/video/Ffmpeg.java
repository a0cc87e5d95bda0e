package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;

/**
 * The door to the native libraries. FFmpeg's log goes nowhere but into {@link #lastError()}: what it would print on the
 * console about a damaged file is ours to say, once, in the report.
 */
final class Ffmpeg {

    private static final int ERROR_TEXT_BYTES = 256; // AV_ERROR_MAX_STRING_SIZE is 64; room for the system's own texts
    /** Most memory in one piece: a picture of 8192 × 8192 with 4 × 16 bits is 512 MiB; a crafted header asks for more. Ours. */
    private static final long LARGEST_PIECE_BYTES = 640L << 20;

    private static final ThreadLocal<String> LAST_ERROR = ThreadLocal.withInitial(() -> "");

    /** FFmpeg keeps one callback for the process, so this is one, installed when the class is loaded. */
    private static final LogCallback LOG = new LogCallback() {
        @Override
        public void call(int level, BytePointer message) {
            if (level <= AV_LOG_ERROR) {
                LAST_ERROR.set(message.getString(StandardCharsets.UTF_8).strip());
            }
        }
    };

    static {
        av_log_set_level(AV_LOG_ERROR);
        setLogCallback(LOG);
        av_max_alloc(LARGEST_PIECE_BYTES);
    }

    private Ffmpeg() {}

    /** Loads the native libraries (once) and takes FFmpeg's log off the console. */
    static void ready() {
        LAST_ERROR.remove();
    }

    /** What FFmpeg last logged as an error on this thread since {@link #ready()}; empty when nothing. */
    static String lastError() {
        return LAST_ERROR.get();
    }

    /** FFmpeg's words for a negative return code. */
    static String describe(int code) {
        try (BytePointer text = new BytePointer(ERROR_TEXT_BYTES)) {
            av_strerror(code, text, ERROR_TEXT_BYTES);
            return text.getString(StandardCharsets.UTF_8);
        }
    }
}
