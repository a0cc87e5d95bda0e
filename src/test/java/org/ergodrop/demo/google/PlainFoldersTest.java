package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFoldersTest {

    @TempDir
    private Path disk;

    @TempDir
    private Path memory;

    private GoogleStandIn google;
    private DriveView drive;
    private String root;
    private String upload;
    private String archive;
    private PlainFolders folders;

    @BeforeEach
    void start() throws Exception {
        google = GoogleStandIn.start(StandInOptions.forTests());
        drive = google.drive();
        root = drive.createFolder("Ergodrop", drive.root());
        upload = drive.createFolder("01-upload", root);
        archive = drive.createFolder("04-archive", root);
        folders = mirror();
        folders.step();
    }

    private PlainFolders mirror() throws IOException {
        return new PlainFolders(drive, root, disk, memory.resolve("mirror.json"), trouble -> {});
    }

    @AfterEach
    void stop() {
        folders.close();
        google.close();
    }

    private void steps(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            folders.step();
        }
    }

    @Test
    void theFoldersOfDriveAreThereOnDisk() {
        assertThat(disk.resolve("01-upload")).isDirectory();
        assertThat(disk.resolve("04-archive")).isDirectory();
    }

    @Test
    void aDroppedFileGrowsInDriveAndGetsItsChecksumWhenItStandsStill() throws Exception {
        Path file = Files.write(disk.resolve("01-upload/lift.mp4"), new byte[1000]);
        steps(2);
        DriveFile seen = drive.children(upload).get(0);
        assertThat(seen.bytes()).isEqualTo(1000);
        assertThat(seen.md5()).isNull();
        Files.write(file, new byte[500], StandardOpenOption.APPEND);
        steps(1);
        assertThat(drive.find(seen.id()).orElseThrow().bytes()).isEqualTo(1500);
        steps(1);
        assertThat(drive.find(seen.id()).orElseThrow().md5()).isEqualTo(TransferTest.md5(new byte[1500]));
        steps(3);
        assertThat(drive.children(upload)).hasSize(1);
    }

    @Test
    void aMoveInDriveIsAMoveOnDisk() throws Exception {
        Files.write(disk.resolve("01-upload/lift.mp4"), new byte[10]);
        steps(4);
        drive.move(drive.named("lift.mp4").get(0).id(), archive);
        steps(2);
        assertThat(disk.resolve("01-upload")).isEmptyDirectory();
        assertThat(disk.resolve("04-archive/lift.mp4")).hasSize(10);
        assertThat(drive.named("lift.mp4")).hasSize(1);
    }

    @Test
    void resultsAppearOnDiskWithTheirFolderAndNewContentReplacesOld() throws Exception {
        String results = drive.createFolder("lift_results_20260601", archive);
        String id = drive.createFile("lift.xlsx", results, new byte[10]);
        steps(1);
        Path report = disk.resolve("04-archive/lift_results_20260601/lift.xlsx");
        assertThat(report).hasSize(10);
        drive.replaceContent(id, new byte[20]);
        steps(2);
        assertThat(report).hasSize(20);
        assertThat(drive.named("lift.xlsx"))
                .singleElement()
                .extracting(DriveFile::bytes)
                .isEqualTo(20L);
    }

    @Test
    void whatAPersonTakesAwayIsInTheTrashOfDriveAndViceVersa() throws Exception {
        Files.write(disk.resolve("01-upload/a.mp4"), new byte[10]);
        Files.write(disk.resolve("01-upload/b.mp4"), new byte[10]);
        steps(4);
        String a = drive.named("a.mp4").get(0).id();
        Files.delete(disk.resolve("01-upload/a.mp4"));
        drive.trash(drive.named("b.mp4").get(0).id());
        steps(1);
        assertThat(drive.find(a).orElseThrow().trashed()).isTrue();
        assertThat(disk.resolve("01-upload")).isEmptyDirectory();
        assertThat(disk.resolve("trash")).isDirectoryContaining("glob:**b.mp4");
    }

    @Test
    void anEditedFileIsANewRevision() throws Exception {
        Path file = Files.write(disk.resolve("01-upload/a.mp4"), new byte[10]);
        steps(4);
        DriveFile before = drive.named("a.mp4").get(0);
        Files.write(file, new byte[7]);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        steps(1);
        DriveFile after = drive.find(before.id()).orElseThrow();
        assertThat(after.bytes()).isEqualTo(7);
        assertThat(after.revision()).isNotEqualTo(before.revision());
    }

    @Test
    void aRestartTakesNoFileForNew() throws Exception {
        Files.write(disk.resolve("01-upload/a.mp4"), new byte[10]);
        steps(4);
        String id = drive.named("a.mp4").get(0).id();
        folders.close();
        folders = mirror();
        steps(3);
        assertThat(drive.named("a.mp4")).extracting(DriveFile::id).isEqualTo(List.of(id));
    }

    @Test
    void namesThatADiskCannotHaveAreMadeHarmless() throws Exception {
        drive.createFile("../../escape.mp4", upload, new byte[1]);
        drive.createFile("same.mp4", upload, new byte[1]);
        drive.createFile("same.mp4", upload, new byte[2]);
        steps(3);
        assertThat(disk.resolve("01-upload").toFile().list())
                .containsExactlyInAnyOrder("__.._escape.mp4", "same.mp4", "(2) same.mp4");
        assertThat(drive.children(upload)).hasSize(3);
    }
}
