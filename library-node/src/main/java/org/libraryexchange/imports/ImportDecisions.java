package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;

/** What people decide about imports that are held. */
@ApplicationScoped
public class ImportDecisions {

    private final Imports imports;
    private final Importing importing;

    ImportDecisions(Imports imports, Importing importing) {
        this.imports = imports;
        this.importing = importing;
    }

    /**
     * Lets an import go on, or holds it with another number where it would withdraw more or fewer items by now.
     *
     * @param seen how many withdrawals somebody agrees to; empty for those that the import is held with
     * @throws ProblemException if there is none, or it is not held
     */
    public ImportView approve(String id, OptionalLong seen, String actor) {
        ImportView decided = decided(id, imports.approve(id, seen, actor));
        importing.wake();
        return decided;
    }

    /**
     * Gives an import up.
     *
     * @throws ProblemException if there is none, or it is not held
     */
    public ImportView drop(String id, String actor) {
        return decided(id, imports.drop(id, actor));
    }

    private ImportView decided(String id, Optional<ImportView> outcome) {
        return outcome.orElseThrow(() -> new ProblemException(
                ProblemType.IMPORT_STATE_CONFLICT,
                "The import is " + imports.named(id).state().term() + ", not held."));
    }
}
