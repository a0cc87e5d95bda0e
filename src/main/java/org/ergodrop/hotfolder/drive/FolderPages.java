package org.ergodrop.hotfolder.drive;

import com.google.api.services.drive.model.FileList;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One page of a listing. */
@FunctionalInterface
interface FolderPages {

    /**
     * @param query in Drive's search language
     * @param token where the last page ended; null: the first page
     */
    FileList page(String account, String query, @Nullable String token) throws IOException;
}
