package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.libraryexchange.catalogue.Stamps;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.node.NodeConfig;

/** Begins drafts under ids that were chosen before. Apart from its id, such a draft is as one that the API creates. */
@ApplicationScoped
class Drafts {

    private final Post post;
    private final Addressing addressing;
    private final Stamps stamps;
    private final String city;

    Drafts(Post post, Addressing addressing, Stamps stamps, NodeConfig node) {
        this.post = post;
        this.addressing = addressing;
        this.stamps = stamps;
        this.city = node.city();
    }

    UUID newId() {
        return stamps.newId();
    }

    /** Returns false if there is a letter of either city with this id already. */
    @Transactional(rollbackOn = Exception.class)
    boolean begin(UUID id, LetterDraft letter) throws InvalidItemException {
        return post.letter(id).isEmpty()
                && post.add(PostRow.of(Draft.first(id, city, addressing.checked(letter, false), stamps.now())));
    }
}
