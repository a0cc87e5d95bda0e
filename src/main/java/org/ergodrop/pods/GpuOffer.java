package org.ergodrop.pods;

/**
 * What the provider's catalogue says of a candidate at the moment. Stock is no reservation: it orders the candidates, no more.
 *
 * @param availability from 0 (none) to 3 (high)
 * @param pricePerHour [USD/h]; NaN where the catalogue names none
 */
public record GpuOffer(Candidate candidate, int availability, double pricePerHour) {}
