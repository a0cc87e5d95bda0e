package org.ergodrop.demo.google;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong with one request. */
public sealed interface Fault {

    /** Refused with Drive's envelope (OAuth: with {@code error}); nothing is done. */
    record Answer(
            int status,
            String reason,
            @Nullable String message,
            @Nullable Duration retryAfter) implements Fault {}

    /** Answered later than it could be. */
    record Latency(Duration delay) implements Fault {}

    /** Never answered; the connection is reset after {@code longest}, or when the stand-in stops. */
    record Hang(Duration longest) implements Fault {}

    /** The connection is reset after so many bytes of the answer's body; below zero before anything is said or done. */
    record Drop(long afterBytes) implements Fault {}

    /** The connection is reset after so many bytes of the request's body have been read and kept. */
    record DropRequest(long afterBytes) implements Fault {}

    /** The connection is closed in good order after so many bytes of the body, though Content-Length promised more. */
    record Truncate(long afterBytes) implements Fault {}

    /** Content-Length and body agree, but the body is only so long. */
    record Shorten(long bytes) implements Fault {}

    /** One byte of the body differs. */
    record Corrupt(long position) implements Fault {}

    /** The file's metadata tell another md5 than its bytes have. */
    record WrongMd5() implements Fault {}

    /** Only so many bytes of an uploaded chunk are kept; the 308 says so. */
    record StoreLess(long bytes) implements Fault {}

    /** Everything is done, but the answer never arrives. */
    record LostAnswer() implements Fault {}

    /** A page of a list without files, and a token that leads on. */
    record EmptyPage() implements Fault {}

    /** A page token that Drive gave out itself is refused. */
    record BadPageToken() implements Fault {}

    /** The upload session is gone. */
    record SessionExpired() implements Fault {}

    /** All tokens of the account are revoked before the request is looked at. */
    record TokenRevoked() implements Fault {}

    /** Only this scope (space separated list) is granted, whatever was asked. */
    record NarrowScope(String scope) implements Fault {}
}
