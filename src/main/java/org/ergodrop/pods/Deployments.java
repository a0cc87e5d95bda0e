package org.ergodrop.pods;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The name of this installation: as it is set, or made once and kept in the ledger. */
public record Deployments(JdbcClient jdbc) {

    /** The name that pods carry, if there is one yet. */
    public Optional<Deployment> find(String configured) {
        return configured.isEmpty() ? kept() : Optional.of(new Deployment(configured));
    }

    Deployment findOrMake(String configured, RandomGenerator random) {
        return find(configured).orElseGet(() -> make(random));
    }

    private Deployment make(RandomGenerator random) {
        try {
            jdbc.sql("insert into pod_deployment (only_one, id) values (1, ?)")
                    .param(Deployment.freshId(random))
                    .update();
        } catch (DuplicateKeyException madeMeanwhile) {
            // the other controller's name it is
        }
        return kept().orElseThrow();
    }

    private Optional<Deployment> kept() {
        return jdbc.sql("select id from pod_deployment where only_one = 1")
                .query(String.class)
                .optional()
                .map(Deployment::new);
    }
}
