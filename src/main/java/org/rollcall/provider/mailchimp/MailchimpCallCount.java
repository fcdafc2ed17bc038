package org.rollcall.provider.mailchimp;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.provider.Platform;

/** Counts a plan's calls: new contacts and tags go 500 a call, every other change is a call of its own. */
final class MailchimpCallCount implements Platform.CallCount {

    private int creates;
    private int single;
    private final Map<UUID, Integer> additions = new HashMap<>();
    private final Map<UUID, Integer> removals = new HashMap<>();

    @Override
    public void add(AddressPlan plan) {
        plan.putOn().forEach(list -> additions.merge(list, 1, Integer::sum));
        plan.takeOff().forEach(list -> removals.merge(list, 1, Integer::sum));
        count(plan.change());
    }

    private void count(@Nullable ContactChange change) {
        switch (change) {
            case null -> {}
            case ContactChange.Create ignored -> creates++;
            case ContactChange.Adopt adopt -> single += adopt.writes() ? 1 : 0;
            case ContactChange.HandOver handOver -> single += handOver.writes() ? 1 : 0;
            case ContactChange.Update ignored -> single++;
            case ContactChange.Rename ignored -> single++;
            case ContactChange.Restore ignored -> single++;
            case ContactChange.Archive ignored -> single++;
        }
    }

    @Override
    public int calls() {
        Map<UUID, Integer> listCalls = new HashMap<>();
        additions.forEach((list, rows) -> listCalls.merge(list, bulk(rows), Math::max));
        removals.forEach((list, rows) -> listCalls.merge(list, bulk(rows), Math::max));
        return bulk(creates)
                + single
                + listCalls.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int bulk(int rows) {
        return (rows + MailchimpPush.BULK - 1) / MailchimpPush.BULK;
    }
}
