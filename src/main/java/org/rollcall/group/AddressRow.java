package org.rollcall.group;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An address of a group as the database holds it.
 *
 * @param candidates how many are in the running for it, 1 or more
 */
public record AddressRow(UUID id, String address, int candidates, OffsetDateTime decidedAt) {}
