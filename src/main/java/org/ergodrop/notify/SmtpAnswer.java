package org.ergodrop.notify;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * What a failed try settled. Refused for good: an address that the server answers with 5xx (but not 552, a full mailbox), and the
 * whole text when it is (RFC 5321 4.2.1). Everything else may pass: 4xx, a refused sender or password (the operator mends
 * them), no connection, silence.
 *
 * @param settled by address: empty text, it has the mail; otherwise the refusal
 * @param words what happened, one line
 * @param isAboutTheServer no mail was answered: the server is away, silent, busy or does not know us; another mail would fare no
 *     better now
 */
record SmtpAnswer(Map<String, String> settled, String words, boolean isAboutTheServer) {

    private static final int TOO_LARGE = 552;

    static SmtpAnswer of(Throwable failure, Letter letter, boolean hasAttachment, ServerWords words) {
        List<Throwable> all = chain(failure);
        Map<String, String> settled = new LinkedHashMap<>();
        for (Throwable each : all) {
            if (each instanceof SendFailedException partly) {
                texts(partly.getValidSentAddresses()).forEach(address -> settled.put(address, ""));
            }
        }
        for (Throwable each : all) {
            if (each instanceof SMTPAddressFailedException refused && isFinal(refused.getReturnCode())) {
                settled.put(text(refused.getAddress()), words.of(refused));
            }
        }
        refusalOfTheText(all).ifPresent(refused -> {
            if (refused.getReturnCode() == TOO_LARGE && hasAttachment) {
                settled.put(Letter.ATTACHMENT, words.of(refused));
            } else {
                letter.open().forEach(address -> settled.putIfAbsent(address, words.of(refused)));
            }
        });
        return new SmtpAnswer(settled, words.of(all.get(all.size() - 1)), isAboutTheServer(all));
    }

    private static boolean isAboutTheServer(List<Throwable> all) {
        boolean isAnswered = all.stream().anyMatch(SendFailedException.class::isInstance);
        return !isAnswered
                && all.stream().anyMatch(each -> each instanceof MessagingException || each instanceof MailException);
    }

    /** Only an answer to the text itself: the one to MAIL FROM is about our settings, the one to RCPT TO about an address. */
    private static Optional<SMTPSendFailedException> refusalOfTheText(List<Throwable> all) {
        boolean isAboutAPerson = all.stream()
                .anyMatch(each ->
                        each instanceof SMTPAddressFailedException || each instanceof SMTPSenderFailedException);
        return all.stream()
                .filter(SMTPSendFailedException.class::isInstance)
                .map(SMTPSendFailedException.class::cast)
                .filter(each -> each.getReturnCode() >= 500 && each.getReturnCode() < 600)
                .filter(each ->
                        !isAboutAPerson && !String.valueOf(each.getCommand()).startsWith("MAIL"))
                .findFirst();
    }

    private static boolean isFinal(int code) {
        return code >= 500 && code < 600 && code != TOO_LARGE;
    }

    /** Causes, the failures of single messages and Jakarta Mail's own chain of exceptions, outermost first. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        collect(failure, all);
        return all;
    }

    private static void collect(Throwable failure, List<Throwable> all) {
        if (failure == null || all.contains(failure)) {
            return;
        }
        all.add(failure);
        collect(failure.getCause(), all);
        if (failure instanceof MailSendException send) {
            Arrays.stream(send.getMessageExceptions()).forEach(each -> collect(each, all));
        }
        if (failure instanceof MessagingException messaging) {
            collect(messaging.getNextException(), all);
        }
    }

    private static List<String> texts(Address[] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(SmtpAnswer::text).toList();
    }

    private static String text(Address address) {
        return address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
    }
}
