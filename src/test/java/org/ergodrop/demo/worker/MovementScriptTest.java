package org.ergodrop.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovementScriptTest {

    @Test
    void aMovementGoesSlowFastSlowAndAHoldStays() {
        MovementScript script = MovementScript.startingWith(Command.STANDING)
                .move(2, Command.STANDING.with(Dof.TRUNK_BEND, 80))
                .hold(1.5);

        assertThat(bend(script, 0)).isZero();
        assertThat(bend(script, 0.5)).isCloseTo(80 * 0.15625, within(1e-9));
        assertThat(bend(script, 1)).isCloseTo(40, within(1e-9));
        assertThat(bend(script, 2)).isCloseTo(80, within(1e-9));
        assertThat(bend(script, 3.4)).isEqualTo(80);
        assertThat(bend(script, 99)).as("after its end the last pose stays").isEqualTo(80);
        assertThat(script.seconds()).isEqualTo(3.5);
    }

    @Test
    void theStandardScriptTakes30SecondsAndTheShortOne12() {
        assertThat(Scripts.STANDARD.script().seconds()).isCloseTo(30, within(1e-9));
        assertThat(Scripts.SHORT.script().seconds()).isCloseTo(12, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void aScriptEndsAsItStartsSoThatItCanBeRepeated(Scripts script) {
        Command first = script.script().at(0, 0).pose();
        Command last = script.script().at(script.script().seconds(), 0).pose();

        assertThat(last.degrees()).containsExactly(first.degrees(), within(1e-9));
        assertThat(script.script().lasting(31).seconds()).isGreaterThanOrEqualTo(31);
    }

    @Test
    void aPartThatTakesNoTimeIsRefused() {
        assertThatThrownBy(() -> MovementScript.startingWith(Command.STANDING).hold(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer than 0 s");
    }

    private static double bend(MovementScript script, double seconds) {
        return script.at(seconds, 0).pose().get(Dof.TRUNK_BEND);
    }
}
