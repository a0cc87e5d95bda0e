/** Joints and skin points become signed anatomical angles in degrees, each with a confidence, or a reason why not. */
@NullMarked
package org.ergodrop.analysis.posture;

import org.jspecify.annotations.NullMarked;
