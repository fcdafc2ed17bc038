package org.rollcall.audit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes along the trail, entry by entry, and notes what is wrong with it. */
final class Inspection {

    private static final int SHOWN = 100;

    /**
     * Where the trail begins and ends.
     *
     * @param keyId null before the first entry
     */
    record Head(
            int position,
            String seal,
            int basePosition,
            String baseSeal,
            @Nullable String keyId,
            String headSeal) {}

    private final Seals seals;
    private final Head head;
    private final List<AuditProblem> problems = new ArrayList<>();
    private final TreeSet<Integer> withoutChanges = new TreeSet<>();
    private final Set<Integer> erased = new HashSet<>();
    private final int after;
    private int problemCount;
    private int entries;
    private boolean endReached;
    private int position;
    private String seal;
    private int lastPosition;
    private String lastSeal;

    /** Begins behind the entry at a position, whose seal is taken as it is. */
    Inspection(Seals seals, Head head, int position, String seal) {
        this.seals = seals;
        this.head = head;
        this.after = position;
        this.position = position;
        this.seal = seal;
        this.lastPosition = head.position();
        this.lastSeal = head.seal();
    }

    /** What the trail's last entry is, which may be behind those that are looked at. */
    void last(int lastOf, String sealOfLast) {
        this.lastPosition = lastOf;
        this.lastSeal = sealOfLast;
    }

    /** Position of the first entry with which something is wrong; empty when nothing is. */
    OptionalInt firstProblem() {
        return problems.stream().mapToInt(AuditProblem::position).min();
    }

    /** Position of the last entry that was looked at. */
    int position() {
        return position;
    }

    /** How many were looked at. */
    int entries() {
        return entries;
    }

    /** There are no more. */
    void reachEnd() {
        endReached = true;
    }

    /** Whether everything that was looked at has its changes, or lost them to an erasure that was looked at. */
    boolean lacksNothing() {
        return erased.containsAll(withoutChanges);
    }

    /** Takes into account what an entry behind those that are looked at tells of erased ones. */
    void later(Row row) {
        JsonObject changes = row.changes();
        if (changes != null
                && seals.ofChanges(row.keyId(), row.position(), changes)
                        .filter(row.changesDigest()::equals)
                        .isPresent()) {
            erased(changes);
        }
    }

    void look(Row row) {
        if (row.position() != position + 1) {
            note(
                    position + 1,
                    AuditProblemKind.MISSING,
                    "Entries " + (position + 1) + " to " + (row.position() - 1) + " are missing.");
        } else {
            seal(row);
        }
        changes(row);
        entries++;
        position = row.position();
        seal = row.seal();
    }

    private void seal(Row row) {
        Optional<String> wanted = seals.ofEntry(row, seal);
        if (wanted.isEmpty()) {
            note(
                    row.position(),
                    AuditProblemKind.KEY_MISSING,
                    "It was sealed by the key '" + row.keyId()
                            + "', which is not among the keys; keys stay in the keyring as long as entries are kept.");
        } else if (!wanted.get().equals(row.seal())) {
            note(
                    row.position(),
                    AuditProblemKind.ALTERED,
                    "Its seal does not fit: it was changed, or the one before it.");
        }
    }

    private void changes(Row row) {
        JsonObject changes = row.changes();
        if (changes == null) {
            withoutChanges.add(row.position());
            return;
        }
        Optional<String> wanted = seals.ofChanges(row.keyId(), row.position(), changes);
        if (wanted.isPresent() && !wanted.get().equals(row.changesDigest())) {
            note(row.position(), AuditProblemKind.CHANGES_ALTERED, "Its changes are not those that were written.");
        } else if (wanted.isPresent() && row.action().equals(AuditAction.PERSON_ERASED.name())) {
            erased(changes);
        }
    }

    private void erased(JsonObject changes) {
        JsonObject entriesErased = changes.getJsonObject(Erasing.ENTRIES, new JsonObject());
        entriesErased.getJsonArray("after", new JsonArray()).forEach(one -> erased.add((Integer) one));
    }

    AuditIntegrity end() {
        for (int one : withoutChanges) {
            if (!erased.contains(one)) {
                note(one, AuditProblemKind.CHANGES_MISSING, "Its changes are gone, and no erasure tells of it.");
            }
        }
        if (endReached) {
            last(position, seal);
        }
        if (lastPosition != head.position() || !lastSeal.equals(head.seal())) {
            note(
                    head.position(),
                    AuditProblemKind.HEAD,
                    "The trail ends with entry " + lastPosition + " instead of " + head.position() + ".");
        } else if (!headFits()) {
            note(head.position(), AuditProblemKind.HEAD, "What tells where the trail begins and ends was changed.");
        }
        return found();
    }

    private AuditIntegrity found() {
        return new AuditIntegrity(
                problemCount == 0,
                after,
                entries,
                position,
                endReached,
                seal.isEmpty() ? null : seal,
                problemCount,
                List.copyOf(problems));
    }

    private boolean headFits() {
        String key = head.keyId();
        return key == null
                ? head.position() == 0 && head.basePosition() == 0
                : seals.ofHead(key, head.position(), head.seal(), head.basePosition(), head.baseSeal())
                        .map(wanted -> wanted.equals(head.headSeal()))
                        .orElse(true);
    }

    private void note(int at, AuditProblemKind kind, String message) {
        problemCount++;
        if (problems.size() < SHOWN) {
            problems.add(new AuditProblem(at, kind, message));
        }
    }
}
