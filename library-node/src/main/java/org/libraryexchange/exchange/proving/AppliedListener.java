package org.libraryexchange.exchange.proving;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/**
 * Listens to one partner that tells how far it has applied item logs. Only its latest word about this city's log counts.
 * It is noted at the end of what there is to read, so that nobody sees the earlier places when the topic is read again.
 */
public final class AppliedListener {

    private final String partner;
    private final CityLog own;
    private final Function<AcceptedMessage, SignatureState> signatures;
    private final Consumer<Applied> place;
    private Optional<Applied> latest = Optional.empty();

    /**
     * @param own item log of this city
     * @param signatures checks a message's signature with the partner's keys
     * @param place notes a place of the partner's mirror
     */
    AppliedListener(
            String partner,
            CityLog own,
            Function<AcceptedMessage, SignatureState> signatures,
            Consumer<Applied> place) {
        this.partner = partner;
        this.own = own;
        this.signatures = signatures;
        this.place = place;
    }

    /**
     * Hears a message.
     *
     * @return whether it can be the partner's word; anything else is ignored
     */
    public boolean hear(AcceptedMessage heard) {
        if (!(heard.message() instanceof Applied applied)
                || !applied.mirror().equals(partner)
                || !signatures.apply(heard).isTrusted()) {
            return false;
        }
        if (applied.log().equals(own.source())) {
            latest = Optional.of(applied);
        }
        return true;
    }

    /** Called when everything that there is to read was heard. */
    public void caughtUp() {
        latest.ifPresent(place);
        latest = Optional.empty();
    }
}
