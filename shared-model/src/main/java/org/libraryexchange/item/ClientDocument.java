package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Checks of a client's document that come before its members are bound. */
public final class ClientDocument {

    private ClientDocument() {}

    public static ObjectNode object(JsonNode value) throws InvalidItemException {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidItemException("", "type", "must be an object", value);
    }

    /** Refuses the members that only the node sets. */
    public static void refuseFieldsOfNode(ObjectNode tree, List<String> setByNode) throws InvalidItemException {
        List<Violation> found = new ArrayList<>();
        for (String name : setByNode) {
            if (tree.has(name)) {
                found.add(new Violation(
                        "/" + name,
                        "set-by-node",
                        "is set by the node: leave it out",
                        Findings.shortened(tree.get(name))));
            }
        }
        if (!found.isEmpty()) {
            throw new InvalidItemException(found);
        }
    }

    /** Only in a patch does null mean that a member is removed. */
    public static void refuseNulls(ObjectNode tree) throws InvalidItemException {
        Findings findings = Findings.forDocument();
        findNulls(tree, findings);
        findings.throwIfAny();
    }

    private static void findNulls(JsonNode value, Findings findings) {
        if (value.isNull()) {
            findings.refuse("not-null", "has no value: leave the field out instead", null);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                findNulls(value.get(i), findings.at(i));
            }
        } else {
            value.properties().forEach(member -> findNulls(member.getValue(), findings.at(member.getKey())));
        }
    }
}
