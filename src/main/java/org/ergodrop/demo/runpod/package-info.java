/**
 * A stand-in for RunPod's REST API v2 on a loopback port: pods that come up, cost money and go wrong on demand, as rows or
 * as real child processes, with a journal of every request. Knows nothing of the product; the product knows nothing of it.
 */
@NullMarked
package org.ergodrop.demo.runpod;

import org.jspecify.annotations.NullMarked;
