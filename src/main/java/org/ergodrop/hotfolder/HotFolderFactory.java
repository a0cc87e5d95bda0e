package org.ergodrop.hotfolder;

import java.io.IOException;
import org.ergodrop.jobs.QueueSettings;

/** Makes the hot folders of one kind. */
public interface HotFolderFactory {

    QueueSettings.Source source();

    /**
     * The hot folder of one queue, ready for its first look.
     *
     * @throws IOException when it cannot be used as it is configured
     */
    HotFolder make(QueueSettings queue) throws IOException;
}
