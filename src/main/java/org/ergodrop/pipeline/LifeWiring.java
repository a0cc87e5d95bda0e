package org.ergodrop.pipeline;

import java.time.Clock;
import org.ergodrop.intake.Paces;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.RoleSwitches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What tells an idle service that it may end. */
@Configuration(proxyBeanMethods = false)
class LifeWiring {

    @Bean
    OpenWork openWork(Environment environment, Ledger ledger, InFlight inFlight, Clock clock) {
        return new OpenWork(RoleSwitches.of(environment), ledger, inFlight, clock);
    }

    @Bean
    IdleExit idleExit(LifeProperties life, OpenWork work, Paces paces, Outbox outbox) {
        return new IdleExit(life.exitWhenIdle(), work, paces, outbox, System::nanoTime);
    }
}
