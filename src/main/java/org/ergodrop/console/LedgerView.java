package org.ergodrop.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Troubles;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What the console shows of the ledger: MBean {@code org.ergodrop:type=Ledger}. Only to be read. */
@Component
@ManagedResource(objectName = "org.ergodrop:type=Ledger", description = "Jobs and what keeps them from going on")
public class LedgerView {

    private final Ledger ledger;
    private final Troubles troubles;

    LedgerView(Ledger ledger, Troubles troubles) {
        this.ledger = ledger;
        this.troubles = troubles;
    }

    @ManagedAttribute(description = "How many jobs are in each state")
    public Map<String, Integer> getJobsByState() {
        Map<String, Integer> jobs = new TreeMap<>();
        ledger.countByState().forEach((state, count) -> jobs.put(state.name(), count));
        return jobs;
    }

    @ManagedAttribute(description = "What keeps the service from working, since when, and what to do; empty is good")
    public List<String> getTroubles() {
        return troubles.all().stream()
                .map(trouble -> trouble.kind() + " " + trouble.subject() + " since " + trouble.since() + ": "
                        + trouble.detail())
                .toList();
    }
}
