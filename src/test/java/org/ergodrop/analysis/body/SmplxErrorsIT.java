package org.ergodrop.analysis.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ergodrop.analysis.body.StandInSmplx.Variant;
import org.ergodrop.analysis.body.UnusableBodyModelException.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong body model file is refused with one sentence that says what to do, in English and Czech. */
class SmplxErrorsIT {

    private static final int V = StandInSmplx.V;

    @TempDir
    static Path folder;

    private static Path good;

    @BeforeAll
    static void writeAGoodFile() throws Exception {
        good = new StandInSmplx().write(folder.resolve("good.npz"), new Variant("<f4", "<i4", false, false, 20, -1));
    }

    private static UnusableBodyModelException refusal(Path file) {
        UnusableBodyModelException refusal =
                catchThrowableOfType(UnusableBodyModelException.class, () -> SmplxBody.read(file));
        assertThat(refusal).as("%s is refused", file.getFileName()).isNotNull();
        String english = refusal.explain(Locale.ENGLISH);
        String czech = refusal.explain(Locale.forLanguageTag("cs"));
        assertThat(english).contains(String.valueOf(file.getFileName())).doesNotContain("{");
        assertThat(czech).contains(String.valueOf(file.getFileName())).isNotEqualTo(english);
        return refusal;
    }

    /** A file with small arrays of the given lengths, zeros but for {@code nan}. */
    private static Path file(String template, String shapedirs, String leaveOut) throws IOException {
        Path file = folder.resolve("made.npz");
        try (NpzWriter npz = new NpzWriter(file, false, false)) {
            npz.array("v_template", "<f4", (i, j, k) -> 0, lengths(template));
            if (!"shapedirs".equals(leaveOut)) {
                npz.array("shapedirs", "<f4", (i, j, k) -> 0, lengths(shapedirs));
            }
            npz.array("posedirs", "<f4", (i, j, k) -> 0, V, 3, 486);
            npz.array("J_regressor", "<f4", (i, j, k) -> 0, 55, V);
            npz.array("weights", "<f4", (i, j, k) -> 0, V, 55);
            npz.array("kintree_table", "<i4", (i, j, k) -> 0, 2, 55);
        }
        return file;
    }

    private static int[] lengths(String text) {
        return Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void aFileThatIsNoArchiveIsNoModel() throws Exception {
        Path pickle = Files.write(folder.resolve("SMPLX_NEUTRAL.pkl"), new byte[] {(byte) 0x80, 2, '}', 'q'});
        assertThat(refusal(pickle).problem()).isEqualTo(Problem.NOT_NPZ);
        Path empty = Files.write(folder.resolve("empty.npz"), new byte[0]);
        assertThat(refusal(empty).problem()).isEqualTo(Problem.NOT_NPZ);
        assertThat(refusal(folder.resolve("nowhere.npz")).problem()).isEqualTo(Problem.NOT_FOUND);
    }

    @Test
    void aTruncatedDownloadIsTold() throws Exception {
        byte[] whole = Files.readAllBytes(good);
        for (double share : new double[] {0.1, 0.5, 0.99}) {
            Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, (int) (share * whole.length)));
            assertThat(refusal(cut).problem()).isEqualTo(Problem.DAMAGED);
        }
    }

    @Test
    void damageInsideTheArchiveIsTold() throws Exception {
        byte[] bytes = Files.readAllBytes(good);
        Arrays.fill(bytes, 5000, 9000, (byte) 0x5a);
        assertThat(refusal(Files.write(folder.resolve("damaged.npz"), bytes)).problem())
                .isIn(Problem.DAMAGED, Problem.NOT_FINITE);
    }

    @Test
    void aMissingArrayIsNamed() throws Exception {
        UnusableBodyModelException refusal = refusal(file("10475x3", "10475x3x20", "shapedirs"));
        assertThat(refusal.problem()).isEqualTo(Problem.MISSING_ARRAY);
        assertThat(refusal).hasMessageContaining("shapedirs");
    }

    @Test
    void aWrongShapeIsShownWithTheRightOne() throws Exception {
        UnusableBodyModelException refusal = refusal(file("10475x3", "10475x2x20", ""));
        assertThat(refusal.problem()).isEqualTo(Problem.WRONG_SHAPE);
        assertThat(refusal).hasMessageContaining("(10475, 2, 20)");
    }

    @Test
    void aModelOfTheOlderFamilyIsRecognised() throws Exception {
        UnusableBodyModelException refusal = refusal(file("6890x3", "6890x3x10", ""));
        assertThat(refusal.problem()).isEqualTo(Problem.SMPL_NOT_SMPLX);
        assertThat(refusal).hasMessageContaining("6890");
    }

    @Test
    void valuesThatAreNoNumbersAreRefused() throws Exception {
        Path file = folder.resolve("nan.npz");
        StandInSmplx body = new StandInSmplx();
        body.vertices[77][1] = Double.NaN;
        body.write(file, new Variant("<f4", "<i4", false, false, 10, -1));
        assertThat(refusal(file).problem()).isEqualTo(Problem.NOT_FINITE);
    }

    @Test
    void aPickledArrayInPlaceOfNumbersIsRefusedUnread() throws Exception {
        Path file = folder.resolve("pickled.npz");
        try (NpzWriter npz = new NpzWriter(file, false, false)) {
            npz.objects("v_template");
        }
        assertThat(refusal(file).problem()).isIn(Problem.WRONG_TYPE, Problem.MISSING_ARRAY);
    }

    @Test
    void jointsThatAreConnectedOtherwiseAreRefused() throws Exception {
        StandInSmplx body = new StandInSmplx();
        body.parents[18] = 17;
        Path file = body.write(folder.resolve("tree.npz"), new Variant("<f4", "<i4", false, false, 10, -1));
        assertThat(refusal(file).problem()).isEqualTo(Problem.WRONG_TREE);
    }

    @Test
    void autoTakesSmplxWhenItIsThereAndTheGenericBodyOtherwise() throws Exception {
        assertThat(BodyModels.choose(BodyChoice.AUTO, Optional.of(good)).name()).startsWith("SMPL-X");
        assertThat(BodyModels.choose(BodyChoice.AUTO, Optional.of(folder.resolve("none")))
                        .name())
                .isEqualTo("generic");
        assertThat(BodyModels.choose(BodyChoice.AUTO, Optional.empty()).name()).isEqualTo("generic");
        assertThat(BodyModels.choose(BodyChoice.GENERIC, Optional.of(good)).name())
                .isEqualTo("generic");
        UnusableBodyModelException refusal = catchThrowableOfType(
                UnusableBodyModelException.class, () -> BodyModels.choose(BodyChoice.SMPLX, Optional.empty()));
        assertThat(refusal.problem()).isEqualTo(Problem.NOT_FOUND);
    }
}
