/**
 * Constant Contact's API v3, simulated: contacts and their permission, lists, custom fields, activities that go on in the
 * background, access by tokens that expire, and limits by the second and the day, with the oddities that a client of the
 * real one has to live with.
 */
@NullMarked
package org.rollcall.sandbox.constantcontact;

import org.jspecify.annotations.NullMarked;
