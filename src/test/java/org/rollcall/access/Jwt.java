package org.rollcall.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens as the provider of {@link IdentityProvider} makes them, and as it never would. */
record Jwt(JsonObject header, JsonObject claims) {

    /** One of an operator, good for an hour. */
    static Jwt good() {
        long now = Instant.now().getEpochSecond();
        return new Jwt(
                new JsonObject().put("alg", "RS256").put("typ", "JWT").put("kid", IdentityProvider.KEY_ID),
                new JsonObject()
                        .put("iss", setting("rollcall.oidc.url"))
                        .put("aud", "rollcall")
                        .put("sub", "user-1")
                        .put("preferred_username", "ada")
                        .put("iat", now)
                        .put("exp", now + 3600)
                        .put("roles", new JsonArray().add("rollcall-operator")));
    }

    Jwt with(String claim, Object value) {
        return new Jwt(header, claims.copy().put(claim, value));
    }

    Jwt without(String claim) {
        JsonObject fewer = claims.copy();
        fewer.remove(claim);
        return new Jwt(header, fewer);
    }

    Jwt header(String name, Object value) {
        return new Jwt(header.copy().put(name, value), claims);
    }

    String signed() {
        byte[] key = Base64.getDecoder().decode(setting(IdentityProvider.PRIVATE_KEY));
        try {
            return signedBy(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String signedBy(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text().getBytes(StandardCharsets.UTF_8));
            return text() + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the secret that whoever mixes up the algorithms takes the public key for. */
    String signedByThePublicKeyAsASecret() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(setting(IdentityProvider.PUBLIC_KEY));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            Jwt token = header("alg", "HS256");
            return token.text() + "." + base64(mac.doFinal(token.text().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String unsigned(String algorithm) {
        return header("alg", algorithm).text() + ".";
    }

    private String text() {
        return base64(header.encode().getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
