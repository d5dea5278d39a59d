package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.console.HeldItems.Held;
import org.libraryexchange.console.ProofPage.Course;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.proving.ProofReader;
import org.libraryexchange.proving.ProofView;

/** Reads proofs, with what this node holds of the items that they name. */
@ApplicationScoped
class ProofCourses {

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
        // Letters are not named.
        return new Course(speech, proof, proof.to().isPresent() ? Map.of() : held(proof));
    }

    private Map<UUID, Held> held(ProofView proof) {
        List<UUID> ids = Stream.concat(
                        proof.damaged().stream(),
                        proof.receipts().stream()
                                .flatMap(receipt -> receipt.differences().stream()
                                        .flatMap(List::stream)
                                        .limit(Course.DIFFERENCES_SHOWN)
                                        .map(Difference::id)))
                .distinct()
                .toList();
        return items.of(proof.owner(), ids);
    }
}
