package org.rollcall.sample;

import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.group.BeneficiaryRule;
import org.rollcall.group.Group;
import org.rollcall.group.GroupCriteriaInput;
import org.rollcall.group.GroupEditApi;
import org.rollcall.group.GroupListInput;
import org.rollcall.group.SaveGroupInput;
import org.rollcall.group.SaveGroupPayload;
import org.rollcall.provider.Provider;

/** Saves the sample's groups as a person would, by the API; some of them later at a second provider as well. */
@ApplicationScoped
class SampleGroupSaver {

    private static final Logger LOG = Logger.getLogger(SampleGroupSaver.class);

    private final GroupEditApi groups;
    private final SampleConsent consent;

    /** Groups that are to be at both providers, by the ids that they got. */
    private final Map<String, SampleGroup> atBoth = new ConcurrentHashMap<>();

    SampleGroupSaver(GroupEditApi groups, SampleConsent consent) {
        this.groups = groups;
        this.consent = consent;
    }

    void save(@Observes SampleImported sample) throws Throwable {
        for (SampleGroup group : sample.groups()) {
            Group saved = save(null, group, group.connected() ? List.of(Provider.MAILCHIMP) : List.of());
            if (saved != null && SampleGroups.atBothProviders(group)) {
                atBoth.put(saved.getId(), group);
            }
        }
    }

    /** The second provider's account is connected over HTTP, so the service has to listen. */
    void saveAtBoth(@ObservesAsync HttpServerStart listening) throws Throwable {
        if (atBoth.isEmpty() || !consent.give()) {
            return;
        }
        for (Map.Entry<String, SampleGroup> group : atBoth.entrySet()) {
            save(group.getKey(), group.getValue(), List.of(Provider.MAILCHIMP, Provider.CONSTANT_CONTACT));
        }
    }

    private @Nullable Group save(@Nullable String id, SampleGroup group, List<Provider> providers) throws Throwable {
        SaveGroupPayload saved =
                VertxContextSupport.subscribeAndAwait(() -> groups.saveGroup(input(id, group, providers)));
        if (!saved.getUserErrors().isEmpty()) {
            LOG.warnf(
                    "A sample group was refused. group=%s reason=%s",
                    group.name(), saved.getUserErrors().get(0).getMessage());
        }
        return saved.getGroup();
    }

    private static SaveGroupInput input(@Nullable String id, SampleGroup group, List<Provider> providers) {
        return new SaveGroupInput(
                id,
                null,
                group.name(),
                null,
                null,
                new GroupCriteriaInput(
                        group.membershipStatuses(),
                        group.expiresWithinDays(),
                        group.kinds(),
                        group.memberTypes(),
                        group.tags(),
                        List.of(),
                        List.of()),
                group.beneficiaries().stream().map(BeneficiaryRule::valueOf).toList(),
                group.syncPrimaryMembers(),
                group.syncBeneficiaries(),
                providers.stream()
                        .map(provider -> new GroupListInput(provider, null))
                        .toList());
    }
}
