package org.ergodrop.cli;

/**
 * What the doctor found out about one thing.
 *
 * @param level whether work is possible
 * @param subject what was looked at
 * @param words what is the case and, when something is to be done, what
 */
record Finding(Level level, String subject, String words) {

    enum Level {
        GOOD("ok  "),
        NOTE("note"),
        BAD("FAIL");

        private final String mark;

        Level(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    static Finding good(String subject, String words) {
        return new Finding(Level.GOOD, subject, words);
    }

    static Finding note(String subject, String words) {
        return new Finding(Level.NOTE, subject, words);
    }

    static Finding bad(String subject, String words) {
        return new Finding(Level.BAD, subject, words);
    }
}
