package org.rollcall.group;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;

/**
 * A group's connection to a provider.
 *
 * @param list null for one that Rollcall is to make
 * @param listName to show; of a list that is to be made, the group's name
 */
record Connection(Provider provider, UUID account, @Nullable UUID list, String listName) {}
