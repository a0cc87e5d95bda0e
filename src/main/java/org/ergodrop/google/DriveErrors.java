package org.ergodrop.google;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ergodrop.google.DriveException.Kind;

/** The one table of what Google's errors mean and what is done about them. Source: facts A8. */
final class DriveErrors {

    /** What a request does after an error. */
    enum Action {
        /** Fails at once. */
        FAIL,
        /** Waits and tries again; the fault is the line's or Google's. */
        REPEAT,
        /** Waits together with all requests of the account, and tries again. */
        SLOW_DOWN,
        /** Takes another token, once. */
        RENEW_TOKEN
    }

    /**
     * One row.
     *
     * @param kind how the failure is called when it is final
     */
    record Verdict(Action action, Kind kind) {}

    private static final Map<String, Verdict> BY_REASON = byReason();

    private static Map<String, Verdict> byReason() {
        Map<String, Verdict> table = new LinkedHashMap<>();
        put(table, Action.SLOW_DOWN, Kind.BUSY, "userRateLimitExceeded", "rateLimitExceeded");
        put(table, Action.SLOW_DOWN, Kind.BUSY, "sharingRateLimitExceeded", "UrlLeaseLimitExceeded");
        put(table, Action.FAIL, Kind.DAILY_CAP, "dailyLimitExceeded", "quotaExceeded", "downloadQuotaExceeded");
        put(table, Action.FAIL, Kind.STORAGE_FULL, "storageQuotaExceeded");
        put(table, Action.FAIL, Kind.FOLDER_FULL, "teamDriveFileLimitExceeded", "activeItemCreationLimitExceeded");
        put(table, Action.FAIL, Kind.FOLDER_FULL, "numChildrenInNonRootLimitExceeded");
        put(table, Action.FAIL, Kind.PERMISSION, "insufficientFilePermissions", "appNotAuthorizedToFile");
        put(table, Action.FAIL, Kind.PERMISSION, "domainPolicy", "accessNotConfigured", "insufficientPermissions");
        put(table, Action.FAIL, Kind.REFUSED, "cannotDownloadAbusiveFile", "fileNotDownloadable");
        put(table, Action.REPEAT, Kind.OUTAGE, "backendError", "internalError", "transientError");
        return table;
    }

    private DriveErrors() {}

    /**
     * @param status HTTP status, not a success
     * @param reason Google's word, empty when the answer had none
     */
    static Verdict of(int status, String reason) {
        Verdict named = status == 403 || status == 429 ? BY_REASON.get(reason) : null;
        if (named != null) {
            return named;
        }
        return switch (status) {
            case 401 -> new Verdict(Action.RENEW_TOKEN, Kind.PERMISSION);
            case 403 -> new Verdict(Action.FAIL, Kind.PERMISSION);
            case 404 -> new Verdict(Action.FAIL, Kind.GONE);
            case 408 -> new Verdict(Action.REPEAT, Kind.OUTAGE);
            case 409 -> new Verdict(Action.FAIL, Kind.EXISTS);
            case 416 -> new Verdict(Action.FAIL, Kind.BAD_RANGE);
            case 429 -> new Verdict(Action.SLOW_DOWN, Kind.BUSY);
            default ->
                status >= 500
                        ? new Verdict(Action.REPEAT, Kind.OUTAGE)
                        : new Verdict(Action.FAIL, Kind.REJECTED_REQUEST);
        };
    }

    private static void put(Map<String, Verdict> table, Action action, Kind kind, String... reasons) {
        for (String reason : reasons) {
            table.put(reason, new Verdict(action, kind));
        }
    }
}
