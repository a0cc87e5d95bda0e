package org.ergodrop.metrics;

import java.util.Map;
import org.ergodrop.pods.PodCosts;
import org.ergodrop.pods.RentState;

/**
 * What the database holds about rented pods at one moment.
 *
 * @param pods how many pods are in a state; a state without pods may be missing
 * @param ever all pods since the first: seconds and dollars never fall
 * @param dollarsPerHour what those that may be there cost now [USD/h]
 */
record PodRows(Map<RentState, Integer> pods, PodCosts.Day ever, double dollarsPerHour) {

    static PodRows read(PodCosts costs) {
        return new PodRows(costs.byState(), costs.total(), costs.dollarsPerHour());
    }
}
