package org.ergodrop.hotfolder;

import java.nio.file.Path;

/**
 * Where a report is.
 *
 * @param folder name of the results folder in 03-completed
 * @param folderLink how a person opens it: a URL, or its name in a directory
 * @param reportLink URL of the workbook; empty in a directory
 * @param workbook the workbook on the local disk, for the mail; there until the job is forgotten
 */
public record Delivery(String folder, String folderLink, String reportLink, Path workbook) {}
