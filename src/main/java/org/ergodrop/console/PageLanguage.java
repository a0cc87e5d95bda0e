package org.ergodrop.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The language of our pages: what the browser asks for, otherwise the service's. */
@Component
class PageLanguage {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.forLanguageTag("cs"));

    private final Locale otherwise;

    PageLanguage(@Value("${ergodrop.language:cs}") Locale otherwise) {
        this.otherwise = otherwise;
    }

    Locale of(HttpServletRequest request) {
        String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (asked == null) {
            return otherwise;
        }
        try {
            Locale spoken = Locale.lookup(Locale.LanguageRange.parse(asked), SPOKEN);
            return spoken == null ? otherwise : spoken;
        } catch (IllegalArgumentException madeUp) {
            return otherwise;
        }
    }
}
