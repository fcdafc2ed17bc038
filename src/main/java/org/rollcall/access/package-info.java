/**
 * Who may do what. Whoever asks is a {@link org.rollcall.access.Caller}, by a token of ours, by one of an OpenID Connect
 * provider, or because it is a demo; roles are sets of permissions; and everything that can be asked for says which permission
 * it needs, operations by {@link org.rollcall.access.Needs}, addresses in {@code Addresses}. What says nothing needs
 * everything.
 */
@NullMarked
package org.rollcall.access;

import org.jspecify.annotations.NullMarked;
