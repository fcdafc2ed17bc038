package org.rollcall.sandbox.mailchimp;

/** A field of an audience's contacts, besides the address. */
record MergeField(int mergeId, String tag, String name, String type, boolean required) {}
