package org.ergodrop.demo.runpod;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What runs in a pod's container: a real process on this machine. */
@FunctionalInterface
public interface PodProgram {

    /**
     * Starts the container's first process; what it prints becomes the pod's log, unless the program sends it elsewhere.
     *
     * @param env the whole environment: what the request asked for with secrets resolved, and what RunPod adds
     * @param folder the container's disk: kept while the container restarts, wiped when the pod stops
     */
    Process start(String podId, Map<String, String> env, Path folder) throws IOException;

    /** A command of this machine, run in the pod's folder, with PATH and HOME (the folder) besides the pod's environment. */
    static PodProgram command(List<String> command) {
        return (podId, env, folder) -> {
            ProcessBuilder process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            String path = process.environment().getOrDefault("PATH", "/usr/bin:/bin");
            process.environment().clear();
            process.environment().put("PATH", path);
            process.environment().put("HOME", folder.toString());
            process.environment().putAll(env);
            return process.start();
        };
    }
}
