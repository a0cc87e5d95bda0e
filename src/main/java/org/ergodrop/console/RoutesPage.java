package org.ergodrop.console;

import java.util.List;
import org.apache.camel.CamelContext;
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

    private static final String STYLE = """
            body{font:14px/1.45 system-ui,sans-serif;margin:1.5rem;color:#1f2933;background:#f5f7f9}
            h1{font-size:1.4rem} h2{font-size:1.1rem;margin-top:2rem} a{color:#0b5cad}
            svg{background:#fff;border:1px solid #d5dce3;border-radius:6px;max-width:100%;height:auto}
            .leads{stroke:#52606d} .fails{stroke:#b91c1c;stroke-dasharray:5 4}
            .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(23rem,1fr));gap:1rem;align-items:start}
            article{background:#fff;border:1px solid #d5dce3;border-left:5px solid #2f855a;border-radius:6px;padding:.7rem .9rem}
            article.off{border-left-color:#b7791f} article.rule{border-left-color:#9b2c2c}
            h3{margin:0;font-size:1rem} h3 small{font-weight:400;float:right;color:#52606d}
            p{margin:.15rem 0 .5rem;color:#52606d} .figures b{color:#1f2933} .bad b{color:#b91c1c}
            ol{list-style:none;margin:0;padding-left:0} ol ol{padding-left:1.1rem;border-left:2px solid #e4e9ee;margin-left:.4rem}
            li{margin:.15rem 0} code{background:#eef2f5;border-radius:3px;padding:0 .3rem} i{color:#52606d;font-style:normal}
            """;

    private final CamelContext camel;

    RoutesPage(CamelContext camel) {
        this.camel = camel;
    }

    @GetMapping(path = "/routes", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page() {
        RouteDrawings drawings = new RouteDrawings(camel);
        List<DrawnRoute> routes = drawings.routes();
        List<DrawnRoute.FailureRule> rules = drawings.failureRules();
        StringBuilder html = new StringBuilder(20_000);
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Ergodrop: routes</title>")
                .append("<meta http-equiv=\"refresh\" content=\"10\"><style>")
                .append(STYLE)
                .append(
                        "</style></head><body><h1>Routes of the running service</h1><p>Read anew every ten seconds; a dashed arrow is the way of what failed. ")
                .append("<a href=\"/actuator/hawtio/\">Hawtio</a> &middot; <a href=\"/logout\">Log out</a></p>")
                .append(new RouteMap(routes, rules).svg())
                .append("<h2>What each route does</h2><div class=\"cards\">");
        routes.forEach(route -> card(route, html));
        html.append("</div><h2>What is done when a step fails</h2><div class=\"cards\">");
        rules.forEach(rule -> card(rule, html));
        return html.append("</div></body></html>").toString();
    }

    private static void card(DrawnRoute route, StringBuilder html) {
        boolean isOn = route.state().equals("Started");
        html.append("<article id=\"route-").append(text(route.id())).append(isOn ? "\">" : "\" class=\"off\">");
        html.append("<h3>").append(text(route.id())).append("<small>").append(text(route.state()));
        html.append("</small></h3><p>").append(text(route.description())).append("</p>");
        DrawnRoute.Figures figures = route.figures();
        html.append(figures.failed() == 0 ? "<p class=\"figures\"><b>" : "<p class=\"figures bad\"><b>");
        html.append(figures.total()).append("</b> passed, <b>").append(figures.failed());
        html.append("</b> failed, <b>").append(figures.inFlight()).append("</b> in work, <b>");
        html.append(figures.meanMillis()).append("</b> ms each</p><ol><li><i>from</i> <code>");
        html.append(text(route.from())).append("</code></li></ol>");
        steps(route.steps(), html);
        for (String failure : route.failures()) {
            html.append("<p><i>when a step fails:</i> <a href=\"#rule-")
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

    private static String text(String any) {
        return HtmlUtils.htmlEscape(any);
    }
}
