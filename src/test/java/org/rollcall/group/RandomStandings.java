package org.rollcall.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.provider.Provider;

/** Groups whose members stand with the providers in every way, written as the engine would have left them. */
final class RandomStandings {

    private static final List<String> STATES = List.of("QUEUED", "IN_PROGRESS", "SYNCED", "UNSUBSCRIBED", "FAILED");
    private static final List<String> CODES = List.of("BOUNCED", "PROVIDER_ERROR", "REQUIRED_FIELD_MISSING");
    private static final List<String> REASONS =
            List.of("NO_EMAIL_ADDRESS", "DO_NOT_SEND_MARKETING_EMAILS", "HIGHER_PRIORITY_HAS_SAME_EMAIL");

    /** Global ids. */
    final List<String> groups = new ArrayList<>();

    private final Database database;
    private final Random random;
    private final String prefix;

    RandomStandings(Database database, long seed) {
        this.database = database;
        this.random = new Random(seed);
        this.prefix = "rs-" + seed + "-" + UUID.randomUUID().toString().substring(0, 8);
        List<UUID> members = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            members.add(member(i));
        }
        for (int i = 0; i < 3; i++) {
            group(i, members);
        }
    }

    private UUID member(int number) {
        UUID id = UUID.randomUUID();
        // Few names, so that the alphabet alone orders nothing.
        database.run(
                "INSERT INTO member (id, external_id, kind, last_name, first_name, email, do_not_send)"
                        + " VALUES ($1, $2, 'PERSON', $3, $4, $5, $6)",
                id,
                prefix + number,
                one(List.of("Ash", "ash", "Birch", "Éclair")),
                one(List.of("Kim", "Lee")),
                prefix + number + "@rs.test",
                random.nextInt(5) == 0);
        return id;
    }

    private void group(int number, List<UUID> members) {
        UUID id = UUID.randomUUID();
        groups.add(GlobalId.GROUP.of(id));
        // Two groups of one name: the page goes on by id.
        database.run(
                "INSERT INTO member_group (id, slug, name, calculation_state) VALUES ($1, $2, $3, 'READY')",
                id,
                prefix + number,
                prefix + number / 2);
        List<Provider> connected = new ArrayList<>();
        for (Provider provider : Provider.values()) {
            UUID account = database.account(provider);
            if (random.nextInt(4) > 0) {
                connected.add(provider);
                database.run(
                        "INSERT INTO group_list (group_id, account_id, list_id) VALUES ($1, $2, $3)",
                        id,
                        account,
                        Database.uuid(GlobalId.LIST, database.list(provider, prefix + number + provider)));
            }
        }
        members.stream().filter(member -> random.nextInt(4) > 0).forEach(member -> membership(id, member, connected));
        database.run("""
                INSERT INTO group_standing (group_id, not_applicable, members)
                SELECT group_id, coalesce(not_applicable, ''), count(*) FROM group_member
                WHERE group_id = $1 GROUP BY 1, 2
                """, id);
    }

    private void membership(UUID group, UUID member, List<Provider> connected) {
        String reason = random.nextInt(3) == 0 ? one(REASONS) : null;
        database.run("""
                INSERT INTO group_member (group_id, member_id, kind, sort_last, sort_first, not_applicable)
                SELECT $1, id, $3, sort_last, sort_first, nullif($4, '') FROM member WHERE id = $2
                """, group, member, one(List.of("PRIMARY", "BENEFICIARY")), reason == null ? "" : reason);
        if (reason != null && random.nextBoolean()) {
            return;
        }
        database.run("""
                INSERT INTO address_record (group_id, address, main_member_id, candidates, do_not_send)
                SELECT $1, address, id, 1, do_not_send FROM member WHERE id = $2
                """, group, member);
        if (reason == null) {
            connected.stream()
                    .filter(provider -> random.nextInt(6) > 0)
                    .forEach(provider -> entry(group, member, provider));
        }
    }

    private void entry(UUID group, UUID member, Provider provider) {
        String state = one(STATES);
        // Batches are written at one moment: the time alone orders nothing either.
        database.run(
                """
                INSERT INTO list_entry (group_id, account_id, address, state, changed_at, sent_at, code)
                SELECT $1, $2, address, $3, timestamptz '2026-01-01 00:00Z' + $4 * interval '1 hour', now(), nullif($5, '')
                FROM member WHERE id = $6
                """,
                group,
                database.account(provider),
                state,
                random.nextInt(4),
                state.equals("FAILED") ? one(CODES) : "",
                member);
    }

    /** A filter of the API with some of its fields. */
    GivenFilter filter() {
        return new GivenFilter(
                random.nextInt(3) == 0 ? groups.subList(0, 2) : groups,
                random.nextBoolean() ? one(List.of(Provider.values())).name() : null,
                some(List.of("QUEUED", "IN_PROGRESS", "SYNCED", "UNSUBSCRIBED", "FAILED", "NOT_APPLICABLE")),
                random.nextInt(4) == 0 ? some(List.of("GROUP_NOT_CONNECTED", "NO_EMAIL_ADDRESS")) : null,
                random.nextInt(4) == 0 ? some(CODES) : null,
                random.nextInt(4) == 0 ? List.of("PRIMARY") : null);
    }

    /** What a test asks for; null for what is not given. */
    record GivenFilter(
            List<String> groupIds,
            @Nullable String provider,
            @Nullable List<String> states,
            @Nullable List<String> reasons,
            @Nullable List<String> codes,
            @Nullable List<String> kinds) {}

    private @Nullable List<String> some(List<String> of) {
        List<String> some = of.stream().filter(one -> random.nextInt(3) == 0).toList();
        return some.isEmpty() ? null : some;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
