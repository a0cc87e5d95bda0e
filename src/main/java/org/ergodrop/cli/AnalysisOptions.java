package org.ergodrop.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.analysis.SettingKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that change how a video is analysed; shared by every command that analyses one. */
final class AnalysisOptions {

    /** Which body model; the words of {@code --body}. */
    enum Body {
        AUTO,
        SMPLX,
        GENERIC
    }

    @Option(
            names = "--body",
            paramLabel = "auto|smplx|generic",
            description = "Body model. auto (default): SMPL-X when its file is there, otherwise the generic body.")
    private @Nullable Body body;

    @Option(names = "--smplx", paramLabel = "FILE", description = "The licensed SMPL-X file (npz).")
    private @Nullable Path smplx;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Changes a setting, for instance pose.model=full; may be repeated. \"ergodrop settings\" lists all.")
    private Map<String, String> changes = new LinkedHashMap<>();

    /** The settings that differ from their defaults, by key. */
    Map<String, String> changed() {
        Map<String, String> changed = new LinkedHashMap<>(changes);
        if (body != null) {
            changed.put(SettingKey.BODY_MODEL.key(), body.name().toLowerCase(Locale.ROOT));
        }
        if (smplx != null) {
            changed.put(SettingKey.BODY_SMPLX_FILE.key(), smplx.toString());
        }
        return changed;
    }
}
