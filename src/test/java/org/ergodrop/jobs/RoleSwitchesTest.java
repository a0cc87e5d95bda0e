package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.mock.env.MockEnvironment;

class RoleSwitchesTest {

    @Test
    void withoutTheSettingOneProcessDoesWhatOneMachineNeeds() {
        assertThat(RoleSwitches.of(new MockEnvironment())).containsExactly(Role.INTAKE, Role.WORKER, Role.CONSOLE);
    }

    @Test
    void everyRoleHasASwitchThatRoutesCanAsk() {
        MockEnvironment environment = new MockEnvironment().withProperty("ergodrop.roles", "pods, console");
        new RoleSwitches().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("ergodrop.role.pods")).isEqualTo("true");
        assertThat(environment.getProperty("ergodrop.role.console")).isEqualTo("true");
        assertThat(environment.getProperty("ergodrop.role.intake")).isEqualTo("false");
        assertThat(environment.getProperty("ergodrop.role.worker")).isEqualTo("false");
    }

    @Test
    void anUnknownRoleIsRefused() {
        MockEnvironment environment = new MockEnvironment().withProperty("ergodrop.roles", "intake, wizard");
        assertThatThrownBy(() -> RoleSwitches.of(environment)).isInstanceOf(BindException.class);
    }
}
