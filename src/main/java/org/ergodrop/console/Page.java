package org.ergodrop.console;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** What the pages of our own share: no scripts, nothing from elsewhere, and room on a phone. */
final class Page {

    private static final String STYLE = """
            body{font:14px/1.45 system-ui,sans-serif;margin:1.5rem;color:#1f2933;background:#f5f7f9;overflow-wrap:break-word}
            h1{font-size:1.4rem} h2{font-size:1.1rem;margin-top:2rem} a{color:#0b5cad}
            .map{overflow-x:auto;background:#fff;border:1px solid #d5dce3;border-radius:6px} svg{display:block}
            .leads{stroke:#52606d} .fails{stroke:#b91c1c;stroke-dasharray:5 4}
            .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(23rem,100%),1fr));gap:1rem;align-items:start}
            article,.small{background:#fff;border:1px solid #d5dce3;border-radius:6px;padding:.7rem .9rem;min-width:0}
            article{border-left:5px solid #2f855a} article.off{border-left-color:#b7791f} article.rule{border-left-color:#9b2c2c}
            h3{margin:0;font-size:1rem} h3 small{font-weight:400;float:right;color:#52606d}
            p{margin:.15rem 0 .5rem;color:#52606d} .figures b{color:#1f2933} .bad b{color:#b91c1c}
            ol{list-style:none;margin:0;padding-left:0} ol ol{padding-left:1.1rem;border-left:2px solid #e4e9ee;margin-left:.4rem}
            li{margin:.15rem 0} code{background:#eef2f5;border-radius:3px;padding:0 .3rem} i{color:#52606d;font-style:normal}
            .small{max-width:20rem;margin:4rem auto;padding:1.2rem 1.5rem} .small h1{margin-top:0}
            label{display:block;margin-bottom:.8rem} input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.45rem}
            button{font:inherit;padding:.5rem 1rem;border:0;border-radius:4px;background:#0b5cad;color:#fff;cursor:pointer}
            [role=alert]{color:#b91c1c}
            """;

    private Page() {}

    /**
     * A whole page.
     *
     * @param body HTML
     */
    static String of(Locale locale, String title, String body) {
        return of(locale, title, "", body);
    }

    /**
     * A whole page.
     *
     * @param head HTML for its head
     * @param body HTML
     */
    static String of(Locale locale, String title, String head, String body) {
        return "<!doctype html><html lang=\"" + locale.getLanguage() + "\"><head><meta charset=\"utf-8\"><title>"
                + HtmlUtils.htmlEscape(title, "UTF-8")
                + "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" + head + "<style>"
                + STYLE + "</style></head><body>" + body + "</body></html>";
    }
}
