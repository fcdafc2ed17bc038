package org.rollcall.sandbox;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a simulated provider answers, and what the call log keeps of it.
 *
 * @param rows how many contacts the call carried, or returned if it was a read
 * @param afterCommit run once everything the call did is durable
 */
public record Answer(
        int status,
        Map<String, String> headers,
        Buffer body,
        int rows,
        List<Violation> violations,
        Runnable afterCommit) {

    public Answer(int status, Map<String, String> headers, Buffer body, int rows) {
        this(status, headers, body, rows, List.of(), () -> {});
    }

    public Answer with(List<Violation> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Violation> all = new ArrayList<>(violations);
        all.addAll(more);
        return new Answer(status, headers, body, rows, List.copyOf(all), afterCommit);
    }

    public Answer withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, Map.copyOf(more), body, rows, violations, afterCommit);
    }

    public Answer then(Runnable action) {
        return new Answer(status, headers, body, rows, violations, action);
    }
}
