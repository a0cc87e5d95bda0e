package org.ergodrop.cli;

import java.nio.file.Path;

/**
 * Where a demo lives on disk: the folders that a person sees, and what belongs to the program in {@code .data}.
 *
 * @param path absolute
 */
record DemoFolder(Path path) {

    /** The stand-in's files and authorizations. */
    Path google() {
        return path.resolve(".data").resolve("google-stand-in");
    }

    /** The service's own data: ledger, queue, keys, log. */
    Path service() {
        return path.resolve(".data").resolve("service");
    }

    /** Which file on disk is which file in the stand-in's Drive. */
    Path mirror() {
        return path.resolve(".data").resolve("mirror.json");
    }

    /** Held while a demo runs here. */
    Path lock() {
        return path.resolve(".data").resolve("lock");
    }

    Path mails() {
        return path.resolve("mails");
    }

    /** The disks of pods that are there. */
    Path pods() {
        return path.resolve(".data").resolve("pods");
    }

    Path podLogs() {
        return path.resolve(".data").resolve("pod-logs");
    }

    /** What the service in a pod wrote; it stays when the pod is gone. */
    Path podLog(String podId) {
        return podLogs().resolve(podId + ".log");
    }

    /** What a running demo's service was started with, for commands that look at it. */
    Path settings() {
        return path.resolve(".data").resolve("settings.properties");
    }
}
