package org.rollcall.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.Contact.Origin;
import org.rollcall.plan.Situation.Placement;
import org.rollcall.plan.Situation.Terms;
import org.rollcall.plan.Situation.Wanted;

/** Desired state minus ledger, for one address: the same situation always gives the same plan. */
public final class Planner {

    private Planner() {}

    public static AddressPlan plan(Situation situation, Terms terms) {
        Wanted wanted = situation.wanted();
        return wanted == null ? leave(situation, terms) : keep(situation, wanted, terms);
    }

    private static AddressPlan leave(Situation situation, Terms terms) {
        Contact contact = situation.contact();
        if (contact == null) {
            return plan(situation, null, List.of(), List.of(), new Outcome.Gone());
        }
        if (situation.renamed()) {
            return plan(situation, null, List.of(), List.of(), new Outcome.AwaitsRename());
        }
        if (situation.placements().stream().anyMatch(place -> place.held() && place.on() && place.ours())) {
            return plan(situation, null, List.of(), takeOff(situation), new Outcome.AwaitsPerson());
        }
        boolean archive =
                terms.archives() && contact.origin() == Origin.MADE && contact.status() == ContactStatus.SUBSCRIBED;
        ContactChange change = archive ? new ContactChange.Archive(contact) : null;
        return plan(situation, change, List.of(), takeOff(situation), new Outcome.Gone());
    }

    private static AddressPlan keep(Situation situation, Wanted wanted, Terms terms) {
        Optional<Outcome> obstacle = obstacle(situation, wanted, terms);
        return obstacle.isPresent()
                ? plan(situation, null, List.of(), takeOff(situation), obstacle.get())
                : plan(situation, change(situation, wanted), putOn(situation), takeOff(situation), synced(situation));
    }

    private static AddressPlan plan(
            Situation situation,
            @Nullable ContactChange change,
            List<UUID> putOn,
            List<UUID> takeOff,
            Outcome outcome) {
        List<UUID> staysOn = lists(situation, place -> place.wanted() && place.on() && !place.gone());
        return new AddressPlan(situation.address(), situation.contact(), change, putOn, takeOff, staysOn, outcome);
    }

    private static Outcome synced(Situation situation) {
        boolean heldBack = situation.placements().stream()
                .anyMatch(place ->
                        place.held() && (place.wanted() ? !place.on() && !place.left() : place.on() && place.ours()));
        return heldBack ? new Outcome.AwaitsPerson() : new Outcome.Synced();
    }

    /** Why a wanted address cannot be synced, from what is known before any call. */
    private static Optional<Outcome> obstacle(Situation situation, Wanted wanted, Terms terms) {
        Optional<Outcome> byStatus = Optional.ofNullable(situation.contact()).flatMap(Planner::obstacleInStatus);
        if (byStatus.isPresent()) {
            return byStatus;
        }
        Refusal refusal = situation.refusal();
        if (refusal != null && refusal.standsFor(wanted)) {
            return Optional.of(new Outcome.Failed(refusal.code(), refusal.words()));
        }
        return terms.requiredFields().stream()
                .filter(name -> wanted.fields().value(name).isBlank())
                .sorted()
                .findFirst()
                .map(name -> new Outcome.Failed(
                        SyncErrorCode.REQUIRED_FIELD_MISSING, "The list requires the field '" + name + "'."));
    }

    private static Optional<Outcome> obstacleInStatus(Contact contact) {
        return switch (contact.status()) {
            case SUBSCRIBED -> Optional.empty();
            case UNSUBSCRIBED -> Optional.of(new Outcome.Unsubscribed());
            case CLEANED -> Optional.of(new Outcome.Failed(SyncErrorCode.BOUNCED, null));
            case PENDING, TRANSACTIONAL -> Optional.of(new Outcome.Failed(SyncErrorCode.NOT_CONFIRMED, null));
            case ARCHIVED ->
                contact.archivedByUs()
                        ? Optional.empty()
                        : Optional.of(new Outcome.Failed(SyncErrorCode.ARCHIVED_BY_PERSON, null));
        };
    }

    private static @Nullable ContactChange change(Situation situation, Wanted wanted) {
        Contact contact = situation.contact();
        if (contact == null) {
            Contact former = situation.former();
            return former == null
                    ? new ContactChange.Create(situation.address(), wanted.owner(), wanted.fields())
                    : new ContactChange.Rename(situation.address(), former, wanted.owner(), wanted.fields());
        }
        if (contact.status() == ContactStatus.ARCHIVED) {
            return new ContactChange.Restore(contact, wanted.owner(), wanted.fields());
        }
        if (contact.origin() == Origin.FOREIGN) {
            return new ContactChange.Adopt(contact, wanted.owner(), wanted.fields());
        }
        if (!wanted.owner().equals(contact.owner())) {
            return new ContactChange.HandOver(contact, wanted.owner(), wanted.fields());
        }
        return contact.fields().equals(wanted.fields())
                ? null
                : new ContactChange.Update(contact, wanted.owner(), wanted.fields());
    }

    private static List<UUID> putOn(Situation situation) {
        return lists(situation, place -> place.wanted() && !place.on() && !place.gone() && !place.left());
    }

    private static List<UUID> takeOff(Situation situation) {
        return lists(situation, place -> !place.wanted() && place.on() && place.ours() && !place.gone());
    }

    private static List<UUID> lists(Situation situation, Predicate<Placement> condition) {
        return situation.placements().stream()
                .filter(place -> !place.held())
                .filter(condition)
                .map(Placement::list)
                .sorted()
                .toList();
    }
}
