package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

class OwnBrokerTest {

    @Test
    void everyAddressOfTheListIsSecuredAndNoPasswordIsShown() {
        BrokerProperties settings = settings("(tcp://a:1,tcp://b:2)", "trusted.jks", "ours.p12");
        ActiveMQConnectionFactory broker = new OwnBroker(settings).connections();
        assertThat(broker.getStaticConnectors()).hasSize(2).allSatisfy(address -> {
            assertThat(address.getParams())
                    .containsEntry("sslEnabled", true)
                    .containsEntry("trustStorePath", "trusted.jks")
                    .containsEntry("trustStoreType", "JKS")
                    .containsEntry("trustStorePassword", "canary-trust")
                    .containsEntry("keyStoreType", "PKCS12")
                    .containsEntry("keyStorePassword", "canary-key");
            assertThat(address.toString()).doesNotContain("canary");
        });
        assertThat(settings.toString()).doesNotContain("canary");
        assertThat(broker.toString()).doesNotContain("canary");
    }

    @Test
    void oneAddressIsComeBackToForEverAListIsGoneThroughAndTheOwnersWordCounts() {
        assertThat(attempts("tcp://a:1")).isEqualTo(-1);
        assertThat(attempts("(tcp://a:1,tcp://b:2)")).isZero();
        assertThat(attempts("(tcp://a:1,tcp://b:2)?ha=true&reconnectAttempts=7"))
                .isEqualTo(7);
    }

    @Test
    void onlyOurOwnAddressesAreAskedUnlessTheOwnerWantsThePairFollowed() {
        assertThat(new OwnBroker(settings("(tcp://a:1,tcp://b:2)", "", ""))
                        .connections()
                        .isUseTopologyForLoadBalancing())
                .isFalse();
        assertThat(new OwnBroker(settings("(tcp://a:1,tcp://b:2)?ha=true", "", ""))
                        .connections()
                        .isUseTopologyForLoadBalancing())
                .isTrue();
    }

    @Test
    void withoutAStoreTheAddressSaysWhetherItIsTls() {
        TransportConfiguration[] plain =
                new OwnBroker(settings("tcp://a:1", "", "")).connections().getStaticConnectors();
        assertThat(plain[0].getParams()).doesNotContainKey("sslEnabled");
    }

    @Test
    void anAddressWithAPasswordIsRefusedInAWordThatDoesNotRepeatIt() {
        assertThatThrownBy(() -> settings("tcp://a:1?sslEnabled=true;keyStorePassword=canary", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key-store-password")
                .hasMessageNotContaining("canary");
    }

    private static int attempts(String url) {
        return new OwnBroker(settings(url, "", "")).connections().getReconnectAttempts();
    }

    private static BrokerProperties settings(String url, String trustStore, String keyStore) {
        Duration pause = Duration.ofSeconds(1);
        return new BrokerProperties(
                url, "we", "canary-user", trustStore, "canary-trust", keyStore, "canary-key", pause, pause, 10);
    }
}
