package org.ergodrop.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.util.HtmlUtils;

/** What a person is told whose address leads nowhere; in place of Spring Boot's page, by the name that it asks for. */
@Component("error")
class ErrorPage implements View {

    private static final Sentences SENTENCES = Sentences.of(ErrorPage.class);
    private static final List<Integer> EXPLAINED = List.of(400, 403, 404);

    private final PageLanguage language;

    ErrorPage(PageLanguage language) {
        this.language = language;
    }

    @Override
    public String getContentType() {
        return MediaType.TEXT_HTML_VALUE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale locale = language.of(request);
        int status = response.getStatus();
        String key = EXPLAINED.contains(status) ? "error." + status : "error.other";
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getWriter()
                .print(Page.of(
                        locale,
                        "Ergodrop: " + status,
                        "<main class=\"small\"><h1>" + status + "</h1><p>"
                                + HtmlUtils.htmlEscape(SENTENCES.say(locale, key), "UTF-8") + "</p><p><a href=\""
                                + request.getContextPath() + "/\">" + HtmlUtils.htmlEscape(SENTENCES.say(locale, "error.home"), "UTF-8")
                                + "</a></p></main>"));
    }
}
