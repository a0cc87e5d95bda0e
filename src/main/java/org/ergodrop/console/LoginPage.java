package org.ergodrop.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.ergodrop.text.Sentences;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The forms to log in and out, in the visitor's language. Spring's own say nothing after a wrong password, and only English. */
@RestController
class LoginPage {

    private static final Sentences SENTENCES = Sentences.of(LoginPage.class);
    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final PageLanguage language;

    LoginPage(PageLanguage language) {
        this.language = language;
    }

    @GetMapping(path = "/login", produces = HTML)
    String login(HttpServletRequest request) {
        Locale locale = language.of(request);
        String notice = request.getParameter("error") != null
                ? SENTENCES.say(locale, "login.wrong")
                : request.getParameter("logout") != null ? SENTENCES.say(locale, "login.out") : "";
        return login(request, notice);
    }

    /** @param notice what happened; empty: nothing */
    String login(HttpServletRequest request, String notice) {
        Locale locale = language.of(request);
        String said = notice.isEmpty() ? "" : "<p role=\"alert\">" + text(notice) + "</p>";
        return page(request, "login.title", said + """
                <form method="post" action="%s/login"><label>%s<input name="username" autocomplete="username" required autofocus></label>
                <label>%s<input name="password" type="password" autocomplete="current-password" required></label>
                %s<button type="submit">%s</button></form>
                """.formatted(
                        request.getContextPath(),
                        say(locale, "login.user"),
                        say(locale, "login.password"),
                        token(request),
                        say(locale, "login.do")));
    }

    @GetMapping(path = "/logout", produces = HTML)
    String logout(HttpServletRequest request) {
        return page(
                request,
                "logout.title",
                "<form method=\"post\" action=\"%s/logout\">%s<button type=\"submit\">%s</button></form>"
                        .formatted(request.getContextPath(), token(request), say(language.of(request), "logout.do")));
    }

    private String page(HttpServletRequest request, String title, String body) {
        Locale locale = language.of(request);
        return Page.of(locale, "Ergodrop: " + SENTENCES.say(locale, title), "<main class=\"small\"><h1>Ergodrop</h1>" + body + "</main>");
    }

    private static String token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? "<input type=\"hidden\" name=\"" + token.getParameterName() + "\" value=\"" + text(token.getToken())
                        + "\">"
                : "";
    }

    private static String say(Locale locale, String key) {
        return text(SENTENCES.say(locale, key));
    }

    private static String text(String any) {
        return HtmlUtils.htmlEscape(any, "UTF-8");
    }
}
