package org.ergodrop.hotfolder;

/**
 * A file in the hot folder whose upload has finished.
 *
 * @param name its name in the upload folder
 * @param sizeBytes its size [bytes]
 */
public record Upload(String name, long sizeBytes) {}
