package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** A decoded picture of any pixel format → upright 8-bit RGB with square pixels. Keeps its buffers; for one thread. */
final class RgbConversion implements AutoCloseable {

    private static final int ALIGNMENT_BYTES = 64; // widest vector register
    private static final int ONE = 1 << 16; // swscale's fixed-point 1.0

    /** Untagged pictures above this size are BT.709, as players do it; FFmpeg's swscale would take BT.601 for all. */
    private static final int SD_WIDTH_PX = 1279;

    private static final int SD_HEIGHT_PX = 576;

    private final UprightSize size;
    private final int stride;
    private final BytePointer rgb;
    private final ByteBuffer rgbBytes;
    private final byte[] staging;
    private final PointerPointer<BytePointer> rgbPlanes = new PointerPointer<>(4);
    private final IntPointer rgbStrides;
    private SwsContext scaler = new SwsContext(null);
    private long[] scalerFor = {};

    RgbConversion(UprightSize size) {
        this.size = size;
        this.stride = (size.storedWidthPx() * 3 + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
        this.rgb = new BytePointer((long) stride * size.storedHeightPx() + ALIGNMENT_BYTES);
        this.rgbBytes = rgb.asByteBuffer();
        this.rgbStrides = new IntPointer(stride, 0, 0, 0);
        this.staging =
                size.orientation().equals(Orientation.UPRIGHT) ? new byte[0] : new byte[stride * size.storedHeightPx()];
        rgbPlanes.put(0, rgb);
    }

    void convert(AVFrame picture, RgbFrame frame) {
        prepareFor(picture);
        sws_scale(scaler, picture.data(), picture.linesize(), 0, picture.height(), rgbPlanes, rgbStrides);
        int rowBytes = size.storedWidthPx() * 3;
        if (staging.length > 0) {
            rgbBytes.get(0, staging, 0, staging.length);
            size.orientation().apply(staging, stride, size.storedWidthPx(), size.storedHeightPx(), frame.rgb());
        } else if (stride == rowBytes) {
            rgbBytes.get(0, frame.rgb(), 0, frame.rgb().length);
        } else {
            for (int y = 0; y < size.storedHeightPx(); y++) {
                rgbBytes.get(y * stride, frame.rgb(), y * rowBytes, rowBytes);
            }
        }
    }

    private void prepareFor(AVFrame picture) {
        long[] wanted = {
            picture.width(), picture.height(), picture.format(), picture.colorspace(), picture.color_range()
        };
        if (java.util.Arrays.equals(wanted, scalerFor)) {
            return;
        }
        sws_freeContext(scaler);
        boolean sameSize = picture.width() == size.storedWidthPx() && picture.height() == size.storedHeightPx();
        scaler = sws_getContext(
                picture.width(),
                picture.height(),
                picture.format(),
                size.storedWidthPx(),
                size.storedHeightPx(),
                AV_PIX_FMT_RGB24,
                sameSize ? SWS_FAST_BILINEAR : SWS_BICUBIC,
                null,
                null,
                (DoublePointer) null);
        sws_setColorspaceDetails(
                scaler,
                sws_getCoefficients(matrixOf(picture)),
                picture.color_range() == AVCOL_RANGE_JPEG ? 1 : 0,
                sws_getCoefficients(SWS_CS_DEFAULT),
                1,
                0,
                ONE,
                ONE);
        scalerFor = wanted;
    }

    private static int matrixOf(AVFrame picture) {
        int tagged = picture.colorspace();
        if (tagged == AVCOL_SPC_UNSPECIFIED || tagged == AVCOL_SPC_RESERVED) {
            boolean highDefinition = picture.width() > SD_WIDTH_PX || picture.height() > SD_HEIGHT_PX;
            return highDefinition ? SWS_CS_ITU709 : SWS_CS_ITU601;
        }
        return tagged;
    }

    @Override
    public void close() {
        sws_freeContext(scaler);
        rgb.deallocate();
        rgbPlanes.deallocate();
        rgbStrides.deallocate();
    }
}
