package org.ergodrop.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {

    @Test
    void everyFiniteValueIsSignTimesFractionTimesPowerOfTwo() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = (bits >> 10) & 0x1F;
            int fraction = bits & 0x3FF;
            if (exponent != 0x1F) {
                double magnitude =
                        exponent == 0 ? Math.scalb(fraction, -24) : Math.scalb(1024 + fraction, exponent - 25);
                float expected = (float) (bits >= 0x8000 ? -magnitude : magnitude);
                assertThat(Float.floatToRawIntBits(HalfPrecision.toFloat((short) bits)))
                        .as("half 0x%04x", bits)
                        .isEqualTo(Float.floatToRawIntBits(expected));
            }
        }
    }

    @Test
    void knownValuesOfTheStandardAreRight() {
        assertThat(HalfPrecision.toFloat((short) 0x3C00)).isEqualTo(1f);
        assertThat(HalfPrecision.toFloat((short) 0xC000)).isEqualTo(-2f);
        assertThat(HalfPrecision.toFloat((short) 0x7BFF)).isEqualTo(65504f);
        assertThat(HalfPrecision.toFloat((short) 0x7C00)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(HalfPrecision.toFloat((short) 0xFC00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(HalfPrecision.toFloat((short) 0x7E00)).isNaN();
    }
}
