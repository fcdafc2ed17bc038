package org.rollcall.sandbox.mailchimp;

import java.time.OffsetDateTime;
import java.util.List;

/** An audience ("list" in the API) with its merge fields in display order. */
record Audience(String id, long webId, String name, OffsetDateTime createdAt, List<MergeField> fields) {}
