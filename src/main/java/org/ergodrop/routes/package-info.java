/**
 * The files of the workflow, {@code routes/*.camel.yaml}: held to their rules before they go live, taken up while the service
 * runs, refused with file, line and reason. Reads: the folder, {@code jobs} (troubles). Read by: {@code cli}.
 */
@NullMarked
package org.ergodrop.routes;

import org.jspecify.annotations.NullMarked;
