package org.rollcall.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults waiting to be played, in the order in which they were asked for; they end with the process. */
@ApplicationScoped
public class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    synchronized void clear() {
        waiting.clear();
    }

    /** Takes one turn of the first fault for this call, other than bad rows and those that a provider plays itself. */
    synchronized Optional<Fault> take(String provider, Request request, boolean overConnection) {
        return take(fault -> fault.kind() != Fault.Kind.BAD_ROW
                && fault.kind().ofEveryProvider()
                && (overConnection || !fault.kind().ofConnection())
                && fault.matches(provider, request));
    }

    /** Takes one turn of a fault of the given kind, if one waits for this call. */
    public synchronized boolean take(Fault.Kind kind, String provider, Request request) {
        return take(fault -> fault.kind() == kind && fault.matches(provider, request))
                .isPresent();
    }

    /** Whether a fault of the given kind waits for this call. */
    public synchronized boolean waits(Fault.Kind kind, String provider, Request request) {
        return waiting.stream().anyMatch(fault -> fault.kind() == kind && fault.matches(provider, request));
    }

    private Optional<Fault> take(Predicate<Fault> meets) {
        Optional<Fault> taken = waiting.stream().filter(meets).findFirst();
        taken.ifPresent(fault -> {
            if (fault.count() > 1) {
                waiting.set(waiting.indexOf(fault), fault.once());
            } else {
                waiting.remove(fault);
            }
        });
        return taken;
    }

    /** The addresses whose rows are to be refused in this call. */
    public synchronized List<String> badRows(String provider, Request request) {
        return waiting.stream()
                .filter(fault -> fault.kind() == Fault.Kind.BAD_ROW && fault.matches(provider, request))
                .flatMap(fault -> Optional.ofNullable(fault.email()).stream())
                .toList();
    }
}
