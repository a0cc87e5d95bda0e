package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.ergodrop.google.DriveErrors.Action;
import org.ergodrop.google.DriveException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table row by row, as the facts have it (A8). */
class DriveErrorsTest {

    @ParameterizedTest(name = "{0} {1} -> {2} {3}")
    @CsvSource({
        "400, badRequest, FAIL, REJECTED_REQUEST",
        "400, invalid, FAIL, REJECTED_REQUEST",
        "400, invalidParameter, FAIL, REJECTED_REQUEST",
        "400, required, FAIL, REJECTED_REQUEST",
        "401, authError, RENEW_TOKEN, PERMISSION",
        "403, userRateLimitExceeded, SLOW_DOWN, BUSY",
        "403, rateLimitExceeded, SLOW_DOWN, BUSY",
        "403, sharingRateLimitExceeded, SLOW_DOWN, BUSY",
        "403, UrlLeaseLimitExceeded, SLOW_DOWN, BUSY",
        "403, dailyLimitExceeded, FAIL, DAILY_CAP",
        "403, quotaExceeded, FAIL, DAILY_CAP",
        "403, downloadQuotaExceeded, FAIL, DAILY_CAP",
        "403, storageQuotaExceeded, FAIL, STORAGE_FULL",
        "403, teamDriveFileLimitExceeded, FAIL, FOLDER_FULL",
        "403, numChildrenInNonRootLimitExceeded, FAIL, FOLDER_FULL",
        "403, activeItemCreationLimitExceeded, FAIL, FOLDER_FULL",
        "403, insufficientFilePermissions, FAIL, PERMISSION",
        "403, appNotAuthorizedToFile, FAIL, PERMISSION",
        "403, domainPolicy, FAIL, PERMISSION",
        "403, accessNotConfigured, FAIL, PERMISSION",
        "403, insufficientPermissions, FAIL, PERMISSION",
        "403, somethingNew, FAIL, PERMISSION",
        "403, cannotDownloadAbusiveFile, FAIL, REFUSED",
        "403, fileNotDownloadable, FAIL, REFUSED",
        "404, notFound, FAIL, GONE",
        "408, '', REPEAT, OUTAGE",
        "409, fileIdInUse, FAIL, EXISTS",
        "410, '', FAIL, REJECTED_REQUEST",
        "412, conditionNotMet, FAIL, REJECTED_REQUEST",
        "416, requestedRangeNotSatisfiable, FAIL, BAD_RANGE",
        "429, rateLimitExceeded, SLOW_DOWN, BUSY",
        "429, '', SLOW_DOWN, BUSY",
        "500, backendError, REPEAT, OUTAGE",
        "500, internalError, REPEAT, OUTAGE",
        "502, '', REPEAT, OUTAGE",
        "503, transientError, REPEAT, OUTAGE",
        "504, '', REPEAT, OUTAGE"
    })
    void everyErrorHasItsRow(int status, String reason, Action action, Kind kind) {
        DriveErrors.Verdict verdict = DriveErrors.of(status, reason);
        assertThat(verdict.action()).isEqualTo(action);
        assertThat(verdict.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasASentenceInBothLanguages(Kind kind) {
        DriveException failure = DriveException.of(kind, "word");
        assertThat(failure.explain(Locale.ENGLISH)).contains("word").doesNotContain("{0}");
        assertThat(failure.explain(Locale.forLanguageTag("cs")))
                .contains("word")
                .isNotEqualTo(failure.explain(Locale.ENGLISH));
    }
}
