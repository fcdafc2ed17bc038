package org.rollcall.sync;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Contact;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Fields;
import org.rollcall.provider.Effect;

/** The ledger: what a provider is known to hold, after each answer of its. */
@ApplicationScoped
class LedgerStore {

    /** Writes down what a call did; every address that it settled is out of doubt. */
    Uni<Void> apply(SqlClient transaction, UUID account, List<Effect> effects) {
        Sorted sorted = Sorted.of(effects);
        return made(transaction, account, sorted.made)
                .chain(() -> renamed(transaction, account, sorted.renamed))
                .chain(() -> rewritten(transaction, account, sorted.rewritten))
                .chain(() -> archived(transaction, account, sorted.archived))
                .chain(() -> putOn(transaction, account, sorted.putOn))
                .chain(() -> takenOff(transaction, account, sorted.takenOff))
                .chain(() -> listsGone(transaction, sorted.listsGone))
                .chain(() -> readFirst(transaction, account, sorted.readFirst))
                .chain(() -> outOfDoubt(transaction, account, sorted.certain));
    }

    private static Uni<Void> made(SqlClient transaction, UUID account, List<Effect.Changed> made) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                INSERT INTO contact (account_id, address, contact_id, status, origin, owner_id,
                                     first_name, last_name, company_name, custom_fields, web_url)
                SELECT $1, n.address, n.contact_id, 'SUBSCRIBED', 'MADE', n.owner_id,
                       n.first_name, n.last_name, n.company_name, n.custom_fields::jsonb, n.web_url
                FROM unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
                    AS n(address, contact_id, owner_id, first_name, last_name, company_name, custom_fields, web_url)
                ON CONFLICT (account_id, address) DO UPDATE SET
                    contact_id = EXCLUDED.contact_id, status = 'SUBSCRIBED', origin = 'MADE', archived_by_us = false,
                    owner_id = EXCLUDED.owner_id, first_name = EXCLUDED.first_name, last_name = EXCLUDED.last_name,
                    company_name = EXCLUDED.company_name, custom_fields = EXCLUDED.custom_fields, seen_at = now()
                """)
                .execute(changes(account, made).addValue(texts(made, Effect.Changed::webUrl)))
                .replaceWithVoid();
    }

    private static Uni<Void> rewritten(SqlClient transaction, UUID account, List<Effect.Changed> rewritten) {
        if (rewritten.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                UPDATE contact c SET
                    owner_id = n.owner_id, first_name = n.first_name, last_name = n.last_name,
                    company_name = n.company_name, custom_fields = n.custom_fields::jsonb,
                    origin = CASE c.origin WHEN 'FOREIGN' THEN 'ADOPTED' ELSE c.origin END,
                    status = CASE WHEN n.restored THEN 'SUBSCRIBED' ELSE c.status END,
                    archived_by_us = c.archived_by_us AND NOT n.restored, seen_at = now()
                FROM unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bool[])
                    AS n(address, contact_id, owner_id, first_name, last_name, company_name, custom_fields, restored)
                WHERE c.account_id = $1 AND c.address = n.address
                """)
                .execute(changes(account, rewritten)
                        .addValue(rewritten.stream()
                                .map(effect -> effect.change() instanceof ContactChange.Restore)
                                .toArray(Boolean[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> renamed(SqlClient transaction, UUID account, List<ContactChange.Rename> renamed) {
        if (renamed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                UPDATE contact c SET address = n.address
                FROM unnest($2::text[], $3::text[]) AS n(former, address)
                WHERE c.account_id = $1 AND c.address = n.former
                """)
                .execute(Tuple.of(
                        account,
                        renamed.stream()
                                .map(rename -> rename.former().address())
                                .toArray(String[]::new),
                        renamed.stream().map(ContactChange.Rename::address).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> archived(SqlClient transaction, UUID account, List<String> archived) {
        return forAddresses(transaction, account, archived, """
                UPDATE contact SET status = 'ARCHIVED', archived_by_us = true, seen_at = now()
                WHERE account_id = $1 AND address = ANY ($2)
                """);
    }

    private static Uni<Void> putOn(SqlClient transaction, UUID account, List<Effect.PutOn> putOn) {
        if (putOn.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                INSERT INTO contact_list (account_id, address, list_id, ours)
                SELECT $1, n.address, n.list_id, true FROM unnest($2::text[], $3::uuid[]) AS n(address, list_id)
                WHERE EXISTS (SELECT FROM contact c WHERE c.account_id = $1 AND c.address = n.address)
                ON CONFLICT (list_id, address) DO UPDATE SET ours = true
                """)
                .execute(Tuple.of(
                        account,
                        putOn.stream().map(Effect.PutOn::address).toArray(String[]::new),
                        putOn.stream().map(Effect.PutOn::list).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> takenOff(SqlClient transaction, UUID account, List<Effect.TakenOff> takenOff) {
        if (takenOff.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                DELETE FROM contact_list l USING unnest($2::text[], $3::uuid[]) AS n(address, list_id)
                WHERE l.account_id = $1 AND l.list_id = n.list_id AND l.address = n.address
                """)
                .execute(Tuple.of(
                        account,
                        takenOff.stream().map(Effect.TakenOff::address).toArray(String[]::new),
                        takenOff.stream().map(Effect.TakenOff::list).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> listsGone(SqlClient transaction, List<UUID> gone) {
        if (gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                WITH marked AS (UPDATE provider_list SET gone = true WHERE id = ANY ($1))
                DELETE FROM contact_list WHERE list_id = ANY ($1)
                """)
                .execute(Tuple.of(gone.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> readFirst(SqlClient transaction, UUID account, List<String> addresses) {
        return forAddresses(transaction, account, addresses, """
                UPDATE target SET read_first = true, attempts = attempts + 1,
                                  not_before = CASE WHEN attempts < 3 THEN NULL
                                      ELSE now() + least(60, 2 ^ least(attempts, 10)) * interval '1 second' END
                WHERE account_id = $1 AND address = ANY ($2)
                """);
    }

    private static Uni<Void> outOfDoubt(SqlClient transaction, UUID account, List<String> addresses) {
        return forAddresses(
                transaction, account, addresses, "DELETE FROM intent WHERE account_id = $1 AND address = ANY ($2)");
    }

    private static Uni<Void> forAddresses(SqlClient transaction, UUID account, List<String> addresses, String sql) {
        if (addresses.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.of(account, addresses.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Tuple changes(UUID account, List<Effect.Changed> effects) {
        return Tuple.tuple()
                .addValue(account)
                .addValue(texts(effects, effect -> effect.change().address()))
                .addValue(texts(effects, Effect.Changed::contactId))
                .addValue(effects.stream()
                        .map(effect -> Sent.of(effect.change()).owner())
                        .toArray(UUID[]::new))
                .addValue(texts(
                        effects, effect -> Sent.of(effect.change()).fields().firstName()))
                .addValue(texts(
                        effects, effect -> Sent.of(effect.change()).fields().lastName()))
                .addValue(texts(
                        effects, effect -> Sent.of(effect.change()).fields().companyName()))
                .addValue(texts(effects, effect -> json(Sent.of(effect.change()).fields())));
    }

    private static String[] texts(List<Effect.Changed> effects, Function<Effect.Changed, @Nullable String> text) {
        return effects.stream().map(text).toArray(String[]::new);
    }

    static String json(Fields fields) {
        JsonObject object = new JsonObject();
        fields.custom().forEach(object::put);
        return object.encode();
    }

    /** What a change sent. */
    private record Sent(@Nullable UUID owner, Fields fields) {

        static Sent of(ContactChange change) {
            return switch (change) {
                case ContactChange.Create it -> new Sent(it.owner(), it.fields());
                case ContactChange.Adopt it -> new Sent(it.owner(), it.fields());
                case ContactChange.Update it -> new Sent(it.owner(), it.fields());
                case ContactChange.HandOver it -> new Sent(it.owner(), it.fields());
                case ContactChange.Rename it -> new Sent(it.owner(), it.fields());
                case ContactChange.Restore it -> new Sent(it.owner(), it.fields());
                case ContactChange.Archive it -> sentNothing(it.contact());
            };
        }

        private static Sent sentNothing(Contact contact) {
            return new Sent(contact.owner(), contact.fields());
        }
    }

    /** Effects by what they do to the ledger. */
    private static final class Sorted {
        final List<Effect.Changed> made = new ArrayList<>();
        final List<Effect.Changed> rewritten = new ArrayList<>();
        final List<ContactChange.Rename> renamed = new ArrayList<>();
        final List<String> archived = new ArrayList<>();
        final List<Effect.PutOn> putOn = new ArrayList<>();
        final List<Effect.TakenOff> takenOff = new ArrayList<>();
        final List<UUID> listsGone = new ArrayList<>();
        final List<String> readFirst = new ArrayList<>();
        final List<String> certain = new ArrayList<>();

        static Sorted of(List<Effect> effects) {
            Sorted sorted = new Sorted();
            effects.forEach(sorted::add);
            return sorted;
        }

        private void add(Effect effect) {
            switch (effect) {
                case Effect.Changed changed -> addChange(changed);
                case Effect.PutOn put -> putOn.add(put);
                case Effect.TakenOff taken -> takenOff.add(taken);
                case Effect.ListGone gone -> listsGone.add(gone.list());
                case Effect.ReadFirst read -> {
                    readFirst.add(read.address());
                    certain.add(read.address());
                }
                case Effect.Refused refused -> certain.add(refused.address());
                // What it did is read when it has ended.
                case Effect.Accepted ignored -> {}
                // Nothing is known: the intents stay, and are resolved by reading.
                case Effect.Trouble ignored -> {}
            }
        }

        private void addChange(Effect.Changed changed) {
            certain.add(changed.change().address());
            switch (changed.change()) {
                case ContactChange.Create ignored -> made.add(changed);
                case ContactChange.Archive archive -> archived.add(archive.address());
                case ContactChange.Rename rename -> {
                    renamed.add(rename);
                    rewritten.add(changed);
                }
                case ContactChange.Adopt ignored -> rewritten.add(changed);
                case ContactChange.Update ignored -> rewritten.add(changed);
                case ContactChange.HandOver ignored -> rewritten.add(changed);
                case ContactChange.Restore ignored -> rewritten.add(changed);
            }
        }
    }
}
