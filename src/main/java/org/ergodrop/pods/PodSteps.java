package org.ergodrop.pods;

/** Is told of every {@link PodStep} right after it; does nothing in the service. */
@FunctionalInterface
public interface PodSteps {

    void done(PodStep step);
}
