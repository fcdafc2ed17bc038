package org.rollcall.sandbox.mailchimp;

import io.vertx.core.json.JsonObject;

/** One operation of a batch. */
record Operation(
        String batchId, int position, String method, String path, JsonObject params, String body, String operationId) {}
