package org.rollcall.provider.constantcontact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.plan.AddressPlan;
import org.rollcall.provider.Platform;
import org.rollcall.provider.Push;

/** Counts a plan's writing calls by making them up, as many addresses at a time as are pushed together. */
final class ConstantContactCallCount implements Platform.CallCount {

    private final ConstantContactContacts contacts;
    private final List<AddressPlan> plans = new ArrayList<>();
    private int counted;

    ConstantContactCallCount(ConstantContactContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void add(AddressPlan plan) {
        plans.add(plan);
        if (plans.size() == Import.ROWS) {
            counted = calls();
            plans.clear();
        }
    }

    @Override
    public int calls() {
        Calls calls = Calls.of(new Push(plans, Map.of()), contacts);
        return counted
                + calls.alone().size()
                + calls.imports().size()
                + calls.additions().size()
                + calls.removals().size();
    }
}
