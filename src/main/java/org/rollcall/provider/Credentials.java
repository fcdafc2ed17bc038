package org.rollcall.provider;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** The credentials of one account, as all replicas have them now. */
public interface Credentials {

    /**
     * The present secret. Fails with {@link ProviderTrouble} of kind UNAUTHORIZED, without asking the provider, when there is
     * none, or when the provider has refused it for good.
     */
    Uni<Secret> current();

    /**
     * Replaces a secret that has ended. Only one caller among all replicas exchanges; whoever finds that another one did so
     * meanwhile gets that one's result. What the exchange returns is stored before it is returned. An exchange that fails as
     * UNAUTHORIZED marks the credentials as refused, so that nobody tries them again until a person connects anew.
     *
     * @param used the secret that was found to have ended
     * @param exchange asks the provider for a new one; gets the secret as it is stored
     */
    Uni<Secret> renew(Secret used, Function<Secret, Uni<Secret>> exchange);
}
