package org.ergodrop.demo.google;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.ergodrop.demo.google.StoredFile.VideoFacts;
import org.jspecify.annotations.Nullable;

/** What Drive finds out about a video after the upload, some time later: the size of the picture and the length. */
final class VideoFactsReader {

    private static final int LARGEST_MOOV = 64 * 1024 * 1024;

    private final DriveStore store;
    private final Duration delay;

    VideoFactsReader(DriveStore store, Duration delay) {
        this.store = store;
        this.delay = delay;
    }

    /** Looks at the content of a file that has just become complete. */
    void look(StoredFile file) {
        Content content = file.content;
        file.video = null;
        file.videoKnownFrom = null;
        if (content != null && content.complete() && file.mimeType.startsWith("video/")) {
            file.video = facts(store.contents().pathOf(content.revision()));
            file.videoKnownFrom = store.now().plus(delay);
        }
    }

    private static @Nullable VideoFacts facts(Path video) {
        try (FileChannel file = FileChannel.open(video, StandardOpenOption.READ)) {
            for (long at = 0; at + 8 <= file.size(); ) {
                ByteBuffer head = read(file, at, (int) Math.min(16, file.size() - at));
                long size = head.getInt() & 0xffffffffL;
                String type = type(head);
                size = size == 1 && head.remaining() >= 8 ? head.getLong() : size;
                size = size == 0 ? file.size() - at : size;
                if (size < 8) {
                    return null;
                }
                if (type.equals("moov") && size <= LARGEST_MOOV && at + size <= file.size()) {
                    return new Movie().of(read(file, at + 8, (int) size - 8));
                }
                at += size;
            }
            return null;
        } catch (IOException | RuntimeException e) {
            return null; // Drive, too, stays silent about a video that it cannot read.
        }
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip();
    }

    private static String type(ByteBuffer bytes) {
        byte[] type = new byte[4];
        bytes.get(type);
        return new String(type, StandardCharsets.US_ASCII);
    }

    /** The boxes of an ISO base media file that matter here: mvhd for the length, tkhd for the picture (16.16 fixed point). */
    private static final class Movie {
        private int width;
        private int height;
        private long millis;

        @Nullable
        VideoFacts of(ByteBuffer boxes) {
            walk(boxes);
            return width > 0 && height > 0 && millis > 0 ? new VideoFacts(width, height, millis) : null;
        }

        private void walk(ByteBuffer boxes) {
            while (boxes.remaining() >= 8) {
                int start = boxes.position();
                int size = boxes.getInt();
                String type = type(boxes);
                if (size < 8 || start + size > boxes.limit()) {
                    return;
                }
                ByteBuffer inner = boxes.slice(start + 8, size - 8);
                switch (type) {
                    case "trak" -> walk(inner);
                    case "mvhd" -> header(inner);
                    case "tkhd" -> track(inner);
                    default -> {}
                }
                boxes.position(start + size);
            }
        }

        private void header(ByteBuffer box) {
            boolean wide = box.get(0) == 1;
            long scale = box.getInt(wide ? 20 : 12) & 0xffffffffL;
            long length = wide ? box.getLong(24) : box.getInt(16) & 0xffffffffL;
            millis = scale == 0 ? 0 : length * 1000 / scale;
        }

        private void track(ByteBuffer box) {
            int widthHere = box.getInt(box.limit() - 8) >>> 16;
            if (widthHere > 0) {
                width = widthHere;
                height = box.getInt(box.limit() - 4) >>> 16;
            }
        }
    }
}
