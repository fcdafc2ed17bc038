package org.rollcall.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults waiting to be played, in the order in which they were asked for; they end with the process. */
@ApplicationScoped
class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    synchronized void clear() {
        waiting.clear();
    }

    /** Takes one turn of the first fault for this call, other than bad rows. */
    synchronized Optional<Fault> take(String provider, Request request, boolean overConnection) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.kind() == Fault.Kind.BAD_ROW
                    || (fault.kind().ofConnection() && !overConnection)
                    || !fault.matches(provider, request)) {
                continue;
            }
            if (fault.count() > 1) {
                waiting.set(i, fault.once());
            } else {
                waiting.remove(i);
            }
            return Optional.of(fault);
        }
        return Optional.empty();
    }

    /** The addresses whose rows are to be refused in this call. */
    synchronized List<String> badRows(String provider, Request request) {
        return waiting.stream()
                .filter(fault -> fault.kind() == Fault.Kind.BAD_ROW && fault.matches(provider, request))
                .flatMap(fault -> Optional.ofNullable(fault.email()).stream())
                .toList();
    }
}
