package org.ergodrop.jobs;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Whether the broker of the settings answers and lets us in; for a person who waits. */
public final class BrokerCheck {

    /** A machine that is not there says nothing at all [ms]. Ours. */
    private static final int PATIENCE_MS = 10_000;

    private BrokerCheck() {}

    /**
     * Connects once and goes again.
     *
     * @param broker with an address
     * @throws JMSException when none of its addresses answers, or the broker does not take our name
     */
    public static void check(BrokerProperties broker) throws JMSException {
        try (ActiveMQConnectionFactory artemis = new OwnBroker(broker).connections()) {
            artemis.setReconnectAttempts(0);
            artemis.setInitialConnectAttempts(1);
            artemis.setCallTimeout(PATIENCE_MS);
            for (TransportConfiguration address : artemis.getStaticConnectors()) {
                address.getParams().put(TransportConstants.NETTY_CONNECT_TIMEOUT, PATIENCE_MS);
            }
            try (Connection connection = artemis.createConnection()) {
                connection.start();
            }
        }
    }
}
