package org.ergodrop.jobs;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The broker inside this process, unless another one is named, and the connections to it. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerProperties.class)
class BrokerConfiguration {

    /** One broker in each process needs no more names than its own; several in one test do. */
    private static String url(DataFolder data) {
        return "vm://" + Math.floorMod(data.instance().hashCode(), 1_000_000);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    @ConditionalOnExpression("'${ergodrop.broker.url:}' == ''")
    EmbeddedActiveMQ embeddedBroker(BrokerProperties properties, DataFolder data) {
        String folder = data.folder().resolve("broker").toAbsolutePath().toString();
        Configuration broker = new ConfigurationImpl()
                .setName("ergodrop")
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder + "/journal")
                .setBindingsDirectory(folder + "/bindings")
                .setLargeMessagesDirectory(folder + "/large-messages")
                .setPagingDirectory(folder + "/paging")
                // a job is 200 bytes: two files of 1 MB instead of two of 10 MB
                .setJournalFileSize(1024 * 1024)
                .setPersistIDCache(true)
                .setIDCacheSize(20_000)
                .setJMXManagementEnabled(true)
                // a message that cannot be kept must not look as if it were
                .setMaxDiskUsage(98);
        broker.addAcceptorConfiguration(new TransportConfiguration(
                InVMAcceptorFactory.class.getName(),
                Map.of("serverId", url(data).substring("vm://".length())),
                "in-vm"));
        broker.addAddressSetting(
                "ergodrop.#",
                new AddressSettings()
                        .setDeadLetterAddress(SimpleString.of(JobQueue.DEAD_LETTERS))
                        .setExpiryAddress(SimpleString.of(JobQueue.DEAD_LETTERS))
                        .setRedeliveryDelay(properties.redeliverAfter().toMillis())
                        .setRedeliveryMultiplier(2)
                        .setRedeliveryCollisionAvoidanceFactor(0.15)
                        .setMaxRedeliveryDelay(properties.redeliverAtMost().toMillis())
                        .setMaxDeliveryAttempts(properties.deliveries())
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                        .setDefaultAddressRoutingType(org.apache.activemq.artemis.api.core.RoutingType.ANYCAST)
                        .setDefaultQueueRoutingType(org.apache.activemq.artemis.api.core.RoutingType.ANYCAST)
                        .setAutoCreateQueues(true)
                        .setAutoCreateAddresses(true)
                        .setAutoDeleteQueues(false)
                        .setAutoDeleteAddresses(false));
        return new EmbeddedActiveMQ().setConfiguration(broker);
    }

    @Bean
    ConnectionFactory jobConnections(
            BrokerProperties properties, DataFolder data, ObjectProvider<EmbeddedActiveMQ> embedded)
            throws JMSException {
        ActiveMQConnectionFactory artemis =
                embedded.getIfAvailable() == null ? new OwnBroker(properties).connections() : inside(url(data));
        // one video in hand for each worker, the others for others
        artemis.setConsumerWindowSize(0);
        artemis.setCallTimeout(30_000);
        CachingConnectionFactory cached = new CachingConnectionFactory(artemis);
        cached.setCacheConsumers(false);
        cached.setReconnectOnException(true);
        return cached;
    }

    /** It is there as long as this process is. */
    private static ActiveMQConnectionFactory inside(String url) throws JMSException {
        ActiveMQConnectionFactory artemis = new ActiveMQConnectionFactory(url);
        artemis.setReconnectAttempts(0);
        return artemis;
    }
}
