package org.libraryexchange.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.problem.ProblemType;

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
     * Lets an import go on.
     *
     * @throws ProblemException if there is none, or it is not held
     */
    public ImportView approve(String id, String actor) {
        ImportView approved = decided(id, imports.approve(Imports.number(id), actor));
        importing.wake();
        return approved;
    }

    /**
     * Gives an import up.
     *
     * @throws ProblemException if there is none, or it is not held
     */
    public ImportView drop(String id, String actor) {
        return decided(id, imports.drop(Imports.number(id), actor));
    }

    private ImportView decided(String id, Optional<ImportView> outcome) {
        return outcome.orElseThrow(() -> new ProblemException(
                ProblemType.IMPORT_STATE_CONFLICT,
                "The import is " + imports.named(id).state().term() + ", not held."));
    }
}
