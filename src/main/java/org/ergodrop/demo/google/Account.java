package org.ergodrop.demo.google;

import org.jspecify.annotations.Nullable;

/**
 * Somebody with a Google account, or a service account.
 *
 * @param permissionId Google's number for the person
 * @param storageLimit bytes; null = unlimited, 0 for a service account
 * @param rootId the folder "My Drive"
 */
record Account(
        String email,
        String name,
        String permissionId,
        @Nullable Long storageLimit,
        String rootId) {

    static final String SERVICE_ACCOUNT_DOMAIN = ".iam.gserviceaccount.com";

    boolean isServiceAccount() {
        return email.endsWith(SERVICE_ACCOUNT_DOMAIN);
    }

    Account limitedTo(@Nullable Long bytes) {
        return new Account(email, name, permissionId, bytes, rootId);
    }
}
