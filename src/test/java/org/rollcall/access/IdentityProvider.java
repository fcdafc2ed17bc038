package org.rollcall.access;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As much of an OpenID Connect provider as a service asks of one: where its keys are, and the keys. */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {

    static final String PRIVATE_KEY = "test.oidc.private-key";
    static final String PUBLIC_KEY = "test.oidc.public-key";
    static final String KEY_ID = "first";

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String issuer = "http://127.0.0.1:" + started.getAddress().getPort() + "/realm";
            serve(
                    started,
                    "/realm/.well-known/openid-configuration",
                    new JsonObject()
                            .put("issuer", issuer)
                            .put("jwks_uri", issuer + "/keys")
                            .put("authorization_endpoint", issuer + "/authorize")
                            .put("token_endpoint", issuer + "/token"));
            serve(started, "/realm/keys", new JsonObject().put("keys", new JsonArray().add(key((RSAPublicKey)
                                    keys.getPublic()))));
            started.start();
            server = started;
            return Map.of(
                    "rollcall.oidc.url",
                    issuer,
                    "rollcall.oidc.audience",
                    "rollcall",
                    "quarkus.oidc.tenant-enabled",
                    "true",
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()),
                    PUBLIC_KEY,
                    Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(HttpServer server, String path, JsonObject answer) {
        byte[] body = answer.encode().getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static JsonObject key(RSAPublicKey key) {
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(bytes, start, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
