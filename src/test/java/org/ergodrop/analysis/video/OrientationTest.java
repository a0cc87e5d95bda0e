package org.ergodrop.analysis.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 21;
    private static final int STRIDE = 128;

    /** Checked against the formula of libavutil/display.h itself: stored (x, y) is shown at (a·x + c·y, b·x + d·y). */
    @ParameterizedTest(name = "a {0} b {1} c {2} d {3} is {4}°")
    @CsvSource({
        "1, 0, 0, 1, 0", "0, 1, -1, 0, 90", "-1, 0, 0, -1, 180", "0, -1, 1, 0, 270",
        "-1, 0, 0, 1, 0", "1, 0, 0, -1, 180", "0, 1, 1, 0, 270", "0, -1, -1, 0, 90"
    })
    void everyPixelGoesWhereTheDisplayMatrixPutsIt(int a, int b, int c, int d, int clockwiseDeg) {
        Orientation orientation = Orientation.of(matrix(a, b, c, d));
        byte[] stored = new byte[STRIDE * HEIGHT];
        byte[] upright = new byte[WIDTH * HEIGHT * 3];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                stored[y * STRIDE + x * 3] = (byte) x;
                stored[y * STRIDE + x * 3 + 1] = (byte) y;
            }
        }

        orientation.apply(stored, STRIDE, WIDTH, HEIGHT, upright);

        int uprightWidth = a == 0 ? HEIGHT : WIDTH;
        int uprightHeight = a == 0 ? WIDTH : HEIGHT;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int shownX = Math.floorMod(a * x + c * y + (a + c < 0 ? -1 : 0), uprightWidth);
                int shownY = Math.floorMod(b * x + d * y + (b + d < 0 ? -1 : 0), uprightHeight);
                int at = (shownY * uprightWidth + shownX) * 3;
                assertThat(new int[] {upright[at], upright[at + 1]}).containsExactly(x, y);
            }
        }
        assertThat(orientation.clockwiseDeg()).isEqualTo(clockwiseDeg);
    }

    private static ByteBuffer matrix(int a, int b, int c, int d) {
        ByteBuffer matrix = ByteBuffer.allocate(Orientation.MATRIX_BYTES).order(ByteOrder.nativeOrder());
        matrix.putInt(0, a << 16).putInt(4, b << 16).putInt(12, c << 16).putInt(16, d << 16);
        return matrix;
    }
}
