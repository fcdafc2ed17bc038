package org.rollcall.sandbox.mailchimp;

import java.time.OffsetDateTime;

/** A static segment; its members are counted as the provider counts them: the subscribed ones. */
record Segment(long id, String name, OffsetDateTime createdAt, OffsetDateTime updatedAt, long members) {}
