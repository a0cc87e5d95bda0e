package org.ergodrop.routes;

import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns what Camel and the YAML parser throw into a sentence for a person. */
final class Reasons {

    private Reasons() {}

    /** @param line where it happened as far as the caller knows, from 1; 0 when not at all */
    static RouteProblem of(String file, int line, Throwable failure) {
        int at = line;
        RouteProblem named = null;
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException marked
                    && marked.getProblemMark().isPresent()) {
                at = marked.getProblemMark().get().getLine() + 1;
            }
            if (named == null) {
                named = named(file, at, cause);
            }
            innermost = cause;
        }
        if (named != null) {
            return new RouteProblem(file, at, named.key(), named.arguments());
        }
        return RouteProblem.of(file, at, "routes.other", said(innermost));
    }

    /** It passed the check and failed all the same: the other side is not there, a port is taken. */
    static RouteProblem ofStart(String file, Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return RouteProblem.of(file, 0, "routes.no-start", said(innermost));
    }

    private static @Nullable RouteProblem named(String file, int line, Throwable cause) {
        if (cause instanceof MarkedYamlEngineException marked) {
            return RouteProblem.of(file, line, "routes.yaml", String.valueOf(marked.getProblem()));
        }
        if (cause instanceof NoSuchBeanException bean) {
            return RouteProblem.of(file, line, "routes.no-bean", String.valueOf(bean.getName()));
        }
        if (cause instanceof MethodNotFoundException method) {
            return RouteProblem.of(file, line, "routes.no-method", method.getMethodName(), bean(method));
        }
        if (cause instanceof SimpleIllegalSyntaxException simple) {
            return RouteProblem.of(file, line, "routes.expression", simple.getExpression(), said(simple));
        }
        if (cause instanceof NoSuchEndpointException endpoint) {
            return RouteProblem.of(file, line, "routes.no-endpoint", String.valueOf(endpoint.getUri()));
        }
        if (cause instanceof ResolveEndpointFailedException endpoint) {
            return RouteProblem.of(file, line, "routes.endpoint", said(endpoint));
        }
        return null;
    }

    private static String bean(MethodNotFoundException method) {
        return method.getBean() == null ? "?" : method.getBean().getClass().getSimpleName();
    }

    /** A message that is a single word, a path or a host, says nothing without what happened to it. */
    static String said(Throwable cause) {
        String message = cause.getMessage();
        if (message == null) {
            return cause.toString();
        }
        return message.strip().contains(" ") ? message : cause.getClass().getSimpleName() + ": " + message;
    }
}
