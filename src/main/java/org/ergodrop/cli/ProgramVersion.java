package org.ergodrop.cli;

import picocli.CommandLine.IVersionProvider;

/** The version the build wrote into the jar's manifest. */
final class ProgramVersion implements IVersionProvider {

    static String text() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"ergodrop " + text(), "Java " + System.getProperty("java.version")};
    }
}
