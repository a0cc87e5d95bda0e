package org.ergodrop.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** What those are told who are not logged in: a page to a person, a status to a program. */
final class AskForLogin implements AuthenticationEntryPoint {

    private static final Sentences SENTENCES = Sentences.of(AskForLogin.class);

    private final PageLanguage language;
    private final @Nullable LoginPage form;

    private AskForLogin(PageLanguage language, @Nullable LoginPage form) {
        this.language = language;
        this.form = form;
    }

    static AskForLogin byForm(PageLanguage language, LoginPage form) {
        return new AskForLogin(language, form);
    }

    static AskForLogin byStatus(PageLanguage language) {
        return new AskForLogin(language, null);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyTries tries) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tries.waitSeconds()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            String wait = SENTENCES.say(language.of(request), "login.wait", tries.waitSeconds());
            boolean isForm = form != null && accepts(request, "text/html") && request.getMethod().equals("POST");
            response.setContentType(isForm ? "text/html;charset=UTF-8" : "text/plain;charset=UTF-8");
            response.getWriter().println(isForm ? form.login(request, wait) : wait);
        } else if (form != null && isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else {
            // a browser that is told so opens a window of its own, over a page whose session has ended
            if (request.getHeader("Sec-Fetch-Mode") == null) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"ergodrop\", charset=\"UTF-8\"");
            }
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        }
    }

    /** Something a person went to, and not a picture or a script of it. */
    static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && accepts(request, "text/html")
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(type);
    }
}
