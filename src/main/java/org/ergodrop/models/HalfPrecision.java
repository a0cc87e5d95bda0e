package org.ergodrop.models;

/** IEEE 754 binary16 to binary32; every value has an exact counterpart. (The JDK has this from Java 20 on.) */
final class HalfPrecision {

    private static final int EXPONENT_MASK = 0x1F;
    private static final int FRACTION_BITS = 10;
    private static final int FRACTION_MASK = (1 << FRACTION_BITS) - 1;
    private static final float SUBNORMAL_UNIT = 0x1p-24f;
    private static final int EXPONENT_SHIFT = 127 - 15;

    private HalfPrecision() {}

    static float toFloat(short half) {
        int exponent = (half >> FRACTION_BITS) & EXPONENT_MASK;
        int fraction = half & FRACTION_MASK;
        float sign = half < 0 ? -1 : 1;
        if (exponent == 0) {
            return sign * fraction * SUBNORMAL_UNIT;
        }
        int widened = exponent == EXPONENT_MASK ? 0xFF : exponent + EXPONENT_SHIFT;
        return Float.intBitsToFloat(((half & 0x8000) << 16) | (widened << 23) | (fraction << (23 - FRACTION_BITS)));
    }
}
