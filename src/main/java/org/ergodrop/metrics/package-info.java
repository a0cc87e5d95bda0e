/**
 * What the service tells Prometheus, and what its log lines must never tell. Reads: {@code jobs}, {@code pods}, {@code google},
 * the result of an analysis. Nobody depends on it: the others say what happened, whether anybody counts or not.
 */
@NullMarked
package org.ergodrop.metrics;

import org.jspecify.annotations.NullMarked;
