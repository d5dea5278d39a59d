package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.console.HeldItems.Held;
import org.libraryexchange.console.ProofPage.Course;
import org.libraryexchange.console.ProofPage.DifferenceEntry;
import org.libraryexchange.console.ProofPage.ItemLink;
import org.libraryexchange.console.ProofPage.Mended;
import org.libraryexchange.console.ProofPage.ReceiptPart;
import org.libraryexchange.console.RunPage.Fact;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.ProofReader;
import org.libraryexchange.proving.ProofView;
import org.libraryexchange.proving.ProofView.ReceiptView;
import org.libraryexchange.proving.ProofView.Repair;

/** Reads proofs and describes them: what the mirrors answered, and what became of the differences. */
@ApplicationScoped
class ProofCourses {

    private static final int DIFFERENCES_SHOWN = 200;

    private final ProofReader proofs;
    private final LetterProofs letters;
    private final HeldItems items;

    ProofCourses(ProofReader proofs, LetterProofs letters, HeldItems items) {
        this.proofs = proofs;
        this.letters = letters;
        this.items = items;
    }

    ProofView read(String id) {
        return Parameters.uuid(id)
                .flatMap(each -> proofs.read(each).or(() -> letters.read(each)))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such proof."));
    }

    Course course(Speech speech, ProofView proof) {
        Named named = new Named(speech, proof, held(proof));
        return new Course(
                facts(speech, proof),
                proof.damaged().stream().map(named::link).toList(),
                proof.receipts().stream()
                        .map(receipt -> part(speech, named, receipt))
                        .toList());
    }

    /** What this node holds of the items that the page names. Letters are not named. */
    private Map<UUID, Held> held(ProofView proof) {
        if (proof.to().isPresent()) {
            return Map.of();
        }
        List<UUID> ids = Stream.concat(
                        proof.damaged().stream(),
                        proof.receipts().stream()
                                .flatMap(receipt -> shown(receipt).map(Difference::id)))
                .distinct()
                .toList();
        return items.of(proof.owner(), ids);
    }

    private static Stream<Difference> shown(ReceiptView receipt) {
        return receipt.differences().stream().flatMap(List::stream).limit(DIFFERENCES_SHOWN);
    }

    /** What the number of everything at the owner is called. */
    private static String total(Speech speech, ProofView proof) {
        return proof.to().isPresent()
                ? speech.words().lettersAtSender()
                : speech.words().itemsAtOwner();
    }

    private static List<Fact> facts(Speech speech, ProofView proof) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(speech.words().state(), speech.words().proofState(proof.state())));
        proof.origin()
                .ifPresent(origin -> facts.add(new Fact(
                        speech.words().begunBy(),
                        speech.words().origin(origin)
                                + proof.requestedBy()
                                        .map(who -> " (" + who + ")")
                                        .orElse(""))));
        proof.items().ifPresent(items -> facts.add(new Fact(total(speech, proof), speech.number(items))));
        proof.sequence()
                .ifPresent(sequence -> facts.add(new Fact(speech.words().placeInLog(), speech.number(sequence))));
        proof.finished().ifPresent(end -> facts.add(new Fact(speech.words().took(), speech.took(proof.begun(), end))));
        proof.root().ifPresent(root -> facts.add(new Fact(speech.words().digestOfAll(), root)));
        return facts;
    }

    private static ReceiptPart part(Speech speech, Named named, ReceiptView receipt) {
        List<Difference> differences = shown(receipt).toList();
        List<Repair> repairs = receipt.repairs().orElse(List.of());
        int more = receipt.differences().orElse(List.of()).size() - differences.size();
        return new ReceiptPart(
                speech.words().receiptOf(speech.city(receipt.mirror()), speech.full(receipt.made())),
                receipt.verified() == receipt.items(),
                MirrorPages.result(speech, receipt),
                counts(speech, named.proof(), receipt),
                receipt.signature(),
                speech.words().signature(receipt.signature()),
                IntStream.range(0, differences.size())
                        .mapToObj(place -> named.entry(differences.get(place), repairs.get(place)))
                        .toList(),
                more,
                speech.number(more));
    }

    private static List<Fact> counts(Speech speech, ProofView proof, ReceiptView receipt) {
        Fact all = new Fact(total(speech, proof), speech.number(receipt.items()));
        if (receipt.outcome() != Outcome.VERIFIED && receipt.outcome() != Outcome.ITEMS_DIFFER) {
            // Its zeros mean that single items have not been compared.
            return List.of(all);
        }
        return List.of(
                new Fact(speech.words().verified(), speech.number(receipt.verified())),
                new Fact(speech.words().rejectedItems(), speech.number(receipt.rejected())),
                new Fact(speech.words().differing(), speech.number(receipt.differing())),
                all);
    }

    /** Describes items or letters of a proof for a reader. */
    private record Named(Speech speech, ProofView proof, Map<UUID, Held> held) {

        ItemLink link(UUID item) {
            boolean isLetter = proof.to().isPresent();
            Speech.Title title =
                    held.containsKey(item) ? speech.title(held.get(item).title(), "") : new Speech.Title("", "");
            return new ItemLink(
                    item.toString(), title.text(), title.language(), isLetter ? "" : speech.link("/items/" + item));
        }

        DifferenceEntry entry(Difference difference, Repair repair) {
            return new DifferenceEntry(
                    link(difference.id()),
                    speech.words().difference(difference.sort().term()),
                    state(difference.id(), difference.sequence(), repair.sentAgain()),
                    state(difference.id(), difference.mirroredSequence(), OptionalLong.empty()),
                    difference.reason() == null
                            ? ""
                            : speech.words().rejection(difference.reason(), difference.reason()),
                    mended(repair));
        }

        /** A place in the log; with the version if what is held here now is still that state, sent again or not. */
        private String state(UUID item, Long sequence, OptionalLong sentAgain) {
            if (sequence == null) {
                return "–";
            }
            String place = speech.number(sequence);
            Held now = held.get(item);
            boolean same = now != null
                    && now.sequence().isPresent()
                    && (now.sequence().getAsLong() == sequence || now.sequence().equals(sentAgain));
            return same ? speech.words().placeAndVersion(place, Long.toString(now.version())) : place;
        }

        private Mended mended(Repair repair) {
            String sent = repair.sentAgain().isPresent()
                    ? speech.number(repair.sentAgain().getAsLong())
                    : "";
            return repair.provedBy()
                    .map(proof -> new Mended(
                            speech.words()
                                    .mended(
                                            sent,
                                            speech.moment(repair.provedAt().orElseThrow())),
                            speech.link("/ops/proofs/" + proof)))
                    .orElseGet(() -> new Mended(speech.words().notMended(sent), ""));
        }
    }
}
