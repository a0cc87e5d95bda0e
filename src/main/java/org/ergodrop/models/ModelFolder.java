package org.ergodrop.models;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the ONNX files are at run time.
 *
 * @param folder holds {@link PoseModel#fileName()} of every model that is used
 */
public record ModelFolder(Path folder) {

    /** The environment variable that names a folder with ready files. */
    public static final String VARIABLE = "ERGODROP_MODELS";

    /**
     * The folder {@code ready} when it is given, else {@code models/onnx} in {@code home}. Nothing is looked at yet.
     *
     * @param ready the value of {@value #VARIABLE}; null or blank = not set
     * @param home where Ergodrop is installed: the folder that holds {@code models}
     */
    public static ModelFolder locate(@Nullable String ready, Path home) {
        return ready == null || ready.isBlank()
                ? new ModelFolder(home.resolve("models").resolve("onnx"))
                : new ModelFolder(Path.of(ready.trim()));
    }

    /**
     * The file of {@code model}.
     *
     * @throws MissingModelException when it is not there
     */
    public Path file(PoseModel model) {
        Path file = folder.resolve(model.fileName());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new MissingModelException(file);
        }
        return file;
    }
}
