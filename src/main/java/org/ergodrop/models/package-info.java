/**
 * The pose models: where their files are ({@link org.ergodrop.models.ModelFolder}), and how the build makes them
 * ({@link org.ergodrop.models.BuildModels}): the pinned TFLite files, checked, converted to ONNX by {@link
 * org.ergodrop.models.TfliteToOnnx}. JDK only; knows {@code text} and nothing else of ours.
 */
@NullMarked
package org.ergodrop.models;

import org.jspecify.annotations.NullMarked;
