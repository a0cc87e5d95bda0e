package org.ergodrop.demo.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One conversation of RFC 5321, from the receiver's side: EHLO, MAIL, RCPT, DATA, RSET, NOOP, QUIT. */
final class SmtpTalk {

    /** Where a complete mail goes. */
    interface Letterbox {
        void put(byte[] mail) throws IOException;
    }

    private static final int LARGEST_MAIL = 64 * 1024 * 1024;
    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final Letterbox letterbox;
    private final List<String> recipients = new ArrayList<>();
    private @Nullable String sender;

    SmtpTalk(InputStream in, OutputStream out, Letterbox letterbox) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        this.letterbox = letterbox;
    }

    void run() throws IOException {
        say("220 localhost mail sink of the demo");
        boolean goOn = true;
        while (goOn) {
            byte[] line = line();
            goOn = line != null && obey(new String(line, StandardCharsets.UTF_8).strip());
        }
    }

    private boolean obey(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "HELO" -> say("250 localhost");
            case "EHLO" -> say("250-localhost\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE " + LARGEST_MAIL);
            case "MAIL" -> begin(line);
            case "RCPT" -> address(line);
            case "DATA" -> take();
            case "RSET" -> {
                forget();
                say("250 OK");
            }
            case "NOOP" -> say("250 OK");
            case "QUIT" -> say("221 Bye");
            default -> say("502 Command not implemented");
        }
        return !verb.equals("QUIT");
    }

    private void begin(String line) throws IOException {
        forget();
        sender = line;
        say("250 OK");
    }

    private void address(String line) throws IOException {
        if (sender == null) {
            say("503 MAIL first");
        } else {
            recipients.add(line);
            say("250 OK");
        }
    }

    private void forget() {
        sender = null;
        recipients.clear();
    }

    private void take() throws IOException {
        if (recipients.isEmpty()) {
            say("503 RCPT first");
            return;
        }
        say("354 End with a dot on a line of its own");
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (byte[] line = line(); line != null; line = line()) {
            if (isDot(line)) {
                finish(mail);
                return;
            }
            // A dot that begins a line was doubled by the sender (RFC 5321, 4.5.2).
            int start = line[0] == '.' ? 1 : 0;
            if (mail.size() + line.length <= LARGEST_MAIL) {
                mail.write(line, start, line.length - start);
            }
        }
        throw new IOException("the sender left within a mail");
    }

    private static boolean isDot(byte[] line) {
        return line[0] == '.'
                && new String(line, StandardCharsets.US_ASCII).strip().equals(".");
    }

    private void finish(ByteArrayOutputStream mail) throws IOException {
        forget();
        try {
            letterbox.put(mail.toByteArray());
        } catch (IOException e) {
            say("452 Cannot keep it now");
            return;
        }
        say("250 OK, kept");
    }

    /** With its line end; null at the end of the stream. */
    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n' || line.size() > LONGEST_LINE) {
                return line.toByteArray();
            }
        }
        return null;
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
