package org.ergodrop.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Only our own pages may send. Beside the CSRF token, because another service on this machine shares our cookies: they know no
 * ports. A browser may leave the header out only where it logs in or out; Jolokia demands it of everybody.
 */
final class SameOrigin extends OncePerRequestFilter {

    private static final Set<String> FORMS = Set.of("/login", "/logout");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean isFine = origin == null
                ? !request.getMethod().equals("POST") || FORMS.contains(request.getServletPath())
                : isOwn(origin, request);
        if (isFine) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        URI from;
        try {
            from = new URI(origin.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
        String scheme = String.valueOf(from.getScheme());
        boolean isWeb = scheme.equals("https") || (scheme.equals("http") && !request.isSecure());
        // without a default port in both: a browser leaves it out
        return isWeb && from.getHost() != null && bare(from.getRawAuthority()).equals(bare(own(request)));
    }

    /** As the browser addressed us; a proxy that is trusted (server.forward-headers-strategy) has put it right. */
    private static String own(HttpServletRequest request) {
        int port = request.getServerPort();
        return request.getServerName().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static String bare(String authority) {
        return authority.replaceFirst(":(80|443)$", "");
    }
}
