package org.rollcall.sample;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.rollcall.group.BeneficiaryRule;
import org.rollcall.group.GroupCriteriaInput;
import org.rollcall.group.GroupEditApi;
import org.rollcall.group.GroupListInput;
import org.rollcall.group.SaveGroupInput;
import org.rollcall.group.SaveGroupPayload;
import org.rollcall.provider.Provider;

/** Saves the sample's groups as a person would, by the API. */
@ApplicationScoped
class SampleGroupSaver {

    private static final Logger LOG = Logger.getLogger(SampleGroupSaver.class);

    private final GroupEditApi groups;

    SampleGroupSaver(GroupEditApi groups) {
        this.groups = groups;
    }

    void save(@Observes SampleImported sample) throws Throwable {
        for (SampleGroup group : sample.groups()) {
            SaveGroupPayload saved = VertxContextSupport.subscribeAndAwait(() -> groups.saveGroup(input(group)));
            if (!saved.getUserErrors().isEmpty()) {
                LOG.warnf(
                        "A sample group was refused. group=%s reason=%s",
                        group.name(), saved.getUserErrors().get(0).getMessage());
            }
        }
    }

    private static SaveGroupInput input(SampleGroup group) {
        return new SaveGroupInput(
                null,
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
                group.connected() ? List.of(new GroupListInput(Provider.MAILCHIMP, null)) : List.of());
    }
}
