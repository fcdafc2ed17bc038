package org.rollcall.account;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged while it is open, at any level. */
final class LoggedText extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    static LoggedText open() {
        LoggedText logged = new LoggedText();
        logged.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(logged);
        return logged;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(formatter.format(record) + record.getThrown());
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
