package org.rollcall.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.ErrorClassification;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import io.smallrye.graphql.api.ErrorCode;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.ApiError;

/**
 * How results and errors are written. Every error has {@code extensions.code}; what went wrong within is logged under a
 * number that the error gives, and not told.
 */
final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final ObjectMapper JSON = new JsonMapper();

    /** The library's prefix, {@code Validation error (FieldUndefined@[groups/nam]) : }. */
    private static final Pattern PREFIX =
            Pattern.compile("^Validation error(?: of type \\w+| \\(\\w+(?:@\\[[^]]*])?\\))\\s*:\\s*");

    private static final int MAX_MESSAGE = 500;

    private Answers() {}

    /** The result of an operation: {@code data} where it was executed, {@code errors} where there are some. */
    static Map<String, @Nullable Object> of(ExecutionResult result, Map<String, Object> extensions) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.put("errors", errors(result));
        }
        if (result.isDataPresent()) {
            answer.put("data", result.getData());
        }
        if (!extensions.isEmpty()) {
            answer.put("extensions", extensions);
        }
        return answer;
    }

    static List<Map<String, Object>> errors(ExecutionResult result) {
        return errors(result.getErrors());
    }

    static List<Map<String, Object>> errors(List<? extends GraphQLError> errors) {
        return errors.stream().map(Answers::error).toList();
    }

    /** Whether an answer has an error that is not the caller's. */
    static boolean failedWithin(Map<String, @Nullable Object> answer) {
        return answer.get("errors") instanceof List<?> errors
                && errors.stream()
                        .anyMatch(error -> error instanceof Map<?, ?> fields
                                && fields.get("extensions") instanceof Map<?, ?> extensions
                                && "INTERNAL_SERVER_ERROR".equals(extensions.get("code")));
    }

    /** An error that is not about a place in the document. */
    static Map<String, Object> error(String message, Map<String, Object> extensions) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("extensions", extensions);
        return error;
    }

    static Buffer buffer(Object answer) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result that is no JSON", e);
        }
    }

    static String text(Object answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result that is no JSON", e);
        }
    }

    /** Something went wrong within; it is logged. */
    static Map<String, Object> internalError(@Nullable Throwable cause) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(cause, "Operation failed, incident %s", incident);
        return error(
                "Something went wrong here; the log has more under this incident.",
                Map.of("code", "INTERNAL_SERVER_ERROR", "incident", incident));
    }

    private static Map<String, Object> error(GraphQLError error) {
        Map<String, Object> told =
                error instanceof ExceptionWhileDataFetching fetching ? fetching(fetching) : refused(error);
        Map<String, Object> full = new LinkedHashMap<>();
        full.put("message", told.getOrDefault("message", ""));
        List<SourceLocation> locations = error.getLocations();
        if (locations != null && !locations.isEmpty()) {
            full.put("locations", locations.stream().map(Answers::location).toList());
        }
        if (error.getPath() != null) {
            full.put("path", error.getPath());
        }
        full.put("extensions", told.getOrDefault("extensions", Map.of()));
        return full;
    }

    private static Map<String, Object> location(SourceLocation location) {
        return Map.of("line", location.getLine(), "column", location.getColumn());
    }

    private static Map<String, Object> fetching(ExceptionWhileDataFetching error) {
        return failure(error.getException());
    }

    /** What is told of a failure: an error of ours as it is, anything else as an incident. */
    static Map<String, Object> failure(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null && !(cause instanceof ApiError)) {
            cause = cause.getCause();
        }
        return cause instanceof ApiError known
                ? error(String.valueOf(known.getMessage()), Map.of("code", code(known)))
                : internalError(failure);
    }

    private static String code(ApiError error) {
        return error.getClass().getAnnotation(ErrorCode.class).value();
    }

    private static Map<String, Object> refused(GraphQLError error) {
        String message =
                shortened(PREFIX.matcher(String.valueOf(error.getMessage())).replaceFirst(""));
        ErrorClassification kind = error.getErrorType();
        boolean ofDocument = error instanceof ValidationError && error.getPath() == null;
        String code = kind == graphql.ErrorType.NullValueInNonNullableField
                ? "INTERNAL_SERVER_ERROR"
                : ofDocument ? "GRAPHQL_VALIDATION_FAILED" : "BAD_USER_INPUT";
        return error(message, Map.of("code", code));
    }

    /** What a document repeats of itself is not sent back at length. */
    static String shortened(String message) {
        return message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message;
    }
}
