package org.ergodrop.metrics;

/** What is only counted. */
enum Happening {
    STEP_REPEATED("ergodrop.steps.repeated", "How often a step of a route was repeated after a failure"),
    JOB_POSTPONED("ergodrop.jobs.postponed", "How often a job had to wait for what is not its fault"),
    JOB_FORGOTTEN("ergodrop.jobs.forgotten", "Jobs that ended long ago and were removed from the ledger"),
    MAIL_SENT("ergodrop.mails.sent", "Mails that the mail server took"),
    MAIL_GIVEN_UP("ergodrop.mails.given.up", "Mails that are not tried any more"),
    MAIL_TRY_FAILED("ergodrop.mails.tries.failed", "Tries to send a mail that failed");

    private final String meter;
    private final String words;

    Happening(String meter, String words) {
        this.meter = meter;
        this.words = words;
    }

    String meter() {
        return meter;
    }

    String words() {
        return words;
    }
}
