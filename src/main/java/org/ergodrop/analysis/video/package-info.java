/** A video file becomes timed, upright RGB frames. The only room that knows JavaCV and FFmpeg. */
@NullMarked
package org.ergodrop.analysis.video;

import org.jspecify.annotations.NullMarked;
