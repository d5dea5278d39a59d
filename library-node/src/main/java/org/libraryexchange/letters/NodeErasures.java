package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.libraryexchange.base.audit.NodeActs;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.letters.DueErasures.Due;

/** Erases for the node, by the same services as people do, each document in a transaction of its own. */
@Singleton
record NodeErasures(Letters letters, Handlings handlings, NodeActs node) {

    private static final Logger LOG = Logger.getLogger(NodeErasures.class);

    /** Erases a document, unless somebody has changed it since it was judged. */
    void erase(Due due) {
        try {
            node.act(due.act(), () -> change(due));
        } catch (ProblemException e) {
            // Somebody has changed, discarded or erased it meanwhile. It is judged again the next time.
        } catch (IllegalStateException e) {
            // One damaged document must not keep the others.
            LOG.warnf("%s not erased, will retry id=%s", due.kind(), due.id());
        }
    }

    private void change(Due due) {
        Precondition judged = Precondition.version(due.entityTag());
        try {
            if (due.isDraft()) {
                letters.discard(due.id(), judged);
            } else if (due.isLetter()) {
                PostRow unused = letters.erase(due.id(), judged);
            } else {
                PostRow unused = handlings.erase(due.letter(), judged);
            }
        } catch (InvalidItemException e) {
            throw new IllegalStateException("what remains of a letter breaks a rule: " + due.id(), e);
        }
    }
}
