package org.libraryexchange.base.audit;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.libraryexchange.base.node.NodeConfig;

/** What the node does by itself, when nobody has asked for it. The rows it writes and the audit trail name the node. */
@ApplicationScoped
public class NodeActs {

    private static final int DONE = 200;

    private final AuditTrail trail;
    private final CurrentIdentityAssociation current;
    private final String name;

    NodeActs(AuditTrail trail, CurrentIdentityAssociation current, NodeConfig node) {
        this.trail = trail;
        this.current = current;
        this.name = "node " + node.city();
    }

    /**
     * Does something outside any request, and records it unless it fails.
     *
     * @param what in a few words, the same for all acts of its kind
     */
    @ActivateRequestContext
    public void act(String what, Runnable work) {
        current.setIdentity(itself());
        work.run();
        trail.note(AuditEvent.ACTED, name, "", what, DONE);
    }

    private SecurityIdentity itself() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .build();
    }
}
