package org.ergodrop.hotfolder.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ergodrop.demo.google.Journal;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.FileKey;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day's log of several processes: what a line costs, and that none is lost or written twice. */
class DriveLogTest {

    @TempDir
    private Path data;

    private DriveFolderBench bench;
    private Journal journal;
    private int seen;

    @BeforeEach
    void start() throws Exception {
        bench = new DriveFolderBench(data);
        journal = bench.bench.google.journal();
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private Job job() {
        String name = "v" + seen++ + ".mp4";
        return bench.ledger
                .see(new FileKey("default", name, "r1", 0), name, 1, null)
                .orElseThrow();
    }

    private Job logged(HotFolder worker) throws IOException {
        Job job = job();
        worker.log(job, Outcome.COMPLETED);
        return job;
    }

    /** Processes of their own, as far as the log knows. */
    private List<HotFolder> workers(int count) throws IOException {
        List<HotFolder> workers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            workers.add(bench.folder());
            logged(workers.get(i));
        }
        return workers;
    }

    private String file() {
        return bench.bench.google.drive().children(bench.ids.logs()).get(0).id();
    }

    private List<String> lines() throws IOException {
        return text().lines().toList();
    }

    private String text() throws IOException {
        return new String(bench.bench.google.drive().read(file()), StandardCharsets.UTF_8);
    }

    private void overwrite(String content) {
        bench.bench.google.drive().replaceContent(file(), content.getBytes(StandardCharsets.UTF_8));
    }

    /** A line cost 460 units and three times the file while it was read before and after. */
    @Test
    void aLineCostsSixtyUnitsAndTheFileOnceWhoeverWroteTheLineBefore() throws IOException {
        List<HotFolder> workers = workers(3);
        journal.clear();
        long bytes = 0;
        for (int i = 0; i < 30; i++) {
            logged(workers.get(i % 3));
            bytes += text().length();
        }
        assertThat(lines()).hasSize(33).doesNotHaveDuplicates();
        assertThat(journal.units()).isEqualTo(30 * 60);
        assertThat(journal.count("media.download")).isZero();
        assertThat(journal.bytesIn("upload.simple")).isEqualTo(bytes);
    }

