package org.rollcall.provider;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account's webhooks at a platform that tells when contacts change. Fails as {@link Platform} does. */
public interface Webhooks {

    /** Whether the settings ask for one. */
    boolean wanted();

    /** All that the account has, those of others included. */
    Uni<List<Webhook>> all();

    /**
     * Makes one that tells of what people do, and not of what is done by the API. The platform asks the URL before it answers.
     */
    Uni<Made> listen(URI url);

    /** Removes one; it is no failure when it is gone. */
    Uni<Void> remove(String id);

    /** One that is there. */
    record Webhook(String id, String url) {}

    /**
     * One that was made.
     *
     * @param signingSecret what the platform signs with, told this once; null when it does not sign
     */
    record Made(String id, @Nullable String signingSecret) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }
}
