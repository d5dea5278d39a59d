package org.libraryexchange.exchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.libraryexchange.exchange.nights.Report.Found;
import org.libraryexchange.exchange.proving.LastProof;

/** Stores what runs found at each partner. */
@ApplicationScoped
class PostgresPartners {

    private final Jdbi database;

    PostgresPartners(Jdbi database) {
        this.database = database;
    }

    @Transactional
    void keep(ExchangeRun run, Found found) {
        database.useHandle(handle -> {
            keepItems(handle, run, found);
            keepLetters(handle, run, found);
        });
    }

    private static void keepItems(Handle handle, ExchangeRun run, Found found) {
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
                .bind("partner", found.partner())
                .bindMethods(found.received())
                .bind("there", found.held().there())
                .bind("here", found.held().here());
        receipt(row, "their", found.theirs());
        receipt(row, "our", found.ours());
        row.execute();
    }

    private static void receipt(Update row, String whose, Optional<LastProof> proof) {
        row.bind(whose + "_sequence", proof.map(LastProof::sequence))
                .bind(whose + "_items", proof.map(LastProof::items))
                .bind(whose + "_verified", proof.map(LastProof::verified))
                .bind(whose + "_rejected", proof.map(LastProof::rejected))
                .bind(whose + "_differing", proof.map(LastProof::differing))
                .bind(whose + "_receipt", proof.map(LastProof::made));
    }

    private static void keepLetters(Handle handle, ExchangeRun run, Found found) {
        Update row = handle.createUpdate("""
                        insert into exchange_letters (run_id, partner, waiting, sequence, sent, repaired, received,
                            their_sequence, their_items, their_verified, their_rejected, their_differing, their_receipt,
                            our_sequence, our_items, our_verified, our_rejected, our_differing, our_receipt)
                        values (:run, :partner, :waiting, :upTo, :sent, :repaired, :received, :their_sequence,
                            :their_items, :their_verified, :their_rejected, :their_differing, :their_receipt,
                            :our_sequence, :our_items, :our_verified, :our_rejected, :our_differing, :our_receipt)
                        """)
                .bind("run", run.id())
                .bind("partner", found.partner())
                .bind("waiting", found.letters().waiting())
                .bindMethods(found.letters().counts());
        receipt(row, "their", found.letters().theirs());
        receipt(row, "our", found.letters().ours());
        row.execute();
    }
}
