package org.rollcall.diagnosis;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.Decision;
import org.rollcall.diagnosis.DiagnosisStore.Contact;
import org.rollcall.diagnosis.DiagnosisStore.Subject;
import org.rollcall.group.Group;
import org.rollcall.member.Member;
import org.rollcall.membership.DecisionStore;
import org.rollcall.provider.Provider;

/** Answers why somebody gets no mail, with at least one answer to every question. */
@ApplicationScoped
class Diagnoses {

    private final DiagnosisStore store;
    private final DecisionStore decisions;

    Diagnoses(DiagnosisStore store, DecisionStore decisions) {
        this.store = store;
        this.decisions = decisions;
    }

    /** @param group null for all that are synced */
    Uni<List<MailDiagnosis>> of(Subject subject, @Nullable Group group) {
        return store.facts(subject, group == null ? null : group.row().id())
                .flatMap(facts -> facts.isEmpty() ? withoutFacts(subject, group) : examined(facts));
    }

    private Uni<List<MailDiagnosis>> examined(List<Facts> facts) {
        List<UUID> contested = facts.stream()
                .filter(one -> one.kind() != null && one.carrier() != null)
                .map(one -> one.group().row().id())
                .distinct()
                .toList();
        String address = facts.stream()
                .flatMap(one -> Stream.ofNullable(one.member().row().address()))
                .findFirst()
                .orElse("");
        Uni<Map<UUID, Decision>> contests =
                contested.isEmpty() ? Uni.createFrom().item(Map.of()) : decisions.explain(contested, address);
        return contests.map(found -> facts.stream()
                .map(one -> Examination.of(
                        one, contest(one, found.get(one.group().row().id()))))
                .toList());
    }

    /** The contest in words, unless records changed so that it would end otherwise than what is sent. */
    private static @Nullable String contest(Facts facts, @Nullable Decision decision) {
        return decision != null
                        && facts.carrier() != null
                        && decision.winner().memberId().equals(facts.carrier().id())
                ? decision.explanation()
                : null;
    }

    private Uni<List<MailDiagnosis>> withoutFacts(Subject subject, @Nullable Group group) {
        return store.record(subject)
                .flatMap(record -> record.isPresent()
                        ? Uni.createFrom().item(List.of(nothingSynced(record.get())))
                        : nobody(subject, group));
    }

    private static MailDiagnosis nothingSynced(Member member) {
        String finding = "No group is connected to an account.";
        return new MailDiagnosis(
                null,
                null,
                member,
                false,
                finding + " Connect an account, and a group to one of its lists.",
                List.of(
                        new MailDiagnosisStep("Is there a record?", true, "There is: " + member.getDisplayName() + "."),
                        new MailDiagnosisStep("Is any group synced?", false, finding)));
    }

    private Uni<List<MailDiagnosis>> nobody(Subject subject, @Nullable Group group) {
        return switch (subject) {
            case Subject.ById byId ->
                Uni.createFrom()
                        .item(List.of(nobody(
                                group,
                                null,
                                "There is no record with this id; it may have been deleted.",
                                "",
                                List.of())));
            case Subject.ByEmail byEmail ->
                store.contacts(byEmail.email()).map(contacts -> nobodyHas(byEmail.email(), group, contacts));
        };
    }

    private static List<MailDiagnosis> nobodyHas(String email, @Nullable Group group, List<Contact> contacts) {
        String finding = "No record has the email '" + email.strip() + "'.";
        String advice = " Enter it in the member's record, or import the member.";
        return contacts.isEmpty()
                ? List.of(nobody(group, null, finding, advice, List.of()))
                : contacts.stream()
                        .map(contact -> nobody(group, contact.provider(), finding, advice, List.of(held(contact))))
                        .toList();
    }

    private static MailDiagnosisStep held(Contact contact) {
        String question = "Does " + contact.provider().displayName() + " hold a contact with it?";
        if (contact.status() == null) {
            return new MailDiagnosisStep(question, false, "None that Rollcall knows of.");
        }
        String whose = Objects.equals(contact.origin(), "FOREIGN")
                ? ", which Rollcall neither made nor changes"
                : ", which Rollcall kept in step until no group wanted it any more";
        return new MailDiagnosisStep(
                question, true, "One that is " + contact.status().toLowerCase(Locale.ROOT) + whose + ".");
    }

    private static MailDiagnosis nobody(
            @Nullable Group group,
            @Nullable Provider provider,
            String finding,
            String advice,
            List<MailDiagnosisStep> more) {
        return new MailDiagnosis(
                group,
                provider,
                null,
                false,
                finding + advice,
                Stream.concat(Stream.of(new MailDiagnosisStep("Is there a record?", false, finding)), more.stream())
                        .toList());
    }
}
