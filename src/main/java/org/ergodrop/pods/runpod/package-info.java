/**
 * RunPod's REST API v2 behind {@link org.ergodrop.pods.PodProvider}: camel-http carries, Jackson reads and writes. Nothing is
 * repeated here and nothing is decided; what the answers mean stands in docs/decisions/0034-runpod-client.md.
 */
@NullMarked
package org.ergodrop.pods.runpod;

import org.jspecify.annotations.NullMarked;
