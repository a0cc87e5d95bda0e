package org.ergodrop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailServerTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(MailSenderAutoConfiguration.class, ValidationAutoConfiguration.class))
            .withUserConfiguration(NotifyConfiguration.class)
            .withBean(MailServer.class)
            .withPropertyValues("ergodrop.mail.from=Zprávy <ergodrop@lab.example>");

    @Test
    void aServerThatHangsIsGivenUpByDefault() {
        runner.withPropertyValues("spring.mail.host=smtp.invalid").run(context -> {
            assertThat(property(context.getBean(JavaMailSenderImpl.class), "timeout"))
                    .isEqualTo("30000");
            assertThat(property(context.getBean(JavaMailSenderImpl.class), "connectiontimeout"))
                    .isEqualTo("30000");
            assertThat(property(context.getBean(JavaMailSenderImpl.class), "writetimeout"))
                    .isEqualTo("60000");
        });
    }

    @Test
    void aPasswordNeverGoesOverTheNetworkInTheClearUnlessTheSettingsSaySo() {
        String[] account = {
            "spring.mail.host=smtp.invalid", "spring.mail.username=robot@lab.example", "spring.mail.password=x"
        };
        runner.withPropertyValues(account)
                .run(context -> assertThat(property(context.getBean(JavaMailSenderImpl.class), "starttls.required"))
                        .isEqualTo("true"));
        runner.withPropertyValues(account)
                .withPropertyValues("spring.mail.properties.mail.smtp.starttls.required=false")
                .run(context -> assertThat(property(context.getBean(JavaMailSenderImpl.class), "starttls.required"))
                        .isEqualTo("false"));
    }

    @Test
    void theSenderIsABareAddressAndItsDomainIsThatOfTheMessageIds() {
        runner.withPropertyValues("spring.mail.host=smtp.invalid").run(context -> {
            assertThat(context.getBean(MailServer.class).from()).isEqualTo("ergodrop@lab.example");
            assertThat(context.getBean(MailServer.class).messageId("digest-a>\r\nBcc: b"))
                    .isEqualTo("<digest-a---Bcc--b@ergodrop.lab.example>");
        });
    }

    @Test
    void aMissingSenderIsSaidAtTheStartWithItsKey() {
        runner.withPropertyValues("spring.mail.host=smtp.invalid", "ergodrop.mail.from=nobody")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("ergodrop.mail.from is no mail address: \"nobody\""));
    }

    @Test
    void aDigestTimeThatYamlTookForANumberIsRefusedWithTheReason() {
        runner.withPropertyValues("ergodrop.mail.digest=420")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("a time of day in quotes, like \"07:00\""));
    }

    private static String property(JavaMailSenderImpl sender, String name) {
        return sender.getJavaMailProperties().getProperty("mail.smtp." + name);
    }
}
