package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.constantcontact.Account.calls;
import static org.rollcall.provider.constantcontact.Account.changeAddress;
import static org.rollcall.provider.constantcontact.Account.held;
import static org.rollcall.provider.constantcontact.Account.writes;
import static org.rollcall.provider.constantcontact.Plans.ANN_ALONE;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.OTHER_LIST;
import static org.rollcall.provider.constantcontact.Plans.OWNER;
import static org.rollcall.provider.constantcontact.Plans.plan;
import static org.rollcall.sandbox.ConstantContactClient.person;
import static org.rollcall.sandbox.ConstantContactClient.read;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Fields;
import org.rollcall.provider.Effect;

/** A contact is read before it is overwritten, and written only when it is the one that the ledger knows. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class OverwriteTest extends AccountCase {

    private static final String ANNA = "anna@members.test";

    @Test
    void aChangeIsAReadAndAWriteThatKeepsWhatIsNotOurs() {
        var contact = account.member(ANN);
        control(
                        "people",
                        Map.of(
                                "provider",
                                "constant-contact",
                                "email",
                                ANN,
                                "action",
                                "edit",
                                "fields",
                                Map.of("job_title", "Fletcher")))
                .statusCode(200);
        var change = new ContactChange.Update(contact, OWNER, ANN_ALONE);

        var effects = account.push(plan(change));

        assertThat(effects).containsExactly(new Effect.Changed(change, contact.contactId(), null));
        assertThat(calls())
                .containsExactly(
                        "GET /v3/contacts/" + contact.contactId() + " 200",
                        "PUT /v3/contacts/" + contact.contactId() + " 200");
        assertThat(account.read(ANN).fields()).isEqualTo(ANN_ALONE);
        assertThat(held(ANN)).containsEntry("lists", List.of("Members")).containsEntry("status", "implicit");
        assertThat(jobTitle(contact.contactId())).isEqualTo("Fletcher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "unsubscribe", "bounce"})
    void aContactThatIsNotSubscribedAnyMoreIsNotWritten(String action) {
        var contact = account.member(ANN);
        person(ANN, action);
        var before = held(ANN);

        var effects = account.push(plan(new ContactChange.Update(contact, OWNER, ANN_ALONE)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(writes()).isEmpty();
        assertThat(held(ANN)).isEqualTo(before);
    }

    @Test
    void aContactWhoseAddressAPersonChangedIsNotWritten() {
        var contact = account.member(ANN);
        changeAddress(ANN, ANNA);

        var effects = account.push(plan(new ContactChange.HandOver(contact, new UUID(1, 2), Fields.BLANK)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(writes()).isEmpty();
        assertThat(held(ANNA)).containsEntry("contactId", contact.contactId());
    }

    @Test
    void whoIsNotWrittenIsPutOnNoListEither() {
        var contact = account.member(ANN);
        person(ANN, "unsubscribe");
        var change = new ContactChange.Update(contact, OWNER, ANN_ALONE);

        var effects = account.push(plan(change, List.of(OTHER_LIST), List.of(LIST)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(writes()).isEmpty();
    }

    @Test
    void aRenameKeepsTheContactAndItsLists() {
        var contact = account.member(ANN);
        var change = new ContactChange.Rename(ANNA, contact, OWNER, contact.fields());

        var effects = account.push(plan(change));

        assertThat(effects).containsExactly(new Effect.Changed(change, contact.contactId(), null));
        assertThat(held(ANN)).isEmpty();
        assertThat(held(ANNA))
                .containsEntry("contactId", contact.contactId())
                .containsEntry("lists", List.of("Members"));
    }

    @Test
    void aRenameOfADeletedContactWritesNothingAndBothAddressesAreReadFirst() {
        var contact = account.member(ANN);
        person(ANN, "archive");

        var effects = account.push(plan(new ContactChange.Rename(ANNA, contact, OWNER, contact.fields())));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANNA), new Effect.ReadFirst(ANN));
        assertThat(writes()).isEmpty();
    }

    @Test
    void aRenameToAnAddressThatHasAContactChangesNothing() {
        var contact = account.member(ANN);
        person(ANNA, "subscribe");

        var effects = account.push(plan(new ContactChange.Rename(ANNA, contact, OWNER, contact.fields())));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANNA), new Effect.ReadFirst(ANN));
        assertThat(held(ANN)).containsEntry("contactId", contact.contactId());
    }

    @Test
    void aContactOfAnUnknownIdIsReadFirst() {
        var contact = Plans.contact(ANN);

        var effects = account.push(plan(new ContactChange.Update(contact, OWNER, ANN_ALONE)));

        assertThat(effects).containsExactly(new Effect.ReadFirst(ANN));
        assertThat(writes()).isEmpty();
    }

    private static String jobTitle(String contactId) {
        return read(contactId).extract().path("job_title");
    }
}
