package org.rollcall.sandbox.mailchimp;

/** A tag, which is a static segment by another name. */
record Tag(long id, String name) {}
