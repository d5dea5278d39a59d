package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch, RFC 7396 section 2. */
final class MergePatch {

    private MergePatch() {}

    /** Changes the target: null removes a member, an object is merged, any other value replaces the old one. */
    static void apply(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode change = member.getValue();
            if (change.isNull()) {
                target.remove(name);
            } else if (change instanceof ObjectNode merged) {
                apply(target.get(name) instanceof ObjectNode present ? present : target.putObject(name), merged);
            } else {
                target.set(name, change);
            }
        });
    }
}
