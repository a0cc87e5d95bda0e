package org.ergodrop.demo.google;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file whose bytes are still coming; Drive shows its size, but no checksum. */
public final class GrowingFile {

    private final String id;
    private final DriveStore store;
    private final VideoFactsReader videos;

    GrowingFile(String id, DriveStore store, VideoFactsReader videos) {
        this.id = id;
        this.store = store;
        this.videos = videos;
    }

    public String id() {
        return id;
    }

    /** More bytes; each time is a revision of its own. */
    public void append(byte[] bytes) throws IOException {
        append(file -> Files.write(file, bytes, StandardOpenOption.APPEND));
    }

    /** A stretch of a file on disk. */
    public void append(Path source, long offset, long length) throws IOException {
        append(file -> {
            try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                    FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
                long done = 0;
                long step = 1;
                while (done < length && step > 0) {
                    step = in.transferTo(offset + done, length - done, out);
                    done += step;
                }
            }
        });
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private void append(Writing more) throws IOException {
        synchronized (store) {
            StoredFile file = store.find(id);
            Content content = file == null ? null : file.content;
            if (file == null || content == null) {
                throw new IOException("the file is gone");
            }
            Path next = store.contents().pathOf(store.ids().revision());
            Files.move(store.contents().pathOf(content.revision()), next);
            more.to(next);
            file.content = new Content(next.getFileName().toString(), Files.size(next), null, null, null);
            file.modified = store.now();
            store.touched(file);
        }
    }

    /** That was all: checksums appear. */
    public void finish() throws IOException {
        synchronized (store) {
            StoredFile file = store.find(id);
            Content content = file == null ? null : file.content;
            if (file == null || content == null) {
                throw new IOException("the file is gone");
            }
            file.content = store.contents().complete(content.revision());
            videos.look(file);
            store.touched(file);
        }
    }
}
