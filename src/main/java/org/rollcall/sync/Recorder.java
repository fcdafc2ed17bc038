package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.provider.Effect;
import org.rollcall.sync.EventStore.Kind;
import org.rollcall.sync.EventStore.NewEvent;
import org.rollcall.sync.ProgressStore.OpenRun;
import org.rollcall.sync.ProgressStore.Tally;
import org.rollcall.sync.SettleStore.Change;
import org.rollcall.sync.SettleStore.Settled;

/** Turns what became of addresses into statuses, counts of runs and events, in the transaction it is given. */
@ApplicationScoped
class Recorder {

    /** Most record changes in one event. */
    private static final int CHANGES_PER_EVENT = 500;

    private final SettleStore settles;
    private final ProgressStore progress;
    private final RemovalStore removals;

    Recorder(SettleStore settles, ProgressStore progress, RemovalStore removals) {
        this.settles = settles;
        this.progress = progress;
        this.removals = removals;
    }

    /** Settles addresses and counts the contacts taken off lists; returns the events to append. */
    Uni<List<NewEvent>> record(SqlClient transaction, UUID account, List<Settled> settled, List<Effect> effects) {
        return removals.groupsOf(transaction, takenOff(effects))
                .flatMap(removed -> settles.settle(transaction, account, settled)
                        .flatMap(changes -> tell(transaction, account, changes, removed)));
    }

    private Uni<List<NewEvent>> tell(
            SqlClient transaction, UUID account, List<Change> changes, Map<UUID, Integer> removed) {
        List<Tally> tallies = tallies(changes, removed);
        return progress.open(transaction, account, changed(tallies, changes))
                .flatMap(opened -> progress.count(transaction, account, tallies)
                        .map(open -> Stream.concat(opened.stream(), events(changes, open).stream())
                                .toList()));
    }

    /** Of these groups records changed, and not only removals were done. */
    private static List<Tally> changed(List<Tally> tallies, List<Change> changes) {
        Set<UUID> groups = changes.stream().map(Change::group).collect(Collectors.toSet());
        return tallies.stream().filter(tally -> groups.contains(tally.group())).toList();
    }

    private static List<Effect.TakenOff> takenOff(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.TakenOff.class::isInstance)
                .map(Effect.TakenOff.class::cast)
                .toList();
    }

    private static List<Tally> tallies(List<Change> changes, Map<UUID, Integer> removed) {
        Map<UUID, int[]> counts = new TreeMap<>();
        removed.forEach((group, contacts) -> counts.computeIfAbsent(group, none -> new int[3])[0] += contacts);
        for (Change change : changes) {
            counts.computeIfAbsent(change.group(), none -> new int[3])[column(change)] += change.wasPending() ? 1 : 0;
        }
        return counts.entrySet().stream()
                .map(group -> new Tally(group.getKey(), group.getValue()[0], group.getValue()[1], group.getValue()[2]))
                .toList();
    }

    /** Sent, failed, or skipped because there was nothing to send. */
    private static int column(Change change) {
        if (change.state().equals("FAILED")) {
            return 1;
        }
        return change.state().equals("SYNCED") && change.written() ? 0 : 2;
    }

    private static List<NewEvent> events(List<Change> changes, List<OpenRun> open) {
        List<NewEvent> events = new ArrayList<>();
        for (OpenRun run : open) {
            List<Change> ofRun = changes.stream()
                    .filter(change -> change.group().equals(run.group()))
                    .toList();
            for (int start = 0; start < ofRun.size(); start += CHANGES_PER_EVENT) {
                List<Change> some = ofRun.subList(start, Math.min(ofRun.size(), start + CHANGES_PER_EVENT));
                events.add(new NewEvent(run.id(), Kind.RECORDS_CHANGED, payload(some)));
            }
            if (run.told()) {
                events.add(new NewEvent(run.id(), Kind.PROGRESSED, run.progress()));
            }
        }
        return events;
    }

    private static JsonObject payload(List<Change> changes) {
        JsonArray rows = new JsonArray();
        for (Change change : changes) {
            rows.add(new JsonObject()
                    .put("record", change.record().toString())
                    .put("former", change.former())
                    .put("state", change.state())
                    .put("code", change.code())
                    .put("providerMessage", change.providerMessage()));
        }
        return new JsonObject().put("changes", rows);
    }
}
