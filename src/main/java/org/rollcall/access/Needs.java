package org.rollcall.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a query, mutation or subscription needs; one that says nothing needs {@link Permission#ADMIN}, and a test fails. On the
 * method of a field of another object ({@code @Source}) it adds to what the operation's own field needs.
 *
 * <p>Checked for every field of an operation before anything of it is executed.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Permission value();

    /** Whether the answer holds a secret that is shown once: it is kept nowhere, so that it cannot be had again. */
    boolean showsSecret() default false;
}
