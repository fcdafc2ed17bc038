package org.rollcall.provider.constantcontact;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Fields;
import org.rollcall.provider.Push;
import org.rollcall.provider.constantcontact.ListSets.Part;

/**
 * The calls of one push, made up before any is made: as few as the provider's limits allow.
 *
 * @param alone contacts that are made or changed by calls of their own
 * @param additions contacts that are put on lists
 * @param removals contacts that are taken off lists
 * @param tooLong addresses that the provider does not take
 */
record Calls(
        List<AddressPlan> alone,
        List<Import> imports,
        List<Part<AddressPlan>> additions,
        List<Part<AddressPlan>> removals,
        List<AddressPlan> tooLong) {

    static Calls of(Push push, ConstantContactContacts contacts) {
        Division division = Division.of(push.plans());
        return new Calls(
                division.alone(),
                imports(division.imported(), contacts),
                ListSets.divide(division.added(), AddressPlan::putOn, Division.CONTACTS),
                ListSets.divide(division.removed(), AddressPlan::takeOff, Division.CONTACTS),
                division.tooLong());
    }

    private static List<Import> imports(List<AddressPlan> plans, ConstantContactContacts contacts) {
        Map<String, Import.Row> rows =
                plans.stream().collect(Collectors.toMap(AddressPlan::address, plan -> row(plan, contacts)));
        return ListSets.divide(plans, Calls::lists, Import.ROWS).stream()
                .flatMap(part -> Import.cut(part.lists(), rowsOf(part, rows)).stream())
                .toList();
    }

    private static List<Import.Row> rowsOf(Part<AddressPlan> part, Map<String, Import.Row> rows) {
        return part.items().stream()
                .flatMap(plan -> Stream.ofNullable(rows.get(plan.address())))
                .toList();
    }

    private static List<UUID> lists(AddressPlan plan) {
        List<UUID> lists = Way.importLists(plan);
        return lists == null ? List.of() : lists;
    }

    private static Import.Row row(AddressPlan plan, ConstantContactContacts contacts) {
        return new Import.Row(
                plan.address(), contacts.row(plan.address(), fields(plan)).toString());
    }

    /** What an import writes; a contact that only goes on lists is named by its address alone. */
    private static Fields fields(AddressPlan plan) {
        return switch (plan.change()) {
            case ContactChange.Create create -> create.fields();
            case ContactChange.Update update -> update.fields();
            case ContactChange.HandOver handOver -> handOver.fields();
            case ContactChange.Adopt adopt -> adopt.fields();
            case null -> Fields.BLANK;
            case ContactChange.Rename ignored -> Fields.BLANK;
            case ContactChange.Restore ignored -> Fields.BLANK;
            case ContactChange.Archive ignored -> Fields.BLANK;
        };
    }
}
