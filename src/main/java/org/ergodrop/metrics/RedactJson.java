package org.ergodrop.metrics;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.env.Environment;

/**
 * The last line of defence in structured logs: what looks like a secret is blackened in every text of an event, its stack trace
 * included. The lines that are not structured have the same expression in their pattern (application.yaml).
 */
final class RedactJson implements StructuredLoggingJsonMembersCustomizer<Object> {

    /** Where the expression stands that finds secrets; its first group stays, the rest is blackened. */
    static final String KEY = "logging.redact";

    private final Pattern secrets;

    RedactJson(Environment environment) {
        this.secrets = Pattern.compile(environment.getRequiredProperty(KEY));
    }

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, this::blackened));
    }

    String blackened(String text) {
        return secrets.matcher(text).replaceAll("$1***");
    }
}
