package org.rollcall.digest;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.digest.DigestRow.State;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.Node;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Page.Slice;

/** Digests as people see them: those that were made, and today's as it would go out if it has not been made yet. */
@ApplicationScoped
public class Digests {

    static final int KEY_LENGTH = 1;

    private static final Keyset NEWEST_FIRST =
            new Keyset(List.of(new Keyset.Column("d.day", "date")), OrderDirection.DESC);

    private static final String DAYS = "(SELECT day FROM daily_digest UNION SELECT $1::date) d(day)";

    private final Pool pool;
    private final BusinessClock clock;
    private final DigestConfig config;
    private final DigestStore store;
    private final TroubleReader troubles;

    Digests(Pool pool, BusinessClock clock, DigestConfig config, DigestStore store, TroubleReader troubles) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
        this.store = store;
        this.troubles = troubles;
    }

    Uni<Slice<DailyDigest>> page(Page page) {
        Tuple values = Tuple.of(clock.today(), page.limit());
        if (page.position() != null) {
            page.position().forEach(values::addValue);
        }
        return pool.preparedQuery("SELECT d.day FROM " + DAYS + " WHERE " + NEWEST_FIRST.condition(page, 3)
                        + " ORDER BY " + NEWEST_FIRST.orderBy(page) + " LIMIT $2")
                .execute(values)
                .map(rows -> page.slice(
                        rows.stream().map(row -> row.getLocalDate("day")).toList(), day -> List.of(day.toString())))
                .flatMap(days ->
                        byDay(days.rows()).map(found -> days.map(day -> Objects.requireNonNull(found.get(day)))));
    }

    Uni<Integer> count() {
        return pool.preparedQuery("SELECT count(*)::int FROM " + DAYS)
                .execute(Tuple.of(clock.today()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** The digest of a global id's key; null when its day has none. */
    public Uni<@Nullable Node> byKey(UUID key) {
        return DailyDigest.day(key)
                .map(day -> of(day).<@Nullable Node>map(
                                found -> found.map(DailyDigest::new).orElse(null)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** A day's digest; empty when it has none and is not today. */
    Uni<Optional<DigestRow>> of(LocalDate day) {
        return store.of(List.of(day))
                .flatMap(found -> found.isEmpty() && day.equals(clock.today())
                        ? preview().map(Optional::of)
                        : Uni.createFrom().item(found.stream().findFirst()));
    }

    /** What a person sends of it: today's has the news of the day until it was sent. */
    Uni<List<Entry>> toSend(DigestRow digest) {
        return switch (digest.state()) {
            case SENT, UNSURE, SENDING -> Uni.createFrom().item(digest.entries());
            case PREVIEW, REFUSED, NOT_SENT ->
                digest.day().equals(clock.today())
                        ? troubles.now()
                        : Uni.createFrom().item(digest.entries());
        };
    }

    private Uni<Map<LocalDate, DailyDigest>> byDay(List<LocalDate> days) {
        return store.of(days)
                .map(found -> found.stream().collect(toMap(DigestRow::day, DailyDigest::new)))
                .flatMap(found -> {
                    LocalDate today = clock.today();
                    if (found.containsKey(today) || !days.contains(today)) {
                        return Uni.createFrom().item(found);
                    }
                    return preview().map(row -> {
                        found.put(today, new DailyDigest(row));
                        return found;
                    });
                });
    }

    private Uni<DigestRow> preview() {
        List<String> recipients = config.recipients().orElse(List.of());
        return troubles.now()
                .map(entries -> new DigestRow(
                        clock.today(),
                        State.PREVIEW,
                        recipients,
                        null,
                        Silence.reason(entries, recipients).orElse(null),
                        entries));
    }
}
