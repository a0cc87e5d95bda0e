package org.ergodrop.notify;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who is told what by mail, and how long a mail is tried. The mail server itself is spring.mail.*; no spring.mail.host, no mails.
 *
 * @param from sender of the mails; empty: spring.mail.username when that is an address
 * @param operator addresses of who runs the service: troubles that concern no single queue, or a queue without recipients
 * @param attachUpTo the workbook is attached when it is no larger; 0B: never
 * @param waitForWorkbook a mail about a report is left for so long to the process that has the workbook on its disk; then any
 *     process sends it without
 * @param digest one mail a day and queue at this time of day ("07:00") in place of single ones, troubles still at once; false: single
 *     mails
 * @param pollEvery pause between two looks at what is due
 * @param firstWait pause after the first failed try; each further pause is twice as long
 * @param longestWait no pause is longer
 * @param giveUpAfter a mail that old is not tried any more
 * @param consoleUrl address of the console as the readers of the mails reach it, for a link; empty: no link
 */
@Validated
@ConfigurationProperties("ergodrop.mail")
public record NotifyProperties(
        @DefaultValue("") String from,
        @DefaultValue List<@Email(message = "is no mail address") String> operator,
        @DefaultValue("10MB") DataSize attachUpTo,

        @DefaultValue("1m") @DurationMin(millis = 0, message = "must not be negative")
        Duration waitForWorkbook,

        @DefaultValue("false")
        @Pattern(
                regexp = "false|([01]\\d|2[0-3]):[0-5]\\d",
                message = "must be false or a time of day in quotes, like \"07:00\"")
        String digest,

        @DefaultValue("10s") @DurationMin(millis = 10, message = "must be longer than 0")
        Duration pollEvery,

        @DefaultValue("1m") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration firstWait,

        @DefaultValue("1h") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration longestWait,

        @DefaultValue("24h") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration giveUpAfter,

        @DefaultValue("") @Pattern(regexp = "(https?://.*)?", message = "must begin with https:// or http://")
        String consoleUrl) {

    public NotifyProperties {
        operator = List.copyOf(operator);
    }

    /** When the digest goes out; empty: single mails. */
    Optional<LocalTime> digestAt() {
        return digest.equals("false") ? Optional.empty() : Optional.of(LocalTime.parse(digest));
    }
}
