package org.ergodrop.notify;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A {@link MailPage} as HTML and as plain text; the HTML template escapes everything it is given, by its output format. */
@Component
class MailTemplates {

    private final Template html;
    private final Template text;

    MailTemplates() throws IOException {
        Configuration freemarker = new Configuration(Configuration.VERSION_2_3_33);
        freemarker.setClassForTemplateLoading(MailTemplates.class, "");
        freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
        freemarker.setLocalizedLookup(false);
        freemarker.setLogTemplateExceptions(false);
        freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setObjectWrapper(new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_33).build());
        // .ftlh: HTML, escaped; .ftl: plain text
        html = freemarker.getTemplate("mail.ftlh");
        text = freemarker.getTemplate("mail.ftl");
    }

    String html(MailPage page) throws IOException {
        return render(html, page);
    }

    String text(MailPage page) throws IOException {
        return render(text, page);
    }

    private static String render(Template template, MailPage page) throws IOException {
        StringWriter out = new StringWriter();
        try {
            template.process(Map.of("page", page), out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the mail's template " + template.getName() + " fails", e);
        }
        return out.toString();
    }
}
