package org.ergodrop.console;

import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.service.request.AbstractRequestHandler;
import org.jolokia.server.core.util.RequestType;

/**
 * Refuses to subscribe to notifications: Jolokia asks no {@link RoleRestrictor} about them, keeps every subscriber until it
 * ends, and Hawtio needs none. Made by Jolokia, by its name in {@code META-INF/jolokia/services}.
 */
public final class NoNotifications extends AbstractRequestHandler {

    /** @param order before or after Jolokia's own handlers */
    public NoNotifications(int order) {
        super("ergodrop", order);
    }

    @Override
    public boolean canHandle(JolokiaRequest request) {
        return request.getType() == RequestType.NOTIFICATION;
    }

    @Override
    public <R extends JolokiaRequest> Object handleRequest(R request, Object previous) {
        throw new SecurityException("Notifications are not allowed");
    }
}
