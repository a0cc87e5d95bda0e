package org.ergodrop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {

    @TempDir
    private Path home;

    @Test
    void withoutTheVariableTheModelsAreThoseOfTheBuild() throws IOException {
        Path folder = Files.createDirectories(home.resolve("models/onnx"));
        Path heavy = Files.createFile(folder.resolve("pose_landmark_heavy.onnx"));
        assertThat(ModelFolder.locate(null, home).file(PoseModel.HEAVY)).isEqualTo(heavy);
        assertThat(ModelFolder.locate(" ", home).file(PoseModel.HEAVY)).isEqualTo(heavy);
    }

    @Test
    void theVariableNamesAnotherFolder() throws IOException {
        Path detector = Files.createFile(home.resolve("pose_detection.onnx"));
        assertThat(ModelFolder.locate(home.toString(), Path.of("elsewhere")).file(PoseModel.DETECTOR))
                .isEqualTo(detector);
    }

    @Test
    void aMissingFileIsToldInCzechAndEnglishWithWhatToDo() {
        ModelFolder folder = ModelFolder.locate(null, home);
        Explained missing = catchThrowableOfType(MissingModelException.class, () -> folder.file(PoseModel.LITE));
        String file = home.resolve("models/onnx/pose_landmark_lite.onnx").toString();
        assertThat(missing.explain(Locale.ENGLISH))
                .contains(file, "is missing", "mvn process-classes", "ERGODROP_MODELS");
        assertThat(missing.explain(Locale.forLanguageTag("cs")))
                .contains(file, "Chybí", "mvn process-classes", "ERGODROP_MODELS");
    }

    @Test
    void aFolderInPlaceOfTheFileCountsAsMissing() throws IOException {
        Files.createDirectories(home.resolve("pose_landmark_full.onnx"));
        assertThatThrownBy(() -> new ModelFolder(home).file(PoseModel.FULL)).isInstanceOf(MissingModelException.class);
    }
}
