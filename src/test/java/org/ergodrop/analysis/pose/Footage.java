package org.ergodrop.analysis.pose;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.ergodrop.analysis.video.RgbFrame;
import org.jspecify.annotations.Nullable;

/** Frames of a real file for tests; one frame object is used for all of them. */
final class Footage implements Iterator<RgbFrame>, AutoCloseable {

    private final FFmpegFrameGrabber grabber;
    private @Nullable Frame next;
    private @Nullable RgbFrame frame;
    private long index;

    Footage(Path file) {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        grabber = new FFmpegFrameGrabber(file.toFile());
        grabber.setPixelFormat(avutil.AV_PIX_FMT_RGB24);
        grabber.setImageScalingFlags(swscale.SWS_BICUBIC); // what the ffmpeg command does
        try {
            grabber.start();
            next = grabber.grabImage();
        } catch (FrameGrabber.Exception e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public RgbFrame next() {
        Frame grabbed = next;
        if (grabbed == null) {
            throw new NoSuchElementException();
        }
        if (frame == null) {
            frame = RgbFrame.unpooled(grabbed.imageWidth, grabbed.imageHeight);
        }
        ByteBuffer pixels = (ByteBuffer) grabbed.image[0];
        int row = 3 * grabbed.imageWidth;
        for (int y = 0; y < grabbed.imageHeight; y++) {
            pixels.get(y * grabbed.imageStride, frame.rgb(), y * row, row);
        }
        frame.stamp(index++, grabbed.timestamp * 1e-6);
        try {
            next = grabber.grabImage();
        } catch (FrameGrabber.Exception e) {
            throw new UncheckedIOException(e);
        }
        return frame;
    }

    @Override
    public void close() {
        try {
            grabber.close();
        } catch (FrameGrabber.Exception e) {
            throw new UncheckedIOException(e);
        }
    }
}
