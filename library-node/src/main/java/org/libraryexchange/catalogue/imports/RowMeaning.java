package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.catalogue.BulkRow;
import org.libraryexchange.catalogue.imports.Body.ReadRow;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Violation;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.Text;

/** Finds out what the document of a row asks for. */
record RowMeaning(ImportRequest request, ZippedPictures pictures) {

    /** Whether the row withdraws its item. Of such a row, only the identifier and the reason count. */
    static boolean withdraws(ObjectNode document) {
        return document.path("status").asText().equals(Status.WITHDRAWN.term());
    }

    /**
     * Reads what the row asks for. This changes its document.
     *
     * @throws InvalidItemException if it is not an item, or has no identifier that could match it
     */
    BulkRow of(ReadRow.Document row) throws InvalidItemException {
        ObjectNode document = row.tree();
        Identifier key = key(document);
        if (withdraws(document)) {
            JsonNode withdrawal = document.path("withdrawal");
            return new BulkRow.Withdraw(
                    key,
                    WithdrawalRequest.of(
                            withdrawal.isMissingNode() ? JsonNodeFactory.instance.objectNode() : withdrawal));
        }
        pictures.putInto(document);
        ItemDraft draft = ItemDraft.of(document);
        return request.source().isPresent()
                ? new BulkRow.Put(key, draft, row.exported(), request.status())
                : new BulkRow.Put(key, draft.becoming(request.status()), row.exported());
    }

    /**
     * The identifier that matches the row with its item.
     *
     * @throws InvalidItemException if there is none, or more than one
     */
    Identifier key(ObjectNode document) throws InvalidItemException {
        List<String> values = new ArrayList<>();
        for (JsonNode each : document.path("identifiers")) {
            if (each.path("scheme").asText().equals(request.scheme())
                    && each.path("value").isTextual()) {
                values.add(each.path("value").textValue());
            }
        }
        if (values.isEmpty()) {
            throw invalid("required", "must hold an identifier of the scheme " + request.scheme());
        }
        if (values.size() > 1) {
            throw invalid("one-of", "must hold only one identifier of the scheme " + request.scheme());
        }
        return new Identifier(request.scheme(), normalized(values.get(0)));
    }

    private static String normalized(String value) throws InvalidItemException {
        try {
            return Text.normalized(value);
        } catch (IllegalArgumentException e) {
            throw invalid("format", "holds a value that " + e.getMessage());
        }
    }

    private static InvalidItemException invalid(String rule, String message) {
        return new InvalidItemException(List.of(new Violation("/identifiers", rule, message, null)));
    }
}
