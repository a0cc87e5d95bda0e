/**
 * Pods with a GPU that live only while there is work for them: wanted, asked for, adopted after a crash, watched, surely
 * ended, and paid for within limits. {@link org.ergodrop.pods.PodProvider} is the port; {@code pods.runpod} is behind it.
 */
@NullMarked
package org.ergodrop.pods;

import org.jspecify.annotations.NullMarked;
