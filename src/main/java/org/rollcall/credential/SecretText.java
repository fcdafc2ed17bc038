package org.rollcall.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Secret;

/** A secret as the text that is sealed. */
final class SecretText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretText() {}

    static String of(Secret secret) {
        ObjectNode text = JSON.createObjectNode();
        switch (secret) {
            case Secret.ApiKey key -> text.put("apiKey", key.key());
            case Secret.Tokens tokens ->
                text.put("accessToken", tokens.accessToken())
                        .put("refreshToken", tokens.refreshToken())
                        .put("expiresAt", tokens.expiresAt() == null ? null : String.valueOf(tokens.expiresAt()))
                        .put("dataCentre", tokens.dataCentre());
        }
        return text.toString();
    }

    static Secret read(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            String key = field(read, "apiKey");
            if (key != null) {
                return new Secret.ApiKey(key);
            }
            String expiresAt = field(read, "expiresAt");
            return new Secret.Tokens(
                    read.required("accessToken").asText(),
                    field(read, "refreshToken"),
                    expiresAt == null ? null : Instant.parse(expiresAt),
                    field(read, "dataCentre"));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CannotOpen("this version does not know what was sealed");
        }
    }

    private static @Nullable String field(JsonNode read, String name) {
        return read.hasNonNull(name) ? read.get(name).asText() : null;
    }
}
