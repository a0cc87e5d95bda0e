package org.ergodrop.jobs;

import java.util.Locale;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Connections to an Artemis that its owner runs: who we are, TLS, and that we come back for ever. */
record OwnBroker(BrokerProperties properties) {

    private static final String FOR_EVER_OR_NOT = "reconnectAttempts";

    private static final String FOLLOWS_THE_PAIR = "ha=true";

    /** Pauses between two tries grow from two seconds to this [ms]. Ours. */
    private static final long LONGEST_PAUSE_MS = 30_000;

    ActiveMQConnectionFactory connections() {
        ActiveMQConnectionFactory artemis = new ActiveMQConnectionFactory(properties.url());
        if (!properties.user().isEmpty()) {
            artemis.setUser(properties.user());
            artemis.setPassword(properties.password());
        }
        TransportConfiguration[] addresses = artemis.getStaticConnectors();
        for (TransportConfiguration address : addresses) {
            secure(address.getParams());
        }
        if (!properties.url().contains(FOR_EVER_OR_NOT)) {
            // one address: the client comes back to it by itself. Several: it would come back to the first one for
            // ever, so it gives
            // the connection up, and the next one, which the routes ask for every few seconds, tries all addresses in
            // their order
            artemis.setReconnectAttempts(addresses.length == 1 ? -1 : 0);
        }
        if (!properties.url().contains(FOLLOWS_THE_PAIR)) {
            // what a pair tells us about its members knows nothing of our trust store
            artemis.setUseTopologyForLoadBalancing(false);
        }
        artemis.setRetryIntervalMultiplier(2);
        artemis.setMaxRetryInterval(LONGEST_PAUSE_MS);
        return artemis;
    }

    /** Not in the address, where the passwords would be read by everybody who reads the address. */
    private void secure(Map<String, Object> parameters) {
        if (!properties.trustStore().isEmpty()) {
            parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            parameters.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, properties.trustStore());
            parameters.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, properties.trustStorePassword());
            parameters.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, type(properties.trustStore()));
        }
        if (!properties.keyStore().isEmpty()) {
            parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            parameters.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, properties.keyStore());
            parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, properties.keyStorePassword());
            parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, type(properties.keyStore()));
        }
    }

    private static String type(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".jks") ? "JKS" : "PKCS12";
    }
}
