package org.libraryexchange.exchange;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Stands in for a way to the owner as long as there is none. */
@DefaultBean
@ApplicationScoped
class UnsentReissueRequests implements ReissueRequests {

    private static final Logger LOG = Logger.getLogger(UnsentReissueRequests.class);

    @Override
    public void request(String owner, Map<UUID, Long> itemsAndSequences) {
        LOG.warnf("no way to ask for items again owner=%s count=%d", owner, itemsAndSequences.size());
    }
}
