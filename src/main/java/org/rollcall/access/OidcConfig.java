package org.rollcall.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Which OpenID Connect provider's users come in; without a URL none do. Its roles are named so that no other's are meant. */
@ConfigMapping(prefix = "rollcall.oidc")
interface OidcConfig {

    /** Of the provider's realm, below which {@code /.well-known/openid-configuration} is. */
    Optional<String> url();

    /** What a token must be made for ({@code aud}); others of the same provider are refused. */
    Optional<String> audience();

    /** Path of the claim with the user's roles, its parts separated by {@code /}. */
    @WithDefault("roles")
    String rolesClaim();

    @WithDefault("rollcall-viewer")
    String viewerRole();

    @WithDefault("rollcall-operator")
    String operatorRole();

    @WithDefault("rollcall-admin")
    String adminRole();
}
