package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.base.worker.BackgroundWork;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.Conversation.Recipient;
import org.libraryexchange.exchange.log.Conversation.Speaker;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.LogListener.LogAnswers;
import org.libraryexchange.exchange.rejected.Retries.ReissueRequests;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.proof.Desks;
import org.libraryexchange.proof.Desks.Desk;
import org.libraryexchange.record.Judgement.AcceptedMessage;

/** The cities' messages about proofs, assembled for each worker that takes part. */
@Singleton
public record Proving(ProofContext context) implements ReissueRequests {

    @Override
    public void request(LogTables logs, String owner, Map<UUID, Long> itemsAndSequences) {
        new MessageOutbox(logs, context).requestItems(owner, itemsAndSequences);
    }

    /**
     * The messages in some logs. Those about items are in the control logs; those about a log of letters or pictures are in
     * the other city's log of the same sort.
     */
    public Conversation in(LogTables logs) {
        return new LogConversation(logs, context);
    }

    private record LogConversation(LogTables logs, ProofContext context) implements Conversation {

        private PostgresViews views() {
            return new PostgresViews(logs.sessions(), context.config(), logs.city());
        }

        private DeskExchange desks(String partner) {
            return new DeskExchange(logs, partner, context.letters());
        }

        @Override
        public Speaker speaker(LogHead head) {
            Optional<String> to = logs.own().to();
            BackgroundWork background = new BackgroundWork("proof " + logs.own().name());
            Prover prover = new Prover(new PostgresOwnProofs(logs, context), head, views(), background);
            return new LogSpeaker(
                    prover,
                    tellers(),
                    to.flatMap(partner -> desks(partner).message(context.clock().instant())),
                    head,
                    background::close);
        }

        /** How far items are applied is told in logs of its own. */
        private List<AppliedTeller> tellers() {
            AppliedPlaces places = new AppliedPlaces(logs, context);
            return logs.own().sort().carriesAnswers()
                    ? logs.partners().stream().sorted().map(places::teller).toList()
                    : List.of();
        }

        @Override
        public Listener listener(String partner, Position reading) {
            BackgroundWork background =
                    new BackgroundWork("proof " + logs.of(partner).name());
            PostgresMirrorProofs proofs = new PostgresMirrorProofs(logs, context);
            MirrorRepairs repairs = new MirrorRepairs(logs.sessions());
            ProofResponder responder =
                    new ProofResponder(logs.city(), logs.named(partner).orElse(null), proofs, repairs, context.clock());
            return new LogListener(
                    new Comparer(partner, views(), responder, background, reading),
                    answers(partner),
                    desks(partner)::note,
                    background::close);
        }

        private Consumer<AcceptedMessage> answers(String partner) {
            LogAnswers answers = new LogAnswers(
                    partner,
                    new ReceiptHandler(logs.city(), new PostgresReceipts(logs, context)),
                    new AppliedPlaces(logs, context)::note,
                    noted -> context.signatures().signed(partner, noted));
            return noted -> {
                logs.inTransaction(() -> answers.take(noted));
                CrashPoint.hit("d1");
            };
        }

        @Override
        public Recipient recipient(String partner) {
            return new ControlInbox(logs, context, partner);
        }
    }

    /** Tells the partner the desks of this city, and notes those of the partner. */
    private record DeskExchange(LogDatabase database, String partner, LettersConfig config) {

        /** The message about the city's own desks; empty if it has none. */
        Optional<Desks> message(Instant now) {
            List<Desk> desks = new TreeMap<>(config.desks())
                    .entrySet().stream()
                            .map(desk -> new Desk(
                                    desk.getKey(),
                                    new LocalizedText(desk.getValue().name())))
                            .toList();
            return desks.isEmpty() ? Optional.empty() : Optional.of(new Desks(desks, now));
        }

        /** Replaces what the partner told before. */
        void note(Desks told) {
            database.useHandle(handle -> {
                handle.execute("delete from letters.desk where owner = ?", partner);
                for (Desk desk : told.desks()) {
                    handle.execute("""
                                    insert into letters.desk (owner, id, names) values (?, ?, cast(? as jsonb))
                                    """, partner, desk.id(), json(desk.names().byLanguage()));
                }
            });
        }

        private static String json(Map<String, String> names) {
            return StrictJson.mapper().valueToTree(names).toString();
        }
    }
}
