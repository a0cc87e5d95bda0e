package org.ergodrop.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {

    @TempDir
    private Path folder;

    @Test
    void everyMailIsKeptAsAFileThatMailProgramsOpen() throws Exception {
        List<Path> arrived = new CopyOnWriteArrayList<>();
        try (MailSink sink = MailSink.start(0, folder, Clock.systemUTC(), arrived::add)) {
            Properties settings = new Properties();
            settings.put("mail.smtp.host", "127.0.0.1");
            settings.put("mail.smtp.port", Integer.toString(sink.port()));
            Session session = Session.getInstance(settings);
            for (String subject : List.of("Zpráva o posouzení", "Druhá")) {
                MimeMessage mail = new MimeMessage(session);
                mail.setFrom("ergodrop@example.org");
                mail.setRecipients(MimeMessage.RecipientType.TO, "a@example.org,b@example.org");
                mail.setSubject(subject, "UTF-8");
                mail.setText("line\n.\n..dots\nžluťoučký", "UTF-8");
                Transport.send(mail);
            }
        }
        assertThat(arrived).hasSize(2);
        assertThat(folder.toFile().list()).hasSize(2).allMatch(name -> name.endsWith(".eml"));
        try (InputStream in = Files.newInputStream(arrived.get(0))) {
            MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(read.getSubject()).isEqualTo("Zpráva o posouzení");
            assertThat(read.getAllRecipients()).hasSize(2);
            assertThat(read.getContent().toString().replace("\r\n", "\n").strip())
                    .isEqualTo("line\n.\n..dots\nžluťoučký");
        }
    }
}
