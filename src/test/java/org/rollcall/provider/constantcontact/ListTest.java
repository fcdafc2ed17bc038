package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.provider.constantcontact.Account.deleteList;
import static org.rollcall.provider.constantcontact.Account.done;
import static org.rollcall.sandbox.ConstantContactClient.fault;
import static org.rollcall.sandbox.ConstantContactClient.list;
import static org.rollcall.sandbox.ConstantContactClient.moveClock;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.provider.Platform.RemoteList;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;

/** A list is made once, under a name that nobody else's list has. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class ListTest extends AccountCase {

    @Test
    void aNameThatIsFreeIsTheListsName() {
        var made = makeList("Choir", Set.of());

        assertThat(made.name()).isEqualTo("Choir");
        assertThat(lists()).contains(made);
    }

    @Test
    void aNameThatSomebodyElsesOlderListHasIsFollowedByANumber() {
        list("Choir");
        moveClock("PT1H");

        assertThat(makeList("Choir", Set.of()).name()).isEqualTo("Choir - 1");
    }

    @Test
    void aListThatServesAnotherGroupIsNotTakenForOursHoweverYoungItIs() {
        var first = list("Choir");
        var second = makeList("choir", Set.of(first));

        var third = makeList("choir", Set.of(first, second.externalId()));

        assertThat(second.name()).isEqualTo("choir - 1");
        assertThat(third.name()).isEqualTo("choir - 2");
    }

    @Test
    void aListWhoseAnswerWasLostIsFoundAgain() {
        fault("reset-after-apply", "POST /v3/contact_lists");
        var since = clock.now();
        assertThatThrownBy(() -> makeList("Choir", since, Set.of()))
                .isInstanceOfSatisfying(
                        ProviderTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.UNAVAILABLE));

        var made = makeList("Choir", since, Set.of());

        assertThat(made.name()).isEqualTo("Choir");
        assertThat(lists()).extracting(RemoteList::name).containsExactlyInAnyOrder("Members", "Board", "Choir");
    }

    @Test
    void aListWhoseAnswerWasLostAfterAClashIsFoundAgainAsWell() {
        list("Choir");
        moveClock("PT1H");
        var since = clock.now();
        fault("reset-after-apply", "POST /v3/contact_lists");
        fault("reset-after-apply", "POST /v3/contact_lists");
        assertThatThrownBy(() -> makeList("Choir", since, Set.of())).isInstanceOf(ProviderTrouble.class);
        assertThatThrownBy(() -> makeList("Choir", since, Set.of())).isInstanceOf(ProviderTrouble.class);

        var made = makeList("Choir", since, Set.of());

        assertThat(made.name()).isEqualTo("Choir - 1");
        assertThat(lists())
                .extracting(RemoteList::name)
                .containsExactlyInAnyOrder("Members", "Board", "Choir", "Choir - 1");
    }

    @Test
    void aNameIsFreeAgainOnceItsListIsDeleted() {
        deleteList(list("Choir"));

        assertThat(makeList("Choir", Set.of()).name()).isEqualTo("Choir");
    }

    @Test
    void inspectingTellsTheAccountAndItsListsAndChangesNothing() {
        var state = done(account.platform().inspect());

        assertThat(state.accountId()).isNotEmpty();
        assertThat(state.name()).isNotEmpty();
        assertThat(state.audienceId()).isNull();
        assertThat(state.lists())
                .extracting(RemoteList::externalId)
                .containsExactlyInAnyOrderElementsOf(account.listIds().values());
        assertThat(Account.writes()).isEmpty();
    }

    private RemoteList makeList(String name, Set<String> taken) {
        return makeList(name, clock.now(), taken);
    }

    private RemoteList makeList(String name, Instant since, Set<String> taken) {
        return done(account.platform().makeList(name, since, taken));
    }

    private List<RemoteList> lists() {
        return done(account.platform().inspect()).lists();
    }
}
