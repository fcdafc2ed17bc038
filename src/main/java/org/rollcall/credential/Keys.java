package org.rollcall.credential;

/** The keyring as it is now; at the next look it may be another. */
@FunctionalInterface
interface Keys {

    Keyring now();
}
