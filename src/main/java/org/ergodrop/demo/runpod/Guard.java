package org.ergodrop.demo.runpod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that outlives this one by a moment: when its input ends, be it that the stand-in closes or that the JVM was
 * killed, it kills every process that still has the stand-in's mark in its environment. Needs a shell and {@code /proc};
 * without them there is no guard, and what a killed JVM leaves behind stays.
 */
final class Guard implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' HUP INT TERM
            while read -r line; do :; done
            grep -lzxF "$1" /proc/[0-9]*/environ 2>/dev/null | while IFS=/ read -r nothing proc pid rest; do
              kill -KILL "$pid"
            done
            """;

    private final String variable;
    private final @Nullable Process shell;

    private Guard(String variable, @Nullable Process shell) {
        this.variable = variable;
        this.shell = shell;
    }

    static Guard start(String mark) throws IOException {
        String variable = ContainerEnv.MARK + "=" + mark;
        Path sh = Path.of("/bin/sh");
        if (!Files.exists(sh) || !Files.exists(Path.of("/proc/self/environ"))) {
            return new Guard(variable, null);
        }
        ProcessBuilder builder = new ProcessBuilder(sh.toString(), "-c", SCRIPT, "guard", variable);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Guard(variable, builder.start());
    }

    /** Every process of this user that was started with this variable, {@code NAME=value}; none where there is no /proc. */
    static List<ProcessHandle> processesWith(String variable) {
        byte[] wanted = (variable + '\0').getBytes(StandardCharsets.UTF_8);
        return ProcessHandle.allProcesses()
                .filter(process -> contains(environment(process.pid()), wanted))
                .toList();
    }

    private static byte[] environment(long pid) {
        try {
            return Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
        } catch (IOException e) {
            return new byte[0]; // It is gone, or another user's.
        }
    }

    private static boolean contains(byte[] all, byte[] wanted) {
        for (int i = 0; i + wanted.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /** Kills what is left; the process that would do it otherwise ends too. */
    @Override
    public void close() {
        processesWith(variable).forEach(ProcessHandle::destroyForcibly);
        if (shell != null) {
            shell.destroyForcibly();
        }
    }
}
