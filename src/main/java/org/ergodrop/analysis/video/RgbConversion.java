package org.ergodrop.analysis.video;

import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A decoded picture of any pixel format → upright 8-bit RGB with square pixels. High dynamic range (PQ, HLG)
 * goes through a {@link ToneCurve}. Keeps its buffers; for one thread.
 */
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
    private Optional<ToneCurve> toneCurve = Optional.empty();
    private SwsContext scaler = new SwsContext(null);
    private PictureKind scalerFor = new PictureKind(0, 0, 0, 0, 0, 0);

    /** What a scaler is made for. */
    private record PictureKind(int widthPx, int heightPx, int format, int matrix, int range, int transfer) {

        boolean fits(AVFrame picture) {
            return widthPx == picture.width()
                    && heightPx == picture.height()
                    && format == picture.format()
                    && matrix == picture.colorspace()
                    && range == picture.color_range()
                    && transfer == picture.color_trc();
        }

        static PictureKind of(AVFrame picture) {
            return new PictureKind(
                    picture.width(),
                    picture.height(),
                    picture.format(),
                    picture.colorspace(),
                    picture.color_range(),
                    picture.color_trc());
        }

        int swscaleMatrix() {
            if (matrix == AVCOL_SPC_UNSPECIFIED || matrix == AVCOL_SPC_RESERVED) {
                return widthPx > SD_WIDTH_PX || heightPx > SD_HEIGHT_PX ? SWS_CS_ITU709 : SWS_CS_ITU601;
            }
            return matrix; // swscale's numbers are those of the tag
        }
    }

    RgbConversion(UprightSize size) {
        this.size = size;
        this.stride = (size.storedWidthPx() * 3 + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
        this.rgb = new BytePointer((long) stride * size.storedHeightPx() + ALIGNMENT_BYTES);
        this.rgbBytes = rgb.asByteBuffer();
        this.rgbStrides = new IntPointer(stride, 0, 0, 0);
        boolean upright = size.orientation().equals(Orientation.UPRIGHT);
        this.staging = new byte[upright ? 0 : stride * size.storedHeightPx()];
        rgbPlanes.put(0, rgb);
    }

    /** Converts {@code picture}; its size and format may change from call to call. */
    void convert(AVFrame picture, RgbFrame frame) {
        if (!scalerFor.fits(picture)) {
            prepare(PictureKind.of(picture));
        }
        sws_scale(scaler, picture.data(), picture.linesize(), 0, picture.height(), rgbPlanes, rgbStrides);
        copyUpright(frame.rgb());
        if (toneCurve.isPresent()) {
            toneCurve.get().apply(frame.rgb());
        }
    }

    private void copyUpright(byte[] upright) {
        int rowBytes = size.storedWidthPx() * 3;
        if (staging.length > 0) {
            rgbBytes.get(0, staging, 0, staging.length);
            size.orientation().apply(staging, stride, size.storedWidthPx(), size.storedHeightPx(), upright);
        } else if (stride == rowBytes) {
            rgbBytes.get(0, upright, 0, upright.length);
        } else {
            for (int y = 0; y < size.storedHeightPx(); y++) {
                rgbBytes.get(y * stride, upright, y * rowBytes, rowBytes);
            }
        }
    }

    private void prepare(PictureKind kind) {
        sws_freeContext(scaler);
        scalerFor = kind;
        toneCurve = ToneCurve.of(kind.transfer());
        boolean sameSize = kind.widthPx() == size.storedWidthPx() && kind.heightPx() == size.storedHeightPx();
        scaler = sws_getContext(
                kind.widthPx(),
                kind.heightPx(),
                kind.format(),
                size.storedWidthPx(),
                size.storedHeightPx(),
                AV_PIX_FMT_RGB24,
                sameSize ? SWS_FAST_BILINEAR : SWS_BICUBIC,
                null,
                null,
                (DoublePointer) null);
        IntPointer from = sws_getCoefficients(kind.swscaleMatrix());
        int fromFull = kind.range() == AVCOL_RANGE_JPEG ? 1 : 0;
        sws_setColorspaceDetails(scaler, from, fromFull, sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, ONE, ONE);
    }

    @Override
    public void close() {
        sws_freeContext(scaler);
        rgb.deallocate();
        rgbPlanes.deallocate();
        rgbStrides.deallocate();
    }
}
