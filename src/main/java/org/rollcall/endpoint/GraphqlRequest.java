package org.rollcall.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the GraphQL-over-HTTP specification has it: a document, the operation of it that is meant, and variables.
 *
 * @param variables what was given, as plain values
 * @param json the same request as the framework takes it
 */
record GraphqlRequest(String query, @Nullable String operationName, Map<String, Object> variables, JsonObject json) {

    private static final ObjectMapper JSON = new JsonMapper();

    /**
     * The request that a body holds.
     *
     * @throws Refusal when it is not one
     */
    static GraphqlRequest parse(byte[] body) {
        try {
            return of(JSON.readTree(new String(body, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("The body is not JSON; send an object with 'query'.");
        }
    }

    /** The request that is the payload of a message. */
    static GraphqlRequest of(@Nullable JsonNode request) {
        if (request == null || !request.isObject()) {
            throw Refusal.badRequest("The request is not a JSON object; send one with 'query'.");
        }
        String query = text(request, "query");
        if (query == null || query.isBlank()) {
            throw Refusal.badRequest("'query' is missing; send the document as text.");
        }
        JsonNode variables = object(request, "variables");
        object(request, "extensions");
        String operationName = text(request, "operationName");
        return new GraphqlRequest(
                query,
                operationName == null || operationName.isEmpty() ? null : operationName,
                variables == null
                        ? Map.of()
                        : JSON.convertValue(
                                variables,
                                JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class)),
                json(query, operationName, variables));
    }

    private static JsonObject json(String query, @Nullable String operationName, @Nullable JsonNode variables) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("query", query);
        if (operationName != null && !operationName.isEmpty()) {
            json.add("operationName", operationName);
        }
        if (variables != null) {
            try (JsonReader reader = Json.createReader(new StringReader(variables.toString()))) {
                json.add("variables", reader.readObject());
            } catch (JsonException e) {
                throw Refusal.badRequest("'variables' cannot be read; nest them less deeply.");
            }
        }
        return json.build();
    }

    private static @Nullable String text(JsonNode request, String name) {
        JsonNode value = request.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.badRequest("'" + name + "' is " + words(value.getNodeType()) + "; it must be text.");
        }
        return value.textValue();
    }

    private static @Nullable JsonNode object(JsonNode request, String name) {
        JsonNode value = request.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw Refusal.badRequest("'" + name + "' is " + words(value.getNodeType()) + "; it must be an object.");
        }
        return value;
    }

    private static String words(JsonNodeType type) {
        return switch (type) {
            case ARRAY -> "a list";
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case OBJECT, POJO -> "an object";
            case NULL, MISSING, BINARY -> "nothing";
        };
    }
}
