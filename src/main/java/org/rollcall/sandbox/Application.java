package org.rollcall.sandbox;

/**
 * The application that is registered with a simulated provider.
 *
 * @param provider the provider's name in the sandbox
 * @param title the provider's name for people
 * @param account the account that a person lets the application into
 * @param callback the registered path of the redirect address
 * @param scope what has to be asked for; empty at a provider without scopes
 */
public record Application(
        String provider, String title, String account, String clientId, String callback, String scope) {}
