package org.ergodrop.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that is too old: Hawtio asks every few seconds, so one that is left open would never be idle. */
final class SessionAge extends OncePerRequestFilter {

    private final Duration oldest;
    private final Clock clock;

    SessionAge(Duration oldest, Clock clock) {
        this.oldest = oldest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && clock.millis() - session.getCreationTime() > oldest.toMillis()) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
