package org.ergodrop.jobs;

/**
 * What a mail says: the keys of {@link MailEvent#details()}. Every value is text; a sentence is in the queue's language. What is
 * not known is left out, never empty, "0" or "NaN"; the mail then says nothing about it.
 */
public final class MailDetails {

    /** COMPLETED, REJECTED, FAILED: what the person called the video, as she wrote it. Required there. */
    public static final String VIDEO_NAME = "videoName";

    /** COMPLETED: one sentence, the whole result in short. */
    public static final String VERDICT = "verdict";

    /** COMPLETED: {@code LOW}, {@code RAISED}, {@code HIGH} or {@code UNKNOWN}; colours the verdict. */
    public static final String LEVEL = "level";

    /** COMPLETED: the worst postures, worst first, one a line, at most three. */
    public static final String WORST = "worst";

    /** COMPLETED: which share of the video could be measured, and what could not; one sentence. */
    public static final String COVERAGE = "coverage";

    /** COMPLETED: address of the workbook, https; left out for a directory. */
    public static final String REPORT_LINK = "reportLink";

    /** COMPLETED: address of the results folder, https; for a directory: its name in 03-completed. */
    public static final String FOLDER_LINK = "folderLink";

    /** COMPLETED: the workbook on this machine, to attach; must be there until {@link Outbox#isOwed} says no. Never shown. */
    public static final String WORKBOOK_PATH = "workbookPath";

    /** COMPLETED: how the attachment is called; left out: the file's own name. */
    public static final String WORKBOOK_NAME = "workbookName";

    /** REJECTED, FAILED, POD_ENDED, POD_COST: what happened, one sentence. */
    public static final String REASON = "reason";

    /** REJECTED, FAILED: what the person can do, when {@link #REASON} does not say it already. */
    public static final String WHAT_TO_DO = "whatToDo";

    /** TROUBLE, TROUBLE_OVER: name of a {@link TroubleKind}. */
    public static final String TROUBLE = "trouble";

    /** TROUBLE, TROUBLE_OVER: the queue or account it is about. POD_ENDED: the pod. POD_COST: the day or the pod. */
    public static final String SUBJECT = "subject";

    /** TROUBLE, TROUBLE_OVER: what happened and what to do, one sentence. */
    public static final String DETAIL = "detail";

    /** TROUBLE, TROUBLE_OVER: when it began, {@link java.time.Instant} as ISO 8601 text. */
    public static final String SINCE = "since";

    private MailDetails() {}
}
