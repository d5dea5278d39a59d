package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.exchange.nights.ExchangeState.Proofs;
import org.libraryexchange.exchange.nights.Report.Finding;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.record.CityLog.Sort;

/** Stores what runs found at each partner. */
@Singleton
record PostgresPartners(LogDatabase database) {

    void keep(ExchangeRun run, Finding found) {
        database.useHandle(handle -> {
            keepItems(handle, run, found);
            keep(handle, run, found, Sort.LETTERS);
            keep(handle, run, found, Sort.PICTURES);
        });
    }

    private static void keepItems(Handle handle, ExchangeRun run, Finding found) {
        Update row = handle.createUpdate("""
                        insert into exchange_partner (run_id, partner, their_sequence, their_items, their_verified,
                            their_rejected, their_differing, their_receipt, our_sequence, our_items, our_verified,
                            our_rejected, our_differing, our_receipt, added, changed, withdrawn, cancelled, erased,
                            paused_there, paused_here)
                        values (:run, :partner, :their_sequence, :their_items, :their_verified, :their_rejected,
                            :their_differing, :their_receipt, :our_sequence, :our_items, :our_verified, :our_rejected,
                            :our_differing, :our_receipt, :added, :changed, :withdrawn, :cancelled, :erased, :there, :here)
                        """)
                .bind("run", run.id())
                .bind("partner", found.partner().name())
                .bindMethods(found.received())
                .bind("there", found.partner().held().there())
                .bind("here", found.partner().held().here());
        receipts(row, found.partner().items());
        row.execute();
    }

    private static void receipts(Update row, Proofs proofs) {
        receipt(row, "their", proofs.theirs());
        receipt(row, "our", proofs.known());
    }

    private static void receipt(Update row, String whose, Optional<LastProof> proof) {
        row.bind(whose + "_sequence", proof.map(LastProof::sequence))
                .bind(whose + "_items", proof.map(LastProof::items))
                .bind(whose + "_verified", proof.map(LastProof::verified))
                .bind(whose + "_rejected", proof.map(LastProof::rejected))
                .bind(whose + "_differing", proof.map(LastProof::differing))
                .bind(whose + "_receipt", proof.map(LastProof::made));
    }

    /** The table of runs' accounts of letters or pictures. */
    static String table(Sort sort) {
        return sort == Sort.PICTURES ? "exchange_pictures" : "exchange_letters";
    }

    private static void keep(Handle handle, ExchangeRun run, Finding found, Sort sort) {
        Proofs seen = sort == Sort.PICTURES
                ? found.partner().pictures()
                : found.partner().letters();
        Update row = handle.createUpdate("""
                        insert into %s (run_id, partner, waiting, sequence, sent, repaired, received_sequence, received,
                            their_sequence, their_items, their_verified, their_rejected, their_differing, their_receipt,
                            our_sequence, our_items, our_verified, our_rejected, our_differing, our_receipt)
                        values (:run, :partner, :waiting, :upTo, :sent, :repaired, :receivedUpTo, :received,
                            :their_sequence, :their_items, :their_verified, :their_rejected, :their_differing,
                            :their_receipt, :our_sequence, :our_items, :our_verified, :our_rejected, :our_differing,
                            :our_receipt)
                        """.formatted(table(sort)))
                .bind("run", run.id())
                .bind("partner", found.partner().name())
                .bind("waiting", seen.waiting())
                .bindMethods(sort == Sort.PICTURES ? found.pictures() : found.letters());
        receipts(row, seen);
        row.execute();
    }
}
