package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rollcall.sandbox.Answer;

/** Reading members page by page. */
@ApplicationScoped
class MemberList {

    private final MemberListStore store;
    private final MemberView view;

    MemberList(MemberListStore store, MemberView view) {
        this.store = store;
        this.view = view;
    }

    Uni<Answer> list(Call call) {
        MemberFilter filter = MemberFilter.of(call);
        Page page = Page.of(call);
        String listId = call.audience().id();
        return store.count(call.db(), listId, filter)
                .chain(total -> store.page(call.db(), listId, filter, page).chain(found -> reply(call, found, total)));
    }

    private Uni<Answer> reply(Call call, List<Contact> found, long total) {
        return view.many(call.db(), call.audience(), found)
                .map(members -> Replies.ok(
                        Projection.of(
                                call,
                                new JsonObject()
                                        .put("members", members)
                                        .put("list_id", call.audience().id())
                                        .put("total_items", total)
                                        .put(
                                                "_links",
                                                Links.self("/lists/"
                                                        + call.audience().id() + "/members"))),
                        found.size()));
    }
}
