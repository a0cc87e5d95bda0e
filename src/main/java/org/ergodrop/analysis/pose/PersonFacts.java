package org.ergodrop.analysis.pose;

/**
 * Whom the track follows, and how sure that is.
 *
 * @param certainty in [0, 1]: the followed person's share of importance (time on screen × size × centrality) among all
 *     people seen, lowered by each jump
 * @param people number of different people seen over the clip (0 when nobody was found)
 * @param jumps how often the track went over to another body
 */
public record PersonFacts(double certainty, int people, int jumps) {}
