package org.ergodrop.cli;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;

/** Why the service did not start, in one sentence that names the setting. */
final class StartFailure extends RuntimeException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private final String sentence;
    private final transient Object[] arguments;

    private StartFailure(Throwable cause, String sentence, Object... arguments) {
        super(CliText.SENTENCES.say(Locale.ENGLISH, sentence, arguments), cause);
        this.sentence = sentence;
        this.arguments = arguments.clone();
    }

    /** The innermost cause that can be explained; otherwise the failure itself. */
    static RuntimeException of(RuntimeException failure) {
        RuntimeException explained = failure;
        String key = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RuntimeException runtime && cause instanceof Explained) {
                explained = runtime;
            } else if (cause instanceof BindValidationException invalid) {
                return new StartFailure(failure, "run.setting", settings(invalid));
            } else if (cause instanceof BindException bind) {
                key = bind.getName().toString();
            } else if (cause instanceof PortInUseException port) {
                return new StartFailure(failure, "run.port-in-use", String.valueOf(port.getPort()));
            } else if (key != null && cause.getCause() == null) {
                String reason = String.valueOf(cause.getMessage());
                return new StartFailure(failure, "run.setting", reason.contains(key) ? reason : key + ": " + reason);
            }
        }
        return explained;
    }

    /** The same for a command that only reads the settings. */
    static RuntimeException ofCommand(RuntimeException failure) {
        RuntimeException explained = of(failure);
        return explained instanceof StartFailure start && start.sentence.equals("run.setting")
                ? new StartFailure(failure, "cli.setting", start.arguments)
                : explained;
    }

    /** @param key the setting that names the folder, or a file in it */
    static StartFailure notWritable(String key, Path folder, IOException cause) {
        return new StartFailure(
                cause, "run.not-writable", folder.toAbsolutePath().normalize().toString(), key);
    }

    private static String settings(BindValidationException invalid) {
        StringBuilder all = new StringBuilder();
        invalid.getValidationErrors().getAllErrors().forEach(error -> {
            String key = error instanceof FieldError field ? kebab(field.getField()) : "";
            Object value = error instanceof FieldError field ? field.getRejectedValue() : null;
            all.append(all.isEmpty() ? "" : "; ")
                    .append(invalid.getValidationErrors().getName())
                    .append('.')
                    .append(key)
                    .append(' ')
                    .append(error.getDefaultMessage())
                    .append(isSecret(key) || value == null ? "" : ", was " + value);
        });
        return all.toString();
    }

    private static boolean isSecret(String key) {
        return key.matches(".*(password|secret|key|token).*");
    }

    private static String kebab(String field) {
        return ConfigurationPropertyName.adapt(
                        field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT), '.')
                .toString();
    }

    @Override
    public String explain(Locale locale) {
        return CliText.SENTENCES.say(locale, sentence, arguments);
    }
}
