package org.ergodrop.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server of spring.mail.*, with time-outs and transport security where the settings say nothing about them. */
@Component
class MailServer {

    /** A server that says nothing for so long [ms] hangs; RFC 5321 4.5.3.2 allows minutes, but we come again. Ours. */
    private static final String SILENCE_MS = "30000";

    /** The answer to the whole message may take longer: filters look at the attachment. */
    private static final String WRITE_MS = "60000";

    private final Optional<JavaMailSenderImpl> sender;
    private final String from;
    private volatile Instant restsUntil = Instant.MIN;

    MailServer(ObjectProvider<JavaMailSenderImpl> sender, NotifyProperties settings) {
        this.sender = Optional.ofNullable(sender.getIfAvailable());
        this.from = this.sender.map(mail -> from(mail, settings)).orElse("");
        this.sender.ifPresent(MailServer::secure);
    }

    boolean isConfigured() {
        return sender.isPresent();
    }

    JavaMailSenderImpl sender() {
        return sender.orElseThrow(() -> new IllegalStateException("spring.mail.host is not set"));
    }

    /** The server is left alone until then: a hundred mails would hang, or be refused the password, one after the other. */
    void rest(Instant until) {
        restsUntil = until;
    }

    /** When it may be asked again; in the past when it may be asked now. */
    Instant restsUntil() {
        return restsUntil;
    }

    /** What an answer of the server, or a failure, may say in logs and in the ledger. */
    ServerWords words() {
        return new ServerWords(sender().getUsername(), sender().getPassword());
    }

    String from() {
        return from;
    }

    /** The same for the same mail, so that a repeat is recognised as one. */
    String messageId(String letter) {
        String domain = from.substring(from.lastIndexOf('@') + 1);
        return "<" + letter.replaceAll("[^A-Za-z0-9._-]", "-") + "@ergodrop." + domain + ">";
    }

    MimeMessage blank() {
        return sender().createMimeMessage();
    }

    void send(MimeMessage message) {
        sender().send(message);
    }

    private static String from(JavaMailSenderImpl sender, NotifyProperties settings) {
        String told = settings.from().isBlank()
                ? orEmpty(sender.getUsername())
                : settings.from().strip();
        try {
            InternetAddress address = new InternetAddress(told, true);
            if (address.getAddress().indexOf('@') > 0) {
                return address.getAddress();
            }
        } catch (AddressException e) {
            // said below, with the key
        }
        throw new IllegalArgumentException("ergodrop.mail.from is no mail address: \"" + told
                + "\". Set it to the address the mails shall come from (ERGODROP_MAIL_FROM).");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void secure(JavaMailSenderImpl sender) {
        Properties properties = sender.getJavaMailProperties();
        for (String protocol : new String[] {"smtp", "smtps"}) {
            String mail = "mail." + protocol + ".";
            properties.putIfAbsent(mail + "connectiontimeout", SILENCE_MS);
            properties.putIfAbsent(mail + "timeout", SILENCE_MS);
            properties.putIfAbsent(mail + "writetimeout", WRITE_MS);
            properties.putIfAbsent(mail + "starttls.enable", "true");
            properties.putIfAbsent(mail + "ssl.checkserveridentity", "true");
            // one refused address must not keep the mail from the others
            properties.putIfAbsent(mail + "sendpartial", "true");
        }
        boolean hasPassword = sender.getUsername() != null && sender.getPassword() != null;
        if (hasPassword && !isThisMachine(sender.getHost())) {
            // a password never goes over the network in the clear
            properties.putIfAbsent("mail.smtp.starttls.required", "true");
        }
        properties.putIfAbsent("mail.mime.charset", "UTF-8");
    }

    private static boolean isThisMachine(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
