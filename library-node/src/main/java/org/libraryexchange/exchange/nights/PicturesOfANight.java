package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libraryexchange.exchange.log.postgres.PictureQuota;
import org.libraryexchange.exchange.log.postgres.PictureQuota.Refused;
import org.libraryexchange.exchange.pauses.Pauses;
import org.libraryexchange.exchange.proving.LogProofs;
import org.libraryexchange.exchange.proving.ProofRequests;
import org.libraryexchange.exchange.rejected.Retries.ReissueRequests;

/** What a night asks about pictures. No run waits for the answers. */
@Singleton
record PicturesOfANight(LogProofs proofs, PictureQuota quota, ReissueRequests reissues, Pauses pauses) {

    /** Asks for proofs of the city's pictures and its partners', and for those that there was no room for before. */
    void ask(String who) {
        ProofRequests ofPictures = proofs.requests(proofs.logs().pictures());
        UUID unused = ofPictures.ofOwnCatalogue(who);
        ofPictures.logs().partners().stream()
                .filter(partner -> pauses.current(partner).isEmpty())
                .forEach(partner -> ask(ofPictures, partner));
    }

    private void ask(ProofRequests ofPictures, String partner) {
        Map<UUID, Long> refused = ofPictures.logs().withHandle(handle -> quota.toAskAgain(handle, partner)).stream()
                .collect(Collectors.toMap(Refused::itemId, Refused::sequence, Math::max));
        reissues.request(ofPictures.logs(), partner, refused);
        ofPictures.ofPartner(partner);
    }
}