    @Test
    void whoHasTheTurnWritesTheLinesOfAllAndTheOthersAskDriveNothing() throws IOException {
        List<HotFolder> workers = workers(2);
        LogLines.Day today = new LogLines.Day(bench.ids.logs(), LocalDate.now(bench.bench.clock));
        List<Job> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Job other = job();
            others.add(other);
            bench.lines.add(today, new LogLines.Line(other.id(), 1, "{\"jobId\":\"" + other.id() + "\",\"life\":1,}"));
        }
        journal.clear();
        logged(workers.get(0));
        assertThat(journal.units()).isEqualTo(60);
        assertThat(lines()).hasSize(23);
        journal.clear();
        for (Job other : others) {
            workers.get(1).log(other, Outcome.COMPLETED);
        }
        assertThat(journal.entries()).isEmpty();
        assertThat(lines()).hasSize(23);
    }

    @Test
    void whatAPersonsOldCopyOverwroteComesBackAndWhatSheWroteStays() throws IOException {
        List<HotFolder> workers = workers(2);
        String old = text();
        for (int i = 0; i < 6; i++) {
            logged(workers.get(i % 2));
        }
        List<String> all = lines();
        overwrite(
                "a note without a line end" + old.replace("v0.mp4", "mine.mp4").stripTrailing());
        // also after a restart, and the lines of processes that are gone
        logged(bench.folder());
        assertThat(lines()).hasSize(9).containsAll(all.subList(1, 8)).doesNotHaveDuplicates();
        assertThat(lines().get(0)).startsWith("a note").contains("mine.mp4");
        journal.clear();
        logged(workers.get(0));
        logged(workers.get(0));
        assertThat(journal.count("media.download")).as("she is read once").isEqualTo(1);
        assertThat(lines()).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void aLineThatWasCutShortIsWrittenWholeBehindItsRest() throws IOException {
        HotFolder worker = workers(1).get(0);
        Job second = logged(worker);
        overwrite(text().substring(0, text().length() - 10));
        logged(worker);
        assertThat(lines()).hasSize(4);
        assertThat(lines().stream().filter(line -> line.endsWith("}"))).hasSize(3);
        assertThat(lines().get(2)).contains(second.id().value());
    }

    @Test
    void aProcessThatDiesBehindTheWriteLeavesOneLine() throws IOException {
        List<HotFolder> workers = workers(2);
        Job died = logged(workers.get(0));
        bench.forgetThatItIsLogged(died);
        logged(workers.get(1));
        assertThat(bench.lines.isWritten(died.id(), 1)).isTrue();
        bench.forgetThatItIsLogged(died);
        workers.get(0).log(died, Outcome.COMPLETED);
        assertThat(lines()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatAPersonThrewAwayIsMadeAgainWithAllItsLines() throws IOException {
        List<HotFolder> workers = workers(2);
        List<String> before = lines();
        bench.bench.google.drive().trash(file());
        logged(workers.get(0));
        logged(workers.get(1));
        assertThat(lines()).hasSize(4).containsAll(before);
    }

    @Test
    void aFileThatWasChosenAndNotMadeYetIsMadeUnderTheIdThatWasChosen() throws IOException {
        LogLines.Day day = new LogLines.Day(bench.ids.logs(), LocalDate.now(bench.bench.clock));
        String chosen = bench.bench.drive().files().newId();
        bench.lines.chooseFile(day, "", chosen);
        logged(bench.folder());
        assertThat(bench.lines.file(day)).contains(chosen);
        assertThat(file()).isEqualTo(chosen);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void aChecksumThatDriveTellsWronglyCostsAReadAndNoLine() throws IOException {
        List<HotFolder> workers = workers(2);
        bench.bench.google.drive().lieAboutMd5(file(), "0".repeat(32));
        for (int i = 0; i < 4; i++) {
            logged(workers.get(i % 2));
        }
        assertThat(lines()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void theLedgerKeepsTheLinesOfADayUntilTheNextOne() throws IOException {
        HotFolder worker = bench.folder();
        Job late = job();
        bench.notes.choose(
                late.id(), "log-day-1", LocalDate.now(bench.bench.clock).toString());
        for (int i = 0; i < 3; i++) {
            logged(worker);
        }
        bench.bench.clock.advance(Duration.ofHours(24));
        logged(worker);
        assertThat(rows()).isEqualTo(1);
        worker.log(late, Outcome.COMPLETED);
        assertThat(bench.names(bench.ids.logs())).hasSize(2);
        assertThat(lines()).hasSize(4);
        logged(worker);
        assertThat(rows()).isEqualTo(2);
    }

    private int rows() {
        return bench.jdbc
                .sql("select count(*) from log_line")
                .query(Integer.class)
                .single();
    }

    /** More than fit into one request. */
    @Test
    void manyWaitingLinesTakeSeveralRequests() throws IOException {
        HotFolder worker = workers(1).get(0);
        LogLines.Day today = new LogLines.Day(bench.ids.logs(), LocalDate.now(bench.bench.clock));
        for (int i = 0; i < 1_100; i++) {
            Job other = job();
            bench.lines.add(today, new LogLines.Line(other.id(), 1, "{\"jobId\":\"" + other.id() + "\",\"life\":1,}"));
        }
        journal.clear();
        logged(worker);
        assertThat(journal.count("upload.simple")).isEqualTo(3);
        assertThat(lines()).hasSize(1_102).doesNotHaveDuplicates();
    }

    @Test
    void anotherLifeOfAJobHasAnotherLine() throws IOException {
        HotFolder worker = workers(1).get(0);
        Job job = logged(worker);
        bench.notes.write(job.id(), "life", "2");
        worker.log(job, Outcome.COMPLETED);
        worker.log(job, Outcome.COMPLETED);
        assertThat(lines()).hasSize(3);
    }
}
