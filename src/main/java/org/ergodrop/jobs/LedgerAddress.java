package org.ergodrop.jobs;

/** Where the H2 database listens for other programs of this machine, see AUTO_SERVER. */
public final class LedgerAddress {

    private static final String KEY = "h2.bindAddress";

    private LedgerAddress() {}

    /** To be called before the first connection, because H2 reads it once: nobody outside this machine is to reach the ledger. */
    public static void bindToLoopback() {
        if (System.getProperty(KEY) == null) {
            System.setProperty(KEY, "127.0.0.1");
        }
    }
}
