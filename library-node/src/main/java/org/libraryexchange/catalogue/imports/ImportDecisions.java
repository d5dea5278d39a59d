package org.libraryexchange.catalogue.imports;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/** What people decide about held imports. */
@Singleton
public record ImportDecisions(Imports imports, Importing importing) {

    /**
     * Approves a held import. If it would now withdraw another number of items than the person saw, it stays held, with
     * the new number.
     *
     * @param seen how many withdrawals the person approves; empty for the number with which the import is held
     * @throws ProblemException if there is no such import, or if it is not held
     */
    public ImportView approve(String id, OptionalLong seen, String actor) {
        ImportView decided = decided(id, imports.approve(id, seen, actor));
        importing.wake();
        return decided;
    }

    /**
     * Drops a held import.
     *
     * @throws ProblemException if there is no such import, or if it is not held
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
