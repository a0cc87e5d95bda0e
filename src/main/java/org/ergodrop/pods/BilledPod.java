package org.ergodrop.pods;

/** What the provider has billed for a pod in the period asked for [USD]. */
public record BilledPod(String podId, double amount) {}
