/**
 * What is to be done at a provider: desired state against the ledger, address by address, and the consent that every
 * write needs. Pure values: no database, no network, no clock.
 */
@NullMarked
package org.rollcall.plan;

import org.jspecify.annotations.NullMarked;
