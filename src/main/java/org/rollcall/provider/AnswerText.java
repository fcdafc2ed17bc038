package org.rollcall.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;
import org.rollcall.provider.ProviderTrouble.Kind;

/** The text of a provider's answer, whatever its status. */
public final class AnswerText {

    private AnswerText() {}

    /**
     * Reads the text: the REST client hands over that of a good answer, and of any other the stream that it would come from.
     *
     * @throws ProviderTrouble when the answer ends early
     */
    public static String of(Provider provider, RestResponse<?> response) {
        Object entity = response.getEntity();
        if (!(entity instanceof InputStream stream)) {
            return entity == null ? "" : entity.toString();
        }
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProviderTrouble(
                    Kind.UNAVAILABLE, provider.displayName() + "'s answer could not be read to its end.");
        }
    }
}
