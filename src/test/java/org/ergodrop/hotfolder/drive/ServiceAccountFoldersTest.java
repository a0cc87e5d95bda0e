package org.ergodrop.hotfolder.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.ergodrop.google.DriveBench;
import org.ergodrop.hotfolder.HotFolderException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service account owns no storage: it can only deliver into a shared drive. */
class ServiceAccountFoldersTest {

    @TempDir
    private Path data;

    private DriveBench bench;
    private String robot;

    @BeforeEach
    void start() throws IOException {
        bench = new DriveBench();
        robot = bench.becomeServiceAccount();
    }

    @AfterEach
    void stop() throws IOException {
        bench.close();
    }

    @Test
    void onAPersonalDriveItIsRefusedWithTheReasonBeforeAnythingIsMade() throws IOException {
        String root = bench.google
                .drive()
                .createFolder("Ergodrop", bench.google.drive().root());
        bench.google.drive().share(root, robot, "writer");
        assertThatThrownBy(() -> new DriveFolders(bench.drive(), data).in("default", root))
                .isInstanceOfSatisfying(
                        HotFolderException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(HotFolderException.Kind.AUTH_LOST))
                .hasMessageContaining("shared drive");
        assertThat(bench.google.drive().children(root)).isEmpty();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void onASharedDriveItWorks() throws IOException {
        String drive = bench.google.drive().addSharedDrive("Lab", Map.of(robot, "organizer"));
        DriveFolders folders = new DriveFolders(bench.drive(), data);
        assertThat(folders.in("default", drive).idsByName()).hasSize(6);
        assertThat(folders.check("default", null)).hasSize(6).allMatch(FolderFinding::isFine);
    }
}
