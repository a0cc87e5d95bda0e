package org.ergodrop.analysis.video;

/**
 * The size of the frames that are handed out.
 *
 * @param storedWidthPx width with square pixels before the picture is laid upright [px]
 * @param storedHeightPx height with square pixels before the picture is laid upright [px]
 * @param orientation how it is laid upright
 */
record UprightSize(int storedWidthPx, int storedHeightPx, Orientation orientation) {

    private static final double MOST_STRETCHED = 4; // anamorphic film is 2:1; beyond, the tag is wrong. Ours

    /**
     * Square pixels by enlarging the side whose pixels are too long, so that no detail is lost.
     *
     * @param pixelAspect width ÷ height of one pixel; 0 or less when unknown, then square
     */
    static UprightSize of(int widthPx, int heightPx, double pixelAspect, Orientation orientation) {
        if (!(pixelAspect > 0) || pixelAspect > MOST_STRETCHED || pixelAspect < 1 / MOST_STRETCHED) {
            return new UprightSize(widthPx, heightPx, orientation);
        }
        return pixelAspect >= 1
                ? new UprightSize((int) Math.round(widthPx * pixelAspect), heightPx, orientation)
                : new UprightSize(widthPx, (int) Math.round(heightPx / pixelAspect), orientation);
    }

    int widthPx() {
        return orientation.transposed() ? storedHeightPx : storedWidthPx;
    }

    int heightPx() {
        return orientation.transposed() ? storedWidthPx : storedHeightPx;
    }
}
