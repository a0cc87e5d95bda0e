package org.ergodrop.hotfolder.drive;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.ergodrop.google.DriveClients;
import org.ergodrop.google.DriveTime;
import org.ergodrop.google.Seal;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LogLines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Google Drive as a kind of hot folder. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DriveFolderSettings.class)
class DriveFolderWiring {

    /** For {@code camel.component.google-drive.client-factory}: routes of one's own may use the component too. */
    @Bean
    DriveClientFactory driveClientFactory(DriveClients clients, DriveFolderSettings settings) {
        return new DriveClientFactory(clients, settings.lookPatience());
    }

    @Bean
    DriveHotFolders driveHotFolders(
            ObjectProvider<CamelContext> camel,
            DriveClients clients,
            DriveClientFactory factory,
            DriveFolderSettings settings,
            Seal seal,
            DriveHotFolders.Rows rows) {
        // asked for late: the routes that Camel starts with need the hot folders
        CamelPages pages = new CamelPages(camel::getObject, factory);
        return new DriveHotFolders(clients, pages, settings, seal, rows);
    }

    @Bean
    DriveHotFolders.Rows driveRows(Ledger ledger, JobNotes notes, LogLines lines, DataFolder data, Clock clock) {
        return new DriveHotFolders.Rows(ledger, notes, lines, data, clock, DriveTime.ofThisMachine());
    }
}
