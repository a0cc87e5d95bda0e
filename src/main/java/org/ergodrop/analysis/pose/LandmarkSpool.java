package org.ergodrop.analysis.pose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Pose frames on disk between the passes over a video, in constant memory at any length: 10 hours at 30 frames/s are
 * 1.08 million records of {@value #RECORD_BYTES} bytes, 1.2 GB. The file is temporary and goes with {@link #close()}.
 *
 * <p>Appended by one thread; may be read any number of times, also by several threads at once, but not while it is appended
 * to. Floats are kept bit by bit.
 */
public final class LandmarkSpool implements Iterable<PoseFrame>, AutoCloseable {

    /** 33 landmarks of x|y|z in the image, x|y|z in the world, visibility, presence; and the score. */
    private static final int FLOATS = 8 * Landmarks.COUNT + 1;

    /** Index, time, body, found or not, floats. */
    static final int RECORD_BYTES = Long.BYTES + Double.BYTES + 2 * Integer.BYTES + FLOATS * Float.BYTES;

    private static final int BATCH = 64; // records a read or write: 70 KiB, large enough that system calls do not show

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocateDirect(BATCH * RECORD_BYTES);
    private long frames;

    /**
     * @param folder where the temporary file is made; needs 32 kB for each second at 30 frames/s
     */
    public LandmarkSpool(Path folder) throws IOException {
        file = Files.createTempFile(folder, "ergodrop-landmarks", ".spool");
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Adds the next frame. */
    public void append(PoseFrame frame) {
        Landmarks landmarks = frame.landmarks();
        int start = pending.position();
        pending.putLong(frame.index())
                .putDouble(frame.timeSeconds())
                .putInt(frame.body())
                .putInt(landmarks == null ? 0 : 1);
        if (landmarks != null) {
            put(landmarks.imagePx());
            put(landmarks.worldMetres());
            put(landmarks.visibility());
            put(landmarks.presence());
            pending.putFloat(landmarks.score());
        }
        pending.position(start + RECORD_BYTES);
        frames++;
        if (!pending.hasRemaining()) {
            flush();
        }
    }

    private void put(float[] values) {
        pending.asFloatBuffer().put(values);
        pending.position(pending.position() + values.length * Float.BYTES);
    }

    /** Frames appended so far. */
    public long frames() {
        return frames;
    }

    /** The frames in the order in which they came. */
    @Override
    public Iterator<PoseFrame> iterator() {
        flush();
        return new Reader(frames);
    }

    private void flush() {
        pending.flip();
        try {
            while (pending.hasRemaining()) {
                channel.write(pending);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the landmarks could not be kept in " + file.getParent(), e);
        }
        pending.clear();
    }

    /** Deletes the file. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file " + file + " could not be removed", e);
        }
    }

    private final class Reader implements Iterator<PoseFrame> {

        private final long end;
        private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH * RECORD_BYTES);
        private long next;

        Reader(long end) {
            this.end = end;
            batch.limit(0);
        }

        @Override
        public boolean hasNext() {
            return next < end;
        }

        @Override
        public PoseFrame next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!batch.hasRemaining()) {
                fill();
            }
            next++;
            int start = batch.position();
            long index = batch.getLong();
            double timeSeconds = batch.getDouble();
            int body = batch.getInt();
            boolean found = batch.getInt() == 1;
            Landmarks landmarks = found ? landmarks(batch.asFloatBuffer()) : null;
            batch.position(start + RECORD_BYTES);
            return new PoseFrame(index, timeSeconds, landmarks, body);
        }

        private static Landmarks landmarks(FloatBuffer values) {
            float[] image = new float[3 * Landmarks.COUNT];
            float[] world = new float[3 * Landmarks.COUNT];
            float[] visibility = new float[Landmarks.COUNT];
            float[] presence = new float[Landmarks.COUNT];
            values.get(image).get(world).get(visibility).get(presence);
            return new Landmarks(image, world, visibility, presence, values.get());
        }

        private void fill() {
            batch.clear().limit((int) Math.min(BATCH, end - next) * RECORD_BYTES);
            long position = next * RECORD_BYTES;
            try {
                while (batch.hasRemaining()) {
                    int read = channel.read(batch, position + batch.position());
                    if (read < 0) {
                        throw new IOException("it ends after " + channel.size() + " bytes");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the landmarks in " + file + " could not be read again", e);
            }
            batch.flip();
        }
    }
}
