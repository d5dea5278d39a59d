package org.libraryexchange.node;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/** The cities whose items there are at a node: its own and those that it mirrors. */
@ApplicationScoped
public class Cities {

    private final NodeConfig node;

    Cities(NodeConfig node) {
        this.node = node;
    }

    /** The node's own. */
    public String own() {
        return node.city();
    }

    /** The names of all of them, in alphabetical order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(node.partners().keySet());
        names.add(node.city());
        return names;
    }
}
