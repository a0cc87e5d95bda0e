package org.ergodrop.pods;

import java.util.Map;
import java.util.Optional;

/** Whether pods could be asked for with these settings, for whoever only wants to know. */
public final class PodSettingsCheck {

    private PodSettingsCheck() {}

    /** What is wrong with the pods' environment: one English sentence that names the setting, never its value. */
    public static Optional<String> ofEnvironment(PodProperties settings) {
        try {
            PodEnvironment.of(Map.of(), settings, new Deployment("check"));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
