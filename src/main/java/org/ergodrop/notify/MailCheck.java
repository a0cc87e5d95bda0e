package org.ergodrop.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.ergodrop.text.Sentences;
import org.springframework.beans.BeansException;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Whether mails could be sent: connects, encrypts and logs in as a mail would, and sends nothing. */
@Component
public class MailCheck {

    private static final Sentences SENTENCES = Sentences.of(MailCheck.class);

    /**
     * @param level what to think of it
     * @param sentence what was found and what to do
     */
    public record Result(Level level, String sentence) {}

    /** What to think of a result. */
    public enum Level {
        FINE,
        /** Nothing is set, which is a choice. */
        OFF,
        BAD
    }

    private final MailServer server;

    MailCheck(MailServer server) {
        this.server = server;
    }

    /** The same without a running service, from its settings. */
    public static Result check(ConfigurableEnvironment settings, Locale language) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(settings);
            context.register(
                    MailSenderAutoConfiguration.class, NotifyConfiguration.class, MailServer.class, MailCheck.class);
            context.refresh();
            return context.getBean(MailCheck.class).check(language);
        } catch (BeansException e) {
            return new Result(Level.BAD, String.valueOf(e.getMostSpecificCause().getMessage()));
        }
    }

    /** Takes as long as the server's time-outs allow. */
    public Result check(Locale language) {
        if (!server.isConfigured()) {
            return new Result(Level.OFF, SENTENCES.say(language, "check.off"));
        }
        JavaMailSenderImpl sender = server.sender();
        String host = sender.getHost();
        String port = sender.getPort() < 0 ? "25" : Integer.toString(sender.getPort());
        String protocol = sender.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : sender.getProtocol();
        try (Transport transport = sender.getSession().getTransport(protocol)) {
            transport.connect(host, sender.getPort(), sender.getUsername(), sender.getPassword());
            boolean isEncrypted = transport instanceof SMTPTransport smtp && smtp.isSSL();
            return new Result(
                    Level.FINE,
                    SENTENCES.say(
                            language,
                            "check.fine",
                            host,
                            port,
                            SENTENCES.say(language, isEncrypted ? "check.tls" : "check.plain"),
                            sender.getUsername() == null ? "" : SENTENCES.say(language, "check.user"),
                            server.from()));
        } catch (MessagingException e) {
            return new Result(Level.BAD, SENTENCES.say(language, reason(e), host, port, words(e)));
        }
    }

    private static String reason(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return "check.password";
        }
        boolean isTls = failure.getCause() instanceof SSLException
                || String.valueOf(failure.getMessage()).contains("STARTTLS")
                || String.valueOf(failure.getMessage()).contains("TLS");
        return isTls ? "check.tlsFailed" : "check.unreachable";
    }

    private String words(MessagingException failure) {
        String said = server.words().of(failure);
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }
}
