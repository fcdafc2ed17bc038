package org.rollcall.digest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.digest.DigestRow.State;

/** Digests that were made, one a day. */
@ApplicationScoped
class DigestStore {

    private final Pool pool;
    private final Auditor auditor;

    DigestStore(Pool pool, Auditor auditor) {
        this.pool = pool;
        this.auditor = auditor;
    }

    /** These days' digests with their entries; days without one are left out. */
    Uni<List<DigestRow>> of(Collection<LocalDate> days) {
        Tuple wanted = Tuple.of(days.toArray(LocalDate[]::new));
        return pool.preparedQuery("SELECT * FROM daily_digest_entry WHERE day = ANY ($1) ORDER BY day, number")
                .execute(wanted)
                .map(rows -> rows.stream()
                        .collect(groupingBy(row -> row.getLocalDate("day"), mapping(EntryRow::read, toList()))))
                .flatMap(entries -> pool.preparedQuery("SELECT * FROM daily_digest WHERE day = ANY ($1)")
                        .execute(wanted)
                        .map(rows ->
                                rows.stream().map(row -> digest(row, entries)).toList()));
    }

    /**
     * Claims a day's sending, before the mail server is asked, and keeps what is sent. Empty when another sending is under
     * way, or when the day has had its digest and this is not a repetition.
     *
     * @param repeated a person wants it to go out once more
     * @return the number of the attempt
     */
    Uni<Optional<Integer>> claim(LocalDate day, List<Entry> entries, List<String> recipients, boolean repeated) {
        return pool.withTransaction(tx -> tx.preparedQuery("""
                        INSERT INTO daily_digest AS d (day, state, recipients) VALUES ($1, 'SENDING', $2)
                        ON CONFLICT (day) DO UPDATE SET state = 'SENDING', recipients = $2, attempt = d.attempt + 1,
                            sending_since = clock_timestamp(), not_sent_reason = NULL
                        WHERE d.state IN ('REFUSED', 'NOT_SENT') OR ($3 AND d.state <> 'SENDING')
                        RETURNING attempt
                        """)
                .execute(Tuple.of(day, recipients.toArray(String[]::new), repeated))
                .map(rows -> rows.stream().findFirst().map(row -> row.getInteger("attempt")))
                .call(attempt -> attempt.isEmpty() ? Uni.createFrom().voidItem() : keep(tx, day, entries)));
    }

    /** Keeps a day of which nothing is sent; one that has had its digest stays as it is. */
    Uni<Void> notSent(LocalDate day, List<Entry> entries, String reason) {
        return pool.withTransaction(tx -> tx.preparedQuery("""
                        INSERT INTO daily_digest AS d (day, state, recipients, not_sent_reason) VALUES ($1, 'NOT_SENT', '{}', $2)
                        ON CONFLICT (day) DO UPDATE SET state = 'NOT_SENT', not_sent_reason = $2
                        WHERE d.state IN ('REFUSED', 'NOT_SENT')
                        RETURNING attempt
                        """)
                .execute(Tuple.of(day, reason))
                .flatMap(rows -> rows.size() == 0 ? Uni.createFrom().voidItem() : keep(tx, day, entries)));
    }

    private static Uni<Void> keep(SqlClient tx, LocalDate day, List<Entry> entries) {
        return tx.preparedQuery("DELETE FROM daily_digest_entry WHERE day = $1")
                .execute(Tuple.of(day))
                .chain(() -> tx.preparedQuery("""
                        INSERT INTO daily_digest_entry (day, number, kind, group_id, group_name, group_slug, provider, message,
                            failed_records, failed_at)
                        SELECT $1, e.* FROM unnest($2::int[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::int[], $10::timestamptz[]) AS e
                        """).execute(columns(day, entries)))
                .replaceWithVoid();
    }

    private static Tuple columns(LocalDate day, List<Entry> entries) {
        List<Entry.@Nullable Subject> groups = new ArrayList<>();
        entries.forEach(entry -> groups.add(entry.group()));
        return Tuple.from(List.of(
                day,
                IntStream.rangeClosed(1, entries.size()).boxed().toArray(Integer[]::new),
                entries.stream().map(entry -> entry.kind().name()).toArray(String[]::new),
                groups.stream().map(group -> group == null ? null : group.id()).toArray(UUID[]::new),
                groups.stream()
                        .map(group -> group == null ? null : group.name())
                        .toArray(String[]::new),
                groups.stream()
                        .map(group -> group == null ? null : group.slug())
                        .toArray(String[]::new),
                entries.stream()
                        .map(entry -> entry.provider() == null
                                ? null
                                : entry.provider().name())
                        .toArray(String[]::new),
                entries.stream().map(Entry::message).toArray(String[]::new),
                entries.stream().map(Entry::failedRecords).toArray(Integer[]::new),
                entries.stream().map(Entry::failedAt).toArray(OffsetDateTime[]::new)));
    }

    /** The mail server took it. */
    Uni<Void> sent(Actor actor, LocalDate day, int attempt) {
        return pool.withTransaction(tx -> tx.preparedQuery("""
                UPDATE daily_digest SET state = 'SENT', sent_at = now(), not_sent_reason = NULL
                WHERE day = $1 AND attempt = $2
                """)
                .execute(Tuple.of(day, attempt))
                .chain(() -> auditor.record(tx, entry(actor, day))));
    }

    /** The mail server took a copy for others. */
    Uni<Void> copied(Actor actor, LocalDate day, int recipients) {
        return pool.withTransaction(tx -> auditor.record(tx, entry(actor, day).with("otherRecipients", recipients)));
    }

    private static org.rollcall.audit.Entry entry(Actor actor, LocalDate day) {
        return org.rollcall.audit.Entry.of(actor, AuditAction.DIGEST_SENT, null).with("day", day.toString());
    }

    /** It did not go out, or nobody knows. */
    Uni<Void> failed(LocalDate day, int attempt, State state, String reason) {
        return pool.preparedQuery("""
                UPDATE daily_digest SET state = $3, not_sent_reason = $4
                WHERE day = $1 AND attempt = $2 AND state = 'SENDING'
                """)
                .execute(Tuple.of(day, attempt, state.name(), reason))
                .replaceWithVoid();
    }

    /** Marks sendings whose process ended before their end. */
    Uni<Void> giveUpOld() {
        return pool.query("""
                UPDATE daily_digest SET state = 'UNSURE', not_sent_reason =
                    'The process ended while it was being sent: it may have gone out, and is not sent again by itself.'
                WHERE state = 'SENDING' AND sending_since < clock_timestamp() - interval '2 minutes'
                """).execute().replaceWithVoid();
    }

    private static DigestRow digest(Row row, Map<LocalDate, List<Entry>> entries) {
        LocalDate day = row.getLocalDate("day");
        return new DigestRow(
                day,
                State.valueOf(row.getString("state")),
                List.of(row.getArrayOfStrings("recipients")),
                row.getOffsetDateTime("sent_at"),
                row.getString("not_sent_reason"),
                entries.getOrDefault(day, List.of()));
    }
}
