package org.rollcall.provider;

import java.util.Optional;

/** What a provider's folder offers to the rest: the account that the settings connect, if there is one. */
public interface PlatformSource {

    Provider provider();

    /** The account, ready to be called; empty when none is configured. */
    Optional<Platform> platform();
}
