package org.rollcall.sync;

import org.jspecify.annotations.Nullable;

/**
 * What decides how a group's sync with a provider is shown.
 *
 * @param members all members of the group
 * @param calculationFailure why the latest calculation failed; null when it did not
 * @param stopped how many of the pending ones wait for the next sync, since their run was canceled
 * @param calculating whether members are being calculated, or are about to be
 */
record GroupSyncLine(
        boolean connected,
        boolean paused,
        boolean held,
        boolean calculating,
        @Nullable String calculationFailure,
        int members,
        int synced,
        int pending,
        int unsubscribed,
        int failed,
        int stopped,
        boolean everSynced,
        @Nullable SyncRun current,
        @Nullable SyncRun last) {

    GroupSyncState state() {
        if (!connected) {
            return GroupSyncState.NOT_CONNECTED;
        }
        if (held) {
            return GroupSyncState.HELD;
        }
        if (paused) {
            return GroupSyncState.PAUSED;
        }
        if (calculationFailure != null) {
            return GroupSyncState.FAILED;
        }
        if (current != null || calculating) {
            return GroupSyncState.SYNCING;
        }
        if (last != null && last.getState() == SyncRunState.FAILED) {
            return GroupSyncState.FAILED;
        }
        if (stopped > 0) {
            return GroupSyncState.FAILED;
        }
        if (!everSynced) {
            return GroupSyncState.NEVER_SYNCED;
        }
        return failed > 0 ? GroupSyncState.SYNCED_WITH_ERRORS : GroupSyncState.SYNCED;
    }

    String label() {
        return switch (state()) {
            case NOT_CONNECTED -> "N/A";
            case HELD -> "Waiting for confirmation";
            case PAUSED -> "Paused";
            case FAILED -> failure();
            case SYNCING -> syncing();
            case NEVER_SYNCED -> "Not synced yet";
            case SYNCED -> emails() + " synced";
            case SYNCED_WITH_ERRORS -> emails() + " synced, " + failed + " failed";
        };
    }

    private String emails() {
        return synced == 1 ? "1 email" : synced + " emails";
    }

    private String syncing() {
        Integer total = current == null ? null : current.getProgress().total();
        return current == null || total == null
                ? "Calculating members"
                : "Syncing " + current.getProgress().done() + " of " + total;
    }

    private String failure() {
        if (calculationFailure != null) {
            return calculationFailure;
        }
        if (stopped > 0) {
            return "Canceled, " + emails() + " synced, " + stopped + " not sent";
        }
        SyncFailed failure = last == null ? null : last.getFailure();
        return failure == null ? "The latest sync failed" : failure.getMessage();
    }

    SyncCounts counts() {
        int entries = synced + pending + unsubscribed + failed;
        return new SyncCounts(members, synced, pending, failed, unsubscribed, members - entries);
    }
}
