package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The program dies at the n-th thing it changes, be it on the disk, in the database or in the broker: before the change, or
 * after it (in the middle of a line that is appended). A dead program changes nothing any more.
 */
final class Fuse {

    /** Not an exception, so that nothing can handle it: the process is gone. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    interface Change {
        void make() throws Exception;
    }

    private final int stepsToLive;
    private final boolean after;
    private int steps;
    private boolean isAlive = true;

    Fuse(int stepsToLive, boolean after) {
        this.stepsToLive = stepsToLive;
        this.after = after;
    }

    int steps() {
        return steps;
    }

    boolean isAlive() {
        return isAlive;
    }

    void step(Change change) {
        step(change, () -> {});
    }

    /** {@code instead} happens when it dies before the change. */
    void step(Change change, Change instead) {
        if (!isAlive) {
            throw new Death();
        }
        boolean last = steps++ == stepsToLive;
        sneak(!last || after ? change : instead);
        if (last) {
            isAlive = false;
            throw new Death();
        }
    }

    private static void sneak(Change change) {
        try {
            change.make();
        } catch (Exception e) {
            Fuse.<RuntimeException>rethrow(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void rethrow(Exception e) throws E {
        throw (E) e;
    }

    /** The disk of the program. */
    Disk disk() {
        return new Disk() {
            @Override
            void write(Path file, String text) throws IOException {
                step(() -> super.write(file, text));
            }

            @Override
            void append(Path file, String text) throws IOException {
                step(() -> super.append(file, text), () -> super.append(file, text.substring(0, text.length() / 2)));
            }

            @Override
            void move(Path from, Path to) throws IOException {
                step(() -> super.move(from, to));
            }

            @Override
            void settleFiles(Path folder) throws IOException {
                step(() -> super.settleFiles(folder));
            }

            @Override
            void createFolder(Path folder) throws IOException {
                step(() -> super.createFolder(folder));
            }

            @Override
            void removeOwn(Path folder) throws IOException {
                step(() -> super.removeOwn(folder));
            }
        };
    }

    /** A database of which every commit is a step of the program that runs now, and every statement outside a transaction. */
    static DataSource database(DataSource real, Supplier<Fuse> now) {
        return new DelegatingDataSource(real) {
            @Override
            public Connection getConnection() throws SQLException {
                return now.get().connection(super.getConnection());
            }
        };
    }

    private Connection connection(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        step(real::commit, real::rollback);
                        return null;
                    }
                    Object result = call(real, method, arguments);
                    return method.getName().equals("prepareStatement") && real.getAutoCommit()
                            ? statement((PreparedStatement) result, (String) arguments[0])
                            : result;
                });
    }

    private Object statement(PreparedStatement real, String sql) {
        return Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    boolean isChange = method.getName().equals("executeUpdate")
                            && !sql.toLowerCase(Locale.ROOT).startsWith("select");
                    if (!isChange) {
                        return call(real, method, arguments);
                    }
                    int[] rows = new int[1];
                    step(() -> rows[0] = real.executeUpdate());
                    return rows[0];
                });
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
