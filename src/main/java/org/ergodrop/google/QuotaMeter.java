package org.ergodrop.google;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what one account asks of Google Drive. */
public final class QuotaMeter {

    /** Kinds of requests and what Google charges for one [quota units]. Facts A9, projects from May 2026 on. */
    public enum Call {
        READ(5),
        LIST(100),
        DOWNLOAD(200),
        EDIT(50),
        /** A further piece of an upload, or a question about its state: the upload was charged at its beginning. */
        UPLOAD_PIECE(0);

        private final int units;

        Call(int units) {
            this.units = units;
        }

        public int units() {
            return units;
        }

        /** From a request as it goes out. */
        static Call of(String method, String path, boolean hasContent) {
            if (method.equals("PUT")) {
                return UPLOAD_PIECE;
            }
            if (!method.equals("GET")) {
                return EDIT;
            }
            if (hasContent) {
                return DOWNLOAD;
            }
            return path.endsWith("/files") || path.endsWith("/changes") ? LIST : READ;
        }
    }

    private final Map<Call, LongAdder> calls = new EnumMap<>(Call.class);
    private final LongAdder throttles = new LongAdder();
    private final LongAdder repeats = new LongAdder();

    QuotaMeter() {
        for (Call call : Call.values()) {
            calls.put(call, new LongAdder());
        }
    }

    void count(Call call) {
        calls.get(call).increment();
    }

    void countThrottle() {
        throttles.increment();
    }

    void countRepeat() {
        repeats.increment();
    }

    /** How many requests of a kind went out since the start, repeats included. */
    public long calls(Call call) {
        return calls.get(call).sum();
    }

    /** Quota units spent since the start. */
    public long units() {
        return calls.entrySet().stream()
                .mapToLong(entry -> entry.getValue().sum() * entry.getKey().units())
                .sum();
    }

    /** How often Google asked us to slow down. */
    public long throttles() {
        return throttles.sum();
    }

    /** How often a request was repeated for another reason. */
    public long repeats() {
        return repeats.sum();
    }
}
