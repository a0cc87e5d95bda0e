package org.ergodrop.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.management.ObjectName;
import org.jolokia.server.core.restrictor.policy.PolicyRestrictor;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What Jolokia may do for the one who is logged in: {@code jolokia-access.xml} for viewers, {@code
 * jolokia-access-operator.xml} for operators, nothing for others. Jolokia makes it by the name in {@code application.yaml}
 * and asks it about every single command of a request, in the request's own thread.
 */
public final class RoleRestrictor implements Restrictor {

    private final Restrictor viewer = policy("/jolokia-access.xml");
    private final Restrictor operator = policy("/jolokia-access-operator.xml");

    private static Restrictor policy(String resource) {
        try (InputStream policy = RoleRestrictor.class.getResourceAsStream(resource)) {
            return new PolicyRestrictor(policy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return has(ConsoleRole.VIEWER) && viewer.isHttpMethodAllowed(method)
                || has(ConsoleRole.OPERATOR) && operator.isHttpMethodAllowed(method);
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return has(ConsoleRole.VIEWER) && viewer.isTypeAllowed(type)
                || has(ConsoleRole.OPERATOR) && operator.isTypeAllowed(type);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName bean, String attribute) {
        return has(ConsoleRole.VIEWER) && viewer.isAttributeReadAllowed(bean, attribute)
                || has(ConsoleRole.OPERATOR) && operator.isAttributeReadAllowed(bean, attribute);
    }

    /** Nobody changes an attribute. */
    @Override
    public boolean isAttributeWriteAllowed(ObjectName bean, String attribute) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName bean, String operation) {
        return has(ConsoleRole.VIEWER) && viewer.isOperationAllowed(bean, operation)
                || has(ConsoleRole.OPERATOR) && operator.isOperationAllowed(bean, operation);
    }

    /** From where somebody comes is the business of {@code server.address}. */
    @Override
    public boolean isRemoteAccessAllowed(String... addresses) {
        return true;
    }

    /** {@link SameOrigin} has looked at it already; other origins are told by no header that they may ask. */
    @Override
    public boolean isOriginAllowed(String origin, boolean isCheck) {
        return isCheck;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName bean) {
        return !has(ConsoleRole.VIEWER) && !has(ConsoleRole.OPERATOR);
    }

    private static boolean has(ConsoleRole role) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login != null
                && login.getAuthorities().stream()
                        .anyMatch(authority -> ("ROLE_" + role.name()).equals(authority.getAuthority()));
    }
}
