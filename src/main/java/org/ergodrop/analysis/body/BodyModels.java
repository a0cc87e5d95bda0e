package org.ergodrop.analysis.body;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ergodrop.analysis.body.UnusableBodyModelException.Problem;

/** Chooses the body model. */
public final class BodyModels {

    private static final List<String> NAMES = List.of("SMPLX_NEUTRAL.npz", "SMPLX_FEMALE.npz", "SMPLX_MALE.npz");

    private BodyModels() {}

    /**
     * The model for a choice.
     *
     * @param smplx the SMPL-X file, or a folder with {@code SMPLX_NEUTRAL.npz} (or FEMALE, MALE) in it
     * @throws UnusableBodyModelException when SMPL-X was asked for and is not there, or when the file that is there is
     *     unusable: a broken file is told, never passed over in silence
     */
    public static BodyModel choose(BodyChoice choice, Optional<Path> smplx) throws UnusableBodyModelException {
        Optional<Path> file = smplx.flatMap(BodyModels::fileAt);
        if (choice == BodyChoice.GENERIC || choice == BodyChoice.AUTO && file.isEmpty()) {
            return new GenericBody();
        }
        if (file.isEmpty()) {
            throw new UnusableBodyModelException(
                    Problem.NOT_FOUND, smplx.map(Path::toString).orElse(NAMES.get(0)));
        }
        return SmplxBody.read(file.get());
    }

    private static Optional<Path> fileAt(Path place) {
        if (Files.isRegularFile(place)) {
            return Optional.of(place);
        }
        return NAMES.stream().map(place::resolve).filter(Files::isRegularFile).findFirst();
    }
}
