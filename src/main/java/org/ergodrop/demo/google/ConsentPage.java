package org.ergodrop.demo.google;

import java.util.List;
import java.util.Map;

/** The stand-in's pages for a person's browser. They say that they are not Google's. */
final class ConsentPage {

    private static final String FRAME = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stand-in for Google</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:4em auto;padding:0 1em}
            .note{background:#fff3cd;padding:.6em 1em;border-radius:6px}button{font:inherit;padding:.5em 1.2em}</style></head>
            <body><p class="note"><b>This is a stand-in on this machine, not Google.</b> No account is touched.</p>
            %s</body></html>
            """;

    private ConsentPage() {}

    static String refusal(String reason) {
        return FRAME.formatted("<h1>Access blocked</h1><p>Error 400: " + escaped(reason) + "</p>");
    }

    static String page(String html) {
        return FRAME.formatted(html);
    }

    static String of(Map<String, String> asked, List<String> accounts) {
        StringBuilder form = new StringBuilder("<h1>A program asks for access</h1><form method=\"post\">");
        asked.forEach((name, value) -> form.append("<input type=\"hidden\" name=\"")
                .append(escaped(name))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">"));
        form.append("<p>Account: <select name=\"account\">");
        accounts.forEach(email -> form.append("<option>").append(escaped(email)).append("</option>"));
        form.append("</select></p>");
        for (String scope : Grants.scopes(asked.getOrDefault("scope", ""))) {
            form.append("<p><label><input type=\"checkbox\" checked name=\"tick:")
                    .append(escaped(scope))
                    .append("\"> ")
                    .append(escaped(scope))
                    .append("</label></p>");
        }
        form.append(
                "<button name=\"allow\" value=\"1\">Allow</button> <button name=\"deny\" value=\"1\">Cancel</button></form>");
        return page(form.toString());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
