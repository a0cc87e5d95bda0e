package org.ergodrop.google;

import java.util.Optional;

/**
 * Whether a service account can work in a hot folder. It has no storage of its own: in a personal Drive it may read what is
 * shared with it, but each report it uploads is refused ({@code storageQuotaExceeded}, "Service Accounts do not have storage
 * quota"). In a shared drive the files belong to the drive. So this is said before the first video is analysed for nothing.
 */
public final class ServiceAccountCheck {

    private ServiceAccountCheck() {}

    /**
     * Why a service account cannot deliver into the hot folder.
     *
     * @param limitBytes {@code about.storageQuota.limit}; empty when Google tells none
     * @param root the folder that holds 01-upload to 06-failed, as far as it is known
     */
    public static Optional<AuthLostException> refusal(Optional<Long> limitBytes, Root root) {
        boolean nowhereToWrite = switch (root) {
            case IN_SHARED_DRIVE -> false;
            case IN_PERSONAL_DRIVE -> true;
            case UNKNOWN -> limitBytes.isPresent() && limitBytes.get() == 0;
        };
        return nowhereToWrite
                ? Optional.of(new AuthLostException("auth.service-personal", ConfiguredAccounts.DEFAULT))
                : Optional.empty();
    }

    /** Where the hot folder lies. */
    public enum Root {
        IN_SHARED_DRIVE,
        IN_PERSONAL_DRIVE,
        UNKNOWN;

        /** @param driveId the folder's {@code driveId}: only files of shared drives have one */
        public static Root of(Optional<String> driveId) {
            return driveId.filter(id -> !id.isEmpty()).isPresent() ? IN_SHARED_DRIVE : IN_PERSONAL_DRIVE;
        }
    }
}
