package org.rollcall.endpoint;

import graphql.ExecutionResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * An operation that goes on for a client. Of a stream one result is asked for at a time, the next when the client has taken
 * those before.
 */
final class Running implements Subscriber<ExecutionResult> {

    private final Operations operations;
    private final String id;
    private final Execution.Admitted admitted;
    private @Nullable Subscription stream;
    private boolean following;
    private boolean waiting;
    private boolean canceled;

    Running(Operations operations, String id, Execution.Admitted admitted) {
        this.operations = operations;
        this.id = id;
        this.admitted = admitted;
    }

    String id() {
        return id;
    }

    boolean isSubscription() {
        return admitted.isSubscription();
    }

    /** Whether it has been executed, and its results are followed. */
    boolean isFollowing() {
        return following;
    }

    /** The cost is told with the first result. */
    Map<String, Object> extensions() {
        return isSubscription() ? Map.of() : admitted.extensions();
    }

    @SuppressWarnings("unchecked")
    void follow(Publisher<?> results) {
        following = true;
        ((Publisher<ExecutionResult>) results).subscribe(this);
    }

    /** Asks for the next result, if one was held back. */
    void goOn() {
        if (waiting && stream != null) {
            waiting = false;
            stream.request(1);
        }
    }

    void cancel() {
        canceled = true;
        if (stream != null) {
            stream.cancel();
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        operations.on(() -> {
            stream = subscription;
            if (canceled) {
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        });
    }

    @Override
    public void onNext(ExecutionResult result) {
        operations.on(() -> {
            if (ends(result)) {
                cancel();
                operations.refused(this, result);
                return;
            }
            operations.next(this, result);
            waiting = true;
            if (!operations.isBehind()) {
                goOn();
            }
        });
    }

    /** A stream that failed ends with a result that has errors and no data: the client is told the errors, and that it ended. */
    private static boolean ends(ExecutionResult result) {
        return !result.getErrors().isEmpty() && result.getData() == null;
    }

    @Override
    public void onError(Throwable failure) {
        operations.on(() -> operations.failed(this, admitted.failure().or(failure)));
    }

    @Override
    public void onComplete() {
        operations.on(() -> operations.completed(this));
    }
}
