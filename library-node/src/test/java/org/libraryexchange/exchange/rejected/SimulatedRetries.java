package org.libraryexchange.exchange.rejected;

import java.util.List;
import java.util.OptionalLong;
import org.libraryexchange.exchange.log.SimulatedKey;
import org.libraryexchange.exchange.rejected.Retry.Requested;
import org.libraryexchange.exchange.rejected.Retry.Superseded;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.WantedItem;
import org.libraryexchange.record.Judge;
import org.libraryexchange.simulation.KeptRecord;
import org.libraryexchange.simulation.KeptRecord.State;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.WorkerSite;

/** An operator who tries rejected records again, by the rules of {@link Retries}. */
public record SimulatedRetries(WorkerSite site) {

    /** Tries all open records again. */
    public void retryAll() {
        Judge judge = new Judge(site.mirroredLog(), SimulatedKey.check(site.partner(), site.tables()));
        site.tables()
                .rejected
                .replaceAll(
                        (place, kept) -> kept.state() == State.OPEN && !kept.isPurged() ? retried(kept, judge) : kept);
    }

    /** Dismisses records for which the owner has not answered. */
    public void dismissUnanswered() {
        site.tables()
                .rejected
                .replaceAll((place, kept) -> kept.state() == State.REQUESTED ? kept.becomes(State.DISMISSED) : kept);
    }

    private KeptRecord retried(KeptRecord kept, Judge judge) {
        Row row = kept.item() == null ? null : site.tables().mirrored.get(kept.item());
        OptionalLong mirrored = row == null ? OptionalLong.empty() : OptionalLong.of(row.sequence());
        Retry retry = Retry.of(judge.judge(kept.raw()), mirrored);
        if (retry instanceof Requested request) {
            List<WantedItem> wanted = List.of(new WantedItem(request.item(), request.sequence()));
            site.tables()
                    .post(new ReissueRequest(
                            site.ids().get(), site.partner(), site.city(), site.mirroredName(), wanted));
            return kept.becomes(State.REQUESTED);
        }
        return retry instanceof Superseded ? kept.becomes(State.SUPERSEDED) : kept;
    }
}
