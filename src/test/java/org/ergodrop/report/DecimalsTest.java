package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "0,3,0.000",
        "-0.0001,3,0.000",
        "-0.0006,3,-0.001",
        "12.3456,2,12.35",
        "-179.9996,3,-180.000",
        "1e-5,6,0.000010",
        "35999.966667,6,35999.966667",
        "7,0,7"
    })
    void hasFixedDecimalsAndNoNegativeZero(double value, int places, String text) {
        assertThat(written(value, places)).isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithBigDecimalToHalfAUnitOfTheLastPlace(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(7) - 2);
            int places = random.nextInt(7);
            BigDecimal read = new BigDecimal(written(value, places));
            assertThat(read.scale()).isEqualTo(places);
            BigDecimal error = read.subtract(new BigDecimal(value)).abs();
            BigDecimal half = new BigDecimal("0.5000001").movePointLeft(places).setScale(20, RoundingMode.UP);
            assertThat(error).isLessThanOrEqualTo(half);
        }
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> written(Double.NaN, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(Double.POSITIVE_INFINITY, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String written(double value, int places) {
        StringBuilder text = new StringBuilder();
        Decimals.append(text, value, places);
        return text.toString();
    }
}
