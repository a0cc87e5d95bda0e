package org.ergodrop.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** What those are told who are not logged in: a page to a person, a status to a program. */
final class AskForLogin implements AuthenticationEntryPoint {

    private final boolean hasForm;

    private AskForLogin(boolean hasForm) {
        this.hasForm = hasForm;
    }

    static AskForLogin byForm() {
        return new AskForLogin(true);
    }

    static AskForLogin byStatus() {
        return new AskForLogin(false);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyTries tries) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tries.waitSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else if (hasForm && isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else {
            // a browser that is told so opens a window of its own, over a page whose session has ended
            if (request.getHeader("Sec-Fetch-Mode") == null) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"ergodrop\", charset=\"UTF-8\"");
            }
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && accept != null
                && accept.contains("text/html")
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
