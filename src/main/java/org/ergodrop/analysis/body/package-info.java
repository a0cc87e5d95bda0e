/**
 * Landmarks become a body: the pose and shape of SMPL-X (the user's licensed file) or of the built-in generic body that
 * explain the landmarks best, and from them joint centres and skin points in the upright frame.
 */
@NullMarked
package org.ergodrop.analysis.body;

import org.jspecify.annotations.NullMarked;
