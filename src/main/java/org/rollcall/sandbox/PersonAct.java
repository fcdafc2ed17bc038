package org.rollcall.sandbox;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Something done at the provider by a person: the subscriber, or somebody at the association's desk. */
public record PersonAct(
        String email, Action action, @Nullable String newEmail, JsonObject fields) {

    /** What people do. */
    public enum Action {
        SUBSCRIBE("subscribe"),
        UNSUBSCRIBE("unsubscribe"),
        BOUNCE("bounce"),
        FORGET("forget"),
        COMPLAIN("complain"),
        ARCHIVE("archive"),
        EDIT("edit"),
        CHANGE_EMAIL("change-email");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
