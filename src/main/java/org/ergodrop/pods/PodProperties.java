package org.ergodrop.pods;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The GPU pods that the role pods rents while there is work.
 *
 * @param deployment name of this installation, part of each pod's name: letters a-z and digits; empty: made once, kept in the
 *     ledger
 * @param work where the work is seen: folder (hot folders alone, the pods do everything) or ledger (pods are workers of a cluster)
 * @param image container image of the pods
 * @param gpus the provider's names of the GPU types that will do, the most wanted first
 * @param clouds SECURE, COMMUNITY, the most wanted first
 * @param dataCenters ids of the data centres that will do, the most wanted first; empty: anywhere
 * @param diskGb container disk [GB]: the program, and twice the largest video
 * @param networkVolume id of a network volume with the SMPL-X file, mounted at /volume; empty: none
 * @param exitWhenIdle a pod that has had nothing to do for so long ends itself
 * @param env settings of the pods by their keys, on top of those they share with this service; no secrets
 * @param secrets settings of the pods by their keys, with the name of the provider's secret that holds each
 * @param limits what pods may cost and how long they may live
 * @param patience how long is waited for what
 */
@Validated
@ConfigurationProperties("ergodrop.pods")
public record PodProperties(
        @DefaultValue("") @Pattern(regexp = "[a-z0-9]{0,24}", message = "must be at most 24 letters a-z and digits")
        String deployment,

        @DefaultValue("folder") SeenIn work,
        @DefaultValue("") String image,

        @DefaultValue({"NVIDIA GeForce RTX 4090", "NVIDIA RTX A5000", "NVIDIA L4"})
        List<String> gpus,

        @DefaultValue({"SECURE", "COMMUNITY"}) List<String> clouds,
        @DefaultValue List<String> dataCenters,

        @DefaultValue("40") @Min(value = 5, message = "must be at least 5")
        int diskGb,

        @DefaultValue("") String networkVolume,

        @DefaultValue("3m") @DurationMin(seconds = 1, message = "must be at least 1s")
        Duration exitWhenIdle,

        @DefaultValue Map<String, String> env,
        @DefaultValue Map<String, String> secrets,
        @DefaultValue @Valid @NestedConfigurationProperty PodLimits limits,
        @DefaultValue @Valid @NestedConfigurationProperty PodPatience patience) {

    /** Where work is seen. */
    public enum SeenIn {
        /** In the hot folders: the pods take videos from there by themselves. */
        FOLDER,
        /** In the ledger: the pods are workers on the same database and broker. */
        LEDGER
    }

    /** Requests of one round. Ours: a provider allows about 60 a minute. */
    private static final int MAX_CANDIDATES = 30;

    public PodProperties {
        env = Map.copyOf(env);
        secrets = Map.copyOf(secrets);
        int all = gpus.size() * clouds.size() * Math.max(1, dataCenters.size());
        if (all == 0 || all > MAX_CANDIDATES) {
            throw new IllegalArgumentException("ergodrop.pods: gpus x clouds x data-centers make " + all
                    + " candidates; name at least one gpu and one cloud, and at most " + MAX_CANDIDATES + " in all");
        }
    }

    /** Every combination, the most wanted first. */
    public List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        for (String gpu : gpus) {
            for (String cloud : clouds) {
                if (dataCenters.isEmpty()) {
                    all.add(new Candidate(gpu, cloud, null));
                }
                dataCenters.forEach(center -> all.add(new Candidate(gpu, cloud, center)));
            }
        }
        return all;
    }
}
