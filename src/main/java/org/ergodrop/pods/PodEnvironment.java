package org.ergodrop.pods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * The environment of a pod: what it shares with this service, what the settings add, and who it is. Anybody with a key of the
 * account can read it, so a secret stands in it only as the provider's reference to one.
 *
 * @param common the same for every pod
 */
record PodEnvironment(Map<String, String> common, Deployment deployment) {

    /** The provider takes no more. */
    static final int MAX_VARIABLES = 50;

    /** What is set for each pod by {@link #of}. */
    private static final int OWN = 3;

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{ ?RUNPOD_SECRET_[A-Za-z0-9_-]+ ?}}");
    private static final Pattern SECRET_NAME =
            Pattern.compile("PASSWORD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL|API_?KEY|_KEY$");
    private static final Pattern HARMLESS_NAME = Pattern.compile("(URL|FILE|FOLDER)$");
    private static final Pattern SECRET_VALUE = Pattern.compile(
            "-----BEGIN|^1//|GOCSPX-|^ya29\\.|^rpa_|^AIza|://[^/@\\s:]*:[^/@\\s]+@|password=",
            Pattern.CASE_INSENSITIVE);

    /** A list of settings by their keys. */
    private static final ResolvableType QUEUES = ResolvableType.forClassWithGenerics(
            List.class, ResolvableType.forClassWithGenerics(Map.class, String.class, String.class));

    /** Encrypted, so it may stand there. */
    private static final String EXPORT = "ERGODROP_GOOGLE_EXPORT";

    PodEnvironment {
        common = Map.copyOf(common);
    }

    /**
     * @param shared settings that the pods share with this service, by key; empty ones are left out
     * @param settings of the pods
     * @throws IllegalArgumentException with a sentence that says what to do
     */
    static PodEnvironment of(Map<String, String> shared, PodProperties settings, Deployment deployment) {
        Map<String, String> variables = new TreeMap<>();
        boolean isCluster = settings.work() == PodProperties.SeenIn.LEDGER;
        variables.put("ERGODROP_ROLES", isCluster ? "worker" : "intake,worker");
        variables.put("ERGODROP_EXITWHENIDLE", settings.exitWhenIdle().toSeconds() + "s");
        shared.forEach((key, value) -> {
            if (!value.isBlank()) {
                variables.put(name(key), value);
            }
        });
        settings.env().forEach((key, value) -> variables.put(name(key), value));
        settings.secrets().forEach((key, secret) -> variables.put(name(key), "{{ RUNPOD_SECRET_" + secret + " }}"));
        variables.forEach(PodEnvironment::requireNoSecret);
        if (variables.size() + OWN > MAX_VARIABLES) {
            throw new IllegalArgumentException("ergodrop.pods.env: a pod takes at most " + MAX_VARIABLES
                    + " variables, these are " + (variables.size() + OWN) + "; leave some out");
        }
        return new PodEnvironment(variables, deployment);
    }

    /** The settings of this service that its pods share, by key; a list, however it is written, as one text with commas. */
    static Map<String, String> shared(Environment environment) {
        Binder binder = Binder.get(environment);
        Map<String, String> shared = new HashMap<>();
        for (String key : SHARED_KEYS) {
            String written = environment.getProperty(key, "");
            List<String> items = binder.bind(key, Bindable.listOf(String.class)).orElse(List.of());
            shared.put(key, written.isBlank() ? String.join(",", items) : written);
        }
        Map<String, Object> structured = new TreeMap<>();
        binder.bind("ergodrop.analysis", Bindable.mapOf(String.class, String.class))
                .ifBound(analysis -> structured.put("ergodrop.analysis", new TreeMap<>(analysis)));
        binder.bind("ergodrop.queues", Bindable.<List<Map<String, String>>>of(QUEUES))
                .ifBound(queues -> structured.put("ergodrop.queues", queues));
        if (!structured.isEmpty()) {
            shared.put("spring.application.json", json(structured));
        }
        return shared;
    }

    /** As JSON, because the name of a variable has no room for the dashes of a setting like {@code pose.time-step}. */
    private static String json(Map<String, Object> structured) {
        try {
            return new ObjectMapper().writeValueAsString(structured);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts is always JSON", impossible);
        }
    }

    /** The environment of the pod of one intent. */
    Map<String, String> of(PodIntent intent, Instant deadline) {
        Map<String, String> all = new LinkedHashMap<>(common);
        all.put("ERGODROP_INTENT", intent.id());
        all.put("ERGODROP_DEPLOYMENT", deployment.id());
        all.put("ERGODROP_POD_DEADLINE", Long.toString(deadline.getEpochSecond()));
        return all;
    }

    /** {@code ergodrop.drive.folder.root} becomes {@code ERGODROP_DRIVE_FOLDER_ROOT}; what is written so already stays. */
    static String name(String key) {
        if (key.matches("(ERGODROP|SPRING)[A-Z0-9]+")) {
            // a map's key loses its underscores unless it stands in brackets
            throw new IllegalArgumentException(
                    "ergodrop.pods: \"" + key
                            + "\" is no name of a setting; write it with dots (ergodrop.google.export) or as \"[ERGODROP_GOOGLE_EXPORT]\"");
        }
        String name =
                key.replace("-", "").replaceAll("[.\\[]", "_").replace("]", "").toUpperCase(Locale.ROOT);
        if (!name.matches("[A-Z_][A-Z0-9_]*")) {
            throw new IllegalArgumentException("ergodrop.pods: \"" + key + "\" is no name of a setting");
        }
        return name;
    }

    private static void requireNoSecret(String name, String value) {
        boolean isReference = REFERENCE.matcher(value).matches();
        boolean isSecretName =
                SECRET_NAME.matcher(name).find() && !HARMLESS_NAME.matcher(name).find();
        boolean isSecretValue = SECRET_VALUE.matcher(value).find();
        if (!isReference && !name.equals(EXPORT) && (isSecretName || isSecretValue)) {
            throw new IllegalArgumentException("ergodrop.pods.env: " + name
                    + " looks like a secret, and everybody with a key of the account can read a pod's environment."
                    + " Store it as a secret at the provider and name it in ergodrop.pods.secrets");
        }
    }

    /** Settings of the service that its pods have too. */
    static final List<String> SHARED_KEYS = List.of(
            "ergodrop.source",
            "ergodrop.language",
            "ergodrop.recipients",
            "ergodrop.account",
            "ergodrop.archive",
            "ergodrop.non-videos",
            "ergodrop.subfolders",
            "ergodrop.drive.folder.root",
            "ergodrop.drive.root-url",
            "ergodrop.google.client-id",
            "ergodrop.google.token-url",
            "ergodrop.google.consent",
            "ergodrop.mail.from",
            "ergodrop.mail.operator",
            "ergodrop.runpod.base-url",
            "spring.mail.host",
            "spring.mail.port",
            "spring.mail.protocol",
            "spring.mail.username");
}
