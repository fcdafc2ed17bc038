package org.rollcall.access;

import io.quarkus.arc.Arc;
import io.smallrye.graphql.api.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What operations need, as their methods say by {@link Needs}. */
@ApplicationScoped
public class Declarations {

    private final Map<String, Needs> byField;

    Declarations() {
        this(new HashMap<>());
        Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(GraphQLApi.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Needs.class))
                .forEach(method -> byField.put(field(method), method.getAnnotation(Needs.class)));
    }

    private Declarations(Map<String, Needs> byField) {
        this.byField = byField;
    }

    /** These, and what one more field says, such as {@code Viewer.name}. */
    Declarations and(String field, Needs needs) {
        Declarations more = new Declarations(new HashMap<>(byField));
        more.byField.put(field, needs);
        return more;
    }

    /**
     * What a field says.
     *
     * @param type GraphQL's name of the object that has it, such as {@code Query}
     */
    public Optional<Needs> of(String type, String field) {
        return Optional.ofNullable(byField.get(type + "." + field));
    }

    /** What to say to somebody who lacks a permission. */
    public static String refusal(Caller caller, Permission permission) {
        return "'" + caller.name() + "' has " + (caller.role() == null ? "no role here" : "the role " + caller.role())
                + ", and this needs the permission " + permission + "; ask an administrator.";
    }

    private static String field(Method method) {
        if (method.isAnnotationPresent(Mutation.class)) {
            return "Mutation." + name(method.getAnnotation(Mutation.class).value(), method);
        }
        if (method.isAnnotationPresent(Subscription.class)) {
            return "Subscription."
                    + name(method.getAnnotation(Subscription.class).value(), method);
        }
        if (method.isAnnotationPresent(Query.class)) {
            return "Query." + name(method.getAnnotation(Query.class).value(), method);
        }
        return Stream.of(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(Source.class))
                .map(parameter -> one(parameter.getParameterizedType()).getSimpleName() + "." + name("", method))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(method + " is no field of the API"));
    }

    /** The type of the object itself, where many are asked at once. */
    private static Class<?> one(Type type) {
        return type instanceof ParameterizedType list ? one(list.getActualTypeArguments()[0]) : (Class<?>) type;
    }

    private static String name(String given, Method method) {
        Name own = method.getAnnotation(Name.class);
        if (own != null) {
            return own.value();
        }
        return given.isEmpty() ? method.getName() : given;
    }
}
