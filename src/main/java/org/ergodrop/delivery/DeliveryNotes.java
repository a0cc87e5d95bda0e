package org.ergodrop.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ergodrop.hotfolder.Delivery;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.MailDetails;

/** Where a report is, in the job's notes, for the mail about it. */
final class DeliveryNotes {

    private static final String FOLDER_LINK = "folder-link";
    private static final String REPORT_LINK = "report-link";
    private static final String WORKBOOK = "workbook";

    private DeliveryNotes() {}

    static void write(JobNotes notes, JobId job, Delivery delivery) {
        notes.write(job, FOLDER_LINK, delivery.folderLink());
        notes.write(job, REPORT_LINK, delivery.reportLink());
        notes.write(job, WORKBOOK, delivery.workbook().toAbsolutePath().toString());
    }

    /** As details of a mail: what the report says, and where it is. */
    static Map<String, String> read(JobNotes notes, JobId job) {
        Map<String, String> details = new LinkedHashMap<>(notes.readMap(job, JobNotes.SUMMARY));
        notes.read(job, FOLDER_LINK).ifPresent(link -> details.put(MailDetails.FOLDER_LINK, link));
        notes.read(job, REPORT_LINK)
                .filter(link -> !link.isEmpty())
                .ifPresent(link -> details.put(MailDetails.REPORT_LINK, link));
        notes.read(job, WORKBOOK).ifPresent(path -> details.put(MailDetails.WORKBOOK_PATH, path));
        return details;
    }
}
