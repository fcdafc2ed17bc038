package org.rollcall.provider;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;

/**
 * One account at an email platform. Nothing here decides: it reads what is there, and carries out what a plan says.
 *
 * <p>Every method fails with {@link ProviderTrouble}, and with nothing else, when the platform as a whole cannot do it.
 */
public interface Platform {

    Provider provider();

    /** Whether contacts that nobody wants any more are archived here. */
    boolean archives();

    /** Whether people leave single lists here: who is off one without our doing has left it, and is not put back. */
    boolean listsAreLeft();

    /** How many addresses are best pushed together; more are pushed one after another. */
    int slice();

    /** Counts the writing calls of a plan. */
    CallCount callCount();

    /** Calls that the platform grants a day; empty where it does not count them. */
    OptionalInt dailyCalls();

    /** The audiences that one is chosen of when the account is connected; none where the platform has no audiences. */
    default Uni<List<Audience>> audiences() {
        return Uni.createFrom().item(List.of());
    }

    /** Looks at the account, and makes the fields there that Rollcall sends; repeating it changes nothing. */
    Uni<AccountState> inspect();

    /** Every contact in every state, in pages; ends by itself. */
    Multi<List<RemoteContact>> readAll();

    /** The contacts that changed at or after a moment, in every state, in pages. */
    Multi<List<RemoteContact>> readChangedSince(Instant moment);

    /** These contacts, found by the provider's id or else by address; those that are not there are left out. */
    Uni<List<RemoteContact>> read(Collection<Lookup> lookups);

    /**
     * Makes a list.
     *
     * @param since when Rollcall first set out to make it: a list of this name that is younger is ours
     * @param taken ids of lists that serve other groups
     */
    Uni<RemoteList> makeList(String name, Instant since, Set<String> taken);

    /**
     * Whether these plans take calls that act upon contacts whatever has become of them: what changed is read before such a
     * push, and planned again.
     */
    boolean readsBefore(List<AddressPlan> plans);

    /**
     * Carries out a push, at once within the platform's limits. Emits what each call did, as calls end; trouble of a
     * call is an effect, so that the others' effects are not lost.
     */
    Multi<List<Effect>> push(Push push);

    /**
     * Deletes a contact for good, as far as the platform can; nothing happens when it is not there. The only call that takes a
     * contact away, made only for a person who asked to be forgotten there, too.
     */
    Uni<Void> erase(Lookup contact);

    /** Webhooks of the account; empty where the platform does not tell of changes. */
    default Optional<Webhooks> webhooks() {
        return Optional.empty();
    }

    /** How an activity stands that a push began. */
    Uni<Progress> look(String activity);

    /** Whether nothing is under way that was begun at or after a moment: so that reading tells what a lost call did. */
    Uni<Boolean> idleSince(Instant moment);

    /** How an activity stands. */
    sealed interface Progress {
        /** The platform still works on it. */
        record Working() implements Progress {}

        /** It has ended; reading tells what it did. */
        record Ended() implements Progress {}

        /** It has ended without doing all that it was asked. */
        record Failed(String words) implements Progress {}
    }

    /** Counts the writing calls of a plan while its addresses stream by. */
    interface CallCount {
        void add(AddressPlan plan);

        int calls();
    }

    /** Where a contact is sought. */
    record Lookup(String address, @Nullable String contactId) {}

    /**
     * What an account is, as its provider tells.
     *
     * @param accountId the provider's own id of the account, which tells it from others
     * @param audienceId the audience that is written to; null where the platform has none
     * @param requiredFields fields, in Rollcall's words, that must not be blank
     */
    record AccountState(
            String accountId,
            String name,
            @Nullable String audienceId,
            Set<String> requiredFields,
            List<RemoteList> lists) {}

    /** A part of an account that contacts belong to. */
    record Audience(String id, String name) {}

    /** A list at the provider. */
    record RemoteList(String externalId, String name) {}
}
