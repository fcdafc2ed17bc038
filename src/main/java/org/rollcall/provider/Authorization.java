package org.rollcall.provider;

import io.smallrye.mutiny.Uni;
import java.net.URI;

/** A provider's OAuth 2 authorization-code flow: a person agrees in a browser, and Rollcall gets tokens. */
public interface Authorization {

    /**
     * Where the browser is sent.
     *
     * @param state comes back with the code, and tells that it was Rollcall who asked
     * @param challenge PKCE challenge, method S256; left out where the provider has no PKCE
     */
    URI page(String state, String challenge, URI redirect);

    /**
     * Exchanges the code that came back. Fails with {@link ProviderTrouble}, of kind UNAUTHORIZED when the provider does not
     * take the code.
     *
     * @param verifier what the challenge was made of
     * @param redirect the same as in {@link #page}
     */
    Uni<Secret> exchange(String code, String verifier, URI redirect);
}
