/**
 * {@code AnalysisResult} becomes the files of one analysis: the Excel report, the angles CSV, the JSON, and on request the
 * landmarks CSV; and back again from an angles CSV. Reads {@code analysis} only; knows no Spring, Camel or clock.
 */
@NullMarked
package org.ergodrop.report;

import org.jspecify.annotations.NullMarked;
