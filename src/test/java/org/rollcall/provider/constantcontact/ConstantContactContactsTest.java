package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.constantcontact.Plans.ANN;
import static org.rollcall.provider.constantcontact.Plans.OWNER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.ContactStatus;
import org.rollcall.plan.Fields;
import org.rollcall.provider.RemoteContact;
import org.rollcall.provider.constantcontact.ConstantContactContacts.CustomField;

/** What is sent of a contact, what is left alone, and how a contact of the provider is read. */
class ConstantContactContactsTest {

    private static final String EMAIL = "ann@members.test";
    private static final ConstantContactContacts PLAIN = new ConstantContactContacts(List.of());
    private static final ConstantContactContacts WITH_CHAPTER =
            new ConstantContactContacts(List.of(new CustomField("f-1", "home_chapter", "chapter")));
    private static final Fields NORTH = new Fields("Ann", "", "Acme", Map.of("chapter", "North", "shoe", "39"));

    @Test
    void aRowNamesWhatIsFilledAndLeavesOutBlanks() throws JsonProcessingException {
        assertThat(WITH_CHAPTER.row(EMAIL, NORTH)).isEqualTo(json("""
                {"email": "ann@members.test", "first_name": "Ann", "company_name": "Acme", "cf:home_chapter": "North"}
                """));
        assertThat(WITH_CHAPTER.row(EMAIL, Fields.BLANK)).isEqualTo(json("{\"email\": \"ann@members.test\"}"));
    }

    @Test
    void aNewContactIsMadeWithImplicitPermissionOnItsLists() throws JsonProcessingException {
        var create = new ContactChange.Create(EMAIL, OWNER, NORTH);

        assertThat(WITH_CHAPTER.made(create, List.of("l-1", "l-2"))).isEqualTo(json("""
                {"email_address": {"address": "ann@members.test", "permission_to_send": "implicit"},
                 "first_name": "Ann", "company_name": "Acme", "create_source": "Account",
                 "list_memberships": ["l-1", "l-2"],
                 "custom_fields": [{"custom_field_id": "f-1", "value": "North"}]}
                """));
    }

    @Test
    void anOverwriteKeepsWhatItWouldBlankAndSaysNothingOfPermissionAndLists() throws JsonProcessingException {
        var present = json("""
                {"contact_id": "c-1",
                 "email_address": {"address": "ann@members.test", "permission_to_send": "implicit"},
                 "first_name": "Ann", "last_name": "Archer", "company_name": "Acme",
                 "job_title": "Archer", "birthday_month": 2, "birthday_day": 29, "anniversary": "2001-02-03",
                 "list_memberships": ["l-1"], "phone_numbers": [{"phone_number": "555 0100"}],
                 "street_addresses": [{"street": "1 Road"}], "taggings": ["t-1"], "notes": [{"content": "kind"}],
                 "custom_fields": [{"custom_field_id": "f-1", "value": "North"},
                                   {"custom_field_id": "f-2", "value": "theirs"}]}
                """);

        var south = new Fields("Anna", "", "", Map.of("chapter", "South"));

        assertThat(WITH_CHAPTER.overwritten(present, "anna@members.test", south))
                .isEqualTo(json("""
                {"email_address": {"address": "anna@members.test"},
                 "first_name": "Anna", "last_name": "", "company_name": "",
                 "job_title": "Archer", "birthday_month": 2, "birthday_day": 29, "anniversary": "2001-02-03",
                 "update_source": "Account",
                 "custom_fields": [{"custom_field_id": "f-2", "value": "theirs"},
                                   {"custom_field_id": "f-1", "value": "South"}]}
                """));
    }

    @Test
    void aCustomFieldOfOursIsBlankedByLeavingItOutAmongTheOthers() throws JsonProcessingException {
        var present = json("""
                {"custom_fields": [{"custom_field_id": "f-1", "value": "North"},
                                   {"custom_field_id": "f-2", "value": "theirs"}]}
                """);

        var written = WITH_CHAPTER.overwritten(present, EMAIL, ANN);

        assertThat(written.get("custom_fields"))
                .isEqualTo(json("[{\"custom_field_id\": \"f-2\", \"value\": \"theirs\"}]"));
    }

    @Test
    void whoFillsNoCustomFieldsSendsNone() throws JsonProcessingException {
        var present = json("""
                {"job_title": null, "custom_fields": [{"custom_field_id": "f-2", "value": "theirs"}]}
                """);

        assertThat(PLAIN.overwritten(present, EMAIL, ANN)).isEqualTo(json("""
                {"email_address": {"address": "ann@members.test"}, "first_name": "Ann", "last_name": "Archer",
                 "company_name": "Acme", "update_source": "Account"}
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "implicit, SUBSCRIBED",
        "explicit, SUBSCRIBED",
        "unsubscribed, UNSUBSCRIBED",
        "temp_hold, CLEANED",
        "pending_confirmation, PENDING",
        "not_set, TRANSACTIONAL",
        "a_word_of_tomorrow, TRANSACTIONAL",
        "'', TRANSACTIONAL"
    })
    void onlyPermissionIsConsent(String permission, ContactStatus status) throws JsonProcessingException {
        var contact = json("{\"email_address\": {\"permission_to_send\": \"" + permission + "\"}}");

        assertThat(ConstantContactContacts.status(contact)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"implicit", "explicit", "unsubscribed"})
    void aDeletedContactIsDeletedWhateverPermissionItKept(String permission) throws JsonProcessingException {
        var contact = json("{\"deleted_at\": \"2026-11-24\", \"email_address\": {\"permission_to_send\": \""
                + permission + "\"}}");

        assertThat(ConstantContactContacts.status(contact)).isEqualTo(ContactStatus.ARCHIVED);
    }

    @Test
    void aContactIsReadInRollcallsWords() throws JsonProcessingException {
        var contact = json("""
                {"contact_id": "c-1", "email_address": {"address": "Ann@Members.test",
                   "permission_to_send": "unsubscribed", "opt_out_date": "2026-11-25T10:00:00.000Z"},
                 "first_name": "Ann", "company_name": "Acme", "list_memberships": ["l-1", "l-2"],
                 "created_at": "2026-11-24T12:00:00-05:00",
                 "custom_fields": [{"custom_field_id": "f-1", "value": "North"},
                                   {"custom_field_id": "f-2", "value": "theirs"}]}
                """);

        assertThat(WITH_CHAPTER.read(contact))
                .isEqualTo(new RemoteContact(
                        EMAIL,
                        "c-1",
                        ContactStatus.UNSUBSCRIBED,
                        new Fields("Ann", "", "Acme", Map.of("chapter", "North")),
                        Set.of("l-1", "l-2"),
                        Instant.parse("2026-11-24T17:00:00Z"),
                        Instant.parse("2026-11-25T10:00:00Z"),
                        null));
    }

    @Test
    void anOptOutOfThePastIsNoneOfASubscribedContactAndAMomentThatIsNoneIsLeftOut() throws JsonProcessingException {
        var contact = json("""
                {"email_address": {"address": "ann@members.test", "permission_to_send": "explicit",
                   "opt_out_date": "2026-11-25T10:00:00.000Z"}, "created_at": "yesterday"}
                """);

        var read = PLAIN.read(contact);

        assertThat(read.unsubscribedAt()).isNull();
        assertThat(read.optedInAt()).isNull();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return ConstantContactAnswer.JSON.readTree(text);
    }
}
