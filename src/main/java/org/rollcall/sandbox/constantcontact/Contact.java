package org.rollcall.sandbox.constantcontact;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact: one for each address that ever was in the account. Whoever unsubscribed or was deleted is on no list.
 *
 * @param profile the plain properties that have a value
 * @param customFields values by the id of their field
 * @param details the arrays of {@link #DETAILS}
 * @param lists the lists it is on
 * @param left the lists that its person left by himself
 */
record Contact(
        UUID id,
        String email,
        Consent consent,
        JsonObject profile,
        JsonObject customFields,
        JsonObject details,
        Set<UUID> lists,
        Set<UUID> left,
        Dates dates) {

    static final List<String> DETAILS = List.of("phone_numbers", "street_addresses", "taggings", "notes");

    /** When what happened to a contact. */
    record Dates(
            OffsetDateTime createdAt,
            OffsetDateTime updatedAt,
            OffsetDateTime emailCreatedAt,
            OffsetDateTime emailUpdatedAt,
            @Nullable OffsetDateTime deletedAt) {}

    Contact {
        boolean onNone = dates.deletedAt() != null || consent.permission() == Permission.UNSUBSCRIBED;
        lists = onNone ? Set.of() : Set.copyOf(lists);
        Set<UUID> stillLeft = new TreeSet<>(left);
        stillLeft.removeAll(lists);
        left = Set.copyOf(stillLeft);
    }

    static Contact unsaved(String email, Consent consent, OffsetDateTime now) {
        JsonObject details = new JsonObject();
        DETAILS.forEach(name -> details.put(name, new JsonArray()));
        return new Contact(
                UUID.randomUUID(),
                email,
                consent,
                new JsonObject(),
                new JsonObject(),
                details,
                Set.of(),
                Set.of(),
                new Dates(now, now, now, now, null));
    }

    boolean isDeleted() {
        return dates.deletedAt() != null;
    }

    Contact withEmail(String next, OffsetDateTime now) {
        Dates changed = new Dates(
                dates.createdAt(),
                dates.updatedAt(),
                dates.emailCreatedAt(),
                next.equals(email) ? dates.emailUpdatedAt() : now,
                dates.deletedAt());
        return new Contact(id, next, consent, profile, customFields, details, lists, left, changed);
    }

    Contact withConsent(Consent next, OffsetDateTime now) {
        Dates changed = new Dates(
                dates.createdAt(),
                dates.updatedAt(),
                dates.emailCreatedAt(),
                next.equals(consent) ? dates.emailUpdatedAt() : now,
                dates.deletedAt());
        return new Contact(id, email, next, profile, customFields, details, lists, left, changed);
    }

    Contact withProfile(JsonObject next) {
        return new Contact(id, email, consent, next, customFields, details, lists, left, dates);
    }

    Contact withCustomFields(JsonObject next) {
        return new Contact(id, email, consent, profile, next, details, lists, left, dates);
    }

    /** Replaces those of the arrays that are given. */
    Contact withDetails(JsonObject given) {
        JsonObject next = details.copy().mergeIn(given);
        return new Contact(id, email, consent, profile, customFields, next, lists, left, dates);
    }

    Contact withLists(Set<UUID> next) {
        return new Contact(id, email, consent, profile, customFields, details, next, left, dates);
    }

    /** Its person took it off a list that it was on. */
    Contact leaving(UUID list) {
        Set<UUID> fewer = new TreeSet<>(lists);
        Set<UUID> more = new TreeSet<>(left);
        if (fewer.remove(list)) {
            more.add(list);
        }
        return new Contact(id, email, consent, profile, customFields, details, fewer, more, dates);
    }

    Contact joining(UUID list) {
        Set<UUID> more = new TreeSet<>(lists);
        more.add(list);
        return withLists(more);
    }

    Contact deleted(OffsetDateTime now) {
        return isDeleted() ? this : withDeletedAt(now);
    }

    Contact revived() {
        return withDeletedAt(null);
    }

    /** Changed now, if it differs from what it was before in anything. */
    Contact changedFrom(Contact before, OffsetDateTime now) {
        Dates touched =
                new Dates(dates.createdAt(), now, dates.emailCreatedAt(), dates.emailUpdatedAt(), dates.deletedAt());
        return equals(before)
                ? this
                : new Contact(id, email, consent, profile, customFields, details, lists, left, touched);
    }

    private Contact withDeletedAt(@Nullable OffsetDateTime time) {
        Dates changed =
                new Dates(dates.createdAt(), dates.updatedAt(), dates.emailCreatedAt(), dates.emailUpdatedAt(), time);
        return new Contact(id, email, consent, profile, customFields, details, lists, left, changed);
    }
}
