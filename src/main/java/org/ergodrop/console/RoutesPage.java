package org.ergodrop.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.ergodrop.text.Sentences;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * {@code /routes}: all routes on one page, with what is done when they fail, their states and figures. Hawtio's diagram of all
 * routes repeats every error handler in each of them and is too wide to read.
 */
@RestController
@ConditionalOnProperty(name = "ergodrop.role.console", matchIfMissing = true)
class RoutesPage {

    private static final Sentences SENTENCES = Sentences.of(RoutesPage.class);

    private final CamelContext camel;
    private final PageLanguage language;

    RoutesPage(CamelContext camel, PageLanguage language) {
        this.camel = camel;
        this.language = language;
    }

    @GetMapping(path = "/routes", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(HttpServletRequest request) {
        Locale locale = language.of(request);
        RouteDrawings drawings = new RouteDrawings(camel);
        List<DrawnRoute> routes = drawings.routes();
        List<DrawnRoute.FailureRule> rules = drawings.failureRules();
        StringBuilder html = new StringBuilder(20_000);
        html.append("<h1>").append(say(locale, "routes.title")).append("</h1><p>");
        html.append(say(locale, "routes.how"))
                .append(" <a href=\"/actuator/hawtio/\">Hawtio</a> &middot; <a href=\"/logout\">")
                .append(say(locale, "logout.do"))
                .append("</a></p><div class=\"map\">")
                .append(new RouteMap(routes, rules).svg(locale))
                .append("</div><h2>")
                .append(say(locale, "routes.each"))
                .append("</h2><div class=\"cards\">");
        routes.forEach(route -> card(route, locale, html));
        html.append("</div><h2>").append(say(locale, "routes.failures")).append("</h2><div class=\"cards\">");
        rules.forEach(rule -> card(rule, html));
        return Page.of(
                locale,
                "Ergodrop: " + SENTENCES.say(locale, "routes.title"),
                "<meta http-equiv=\"refresh\" content=\"10\">",
                html.append("</div>").toString());
    }

    private static void card(DrawnRoute route, Locale locale, StringBuilder html) {
        boolean isOn = route.state().equals("Started");
        html.append("<article id=\"route-").append(text(route.id())).append(isOn ? "\">" : "\" class=\"off\">");
        html.append("<h3>").append(text(route.id())).append("<small>").append(text(route.state()));
        html.append("</small></h3><p>").append(text(route.description())).append("</p>");
        DrawnRoute.Figures figures = route.figures();
        html.append(figures.failed() == 0 ? "<p class=\"figures\">" : "<p class=\"figures bad\">");
        html.append(SENTENCES.say(
                locale,
                "routes.figures",
                figures.total(),
                figures.failed(),
                figures.inFlight(),
                figures.meanMillis()));
        html.append("</p><ol><li><i>").append(say(locale, "routes.from")).append("</i> <code>");
        html.append(text(route.from())).append("</code></li></ol>");
        steps(route.steps(), html);
        for (String failure : route.failures()) {
            html.append("<p><i>")
                    .append(say(locale, "routes.on-failure"))
                    .append("</i> <a href=\"#rule-")
                    .append(text(failure))
                    .append("\">");
            html.append(text(failure)).append("</a></p>");
        }
        html.append("</article>");
    }

    private static void card(DrawnRoute.FailureRule rule, StringBuilder html) {
        html.append("<article class=\"rule\" id=\"rule-")
                .append(text(rule.id()))
                .append("\"><h3>");
        html.append(text(rule.id()))
                .append("</h3><p>")
                .append(text(rule.description()))
                .append("</p>");
        steps(rule.cases(), html);
        html.append("</article>");
    }

    private static void steps(List<DrawnRoute.Step> steps, StringBuilder html) {
        if (steps.isEmpty()) {
            return;
        }
        html.append("<ol>");
        for (DrawnRoute.Step step : steps) {
            html.append("<li><i>").append(text(step.kind())).append("</i>");
            if (!step.words().isEmpty()) {
                html.append(" <code>").append(text(step.words())).append("</code>");
            }
            steps(step.inside(), html);
            html.append("</li>");
        }
        html.append("</ol>");
    }

    private static String say(Locale locale, String key) {
        return text(SENTENCES.say(locale, key));
    }

    private static String text(String any) {
        return HtmlUtils.htmlEscape(any, "UTF-8");
    }
}
