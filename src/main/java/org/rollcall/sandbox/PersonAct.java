package org.rollcall.sandbox;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Something done at the provider by a person: the subscriber, or somebody at the association's desk. */
public record PersonAct(
        String email,
        Action action,
        @Nullable String newEmail,
        @Nullable String list,
        JsonObject fields) {

    /** What people do. */
    public enum Action {
        SUBSCRIBE("subscribe"),
        UNSUBSCRIBE("unsubscribe"),
        BOUNCE("bounce"),
        FORGET("forget"),
        COMPLAIN("complain"),
        ARCHIVE("archive"),
        EDIT("edit"),
        CHANGE_EMAIL("change-email"),
        LEAVE_LIST("leave-list"),
        JOIN_LIST("join-list"),
        DELETE_LIST("delete-list");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether it is about one list, which has to be named. */
        boolean isAboutList() {
            return this == LEAVE_LIST || this == JOIN_LIST || this == DELETE_LIST;
        }
    }
}
