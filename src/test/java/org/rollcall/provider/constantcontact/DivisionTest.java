package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.constantcontact.Plans.ANN_ALONE;
import static org.rollcall.provider.constantcontact.Plans.BOB;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.OTHER_LIST;
import static org.rollcall.provider.constantcontact.Plans.OWNER;
import static org.rollcall.provider.constantcontact.Plans.address;
import static org.rollcall.provider.constantcontact.Plans.contact;
import static org.rollcall.provider.constantcontact.Plans.joins;
import static org.rollcall.provider.constantcontact.Plans.leaves;
import static org.rollcall.provider.constantcontact.Plans.newcomer;
import static org.rollcall.provider.constantcontact.Plans.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Outcome;

/** A push is divided among the kinds of calls so that it takes few of them. */
class DivisionTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Test
    void upToFourNewContactsAreMadeOneByOneAndMoreAreImported() {
        var five = Plans.addresses(5).stream()
                .map(address -> newcomer(address, LIST))
                .toList();

        assertThat(Division.of(five.subList(0, 4)).alone()).hasSize(4);
        assertThat(Division.of(five).imported()).isEqualTo(five);
    }

    @Test
    void upToTwoChangesAreMadeOneByOneAndMoreAreImported() {
        var three =
                Plans.addresses(3).stream().map(address -> update(address, BOB)).toList();

        assertThat(Division.of(three.subList(0, 2)).alone()).hasSize(2);
        assertThat(Division.of(three).imported()).isEqualTo(three);
    }

    @Test
    void aChangeWithAnAdditionIsOneImportRatherThanThreeCalls() {
        var plan = update("ann@members.test", BOB, OTHER_LIST);

        var division = Division.of(List.of(plan));

        assertThat(division.imported()).containsExactly(plan);
        assertThat(division.added()).isEmpty();
    }

    @Test
    void whatOnlyACallOfItsOwnDoesIsAloneAmongAnyNumber() {
        var blanked = update("ann@members.test", ANN_ALONE, OTHER_LIST);
        var renamed = Plans.rename("bob@members.test", "bert@members.test");
        var many = Plans.addresses(100).stream()
                .map(address -> newcomer(address, LIST))
                .toList();

        var division = Division.of(
                Stream.concat(many.stream(), Stream.of(blanked, renamed)).toList());

        assertThat(division.alone()).containsExactly(blanked, renamed);
        assertThat(division.added()).containsExactly(blanked);
        assertThat(division.imported()).isEqualTo(many);
    }

    @Test
    void moreThanFiveHundredAdditionsGoByImport() {
        var joins = Plans.addresses(501).stream()
                .map(address -> joins(address, LIST))
                .toList();

        assertThat(Division.of(joins.subList(0, 500)).added()).hasSize(500);
        assertThat(Division.of(joins).imported()).isEqualTo(joins);
        assertThat(Division.of(joins).added()).isEmpty();
    }

    @Test
    void anAdditionThatNoImportTakesStaysAnAddition() {
        var plans = new ArrayList<AddressPlan>();
        Plans.addresses(501).forEach(address -> plans.add(joins(address, LIST)));
        plans.add(joins(address(51), LIST));
        plans.add(update("blanked@members.test", ANN_ALONE, OTHER_LIST));

        var division = Division.of(plans);

        assertThat(division.added()).isEqualTo(plans.subList(501, 503));
        assertThat(division.imported()).isEqualTo(plans.subList(0, 501));
    }

    @Test
    void anAddressOfMoreThanEightyCharactersIsInNoCall() {
        var plan = newcomer(address(81), LIST);

        var division = Division.of(List.of(plan));

        assertThat(division).isEqualTo(new Division(List.of(), List.of(), List.of(), List.of(), List.of(plan)));
    }

    @Test
    void whoIsChangedAndTakenOffIsInACallOfEachKind() {
        var change = new ContactChange.Update(contact("ann@members.test"), OWNER, BOB);
        var plan = new AddressPlan(
                change.address(), null, change, List.of(), List.of(LIST), List.of(), new Outcome.Synced());

        var division = Division.of(List.of(plan));

        assertThat(division.alone()).containsExactly(plan);
        assertThat(division.removed()).containsExactly(plan);
    }

    @Test
    void onlyCallsThatReadNoContactBeforeActUnseen() {
        assertThat(Division.of(List.of(newcomer("ann@members.test", LIST))).actsUnseen())
                .isFalse();
        assertThat(Division.of(List.of(update("ann@members.test", BOB))).actsUnseen())
                .isFalse();
        assertThat(Division.of(List.of(joins("ann@members.test", LIST))).actsUnseen())
                .isTrue();
        assertThat(Division.of(List.of(leaves("ann@members.test", LIST))).actsUnseen())
                .isTrue();
        assertThat(Division.of(List.of(update("ann@members.test", BOB, OTHER_LIST)))
                        .actsUnseen())
                .isTrue();
    }

    /** Nobody is forgotten, nobody's contact is written twice, and nobody is put on a list twice. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyPlanIsCarriedOutOnce(long seed) {
        var random = new Random(seed);
        var plans = Plans.random(random, random.nextInt(2_000));

        var division = Division.of(plans);

        var alone = addresses(division.alone());
        var imported = addresses(division.imported());
        var added = addresses(division.added());
        var removed = addresses(division.removed());
        var tooLong = addresses(division.tooLong());
        assertThat(plans).as("seed %d", seed).allSatisfy(plan -> {
            String address = plan.address();
            Way way = Way.of(plan);
            boolean written = alone.contains(address) || imported.contains(address);
            boolean putOnByItself = imported.contains(address)
                    || (plan.change() instanceof ContactChange.Create && alone.contains(address));
            boolean joins = !plan.putOn().isEmpty() && way != Way.TOO_LONG;
            assertThat(alone.contains(address) && imported.contains(address)).isFalse();
            assertThat(written || way == Way.NOTHING || way == Way.TOO_LONG).isTrue();
            assertThat(added.contains(address)).isEqualTo(joins && !putOnByItself);
            assertThat(removed.contains(address)).isEqualTo(!plan.takeOff().isEmpty());
            assertThat(tooLong.contains(address)).isEqualTo(way == Way.TOO_LONG);
        });
    }

    private static Set<String> addresses(List<AddressPlan> plans) {
        var addresses = plans.stream().map(AddressPlan::address).toList();
        assertThat(addresses).doesNotHaveDuplicates();
        return Set.copyOf(addresses);
    }
}
