package org.ergodrop.jobs;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lines of processing logs that several processes write into one file: a line stands here before it is written, so who has the
 * turn writes the lines of all, and here afterwards until the day is over, so who finds the file as the ledger has it need not
 * read it.
 */
public class LogLines {

    /** Of a job: the life whose line is written; stays when the line's row is gone. */
    private static final String LOGGED = "logged";

    private final JdbcClient jdbc;
    private final JobNotes notes;
    private final Turns turns;

    public LogLines(JdbcClient jdbc, JobNotes notes, Turns turns) {
        this.jdbc = jdbc;
        this.notes = notes;
        this.turns = turns;
    }

    /**
     * One file: a day's lines of one hot folder.
     *
     * @param folder names the folder that it lies in
     */
    public record Day(String folder, LocalDate date) {}

    /**
     * One life of one job has one line.
     *
     * @param text without a line end
     */
    public record Line(JobId job, int life, String text) {}

    public boolean isWritten(JobId job, int life) {
        return notes.read(job, LOGGED).equals(Optional.of(String.valueOf(life)));
    }

    /** Identity of the file that holds the day's lines; empty when none was chosen yet. */
    public Optional<String> file(Day day) {
        return jdbc.sql("select file_id from log_file where folder = ? and on_day = ?")
                .params(day.folder(), day.date())
                .query(String.class)
                .optional();
    }

    /**
     * Chooses the file that holds the day's lines.
     *
     * @param gone the one that was chosen before and is not there any more; empty: there was none
     * @return {@code file}, or the one that another process has chosen meanwhile
     */
    public String chooseFile(Day day, String gone, String file) {
        if (gone.isEmpty()) {
            try {
                jdbc.sql("insert into log_file (folder, on_day, file_id) values (?, ?, ?)")
                        .params(day.folder(), day.date(), file)
                        .update();
                return file;
            } catch (DuplicateKeyException chosenMeanwhile) {
                return file(day).orElseThrow();
            }
        }
        jdbc.sql("update log_file set file_id = ? where folder = ? and on_day = ? and file_id = ?")
                .params(file, day.folder(), day.date(), gone)
                .update();
        return file(day).orElseThrow();
    }

    /** It waits now to be written by whoever has the turn; a repeat replaces it. */
    public void add(Day day, Line line) {
        int replaced = jdbc.sql("update log_line set folder = ?, on_day = ?, content = ?, place = null"
                        + " where job_id = ? and life = ?")
                .params(day.folder(), day.date(), line.text(), line.job().value(), line.life())
                .update();
        if (replaced == 0) {
            try {
                jdbc.sql("insert into log_line (job_id, life, folder, on_day, content) values (?, ?, ?, ?, ?)")
                        .params(line.job().value(), line.life(), day.folder(), day.date(), line.text())
                        .update();
            } catch (DuplicateKeyException addedMeanwhile) {
                // the line of the same life
            }
        }
    }

    /** Waits for the turn at a folder's files; what the work writes here is there when it ends, or not at all. */
    public void alone(Day day, Turns.Work work) throws IOException {
        turns.alone("log " + day.folder(), work);
    }

    /** The lines that wait, the oldest first. */
    public List<Line> waiting(Day day, int most) {
        return jdbc.sql("select job_id, life, content from log_line"
                        + " where folder = ? and on_day = ? and place is null order by id limit ?")
                .params(day.folder(), day.date(), most)
                .query(LogLines::line)
                .list();
    }

    /** The lines that were written behind a place, in their order in the file; 0: all of the day. */
    public List<Line> writtenAfter(Day day, long place) {
        return jdbc.sql("select job_id, life, content from log_line"
                        + " where folder = ? and on_day = ? and place > ? order by place")
                .params(day.folder(), day.date(), place)
                .query(LogLines::line)
                .list();
    }

    /**
     * These lines stand in the file now, in this order.
     *
     * @return the last one's place
     */
    public long written(Day day, List<Line> lines) {
        long place = jdbc.sql("select coalesce(max(place), 0) from log_line where folder = ? and on_day = ?")
                .params(day.folder(), day.date())
                .query(Long.class)
                .single();
        for (Line line : lines) {
            place++;
            jdbc.sql("update log_line set place = ? where job_id = ? and life = ?")
                    .params(place, line.job().value(), line.life())
                    .update();
            notes.write(line.job(), LOGGED, String.valueOf(line.life()));
        }
        return place;
    }

    /** The written lines of earlier days are dropped. */
    public void dropBefore(Day day) {
        jdbc.sql("delete from log_line where folder = ? and on_day < ? and place is not null")
                .params(day.folder(), day.date())
                .update();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(new JobId(row.getString("job_id")), row.getInt("life"), row.getString("content"));
    }
}
