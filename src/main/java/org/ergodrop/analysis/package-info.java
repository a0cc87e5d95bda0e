/**
 * Composes the six rooms: a video file becomes an {@link org.ergodrop.analysis.AnalysisResult}, streaming, with progress.
 * Knows no Spring, Camel, broker or database.
 */
@NullMarked
package org.ergodrop.analysis;

import org.jspecify.annotations.NullMarked;
