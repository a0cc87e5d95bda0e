package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** {@code docker/artemis.properties}, read by the code that "artemis run --properties" reads it with. */
class ArtemisPropertiesTest {

    @Test
    void theBrokerOfTheComposeFileHandsOutAgainAsTheBuiltInOneDoes() throws Exception {
        ConfigurationImpl read = new ConfigurationImpl();
        read.parseProperties(Path.of("docker/artemis.properties").toString());
        assertThat(read.getStatus()).contains("\"errors\":[]");
        AddressSettings settings = read.getAddressSettings().get("ergodrop.#");
        BrokerProperties builtIn = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("ergodrop.broker", BrokerProperties.class);

        assertThat(read.isPersistIDCache()).isTrue();
        assertThat((Object) settings.getDeadLetterAddress()).hasToString(JobQueue.DEAD_LETTERS);
        assertThat((Object) settings.getExpiryAddress()).hasToString(JobQueue.DEAD_LETTERS);
        assertThat(settings.getRedeliveryDelay())
                .isEqualTo(builtIn.redeliverAfter().toMillis());
        assertThat(settings.getMaxRedeliveryDelay())
                .isEqualTo(builtIn.redeliverAtMost().toMillis());
        assertThat(settings.getMaxDeliveryAttempts()).isEqualTo(builtIn.deliveries());
        assertThat(settings.getRedeliveryMultiplier()).isEqualTo(2);
        assertThat(settings.getRedeliveryCollisionAvoidanceFactor()).isEqualTo(0.15);
        assertThat(settings.getAddressFullMessagePolicy()).isEqualTo(AddressFullMessagePolicy.PAGE);
        assertThat(settings.getDefaultQueueRoutingType()).isEqualTo(RoutingType.ANYCAST);
        assertThat(settings.getDefaultAddressRoutingType()).isEqualTo(RoutingType.ANYCAST);
        assertThat(settings.isAutoCreateQueues()).isTrue();
        assertThat(settings.isAutoDeleteQueues()).isFalse();
        assertThat(settings.isAutoDeleteAddresses()).isFalse();
    }
}
