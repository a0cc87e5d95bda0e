package org.ergodrop.google;

import java.util.Map;

/**
 * A file or folder that shall be on Drive once.
 *
 * @param id from {@link DriveFiles#newId}, kept by the caller before the first try
 * @param appProperties our marks; key and value together at most 124 bytes
 */
public record NewFile(String id, String name, String parent, String mimeType, Map<String, String> appProperties) {

    public NewFile {
        appProperties = Map.copyOf(appProperties);
    }
}
