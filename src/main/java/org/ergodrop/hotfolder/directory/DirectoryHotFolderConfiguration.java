package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.ergodrop.hotfolder.HotFolder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the local directory as the hot folder: one service at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectoryProperties.class)
class DirectoryHotFolderConfiguration {

    @Bean(destroyMethod = "close")
    FolderLock folderLock(DirectoryProperties properties) throws IOException {
        new Folders(properties.root()).create();
        FolderLock lock = FolderLock.take(properties.root());
        new Disk().removeOwn(properties.scratch());
        return lock;
    }

    @Bean
    HotFolder hotFolder(DirectoryProperties properties, Clock clock, FolderLock lock) throws IOException {
        DirectoryHotFolder folder = new DirectoryHotFolder(properties, new Disk(), clock, new SecureRandom());
        folder.tidy();
        return folder;
    }
}
