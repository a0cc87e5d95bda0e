package org.ergodrop;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of loopback for somebody who opens it a moment later, in another program. Drawn from below the range that systems hand out
 * to whoever asks for any port: one from there would often be gone by then, because many tests run beside each other.
 */
public final class FreePort {

    private static final int LOWEST = 20_000;

    /** Linux hands out ports from here on, others from higher up. */
    private static final int HANDED_OUT = 32_768;

    private FreePort() {}

    public static int draw() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HANDED_OUT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one
            }
        }
    }
}
