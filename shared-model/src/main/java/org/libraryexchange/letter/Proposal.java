package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Rules;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.UuidText;

/**
 * Changes that the sender offers for one item of the addressee. Only the addressee can make them; it may take some and
 * leave others.
 *
 * @param item which one
 * @param base the version that the changes were made for
 * @param credit whom to credit for the texts; optional
 */
public record Proposal(
        @JsonDeserialize(using = UuidText.class) UUID item,
        ItemVersion base,
        Sort sort,
        String credit,
        List<ProposedChange> changes) {

    static final int MOST_CHANGES = 200;
    static final int LONGEST_CREDIT = 300;

    public Proposal {
        changes = Rules.list(changes);
    }

    /**
     * Reads the proposal of a partner's letter, by the rules that bind this city's own.
     *
     * @return empty if the letter proposes nothing
     * @throws InvalidItemException if a newer partner proposes something that this version does not know
     */
    public static Optional<Proposal> ofPartner(byte[] letter) throws InvalidItemException {
        JsonNode found = StoredDocument.read(new String(letter, StandardCharsets.UTF_8), Letter.SHAPE)
                .path("proposal");
        if (found.isMissingNode()) {
            return Optional.empty();
        }
        Proposal proposal = Binding.bindStored(found, Proposal.class);
        Findings findings = Findings.forDocument();
        proposal.check(findings);
        findings.throwIfAny();
        return Optional.of(proposal);
    }

    void check(Findings findings) {
        findings.at("item").present(item);
        if (findings.at("base").present(base)) {
            base.check(findings.at("base"));
        }
        findings.at("sort").present(sort);
        Rules.line(findings.at("credit"), credit, LONGEST_CREDIT);
        LetterContent.requireOneDirection(findings.at("credit"), credit);
        findings.at("changes").require(!changes.isEmpty(), "min-items", "must hold at least one change", null);
        Rules.each(findings.at("changes"), changes, MOST_CHANGES, (at, change) -> change.check(at));
        if (findings.violations().isEmpty()) {
            checkApart(findings.at("changes"));
        }
    }

    /** No change may be about a part of what another one is about. */
    private void checkApart(Findings findings) {
        for (int i = 0; i < changes.size(); i++) {
            JsonPath place = changes.get(i).place();
            boolean apart = changes.subList(0, i).stream()
                    .map(ProposedChange::place)
                    .noneMatch(other -> place.isWithin(other) || other.isWithin(place));
            findings.at(i)
                    .at("pointer")
                    .require(apart, "apart", "must not be about what another change is about", place);
        }
    }
}
