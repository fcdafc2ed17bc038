package org.rollcall.provider;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.plan.AddressPlan;

/**
 * Planned changes of one account that are carried out together.
 *
 * @param listIds the provider's ids of the lists that the plans name
 */
public record Push(List<AddressPlan> plans, Map<UUID, String> listIds) {

    public Push {
        plans = List.copyOf(plans);
        listIds = Map.copyOf(listIds);
    }
}
